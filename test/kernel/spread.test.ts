// Worked values of how tokens spread over experts: the pairs of the busiest rank, read off a roofline's FLOP and bytes.
// Normal quantiles: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, table 26.1.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MoeCoefficient } from '../../src/core/layout.gen.ts';
import { rowOf } from '../support/coefficients.ts';
import { answer } from '../support/kernels.ts';

/** An expert of 1 × 1: 2 FLOP a pair; 1 MB of weights an expert hit. */
const model = rowOf(
  'moe',
  MoeCoefficient,
  { flopPerS: 1e15, bytesPerS: 1e12, computeShare: 1, memoryShare: 1, matrices: 1, weightBytes: 1e6 },
  'roofline',
);

/** Pairs and experts hit of the busiest of `ep` ranks. */
function spread(tokens: number, experts: number, topK: number, ep: number, skew: number) {
  const { flop, hbmBytes } = answer(model, tokens, experts, topK, 1, 1, 1, ep, skew);
  const pairs = flop / 2;
  return { pairs, hit: (hbmBytes - 4 * Math.min(pairs, tokens)) / 1e6 };
}

/** Φ⁻¹ of Blom's plotting position (n − 3/8)/(n + 1/4), by Newton's method on Φ. */
function greatest(n: number): number {
  const wanted = (n - 0.375) / (n + 0.25);
  let z = 1;
  for (let step = 0; step < 50; step++) {
    // Φ(z) = 1/2 + φ(z)·(z + z³/3 + z⁵/15 + …), Abramowitz and Stegun 26.2.11
    let [term, sum] = [z, z];
    for (let odd = 3; odd < 121; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    const density = Math.E ** ((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z -= (0.5 + density * sum - wanted) / density;
  }
  return z;
}

test('no rank has more pairs than every token can send it, nor, by chance, the busiest less than its share', () => {
  const law = fc.property(
    fc.integer({ min: 1, max: 5000 }),
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 1, max: 64 }),
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom(0, 1, 1.01, 1.2, 2),
    (tokens, expertsExponent, topK, ranksExponent, skew) => {
      const [experts, ep] = [2 ** expertsExponent, 2 ** Math.min(expertsExponent, ranksExponent)];
      const taken = Math.min(topK, experts);
      const { pairs } = spread(tokens, experts, taken, ep, skew);
      const most = tokens * Math.min(taken, experts / ep);
      expect(pairs).toBeLessThanOrEqual(most * (1 + 1e-12));
      // a power law is shared out by quantiles, which may miss a little
      if (skew <= 1) expect(pairs).toBeGreaterThanOrEqual(((tokens * taken) / ep) * (1 - 1e-9));
    },
  );
  fc.assert(law, { numRuns: 2000 });
});

test('loads below a token count as one, within the pairs that there are', () => {
  // 32 tokens of 1 of 8 on one rank: 4 pairs an expert, √(4·7/8) = 1.87 off, so the least group is below a token
  expect(spread(32, 8, 1, 1, 1).pairs).toBeCloseTo(32, 9);
  expect(spread(64, 16, 1, 1, 1).pairs).toBeCloseTo(64, 9);
});

describe('round robin', () => {
  test('every rank has tokens·topK/ep pairs on as many of its experts', () => {
    expect(spread(1000, 64, 8, 4, 0)).toEqual({ pairs: 2000, hit: 16 });
    expect(spread(1, 64, 8, 4, 0)).toEqual({ pairs: 2, hit: 2 });
    expect(spread(1, 64, 2, 4, 0)).toEqual({ pairs: 1, hit: 1 });
    expect(spread(3, 64, 2, 1, 0)).toEqual({ pairs: 6, hit: 6 });
  });
});

describe('chance', () => {
  test('the quantiles: Φ(1.4342) = 0.924242 for eight, Φ(0.5895) = 0.722222 for two', () => {
    // (8 − 0.375)/(8 + 0.25) and (2 − 0.375)/(2 + 0.25)
    expect(greatest(8)).toBeCloseTo(1.4342, 3);
    expect(greatest(2)).toBeCloseTo(0.5895, 3);
  });

  test('the busiest of eight ranks has its mean and 1.434 standard deviations of √(mean·7/8)', () => {
    // 1,024 tokens of 8 of 64: 1,024 pairs a rank; √(1,024·7/8) = 29.93
    expect(spread(1024, 64, 8, 8, 1).pairs).toBeCloseTo(1024 + greatest(8) * Math.sqrt((1024 * 7) / 8), 3);
    expect(spread(1024, 64, 8, 8, 1).pairs).toBeCloseTo(1066.9, 1);
  });

  test('of two ranks half of the variance is the other one’s', () => {
    expect(spread(512, 16, 4, 2, 1).pairs).toBeCloseTo(1024 + greatest(2) * Math.sqrt(1024 / 2), 3);
    expect(spread(512, 16, 4, 2, 1).pairs).toBeCloseTo(1037.3, 1);
  });

  test('one rank has all pairs; few tokens leave experts out', () => {
    expect(spread(512, 16, 4, 1, 1).pairs).toBeCloseTo(2048, 6);
    // 16 tokens of 8 of 128: 128·(1 − (1 − 1/16)¹⁶) = 82.42 experts
    expect(spread(16, 128, 8, 1, 1).pairs).toBeCloseTo(128, 9);
    expect(spread(16, 128, 8, 1, 1).hit).toBeCloseTo(128 * (1 - 0.9375 ** 16), 9);
    // 4 ranks of 32: a quarter of that, and 32 pairs and 1.0 deviations of √(32·3/4)
    const busiest = spread(16, 128, 8, 4, 1);
    expect(busiest.hit).toBeCloseTo(32 * (1 - 0.9375 ** 16), 9);
    expect(busiest.pairs).toBeCloseTo(32 + greatest(4) * Math.sqrt(32 * 0.75), 6);
  });

  test('no rank has more than every token on each of its experts', () => {
    // one token of 8 of 8 on 8 ranks of one expert
    expect(spread(1, 8, 8, 8, 1).pairs).toBe(1);
    expect(spread(2, 16, 16, 2, 1).pairs).toBe(16);
  });
});

describe('a power law', () => {
  /** x at share u of a density ∝ x^−s on [low, high]. */
  const popularity = (u: number, low: number, high: number, s: number) =>
    ((high ** (1 - s) - low ** (1 - s)) * u + low ** (1 - s)) ** (1 / (1 - s));
  /** Mean and standard deviation of the popularity at 64 quantiles. */
  function moments(low: number, high: number, s: number) {
    const xs = Array.from({ length: 64 }, (_, at) => popularity((at + 0.5) / 64, low, high, s));
    const mean = xs.reduce((sum, x) => sum + x, 0) / 64;
    const variance = xs.reduce((sum, x) => sum + x * x, 0) / 64 - mean * mean;
    return { mean, deviation: Math.sqrt(variance) };
  }

  test('the busiest rank has z deviations of a sum of its experts’ popularities more', () => {
    // 1,000 tokens: popularities from 1 to 800; 64 experts on 8 ranks
    const { mean, deviation } = moments(1, 800, 1.2);
    const above = 1 + (greatest(8) * deviation) / (mean * Math.sqrt(8));
    expect(spread(1000, 64, 8, 8, 1.2).pairs / (1000 * above)).toBeCloseTo(1, 3);
  });

  test('where experts outnumber the pairs popularity goes from 0.01 to 2', () => {
    // 4 tokens of 8 of 256, 32 pairs, on 4 ranks of 64 experts
    const { mean, deviation } = moments(0.01, 2, 1.5);
    const above = 1 + (greatest(4) * deviation) / (mean * Math.sqrt(64));
    expect(spread(4, 256, 8, 4, 1.5).pairs / (8 * above)).toBeCloseTo(1, 3);
  });

  test('a very skewed rank is full: every token on topK experts', () => {
    // 16 experts on 8 ranks, 2 each: 100 tokens on both
    const { mean, deviation } = moments(1, 80, 3);
    const above = 1 + (greatest(8) * deviation) / (mean * Math.sqrt(2));
    expect(spread(100, 16, 2, 8, 3).pairs).toBeCloseTo(Math.min(25 * above, 200), 1);
  });
});
