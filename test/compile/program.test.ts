// The numbers of a Program, computed by hand, and the direction in which every option moves them.

import { describe, expect, test } from 'vitest';
import { accelerators, models } from '../../src/catalog/index.ts';
import { missingOfAccelerator } from '../../src/catalog/status.ts';
import { places } from '../../src/core/layout.gen.ts';
import { type Changes, compiled, issuesOf, kindOf } from './support.ts';

const A = 'fleet.pools.0.accelerator';
const NONE = 2n ** 63n - 1n;

const GIB = 1024 ** 3;

describe('Llama 3.1 8B on one H100, by hand', () => {
  const kind = kindOf();

  test('shape', () => {
    expect(kind).toMatchObject({
      ranks: 1,
      layers: 32,
      hidden: 4096,
      heads: 32,
      kvHeads: 8,
      headDim: 128,
      ffn: 14336,
      upProjections: 2,
      vocab: 128256,
    });
  });

  test('bytes of bf16', () => {
    expect(kind).toMatchObject({ weightBytes: 2, headBytes: 2, residualBytes: 2, kvBytes: 2 });
  });

  test('sustained rates are datasheet × achieved fraction', () => {
    expect(kind['linearFlopPerS']).toBeCloseTo(989.4e12 * 0.78, -6);
    expect(kind['attentionFlopPerS']).toBeCloseTo(989.4e12 * 0.78 * 0.75, -6);
    expect(kind['vectorFlopPerS']).toBeCloseTo(67e12 * 0.78, -6);
    expect(kind['hbmBytesPerS']).toBeCloseTo(3.35e12 * 0.8, -6);
    expect(kind['linkBytesPerS']).toBeCloseTo(450e9 * 0.7, -6);
    expect(kind).toMatchObject({ launchS: 3.7e-6, allReduceLatencyS: 5e-6 });
  });

  test('energies are shares of TDP at the datasheet peaks, in pJ', () => {
    expect(kind['linearPjPerFlop']).toBeCloseTo((0.65 * 700 * 1e12) / 989.4e12, 12);
    expect(kind['vectorPjPerFlop']).toBeCloseTo((0.65 * 700) / 67, 12);
    expect(kind['hbmPjPerByte']).toBeCloseTo((0.29 * 700) / 3.35, 12);
    expect(kind['linkPjPerByte']).toBe(0);
    expect(kind).toMatchObject({ activeW: 245n, dynamicCapW: 455n, contextIdleW: 122n, idleW: 72n });
  });

  test('engine: 32 × (53 − 9 × 3.7) − 3.7 us of host time a step, 20 us a sequence, 5 ms of delivery', () => {
    expect(kindOf({ 'fleet.pools.0.kernels': 'roofline' })).toMatchObject({
      hostStepPs: 626_700_000n,
      hostSequencePs: 20_000_000n,
      outputPs: 5_000_000_000n,
      deepIdleAfterPs: NONE,
      maxNumBatchedTokens: 8192,
      maxNumSeqs: 1024,
      longPrefillTokenThreshold: 0,
      queueLimit: -1,
      blockTokens: 16,
      watermarkBlocks: 0,
      asyncScheduling: 1,
      scheduler: 0,
      order: 0,
      victim: 0,
      admission: 1,
      maxModelLen: 0,
    });
  });

  test('KV: floor((0.92 × 79.1 GiB − 16.06 GB − sampling − 0.3 GiB − 32 × 8 MiB) / (16 × 128 KiB)) blocks', () => {
    const weights = 2 * (32 * (4096 * 6144 + 4096 * 4096 + 3 * 4096 * 14336) + 65 * 4096 + 2 * 128256 * 4096);
    expect(weights).toBe(16_060_522_496);
    // sampling 1,024 sequences takes 12 B a word, more than 8,192 tokens in the layers: 2 · 3 · (4096 + 14336) B each
    const sampling = 12 * 1024 * 128_256;
    expect(sampling).toBeGreaterThan(8192 * 6 * (4096 + 14_336));
    const left = 0.92 * 79.1 * GIB - weights - sampling - 0.3 * GIB - 32 * 8 * 1024 ** 2;
    expect(kind['kvBlocks']).toBe(Math.floor(left / (16 * 131_072)));
    expect(kind['kvBlocks']).toBe(28_567);
  });
});

describe('every column', () => {
  test.each(Object.keys(places).filter((name) => places[name as keyof typeof places].program))(
    'of %s is filled and finite',
    (name) => {
      const table = compiled().program[name as 'kind'] as unknown as Record<string, ArrayLike<number | bigint>>;
      expect(Object.keys(table).sort()).toEqual(Object.keys(places[name as 'kind'].columns).sort());
      const { columns } = places[name as 'kind'];
      const rows = new Set(
        Object.entries(table).map(([column, values]) => values.length / columns[column as 'kind']!.width),
      );
      expect(rows.size, 'columns of one length').toBe(1);
      for (const [column, values] of Object.entries(table)) {
        for (const value of Array.from(values)) expect(Number.isFinite(Number(value)), column).toBe(true);
      }
    },
  );
});

describe('tensor parallel', () => {
  const two = { model: 'llama-3.1-70b', [`${A}`]: 'h100-sxm', 'fleet.pools.0.tp': '4' };

  test('heads, MLP and vocabulary are split', () => {
    expect(kindOf(two)).toMatchObject({ ranks: 4, heads: 16, kvHeads: 2, ffn: 7168, vocab: 32064 });
  });

  test('power is of the whole replica, rounded to watts once', () => {
    expect(kindOf(two)).toMatchObject({ activeW: 980n, dynamicCapW: 1820n, contextIdleW: 487n, idleW: 287n });
  });

  test('a vocabulary that does not divide is rounded up', () => {
    expect(kindOf({ ...two, 'model.vocab': '128257' })['vocab']).toBe(32065);
  });

  test('KV heads are replicated when ranks outnumber them', () => {
    const changes = { model: 'qwen2.5-7b', 'fleet.pools.0.tp': '4' };
    expect(kindOf(changes)['kvHeads']).toBe(1);
    const wide = { 'model.kvHeads': '2', 'fleet.pools.0.tp': '8' };
    expect(kindOf(wide)).toMatchObject({ heads: 4, kvHeads: 1 });
    const line = compiled(wide).pools[0]?.capacity.find(({ what }) => what === 'KV projections');
    expect(line).toMatchObject({ value: 32 * 2 * 128 * 4096 * 2 });
    expect(line?.note).toContain('replicated');
    expect(compiled(wide).pools[0]?.kvBytesPerToken).toBe(2 * 32 * 2 * 128 * 2);
  });

  test.each([
    [{ model: 'qwen2.5-7b', 'fleet.pools.0.tp': '8' }, /28 heads over 8/],
    [{ 'model.kvHeads': '4', 'model.heads': '24', 'fleet.pools.0.tp': '6' }, /4 KV heads over 6/],
    [{ 'model.ffn': '14337', 'fleet.pools.0.tp': '2' }, /MLP width 14337 over 2/],
  ])('%j is refused with the reason', (changes: Changes, reason) => {
    const issues = issuesOf(changes);
    expect(issues.map(({ found }) => found).join(' ')).toMatch(reason);
    expect(issues[0]?.path).toEqual(['fleet', 'pools', 0, 'tp']);
  });
});

describe('an option moves its column in its direction', () => {
  test.each<[string, string, string, 'up' | 'down' | 'same']>([
    [`${A}.hbmBandwidth`, '4 TB/s', 'hbmBytesPerS', 'up'],
    [`${A}.hbmBandwidth`, '4 TB/s', 'hbmPjPerByte', 'down'],
    [`${A}.hbmCapacity`, '100 GB', 'kvBlocks', 'up'],
    [`${A}.peak.bf16`, '2 PFLOP/s', 'linearFlopPerS', 'up'],
    [`${A}.peak.bf16`, '2 PFLOP/s', 'linearPjPerFlop', 'down'],
    [`${A}.peak.fp8`, '9 PFLOP/s', 'linearFlopPerS', 'same'],
    [`${A}.efficiency.compute`, '0.9', 'linearFlopPerS', 'up'],
    [`${A}.efficiency.compute`, '0.9', 'linearPjPerFlop', 'same'],
    [`${A}.efficiency.attention`, '0.9', 'attentionFlopPerS', 'up'],
    [`${A}.efficiency.hbm`, '0.9', 'hbmBytesPerS', 'up'],
    [`${A}.efficiency.link`, '0.9', 'linkBytesPerS', 'up'],
    [`${A}.linkBandwidth`, '900 GB/s', 'linkBytesPerS', 'up'],
    [`${A}.linkLatency`, '9 us', 'allReduceLatencyS', 'up'],
    [`${A}.launch`, '5 us', 'launchS', 'up'],
    [`${A}.launch`, '5 us', 'hostStepPs', 'same'],
    [`${A}.tdp`, '800 W', 'activeW', 'up'],
    [`${A}.tdp`, '800 W', 'dynamicCapW', 'up'],
    [`${A}.idlePower`, '90 W', 'idleW', 'up'],
    [`${A}.contextIdlePower`, '150 W', 'contextIdleW', 'up'],
    [`${A}.power.active`, '0.5', 'dynamicCapW', 'down'],
    [`${A}.power.hbm`, '0.5', 'hbmPjPerByte', 'up'],
    [`${A}.power.compute`, '0.8', 'attentionPjPerFlop', 'up'],
    [`${A}.power.link`, '0.1', 'linkPjPerByte', 'up'],
    ['engine.memoryFraction', '0.8', 'kvBlocks', 'down'],
    ['engine.reserved', '5 GB', 'kvBlocks', 'down'],
    ['engine.graphs', '5 GB', 'kvBlocks', 'down'],
    ['engine.workspace', '5 GB', 'kvBlocks', 'down'],
    ['engine.activations', '5 GB', 'kvBlocks', 'down'],
    ['engine.blockTokens', '32', 'kvBlocks', 'down'],
    ['engine.kvBlocks', '99', 'kvBlocks', 'down'],
    ['engine.watermark', '0.01', 'watermarkBlocks', 'up'],
    ['engine.layerOverhead', '60 us', 'hostStepPs', 'up'],
    ['engine.layerOverhead', '10 us', 'hostStepPs', 'down'],
    ['engine.hostStep', '9 ms', 'hostStepPs', 'up'],
    ['engine.hostSequence', '30 us', 'hostSequencePs', 'up'],
    ['engine.output', '1 ms', 'outputPs', 'down'],
    ['engine.deepIdleAfter', '10 s', 'deepIdleAfterPs', 'down'],
    ['engine.asyncScheduling', 'false', 'asyncScheduling', 'down'],
    ['engine.admit', 'whole', 'admission', 'up'],
    ['engine.maxModelLen', '4096', 'maxModelLen', 'up'],
    [`${A}.usableMemory`, '70 GiB', 'kvBlocks', 'down'],
    ['engine.policy', 'priority', 'order', 'up'],
    ['engine.maxNumBatchedTokens', '2048', 'maxNumBatchedTokens', 'down'],
    ['engine.maxNumSeqs', '512', 'maxNumSeqs', 'down'],
    ['engine.maxNumSeqs', '4096', 'kvBlocks', 'down'],
    ['engine.maxNumBatchedTokens', '65536', 'kvBlocks', 'down'],
    ['engine.longPrefillTokenThreshold', '512', 'longPrefillTokenThreshold', 'up'],
    ['engine.queueLimit', '10', 'queueLimit', 'up'],
    ['precision.weights', 'fp8', 'kvBlocks', 'up'],
    ['precision.kv', 'fp8', 'kvBlocks', 'up'],
    ['precision.head', 'fp32', 'kvBlocks', 'down'],
    ['model.tiedEmbeddings', 'true', 'kvBlocks', 'up'],
    ['model.gatedMlp', 'false', 'upProjections', 'down'],
  ])('%s = %s: %s goes %s', (path, value, column, way) => {
    const [before, after] = [kindOf()[column]!, kindOf({ [path]: value })[column]!];
    if (way === 'up') expect(after).toBeGreaterThan(before as number);
    if (way === 'down') expect(after).toBeLessThan(before as number);
    if (way === 'same') expect(after).toBe(before);
  });

  test('the watermark is rounded up to whole blocks', () => {
    expect(kindOf({ 'engine.kvBlocks': '150', 'engine.watermark': '0.01' })['watermarkBlocks']).toBe(2);
  });

  test('host time is never negative', () => {
    expect(kindOf({ 'engine.layerOverhead': '1 us' })['hostStepPs']).toBe(0n);
  });

  test('objectives, windows and warm-up become ps; without an objective there is no limit', () => {
    const { program } = compiled({ slo: '{ ttft: 500 ms }', run: '{ window: 2 s, warmUp: 1 min, stepMode: step }' });
    expect([program.class.sloTtftPs[0], program.class.sloTpotPs[0]]).toEqual([500_000_000_000n, NONE]);
    expect([program.run.windowPs[0], program.run.warmUpPs[0], program.run.stepMode[0]]).toEqual([
      2n * 10n ** 12n,
      60n * 10n ** 12n,
      2,
    ]);
  });

  test('the scenario’s price goes before the catalog’s, and no price is null', () => {
    const rentOf = (changes: Changes = {}) => compiled(changes).pools[0]?.acceleratorUsdPerS;
    expect(rentOf({ price: '{ accelerator: 3.6 $/h }' })).toBeCloseTo(0.001, 15);
    expect(rentOf()).toBe(4.35 / 3600);
    expect(compiled().price).toEqual({ energyUsdPerJ: null });
    expect(rentOf({ [A]: 'gaudi-3' })).toBeNull();
  });
});

describe('refusals', () => {
  test('a model that does not fit is told with the arithmetic and the smallest tp', () => {
    const [issue] = issuesOf({ model: 'llama-3.1-70b' });
    expect(issue).toMatchObject({ code: 'DOES_NOT_FIT', path: ['fleet', 'pools', 0, 'tp'] });
    expect(issue?.hint).toContain('84.93 GB, of which the engine uses 92.0 %; 141.11 GB of weights and 2.81 GB');
    expect(issue?.hint).toContain('leave -65.77 GB for KV');
    expect(issue?.hint).toContain('smallest tp that fits is 2');
    expect(issuesOf({ model: 'llama-3.1-405b' })[0]?.hint).toMatch(/fits no tp/);
  });

  test('the smallest tp is one that the heads allow', () => {
    // 28 heads and 4 KV heads: 4 or 7 is no choice on 24 GB parts beyond what divides
    const [issue] = issuesOf({ model: 'qwen2.5-7b', [`${A}.hbmCapacity`]: '12 GB' });
    expect(issue?.hint).toContain('smallest tp that fits is 2');
  });

  test('an accelerator without a wide enough multiply is told with those it has', () => {
    const [issue] = issuesOf({
      [A]: 'tpu-v5e',
      model: 'llama-3.2-1b',
      precision: '{ weights: fp32, activations: fp32, kv: fp32 }',
    });
    expect(issue).toMatchObject({ code: 'INCOMPLETE' });
    expect(issue?.hint).toContain('bf16');
  });

  test('tp over a link of unknown bandwidth is refused, not divided by zero', () => {
    const written =
      '{ hbmCapacity: 80 GB, hbmBandwidth: 3 TB/s, tdp: 700 W, linkDomain: 8, peak: { bf16: 900 TFLOP/s } }';
    expect(issuesOf({ [A]: written, 'fleet.pools.0.tp': '2' })[0]).toMatchObject({ code: 'INCOMPLETE' });
    expect(issuesOf({ [A]: written })).toEqual([]);
  });

  test.each([
    { [`${A}.hbmBandwidth`]: '3 kB/s' },
    { [`${A}.peak.bf16`]: '900 FLOP/s' },
    { 'engine.hostStep': '60 s', 'engine.hostSequence': '1 s', 'engine.maxNumSeqs': '8192' },
    { model: '{ base: llama-3.1-8b, hidden: 2000000000 }', 'engine.kvBlocks': '10' },
  ])('%j: a step that i64 cannot hold is refused', (changes: Changes) => {
    expect(issuesOf(changes)[0]?.hint).toMatch(/check the units/);
  });

  test('a window whose joules i64 cannot hold is refused', () => {
    expect(issuesOf({ run: '{ window: 3 h }' })[0]).toMatchObject({ path: ['run', 'window'] });
    expect(issuesOf({ run: '{ window: 1 h }' })).toEqual([]);
  });

  test('independent problems are told together', () => {
    expect(issuesOf({ 'model.ffn': '14337', 'fleet.pools.0.tp': '2', run: '{ window: 24 h }' }).length).toBe(2);
  });
});

describe('facts', () => {
  test('every accelerator and model of the catalog compiles together, or does not fit', () => {
    for (const { id } of accelerators.filter((one) => missingOfAccelerator(one).length === 0)) {
      for (const model of models.filter((one) => one.needs.length === 0)) {
        // one KV head of 64: 2.7 million tokens would be read by 1,024 sequences, which no step may take
        if (id === 'mi308x' && model.id.startsWith('falcon')) continue;
        const issues = issuesOf({ [A]: id, model: model.id });
        expect(
          issues.filter((issue) => issue.code !== 'DOES_NOT_FIT'),
          `${model.id} on ${id}`,
        ).toEqual([]);
      }
    }
  });

  test('KV a token of OPT-13B is 800 KiB, and a prompt beyond the context is warned of', () => {
    const opt = compiled({ model: 'opt-13b' });
    expect(opt.pools[0]?.kvBytesPerToken).toBe(819_200);
    expect(opt.warnings.join()).toMatch(/2048/);
  });

  test('given KV blocks that memory cannot hold are warned of', () => {
    expect(compiled({ 'engine.kvBlocks': '99999' }).warnings.join()).toMatch(/more than the 28567/);
    expect(compiled({ 'engine.kvBlocks': '99' }).warnings.join()).not.toMatch(/more than/);
  });

  test('provenance tells kinds, and what the scenario changed is the user’s', () => {
    const { provenance } = compiled({ [`${A}.tdp`]: '600 W' });
    expect(provenance.find(({ what }) => what.endsWith('TDP'))).toMatchObject({ value: 600, kind: 'user' });
    expect(provenance.find(({ what }) => what.endsWith('HBM bandwidth'))).toMatchObject({ kind: 'datasheet' });
    expect(provenance.find(({ what }) => what.endsWith('active power share'))).toMatchObject({ kind: 'assumed' });
    expect(provenance.find(({ what }) => what.endsWith('maxNumSeqs'))).toMatchObject({ kind: 'recalled' });
    for (const one of provenance) expect(one.source.length, one.what).toBeGreaterThan(0);
  });

  test('provenance leaves out what the answer does not rest on', () => {
    const toldBy = (changes: Changes) => compiled(changes).provenance.map(({ what }) => what);
    expect(toldBy({})).toEqual(expect.arrayContaining(['vllm-0.21: runtime', 'vllm-0.21: memoryFraction']));
    expect(toldBy({})).not.toContain('vllm-0.21: reserved');
    expect(toldBy({ 'engine.reserved': '1 GB' })).toContain('vllm-0.21: reserved');
    expect(toldBy({ 'engine.kvBlocks': '99' })).not.toContain('vllm-0.21: memoryFraction');
  });

  test('capacity lines add up', () => {
    const lines = new Map(compiled().pools[0]?.capacity.map(({ what, value }) => [what, value]));
    const at = (what: string) => lines.get(what) ?? Number.NaN;
    const parts = at('linear layers') + at('KV projections') + at('embedding and LM head') + at('norms');
    expect(at('weights a rank')).toBe(parts);
    const kept = at('activations') + at('workspace') + at('graphs');
    expect(at('left for KV')).toBe(at('memory') * at('memory fraction') - parts - kept);
    expect(at('KV tokens')).toBe(at('KV blocks') * 16);
  });
});
