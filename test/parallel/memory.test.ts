// Memory of a rank: published formulas by hand, and what each option does to it.

import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../src/catalog/types.ts';
import { singleLayout } from '../../src/parallel/layout.ts';
import { kvBytesPerToken, servingFitIssues, servingMemory } from '../../src/parallel/memory.ts';
import {
  layerTokenBytes,
  stateBytes,
  trainingFitIssues,
  trainingMemory,
  trainingMemoryOfStages,
} from '../../src/training/memory.ts';
import { inFlight } from '../../src/training/schedule.ts';
import type { TrainingOptions } from '../../src/training/types.ts';
import { dense, gpt, mixture, specOf } from './support.ts';

const two = { parameter: 2, gradient: 2 };

describe('parameters, gradients, optimiser', () => {
  // ZeRO, figure 1: 7.5 G parameters on 64 ranks take 120, 31.4, 16.6 and 1.9 GB
  test('closed form: 16 bytes a parameter, then 4 + 12/n, 2 + 14/n, 16/n', () => {
    const gb = ([0, 1, 2, 3] as const).map((zero) => {
      const { parameters, gradients, optimiser } = stateBytes(7.5e9, 64, zero, two);
      return Number(((parameters + gradients + optimiser) / 1e9).toFixed(1));
    });
    expect(gb).toEqual([120, 31.4, 16.6, 1.9]);
  });

  test('each stage of ZeRO holds less', () => {
    const total = ([0, 1, 2, 3] as const).map((zero) => trainingMemory(specOf({ options: { zero } })).totalBytes);
    for (let stage = 1; stage < 4; stage++) expect(total[stage]).toBeLessThan(total[stage - 1]!);
  });

  test('copies of experts are fewer by ep: ZeRO spreads them over cp · dp / ep', () => {
    const of = (ep: number) => trainingMemory(specOf({ model: mixture, layout: { ep }, options: { zero: 1 } }));
    expect(of(4).parameterBytes).toBeLessThan(of(1).parameterBytes);
    expect(of(4).optimiserBytes).toBeCloseTo(of(1).optimiserBytes, -3);
  });
});

describe('activations', () => {
  const layer = (options: Partial<TrainingOptions>, model: ModelEntry = gpt, tp = 1) =>
    layerTokenBytes(model, tp, false, { attention: 'flash', dropout: true, recompute: 'none', ...options });

  // Korthikanti et al., table 2: s·b·h·(10 + 24/t), and with sequence parallelism s·b·h·34/t
  test('closed form: 34 bytes a token and width, of which tp splits 24', () => {
    expect(layer({})).toEqual({ split: 24 * 4096, whole: 10 * 4096 });
    expect(layer({}, gpt, 8)).toEqual({ split: 24 * 4096, whole: 10 * 4096 });
  });

  test('closed form: unfused scores are 5·a·s/h more; selective recompute drops them; full keeps 2', () => {
    const options = { attention: 'unfused', dropout: true } as const;
    const bytes = (recompute: TrainingOptions['recompute']) => {
      const spec = specOf({ model: gpt, layout: { tp: 1, pp: 1, dp: 1 }, options: { ...options, recompute } });
      const again =
        recompute === 'none' ? 0 : trainingMemory({ ...spec, model: { ...gpt, layers: 1 } }).activationBytes;
      const more = trainingMemory({ ...spec, model: { ...gpt, layers: 2 } }).activationBytes;
      return again === 0
        ? more - trainingMemory({ ...spec, model: { ...gpt, layers: 1 } }).activationBytes
        : more - again;
    };
    const sbh = 4096 * 4096;
    expect(bytes('none')).toBe(sbh * (34 + (5 * 32 * 4096) / 4096));
    expect(bytes('selective')).toBe(sbh * 34);
    expect(bytes('full')).toBe(sbh * 2);
  });

  test('recompute, sequence parallelism and cp lower them', () => {
    const of = (options: Partial<TrainingOptions>, layout: object = {}) =>
      trainingMemory(specOf({ options, layout })).activationBytes;
    expect(of({ recompute: 'selective' })).toBeLessThan(of({}));
    expect(of({ recompute: 'full' })).toBeLessThan(of({ recompute: 'selective' }));
    expect(of({}, { sequenceParallel: true })).toBeLessThan(of({}));
    expect(of({}, { cp: 2, dp: 2 })).toBeLessThan(of({}));
  });

  test('micro-batches in flight: all, pp − stage, and of chunks pp·(1 + (pp − 1)/(pp·v))', () => {
    expect(inFlight('gpipe', 0, 4, 16, 1)).toBe(16);
    expect([0, 1, 2, 3].map((stage) => inFlight('1f1b', stage, 4, 16, 1))).toEqual([4, 3, 2, 1]);
    expect(inFlight('1f1b', 0, 4, 2, 1)).toBe(2);
    expect(inFlight('interleaved', 0, 4, 16, 2)).toBeCloseTo(4 * (1 + 3 / 8), 12);
    expect(inFlight('interleaved', 3, 4, 16, 2)).toBe(2.5);
  });

  test('gpipe holds more than 1f1b, and the first stage of 1f1b the most activations', () => {
    const of = (schedule: TrainingOptions['schedule']) => trainingMemoryOfStages(specOf({ options: { schedule } }));
    expect(of('gpipe')[0]!.activationBytes).toBeGreaterThan(of('1f1b')[0]!.activationBytes);
    expect(of('1f1b')[0]!.activationBytes).toBeGreaterThan(of('1f1b')[1]!.activationBytes);
  });

  test('what does not fit says its parts, and what would fit', () => {
    const spec = specOf({ options: { zero: 0 } });
    const { totalBytes } = trainingMemory(spec);
    expect(trainingFitIssues(spec, totalBytes)).toEqual([]);
    const [issue] = trainingFitIssues(spec, totalBytes * 0.8, ['parallel']);
    expect(issue).toMatchObject({ code: 'DOES_NOT_FIT', path: ['parallel', 'tp'] });
    expect(issue!.found).toMatch(/activations .* GB/);
    expect(issue!.hint).toMatch(/^With .* it takes .* GB\.$/);
    expect(trainingFitIssues(spec, 1e8)[0]!.hint).toContain('more tp or pp');
  });
});

describe('serving', () => {
  const bytes = { weights: 2, head: 2, activations: 2, kv: 2 };
  const load = { stepTokens: 2048, kvTokens: 100_000 };

  test('closed form: KV of a token is 2 · layers · KV heads · head size · bytes over tp and cp', () => {
    expect(kvBytesPerToken(dense, singleLayout, 16, 2)).toBe(2 * 16 * 8 * 128 * 2);
    expect(kvBytesPerToken(dense, { ...singleLayout, tp: 4, cp: 2 }, 16, 2)).toBe((2 * 16 * 8 * 128 * 2) / 8);
    expect(kvBytesPerToken(dense, { ...singleLayout, tp: 16 }, 16, 2)).toBe(2 * 16 * 128 * 2);
  });

  test('tp, pp and ep hold fewer weights, attention-DP fewer tokens', () => {
    const of = (layout: object) => servingMemory(mixture, { ...singleLayout, ...layout }, bytes, load);
    const whole = of({});
    for (const layout of [{ tp: 4 }, { tp: 4, ep: 4 }, { pp: 2 }]) {
      expect(of(layout).weightBytes).toBeLessThan(whole.weightBytes);
    }
    expect(of({ attentionDp: 4 }).kvBytes).toBe(whole.kvBytes / 4);
    expect(of({ attentionDp: 4 }).weightBytes).toBeGreaterThan(of({ tp: 4 }).weightBytes);
  });

  test('what does not fit says which tp and pp would', () => {
    const question = { model: mixture, layout: singleLayout, bytes, load, capacityBytes: 20e9 };
    const [issue] = servingFitIssues(question);
    expect(issue!.found).toMatch(/weights .* GB, KV .* GB/);
    const tp = Number(/^tp (\d+), pp 1 /.exec(issue!.hint)?.[1]);
    expect(servingFitIssues({ ...question, layout: { ...singleLayout, tp } })).toEqual([]);
    expect(servingFitIssues({ ...question, layout: { ...singleLayout, tp: tp / 2 } })).toHaveLength(1);
    expect(servingFitIssues({ ...question, capacityBytes: 1e6 })[0]!.hint).toContain('No tp and pp');
  });
});
