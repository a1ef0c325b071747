// Prices and uses of a part of the fleet, by hand: rent less what was off, joules, tokens served once, model FLOP.

import { describe, expect, test } from 'vitest';
import { engineUseOf, hbmUseOf, mfuOf, modelFlopOf } from '../../src/result/efficiency.ts';
import { moneyOf, perMtoken, totalUsdOf } from '../../src/result/money.ts';
import type { Totals } from '../../src/result/observations.ts';
import type { Part } from '../../src/result/part.ts';
import { buildResult } from '../../src/result/result.ts';
import { poolFacts } from './facts.ts';
import { observations } from './fixture.ts';

const nothing = new Proxy({} as Totals, { get: () => 0 });
/** Totals of a replica: what is given, else 0. */
const totals = (given: Partial<Totals>): Totals =>
  new Proxy(given as Totals, { get: (of, name) => Reflect.get(of, name) ?? 0 });

/** Three replicas of two ranks at $3.6 an hour and accelerator, electricity at $0.1/kWh. */
function partOf(from: readonly Totals[], to: readonly Totals[], change: Partial<typeof poolFacts> = {}): Part {
  const shape = { row: 0, firstReplica: 0, replicas: 3, tp: 2, ranks: 2, accelerators: 6, acceleratorUsdPerS: 0.001 };
  const rates = { peakFlopPerS: 1e12, hbmBytesPerS: 1e11 };
  const modelFlop = { token: 10, output: 100, decodeKv: 3, pair: 2 };
  return {
    pools: [{ ...poolFacts, ...shape, ...rates, modelFlop, ...change }],
    poolOf: Int32Array.of(0, 0, 0),
    firstReplica: 0,
    atFrom: from,
    atTo: to,
    atEnd: to,
    windows: observations().windows,
    hbmBytes: 3e13,
    energyUsdPerJ: 0.1 / 3.6e6,
  };
}

describe('dollars', () => {
  const from = [nothing, nothing, totals({ offPs: 5e12, outputTokens: 1000 })];
  const to = [
    totals({ outputTokens: 60_000, prefillTokens: 100_000, recomputedTokens: 20_000, good: 30 }),
    totals({ outputTokens: 30_000, prefillTokens: 50_000, recomputedTokens: 30_000, good: 20 }),
    totals({ outputTokens: 11_000, good: 7, offPs: 45e12 }),
  ];

  // 6 accelerators for 100 s, of them 2 off for 40 s: 520 accelerator-seconds; 1.8 MJ are 0.5 kWh
  test('rent of what was on, and joules', () => {
    const money = moneyOf(partOf(from, to), 1.8e6, 100);
    expect(money.acceleratorUsd).toBeCloseTo(0.52, 12);
    expect(money.energyUsd).toBeCloseTo(0.05, 12);
    expect(money.totalUsd).toBeCloseTo(0.57, 12);
  });

  // 100,000 tokens put out; 150,000 of prompts, of which 50,000 were computed again: 200,000 served; 57 good requests
  test('a million tokens, prompts counted once; a good request', () => {
    const money = moneyOf(partOf(from, to), 1.8e6, 100);
    expect(money.usdPerMtokenOutput).toBeCloseTo(5.7, 12);
    expect(money.usdPerMtokenTotal).toBeCloseTo(2.85, 12);
    expect(money.usdPerGoodRequest).toBeCloseTo(0.01, 12);
  });

  test('nothing served has no price, no rent no total, no price of joules leaves the rent', () => {
    expect(moneyOf(partOf(from, from), 1.8e6, 100)).toMatchObject({
      usdPerMtokenOutput: null,
      usdPerGoodRequest: null,
    });
    const unpriced = moneyOf(partOf(from, to, { acceleratorUsdPerS: null }), 1.8e6, 100);
    expect(unpriced).toMatchObject({ acceleratorUsd: null, totalUsd: null, usdPerMtokenTotal: null });
    const rent = moneyOf({ ...partOf(from, to), energyUsdPerJ: null }, 1.8e6, 100);
    expect(rent.energyUsd).toBeNull();
    expect(rent.totalUsd).toBeCloseTo(0.52, 12);
    expect(perMtoken(0.57, 0)).toBeNull();
  });

  test('from the start: nothing stood there, 45 s were off', () => {
    const usd = totalUsdOf(partOf(from, to), { from: [], to, lengthS: 200, energyJ: 3.6e6 });
    expect(usd).toBeCloseTo(0.001 * (6 * 200 - 2 * 45) + 0.1, 12);
  });
});

describe('use', () => {
  const to = totals({
    decodeTokens: 60,
    decodeSteps: 12,
    prefillTokens: 40,
    recomputedTokens: 30,
    outputTokens: 25,
    decodeKvTokens: 1100,
    prefillPairs: 700,
    busyPs: 30e12,
    steps: 20,
    jumpedSteps: 5,
    preempted: 2,
    cappedSteps: 3,
  });
  const from = totals({ decodeTokens: 10, decodeSteps: 2, outputTokens: 5, decodeKvTokens: 100, prefillPairs: 200 });
  const part = partOf([from, nothing, nothing], [to, nothing, nothing]);

  // 10·(50 + 40 − 30) + 100·20 + 3·1,000 + 2·500
  test('model FLOP of tokens computed for the first time', () => {
    expect(modelFlopOf(part, part.atFrom, part.atTo)).toBe(6600);
    // from the start of the run: 10·70 + 100·25 + 3·1,100 + 2·700
    expect(modelFlopOf(part, [], part.atTo)).toBe(7900);
  });

  test('MFU and HBM use are of all accelerators and the whole interval', () => {
    expect(mfuOf(part, 3e14, 100)).toBeCloseTo(0.5, 12);
    expect(hbmUseOf(part, 100)).toBeCloseTo(0.5, 12);
    expect(mfuOf(part, 3e14, 0)).toBeNull();
  });

  test('steps, busy time of three replicas, and the mean batch of decodes', () => {
    expect(engineUseOf(part, 100)).toEqual({
      steps: 20,
      jumpedShare: 0.25,
      stepInFlightShare: 0.1,
      preemptions: 2,
      recomputedTokens: 30,
      cappedSteps: 3,
      outputTokens: 20,
      prefillTokens: 40,
      meanDecodeBatch: 5,
    });
  });
});

test('prompts that are computed again make a token dearer by nothing but their joules', () => {
  const [once, again] = [0, 0.5].map((preemptedShare) => buildResult(observations({ durationS: 120, preemptedShare })));
  const tokens = ({ throughput, interval }: NonNullable<typeof once>) =>
    ((throughput.outputTokensPerS ?? 0) + (throughput.promptTokensPerS ?? 0)) * interval.lengthS;
  expect(again!.engine.recomputedTokens).toBeGreaterThan(0);
  for (const { money, ...result } of [once!, again!]) {
    const each = ((money.totalUsd ?? 0) * 1e6) / tokens({ money, ...result });
    expect((money.usdPerMtokenTotal ?? 0) / each).toBeCloseTo(1, 10);
  }
});
