// What a layout makes of a serving step: work that adds up, volumes by hand, pipelines and overlap in closed form.

import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../src/catalog/types.ts';
import { type ParallelLayout, singleLayout } from '../../src/parallel/layout.ts';
import { place } from '../../src/parallel/placement.ts';
import {
  type CollectiveOperator,
  overlappedS,
  rankTokens,
  type ServingOptions,
  servingOperators,
  servingPipeline,
  stageTurns,
} from '../../src/parallel/serving.ts';
import { ringShare } from '../../src/parallel/times.ts';
import { dense, mixture } from './support.ts';

const servers = { acceleratorsPerNode: 8, nodes: 16 };
const bf16: ServingOptions = { activationBytes: 2, dispatchBytes: 1, kvBytes: 2 };
const tokens = { decode: 48, prefill: 976, emitting: 48 };

function step(model: ModelEntry, layout: Partial<ParallelLayout>, options = bf16, stage = 0) {
  const whole = { ...singleLayout, ...layout };
  return servingOperators(model, place(whole, servers, 'serving'), tokens, options, stage);
}

const collectives = (...of: Parameters<typeof step>): CollectiveOperator[] =>
  step(...of).filter((one) => one.kind === 'collective');

/** FLOP of GEMMs and experts of one rank. */
const flopOf = (operators: ReturnType<typeof step>): number =>
  operators.reduce((sum, one) => {
    if (one.kind === 'gemm' && one.name !== 'router') return sum + 2 * one.m * one.n * one.k * one.count;
    if (one.kind === 'experts') return sum + 6 * one.rows * one.hidden * one.width * one.count;
    return sum;
  }, 0);

describe('work', () => {
  test('the ranks of a copy multiply what one rank alone would', () => {
    const alone = flopOf(step(dense, {}));
    expect(4 * flopOf(step(dense, { tp: 4 }))).toBe(alone);
    expect(4 * flopOf(step(dense, { attentionDp: 4 }))).toBeCloseTo(alone, -9);
    const stages = [0, 1].map((stage) => flopOf(step(dense, { pp: 2 }, bf16, stage)));
    expect(stages[0]! + stages[1]!).toBe(alone);
    const experts = flopOf(step(mixture, {}));
    expect(8 * flopOf(step(mixture, { tp: 8, ep: 8 }))).toBeCloseTo(experts, -9);
    expect(8 * flopOf(step(mixture, { attentionDp: 8, ep: 8 }))).toBeCloseTo(experts, -9);
    expect(8 * flopOf(step(mixture, { tp: 8, ep: 2 }))).toBeCloseTo(experts, -9);
  });

  test('tokens of a rank: decodes over attentionDp, prompts over cp as well, the MLP sees all groups', () => {
    expect(rankTokens(tokens, { attentionDp: 1, cp: 1 })).toEqual({
      decode: 48,
      prefill: 976,
      attention: 1024,
      mlp: 1024,
    });
    expect(rankTokens(tokens, { attentionDp: 5, cp: 2 })).toEqual({
      decode: 10,
      prefill: 98,
      attention: 108,
      mlp: 540,
    });
  });

  test('KV heads are split, then held again', () => {
    const heads = [1, 8, 16].map((tp) => {
      const attention = step(dense, { tp }).find((one) => one.kind === 'attention');
      return attention?.kind === 'attention' ? [attention.heads, attention.kvHeads] : [];
    });
    expect(heads).toEqual([
      [32, 8],
      [4, 1],
      [2, 1],
    ]);
  });
});

describe('communication', () => {
  test('closed form: tp pays two all-reduces of tokens · hidden a layer', () => {
    const found = collectives(dense, { tp: 8 }).filter(({ op }) => op === 'allReduce');
    expect(found.map(({ bytes, count }) => [bytes, count])).toEqual([
      [1024 * 4096 * 2, 16],
      [1024 * 4096 * 2, 16],
    ]);
  });

  test('sequence parallelism moves the same bytes in halves', () => {
    const sent = (layout: Partial<ParallelLayout>) =>
      collectives(dense, layout)
        .filter(({ name }) => name !== 'headGather')
        .reduce((sum, { op, bytes, ranks, count }) => sum + ringShare(op, ranks) * bytes * count, 0);
    expect(sent({ tp: 8, sequenceParallel: true })).toBe(sent({ tp: 8 }));
    const ops = collectives(dense, { tp: 8, sequenceParallel: true }).map(({ op }) => op);
    expect(ops).not.toContain('allReduce');
  });

  test('experts: a dispatch and a combine a layer with experts, or sums in place where all tokens are there', () => {
    const sent = collectives(mixture, { attentionDp: 8, ep: 8 });
    const [dispatch, combine] = ['dispatch', 'combine'].map((name) => sent.find((one) => one.name === name)!);
    expect(dispatch).toMatchObject({ op: 'allToAll', ranks: 8, bytes: (1024 / 8) * 8 * 4096, count: 14 });
    expect(combine!.bytes).toBe(2 * dispatch!.bytes);
    expect(collectives(mixture, { tp: 8, ep: 8 }).map(({ op }) => op)).not.toContain('allToAll');
    const asked = collectives(mixture, { tp: 8, ep: 8 }, { ...bf16, exchange: 'all-to-all' });
    expect(asked.find(({ name }) => name === 'dispatch')?.bytes).toBe((1024 / 8) * 8 * 4096);
  });

  test('attention-DP gathers all tokens for the MLP and scatters its sums', () => {
    const found = collectives(dense, { attentionDp: 8 });
    expect(found.map(({ name, op, bytes }) => [name, op, bytes])).toEqual([
      ['mlpGather', 'allGather', 1024 * 4096 * 2],
      ['mlpScatter', 'reduceScatter', 1024 * 4096 * 2],
    ]);
  });

  test('cp: KV goes round cp − 1 times, decodes gather partial outputs', () => {
    const found = collectives(dense, { cp: 4 });
    const ring = found.find(({ name }) => name === 'contextRing');
    expect(ring).toMatchObject({ op: 'sendRecv', bytes: (976 / 4) * 2048 * 2, count: 16 * 3 });
    const gather = found.find(({ name }) => name === 'contextGather');
    expect(gather).toMatchObject({ op: 'allGather', bytes: 4 * 48 * 32 * (128 * 2 + 4), count: 16 });
  });

  test('pp: one send between stages, none after the last; across servers it leaves them', () => {
    const send = collectives(dense, { tp: 8, pp: 2 }).find(({ name }) => name === 'stageSend');
    expect(send).toMatchObject({ op: 'sendRecv', bytes: (1024 * 4096 * 2) / 8, ranks: 2, ranksPerNode: 1, count: 1 });
    expect(collectives(dense, { tp: 2, pp: 2 }).find(({ name }) => name === 'stageSend')?.ranksPerNode).toBe(2);
    expect(collectives(dense, { tp: 8, pp: 2 }, bf16, 1).some(({ name }) => name === 'stageSend')).toBe(false);
  });

  test('one rank talks to nobody', () => {
    expect(collectives(mixture, {})).toEqual([]);
  });
});

describe('pipeline and overlap', () => {
  test('closed form: m + pp − 1 stage times of ceil(T / m) tokens drained, m full, bubble beside m of them', () => {
    const cut = { decode: 10, prefill: 196, emitting: 10 };
    const of = (pp: number, microBatches: number, pipeline: 'full' | 'drained') =>
      servingPipeline(tokens, { pp, microBatches, pipeline });
    expect(of(4, 5, 'drained')).toEqual({ tokens: cut, stageTimes: 8, bubbleShare: 3 / 8 });
    expect(of(4, 5, 'full')).toEqual({ tokens: cut, stageTimes: 5, bubbleShare: 0 });
    // a stage waits for the tokens of three others
    expect(of(4, 1, 'full')).toMatchObject({ stageTimes: 4, bubbleShare: 3 / 4 });
  });

  test('a full pipe never takes longer than a drained one, and as long with one stage or one micro-batch', () => {
    for (let pp = 1; pp <= 9; pp++) {
      for (let microBatches = 1; microBatches <= 17; microBatches++) {
        const [full, drained] = (['full', 'drained'] as const).map((pipeline) =>
          stageTurns({ pp, microBatches, pipeline }),
        ) as [number, number];
        expect(full).toBeGreaterThanOrEqual(Math.max(pp, microBatches));
        if (pp === 1 || microBatches === 1) expect(full).toBe(drained);
        else expect(full).toBeLessThan(drained);
      }
    }
  });

  test('closed form: none, partial, two-batch', () => {
    const whole = { computeS: 10, commS: 6 };
    const half = { computeS: 5, commS: 3 };
    expect(overlappedS(4, whole, half, { mode: 'none' })).toBe(64);
    expect(overlappedS(4, whole, half, { mode: 'partial', share: 0.5 })).toBe(52);
    expect(overlappedS(4, whole, half, { mode: 'two-batch' })).toBe(43);
    expect(overlappedS(1, { computeS: 2, commS: 9 }, { computeS: 1, commS: 5 }, { mode: 'two-batch' })).toBe(11);
  });

  test('two half batches in a table of who runs when take what the closed form says', () => {
    for (const [computeS, commS] of [
      [5, 3],
      [3, 5],
      [4, 4],
    ] as const) {
      const [free, ready] = [{ compute: 0, comm: 0 }, [0, 0]];
      for (let layer = 0; layer < 7; layer++) {
        for (const batch of [0, 1]) {
          free.compute = Math.max(free.compute, ready[batch]!) + computeS;
          free.comm = Math.max(free.comm, free.compute) + commS;
          ready[batch] = free.comm;
        }
      }
      const whole = { computeS: 2 * computeS, commS: 2 * commS };
      expect(overlappedS(7, whole, { computeS, commS }, { mode: 'two-batch' })).toBe(Math.max(...ready));
    }
  });

  test('a share that hides never makes a step slower', () => {
    const whole = { computeS: 3, commS: 7 };
    const at = (share: number) => overlappedS(5, whole, whole, { mode: 'partial', share });
    for (const share of [0.1, 0.4, 0.9, 1]) expect(at(share)).toBeLessThan(at(share - 0.1) + 1e-12);
    expect(at(0)).toBe(overlappedS(5, whole, whole, { mode: 'none' }));
  });
});
