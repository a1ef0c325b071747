// Percentiles against sorting the values themselves, and bounds against what the unfinished requests could still get.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binCount,
  binHighS,
  binLowS,
  binMiddleS,
  curveOf,
  nearestRank,
  totalCount,
} from '../../src/result/histogram.ts';
import { latencyOf } from '../../src/result/latency.ts';
import { binOf } from './fixture.ts';

/** Values of all magnitudes, ps. */
const valuePs = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.bigInt({ min: 0n, max: 127n })).map(([shift, top]) => {
  const value = (top << BigInt(shift)) + ((top * 31n) % (1n << BigInt(shift)));
  return value < 2n ** 62n ? value : value >> 6n;
});
const values = fc.array(valuePs, { minLength: 1, maxLength: 120 });

function countsOf(all: readonly bigint[]): Float64Array {
  const counts = new Float64Array(binCount);
  for (const value of all) counts[binOf(value)]! += 1;
  return counts;
}

const sorted = (all: readonly bigint[]): bigint[] => [...all].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const secondsOf = (ps: bigint): number => Number(ps) * 1e-12;
/** Definition: the smallest value that at least p of all values do not exceed. */
const definition = (all: readonly bigint[], permille: number): bigint => {
  const order = sorted(all);
  return order.find((value) => order.filter((other) => other <= value).length * 1000 >= permille * order.length)!;
};
const wanted = [
  ['p50', 500],
  ['p90', 900],
  ['p95', 950],
  ['p99', 990],
] as const;

describe('bins', () => {
  test('every value lies in its bin, and the middle is off by at most 1/128', () => {
    fc.assert(
      fc.property(valuePs, (value) => {
        const bin = binOf(value);
        const seconds = secondsOf(value);
        expect(binLowS(bin)).toBeLessThanOrEqual(seconds * (1 + 1e-15));
        expect(binHighS(bin)).toBeGreaterThanOrEqual(seconds * (1 - 1e-15));
        expect(Math.abs(binMiddleS(bin) - seconds)).toBeLessThanOrEqual(seconds / 128);
      }),
    );
  });

  test('values under 128 ps are exact', () => {
    for (let value = 0n; value < 128n; value++) expect(binMiddleS(binOf(value))).toBe(secondsOf(value));
  });

  test('bins meet without gap or overlap up to the largest i64', () => {
    for (let bin = 1; bin < binCount; bin++) expect(binLowS(bin)).toBeGreaterThan(binHighS(bin - 1) * (1 - 1e-15));
    expect(binOf(2n ** 63n - 1n)).toBe(binCount - 1);
  });
});

describe('finished runs', () => {
  test('a percentile is the nearest rank of the sorted values, within 1/128', () => {
    fc.assert(
      fc.property(values, (all) => {
        const latency = latencyOf(countsOf(all), 0);
        for (const [name, permille] of wanted) {
          const exact = secondsOf(definition(all, permille));
          expect(Math.abs(latency[name]! - exact)).toBeLessThanOrEqual(exact / 128);
          expect(latency.atLeastS[name]).toBeNull();
        }
        const largest = secondsOf(sorted(all)[all.length - 1]!);
        expect(Math.abs(latency.max! - largest)).toBeLessThanOrEqual(largest / 128);
        const mean = all.reduce((sum, value) => sum + secondsOf(value), 0) / all.length;
        expect(Math.abs(latency.mean! - mean)).toBeLessThanOrEqual(mean / 127.9);
      }),
    );
  });

  test('nearest ranks are exact where p times n is whole', () => {
    expect([1, 10, 100, 700, 1000].map((n) => nearestRank(990, n))).toEqual([1, 10, 99, 693, 990]);
    expect(nearestRank(500, 101)).toBe(51);
    expect(nearestRank(950, 20)).toBe(19);
  });

  test('no values, no figures', () => {
    const latency = latencyOf(new Float64Array(binCount), 0);
    expect([latency.count, latency.mean, latency.p50, latency.p99, latency.max]).toEqual([0, null, null, null, null]);
    expect(Object.values(latency.atLeastS).every((bound) => bound === null)).toBe(true);
  });
});

describe('unfinished requests', () => {
  test('a rank is null exactly when it lands among them', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), (all, unfinished) => {
        const latency = latencyOf(countsOf(all), unfinished);
        for (const [name, permille] of wanted) {
          const hidden = Math.ceil((permille * (all.length + unfinished)) / 1000) > all.length;
          expect(latency[name] === null).toBe(hidden);
          expect(latency.atLeastS[name] === null).toBe(!hidden);
        }
        expect(latency.max).toBeNull();
        expect(latency.mean).toBeNull();
      }),
    );
  });

  test('a bound holds whatever they get in the end', () => {
    fc.assert(
      fc.property(values, fc.array(valuePs, { minLength: 1, maxLength: 60 }), (seen, later) => {
        const bounds = latencyOf(countsOf(seen), later.length).atLeastS;
        const all = [...seen, ...later];
        for (const [name, permille] of wanted) {
          if (bounds[name] === null) continue;
          expect(secondsOf(definition(all, permille))).toBeGreaterThanOrEqual(bounds[name] * (1 - 1e-15));
        }
        const mean = all.reduce((sum, value) => sum + secondsOf(value), 0) / all.length;
        expect(mean).toBeGreaterThanOrEqual(bounds.mean! * (1 - 1e-12));
        expect(secondsOf(sorted(all)[all.length - 1]!)).toBeGreaterThanOrEqual(bounds.max! * (1 - 1e-15));
      }),
    );
  });

  test('the bound is as high as it can be: reached when they all turn out to be instant', () => {
    const seen = Array.from({ length: 95 }, (_, index) => BigInt(index + 1) << 40n);
    const bounds = latencyOf(countsOf(seen), 5).atLeastS;
    const all = [...seen, 0n, 0n, 0n, 0n, 0n];
    expect(bounds.p99).toBe(binLowS(binOf(definition(all, 990))));
  });

  test('nobody has a value yet', () => {
    const latency = latencyOf(new Float64Array(binCount), 7);
    expect(latency.p50).toBeNull();
    expect(latency.atLeastS.p50).toBe(0);
  });
});

describe('curves', () => {
  test('a curve rises, tells true shares, and ends at the share that was seen', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 30 }), (any, unfinished) => {
        // Above 2^50 ps an edge less one is no f64 of its own any more.
        const all = any.map((value) => value & (2n ** 50n - 1n));
        const population = all.length + unfinished;
        const curve = curveOf(countsOf(all), population);
        expect(curve.share[0]).toBe(0);
        expect(curve.share[curve.share.length - 1]).toBe(all.length / population);
        for (let index = 1; index < curve.atS.length; index++) {
          expect(curve.atS[index]!).toBeGreaterThanOrEqual(curve.atS[index - 1]!);
          const below = all.filter((value) => secondsOf(value) <= curve.atS[index]! * (1 + 1e-15)).length;
          expect(curve.share[index]).toBe(below / population);
        }
      }),
    );
    expect(totalCount(countsOf([1n, 1n, 5n]))).toBe(3);
  });
});
