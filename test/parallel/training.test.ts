// The training step: closed forms by hand, and every option moves its number the way its definition says.

import { describe, expect, test } from 'vitest';
import { halvings, type KernelTimes, ringShare, rooflineTimes } from '../../src/parallel/times.ts';
import { powerShare, sustainedClock } from '../../src/training/power.ts';
import { bubbleOverIdeal, bubbleShare, harmonic, pipelineS } from '../../src/training/schedule.ts';
import { modelFlopOf, priceTrainingStep, type TrainingMachine, trainingIssues } from '../../src/training/step.ts';
import type { TrainingOptions } from '../../src/training/types.ts';
import { dense, gpt, machine, mixture, rates, specOf } from './support.ts';

type Changes = Parameters<typeof specOf>[0];

const price = (changes: Changes = {}, on: TrainingMachine = machine) => priceTrainingStep(specOf(changes), on);
const withOptions = (options: Partial<TrainingOptions>, more: Changes = {}) => price({ ...more, options });

/** A GEMM takes a second a FLOP·1e-15, all else nothing. */
const onlyGemms: TrainingMachine = {
  ...machine,
  times: {
    gemm: (m, n, k) => 2e-15 * m * n * k,
    prefillAttention: () => 0,
    collective: () => 0,
    elementwise: () => 0,
  },
};

/** A layer model whose stages are alike: no vocabulary to speak of. */
const even = { ...dense, vocab: 4 };

describe('closed forms', () => {
  test('pipelines: (m + pp − 1) · t; chunks divide the fill', () => {
    expect(pipelineS([2, 2, 2, 2], 8, 1)).toBe((8 + 3) * 2);
    expect(pipelineS([2, 2, 2, 2], 8, 3)).toBe(8 * 2 + 2);
    expect(pipelineS([1, 3, 2], 5, 1)).toBe(15 + 3);
    expect(bubbleShare(4, 8)).toBeCloseTo(3 / 11, 12);
    expect(bubbleOverIdeal(4, 8, 3)).toBe(3 / 24);
  });

  test('a step of GEMMs alone: 6 FLOP a weight and token, and the bubble of its schedule', () => {
    const step = price({ model: even }, onlyGemms);
    const weights = 16 * (2 * 4096 * 128 * (32 + 8) + 3 * 4096 * 14336) + 4 * 4096;
    const tokens = 64 * 4096;
    const work = (6 * weights * tokens * 1e-15) / 64;
    expect(step.parts.forwardS + step.parts.backwardS).toBeCloseTo(work, 3);
    expect(step.parts.backwardS / step.parts.forwardS).toBeCloseTo(2, 12);
    expect(step.parts.bubbleS / work).toBeCloseTo(3 / 16, 3);
    expect(step.hfu).toBeGreaterThan(step.mfu);
  });

  test('full recompute is one forward more', () => {
    const none = price({ model: even }, onlyGemms);
    const full = price({ model: even, options: { recompute: 'full' } }, onlyGemms);
    expect(full.parts.recomputeS).toBeCloseTo(none.parts.forwardS, 3);
    expect(full.modelFlop).toBe(none.modelFlop);
    expect(full.hardwareFlop / none.hardwareFlop).toBeCloseTo(4 / 3, 2);
  });

  // Narayanan et al., SC 2021, eq. 3: 96·B·s·l·h²·(1 + s/(6h) + V/(16·l·h)), recompute and all scores counted
  test('hardware FLOP of a GPT are those of the published formula', () => {
    const model = { ...gpt, layers: 24, hidden: 2048, heads: 16, kvHeads: 16, ffn: 8192, vocab: 51200 };
    const options = { attention: 'unfused', recompute: 'full' } as const;
    const step = price({ model, options, batch: { sequence: 2048 } });
    const [layers, hidden, sequence, batch] = [24, 2048, 2048, 64];
    const inside = 1 + sequence / (6 * hidden) + 51200 / (16 * layers * hidden);
    expect(step.hardwareFlop / (96 * batch * sequence * layers * hidden * hidden * inside)).toBeCloseTo(1, 9);
  });

  test('model FLOP: 6 · N · tokens and causal attention, whatever runs', () => {
    const spec = specOf();
    const weights = 16 * (2 * 4096 * 128 * 40 + 3 * 4096 * 14336 + 2 * 4096) + 4096 + 128256 * 4096;
    const attention = 3 * 16 * (2 * 32 * 256) * (4096 / 2);
    expect(modelFlopOf(spec)).toBe(64 * 4096 * (6 * weights + attention));
    expect(price({ options: { recompute: 'full' } }).modelFlop).toBe(modelFlopOf(spec));
  });

  test('rings: 2(n − 1)/n of an all-reduce, half of it for its halves', () => {
    expect(ringShare('allReduce', 8)).toBe(14 / 8);
    expect(ringShare('allGather', 8) + ringShare('reduceScatter', 8)).toBe(ringShare('allReduce', 8));
    const { collective } = rooflineTimes({ ...rates, linkLatencyS: 0 }, 2);
    expect(collective('allReduce', 1e9, 8, 8)).toBeCloseTo((1.75 * 1e9) / (450e9 * 0.7), 12);
    expect(collective('allReduce', 1e9, 1, 1)).toBe(0);
    expect([1, 2, 3, 8, 9].map(halvings)).toEqual([0, 1, 2, 3, 4]);
    const out = collective('reduceScatter', 1e9, 16, 1);
    expect(out).toBeCloseTo(15e9 / 16 / (0.93 * 50e9) + 4 * 15e-6, 9);
    expect(collective('reduceScatter', 1e9, 16, 4)).toBeLessThan(out);
  });

  test('gradients over copies: 2Φ with ZeRO 0 to 2 on one micro-batch, 3Φ with ZeRO 3', () => {
    const sent = (zero: 0 | 1 | 2 | 3) => withOptions({ zero }, { batch: { globalBatch: 4 } }).bytes.data;
    expect(sent(1)).toBe(sent(0));
    expect(sent(2)).toBe(sent(0));
    expect(sent(3) / sent(0)).toBeCloseTo(1.5, 12);
  });

  test('waiting: the last of n exponential delays comes after 1 + 1/2 + … + 1/n of their mean', () => {
    expect(harmonic(4)).toBeCloseTo(25 / 12, 12);
    const step = withOptions({ jitter: { meanS: 1e-3, straggler: 0 } });
    expect(step.parts.jitterS).toBeCloseTo(1e-3 * (2 * 16 * (25 / 12) + harmonic(64)), 12);
  });
});

describe('every option moves its number the way it says', () => {
  const base = price();

  test('parts add up to the step', () => {
    const step = withOptions({ recompute: 'full', jitter: { meanS: 1e-3, straggler: 0.1 }, accumulation: 'separate' });
    const sum = Object.values(step.parts).reduce((total: number, part: number) => total + part, 0);
    expect(sum).toBeCloseTo(step.stepS, 12);
    for (const part of Object.values(step.parts)) expect(part).toBeGreaterThanOrEqual(0);
  });

  test('ZeRO 2 and 3 raise traffic', () => {
    const sent = ([1, 2, 3] as const).map((zero) => withOptions({ zero }).bytes.data);
    expect(sent[1]).toBeGreaterThan(sent[0]!);
    expect(sent[2]).toBeGreaterThan(sent[1]!);
  });

  test('interleaving lowers the bubble and raises sends', () => {
    const step = withOptions({ schedule: 'interleaved', chunks: 2 });
    expect(step.parts.bubbleS).toBeLessThan(base.parts.bubbleS);
    expect(step.bytes.pipeline).toBe(2 * base.bytes.pipeline);
    expect(withOptions({ schedule: 'gpipe' }).stepS).toBe(base.stepS);
  });

  test('recompute takes time', () => {
    const [some, all] = [withOptions({ recompute: 'selective' }), withOptions({ recompute: 'full' })];
    expect(some.stepS).toBeGreaterThan(base.stepS);
    expect(all.stepS).toBeGreaterThan(some.stepS);
    expect(all.hfu - all.mfu).toBeGreaterThan(base.hfu - base.mfu);
  });

  test('no overlap is ever slower', () => {
    const layout = { tp: 2, pp: 4, dp: 4, cp: 2 };
    const none = { gradients: false, pipeline: false, context: false, layer: 0 };
    const slow = withOptions({ overlap: none, zero: 3 }, { layout }).stepS;
    for (const more of [{ gradients: true }, { pipeline: true }, { context: true }, { layer: 0.5 }, { layer: 1 }]) {
      expect(withOptions({ overlap: { ...none, ...more }, zero: 3 }, { layout }).stepS).toBeLessThan(slow);
    }
  });

  test('more micro-batches, less bubble', () => {
    const shares = [16, 32, 64, 128].map((globalBatch) => price({ batch: { globalBatch } }).bubbleShare);
    for (let at = 1; at < 4; at++) expect(shares[at]).toBeLessThan(shares[at - 1]!);
  });

  test('sequence parallelism saves elementwise time and sends no less', () => {
    const step = price({ layout: { sequenceParallel: true } });
    expect(step.parts.forwardS).toBeLessThan(base.parts.forwardS);
    expect(step.bytes.layers).toBeGreaterThanOrEqual(base.bytes.layers);
  });

  test('tp across servers is slower than inside one', () => {
    const inside = price({ layout: { tp: 8, pp: 2 } });
    const across = price({ layout: { tp: 8, pp: 2 }, servers: { acceleratorsPerNode: 4, nodes: 64 } });
    expect(across.parts.tensorS).toBeGreaterThan(1.5 * inside.parts.tensorS);
  });

  test('stragglers and jitter slow everybody, power limits clocks', () => {
    expect(withOptions({ jitter: { meanS: 0, straggler: 0.1 } }).parts.forwardS).toBeCloseTo(
      base.parts.forwardS * 1.1,
      9,
    );
    const limited = withOptions({ powerLimited: true });
    expect(limited.clock).toBeLessThan(1);
    expect(limited.stepS).toBeGreaterThan(base.stepS);
    expect(limited.meanPowerW).toBeLessThanOrEqual(64 * 700 * (1 + 1e-9));
  });

  test('a pass of its own for sums of gradients, dropout and unfused attention take time', () => {
    expect(withOptions({ accumulation: 'separate' }).stepS).toBeGreaterThan(base.stepS);
    expect(withOptions({ dropout: true }).stepS).toBeGreaterThan(base.stepS);
    expect(withOptions({ attention: 'unfused' }).stepS).toBeGreaterThan(base.stepS);
  });

  test('experts exchange rows only where they lie on several ranks', () => {
    expect(price({ model: mixture }).parts.expertS).toBe(0);
    const step = price({ model: mixture, layout: { ep: 4 } });
    expect(step.parts.expertS).toBeGreaterThan(0);
    expect(step.bytes.data).toBeLessThan(price({ model: mixture }).bytes.data);
  });

  test('cp shares a sequence: ring or all-gather', () => {
    const layout = { tp: 4, pp: 4, dp: 2, cp: 2 };
    const ring = withOptions({ overlap: { gradients: true, pipeline: true, context: false, layer: 0 } }, { layout });
    expect(ring.parts.contextS).toBeGreaterThan(0);
    expect(withOptions({ contextExchange: 'all-gather' }, { layout }).parts.contextS).toBeGreaterThan(0);
    expect(ring.hardwareFlop / base.hardwareFlop).toBeCloseTo(1, 9);
  });
});

describe('power', () => {
  const work = { computeS: 0.8, otherS: 0.2, flop: 0.6e15, hbmBytes: 0.6e12 };

  test('at the clock that is left, power is TDP', () => {
    const clock = sustainedClock(work, rates);
    expect(clock).toBeLessThan(1);
    expect(powerShare(work, rates, clock)).toBeCloseTo(1, 8);
    expect(sustainedClock({ ...work, flop: 0.1e15 }, rates)).toBe(1);
  });
});

describe('refusals', () => {
  test('batch and schedule, together with the layout', () => {
    const issues = trainingIssues(
      specOf({
        layout: { tp: 3 },
        batch: { globalBatch: 63 },
        options: { schedule: '1f1b', chunks: 2 },
      }),
    );
    expect(issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['parallel.tp', 'batch.global', 'chunks']),
    );
    const uneven = specOf({ batch: { globalBatch: 24 }, options: { schedule: 'interleaved', chunks: 2 } });
    expect(trainingIssues(uneven)[0]?.found).toBe('6 micro-batches');
    expect(trainingIssues(specOf({ layout: { cp: 3 }, batch: { sequence: 4096 } }))[0]?.path).toEqual([
      'batch',
      'sequence',
    ]);
    expect(() => price({ batch: { globalBatch: 63 } })).toThrow('A multiple of dp');
  });

  test('a kernel that is asked gets whole shapes of one rank', () => {
    const asked: number[][] = [];
    const ask = (...shape: number[]) => {
      asked.push(shape);
      return 1e-3;
    };
    const times: KernelTimes = { ...machine.times, gemm: ask };
    price({}, { ...machine, times });
    expect(asked).toContainEqual([4096, (2 * 14336) / 4, 4096]);
    expect(asked).toContainEqual([4096, 4096, (2 * 14336) / 4]);
    expect(asked.flat().every(Number.isInteger)).toBe(true);
  });
});
