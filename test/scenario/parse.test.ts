// A scenario is read whole, with defaults, changes in place and SI units.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { jsonSchema, parseScenario, readScenario, setPath } from '../../src/scenario/index.ts';
import { findPreset, getPreset, list, listKinds, presets, show } from '../../src/scenario/list.ts';

const base = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

describe('defaults', () => {
  const scenario = parseScenario(base);

  test('what is left out has the documented value', () => {
    expect(scenario.precision).toEqual({ weights: 'bf16', activations: 'bf16', kv: 'bf16', head: 'bf16' });
    expect(scenario.engine).toMatchObject({ id: 'vllm-0.21', policy: 'fcfs', asyncScheduling: true, kvBlocks: null });
    expect(scenario.pools).toMatchObject([{ role: 'mixed', replicas: 1, tp: 1 }]);
    expect(scenario.run).toEqual({ seed: 1, warmUpS: 0, windowS: 1, untilS: null, stepMode: 'jump' });
    expect(scenario.slo).toEqual({ ttftS: null, tpotS: null, e2eS: null });
    expect(scenario.classes).toEqual([{ name: 'default', share: 1, priority: 0, slo: scenario.slo }]);
    expect(scenario.attainment).toBeNull();
    expect(scenario.price).toEqual({ acceleratorUsdPerS: null, energyUsdPerJ: null });
  });

  test('the engine is the newest vLLM as it is on the accelerator', () => {
    const engine = scenario.pools[0]!.engine;
    const values = [engine.blockTokens, engine.memoryFraction, engine.maxNumSeqs, engine.maxNumBatchedTokens];
    expect(values.map((one) => one.value)).toEqual([16, 0.92, 1024, 8192]);
    expect([engine.longPrefillTokenThreshold.value, engine.watermark.value]).toEqual([null, 0]);
    expect([engine.reserved.value, engine.admit, engine.maxModelLen.value]).toEqual([null, 'prompt', null]);
  });

  test('the head keeps 16 bits where the weights are narrower', () => {
    const headOf = (weights: string) => parseScenario({ ...base, precision: { weights } }).precision.head;
    expect(['fp8', 'int4', 'fp16', 'fp32'].map(headOf)).toEqual(['bf16', 'bf16', 'fp16', 'fp32']);
    expect(parseScenario({ ...base, precision: { weights: 'fp8', head: 'fp8' } }).precision.head).toBe('fp8');
  });
});

describe('forms', () => {
  test('YAML, JSON, a BOM and CRLF read the same', () => {
    const yaml = [
      'model: llama-3.1-8b',
      'fleet: { pools: [{ accelerator: h100-sxm }] }',
      'workload: { preset: chat, rate: "4 /s", duration: 1 h }',
      'tokenworks: 1',
    ];
    const expected = { ...parseScenario(base), given: null };
    const readings = [yaml.join('\n'), yaml.join('\r\n'), `\ufeff${yaml.join('\n')}`, JSON.stringify(base)];
    for (const text of readings) expect({ ...parseScenario(text), given: null }).toEqual(expected);
  });

  test('anchors are followed', () => {
    const text = `
      model: llama-3.1-8b
      slo: &slo { ttft: 500 ms }
      fleet: { pools: [{ accelerator: h100 }] }
      workload:
        { preset: chat, rate: 1 /s, requests: 5, classes: [{ name: a, slo: *slo }] }`;
    expect(parseScenario(text).classes[0]?.slo.ttftS).toBe(0.5);
  });

  test('an accelerator changed in place keeps the rest and says who changed it', () => {
    const fleet = {
      pools: [{ accelerator: { base: 'h100-sxm', hbmBandwidth: '3 TB/s', peak: { bf16: '900 TFLOP/s' } } }],
    };
    const accelerator = parseScenario({ ...base, fleet }).pools[0]?.accelerator;
    expect(accelerator?.hbmBandwidth).toMatchObject({ value: 3e12, unit: 'B/s', kind: 'user' });
    expect(accelerator?.peak.fp16).toMatchObject({ value: 9e14, kind: 'derived' });
    expect(accelerator?.peak.fp8.value).toBe(1978.9);
    expect(accelerator?.tdp.value).toBe(700);
  });

  test('an accelerator written out needs its memory, bandwidth, power and one peak, and assumes the rest', () => {
    const written = { hbmCapacity: '96 GB', hbmBandwidth: '3 TB/s', tdp: '500 W', peak: { bf16: '600 TFLOP/s' } };
    const accelerator = parseScenario({ ...base, fleet: { pools: [{ accelerator: written }] } }).pools[0]?.accelerator;
    expect(accelerator?.efficiency.hbm).toMatchObject({ kind: 'assumed' });
    expect(accelerator?.peak.fp8.value).toBeNull();
    expect(accelerator?.linkDomain.value).toBe(1);
  });

  test('a model written in place, whole or changed', () => {
    const whole = {
      layers: 2,
      hidden: 64,
      heads: 4,
      kvHeads: 2,
      headDim: 16,
      ffn: 128,
      gatedMlp: true,
      vocab: 100,
      tiedEmbeddings: false,
    };
    expect(parseScenario({ ...base, model: whole }).model).toMatchObject({ ...whole, kind: 'user', maxContext: null });
    expect(parseScenario({ ...base, model: { base: 'opt-13b', layers: 2 } }).model).toMatchObject({
      layers: 2,
      hidden: 5120,
    });
  });

  test('KV tokens are counted in whole blocks', () => {
    expect(parseScenario({ ...base, engine: { kvTokens: 1000, blockTokens: 32 } }).engine.kvBlocks).toBe(31);
  });

  test('words switch limits off', () => {
    const engine = { longPrefillTokenThreshold: 'off', queueLimit: 'unbounded', deepIdleAfter: 'never' };
    const parsed = parseScenario({ ...base, engine }).engine;
    expect([parsed.longPrefillTokenThreshold.value, parsed.queueLimit.value, parsed.deepIdleAfter.value]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('workloads', () => {
  const workload = (given: object, file?: string) =>
    parseScenario({ ...base, workload: given }, file === undefined ? {} : { file }).workload;

  test('a trace stands beside its scenario', () => {
    const trace = { trace: 'conv.csv', speed: 8, limit: 10 };
    expect(workload(trace, 'a/b/s.yaml')).toEqual({
      kind: 'trace',
      file: 'a/b/conv.csv',
      format: null,
      speed: 8,
      limit: 10,
    });
    expect(workload({ trace: '/t/conv.csv' }, 'a/s.yaml')).toMatchObject({ file: '/t/conv.csv' });
    expect(workload({ trace: 'conv.csv' })).toMatchObject({ file: 'conv.csv', speed: 1, limit: null });
  });

  test('lengths are fixed, log-normal or quantiles', () => {
    const arrivals = { process: 'gamma', rate: '40 /s', cv: 2 };
    const prompt = { logNormal: { median: 500, sigma: 1 }, max: 4096 };
    const output = {
      quantiles: [
        [0, 10],
        [0.5, 128],
        [1, 4096],
      ],
    };
    expect(workload({ arrivals, prompt, output, requests: 7 })).toEqual({
      kind: 'drawn',
      preset: null,
      arrivals: { process: 'gamma', ratePerS: 40, cv: 2 },
      prompt: { kind: 'logNormal', median: 500, sigma: 1, min: 1, max: 4096 },
      output: { kind: 'quantiles', shares: [0, 0.5, 1], tokens: [10, 128, 4096] },
      requests: 7,
      durationS: null,
    });
    expect(workload({ rate: '1 /s', prompt: 5, output: { fixed: 6 }, requests: 1 })).toMatchObject({
      prompt: { kind: 'fixed', tokens: 5 },
      output: { kind: 'fixed', tokens: 6 },
    });
  });

  test('a preset gives the lengths, and one of them may be changed', () => {
    const changed = workload({ preset: 'chat', rate: '1 /s', requests: 1, output: 3 });
    expect(changed).toMatchObject({
      preset: 'chat',
      prompt: { kind: 'quantiles' },
      output: { kind: 'fixed', tokens: 3 },
    });
  });

  // Guards against a class that names one objective and loses the others without a word.
  test('classes without shares are equal; an objective that a class leaves out is that of the scenario', () => {
    const free = { name: 'c', slo: { ttft: '9 s', tpot: 'none' } };
    const classes = [{ name: 'a' }, { name: 'b', priority: -2, slo: { ttft: '1 s' } }, free, { name: 'd', slo: {} }];
    const parsed = parseScenario({ ...base, slo: { tpot: '50 ms' }, workload: { ...base.workload, classes } }).classes;
    expect(parsed).toEqual([
      { name: 'a', share: 0.25, priority: 0, slo: { ttftS: null, tpotS: 0.05, e2eS: null } },
      { name: 'b', share: 0.25, priority: -2, slo: { ttftS: 1, tpotS: 0.05, e2eS: null } },
      { name: 'c', share: 0.25, priority: 0, slo: { ttftS: 9, tpotS: null, e2eS: null } },
      { name: 'd', share: 0.25, priority: 0, slo: { ttftS: null, tpotS: 0.05, e2eS: null } },
    ]);
  });
});

describe('setPath', () => {
  test('replaces a field by a YAML value and leaves the original alone', () => {
    const changed = setPath(base, 'fleet.pools.0.tp', '4');
    expect(parseScenario(changed).pools[0]?.tp).toBe(4);
    expect(base.fleet.pools[0]).toEqual({ accelerator: 'h100-sxm' });
  });

  test('makes missing tables and turns a named entry into its base', () => {
    expect(setPath({}, 'run.seed', '7')).toEqual({ run: { seed: 7 } });
    expect(setPath({ engine: 'vllm-v1' }, 'engine.maxNumSeqs', '8')).toEqual({
      engine: { base: 'vllm-v1', maxNumSeqs: 8 },
    });
  });

  test.each([
    '__proto__.x',
    'constructor.prototype.x',
    'fleet.pools.5.tp',
    'fleet.pools.-1.tp',
    'a..b',
    '',
    'fleet.pools.length',
  ])('refuses %j', (path) => {
    expect(() => setPath(base, path, '1')).toThrow(InputError);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('refuses a value with a hostile key', () => {
    expect(() => setPath(base, 'engine', '{ __proto__: { a: 1 } }')).toThrow(InputError);
  });
});

describe('presets and lists', () => {
  test.each(presets.map(({ id, scenario }): [string, unknown] => [id, scenario]))(
    '%s parses and has its own name',
    (id, scenario) => {
      expect(parseScenario(scenario).name).toBe(id);
    },
  );

  test('chat-8b-h100 is there, and ids are unique', () => {
    const ids = presets.map(({ id }) => id);
    expect(ids).toContain('chat-8b-h100');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a name is never a path', () => {
    expect(findPreset('../../x')).toBeNull();
    expect(findPreset('constructor')).toBeNull();
    expect(() => getPreset('../../x')).toThrow(/found "\.\.\/\.\.\/x"/);
    expect(() => getPreset('chat-8b-h10')).toThrow(/Did you mean chat-8b-h100/);
  });

  test('every registry lists its entries, and show finds each of them', () => {
    for (const kind of listKinds) {
      for (const row of list(kind)) expect(show(row.id).id, `${kind} ${row.id}`).toBe(row.id);
    }
    expect(() => list('modells')).toThrow(/Did you mean models/);
    expect(() => show('h100-smx')).toThrow(/Did you mean h100-sxm/);
  });
});

describe('the JSON Schema', () => {
  test('names every key of the top level and refuses others', () => {
    const schema = jsonSchema() as { properties: object; additionalProperties: boolean };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['model', 'precision', 'engine', 'fleet', 'workload', 'slo', 'price', 'run']),
    );
    expect(schema.additionalProperties).toBe(false);
    expect(JSON.stringify(schema)).toContain('h100-sxm');
  });

  test('readScenario gives the plain data', () => {
    expect(readScenario('a: 1')).toEqual({ a: 1 });
  });
});
