// Searches against a scan of every answer; intervals against tables.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sixDigits } from '../../src/planner/load.ts';
import { bracketLoad, fewest } from '../../src/planner/search.ts';
import { dispersionOf, intervalOf, tQuantile } from '../../src/planner/statistics.ts';

const answers = (test: (value: number) => boolean) => (value: number) => Promise.resolve(test(value));

test('fewest is what a scan finds, wherever it starts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.integer({ min: -3, max: 45 }), fc.integer({ min: 1, max: 32 }), async (...all) => {
      const [limit, start, most] = all;
      const scanned = Array.from({ length: most }, (_, index) => index + 1).find((count) => count >= limit) ?? null;
      expect(
        await fewest(
          answers((count) => count >= limit),
          start,
          most,
        ),
      ).toBe(scanned);
    }),
  );
});

test('fewest tries no number twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 }), async (limit, start) => {
      const tried: number[] = [];
      const isMet = answers((count) => {
        tried.push(count);
        return count >= limit;
      });
      await fewest(isMet, start, 64);
      expect(new Set(tried).size).toBe(tried.length);
    }),
  );
});

const search = { start: 1, tolerance: 0.01, least: 1e-6, most: 1e6, round: sixDigits };

test('a bracket holds the limit and is as narrow as asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), async (limit) => {
      const { good, bad } = await bracketLoad(
        answers((load) => load <= limit),
        search,
      );
      expect(good).toBeLessThanOrEqual(limit);
      expect(bad).toBeGreaterThan(limit);
      expect((bad ?? 0) / (good ?? 1)).toBeLessThanOrEqual(1.01);
    }),
  );
});

test('a bracket has an open end where nothing was found', async () => {
  expect(
    await bracketLoad(
      answers(() => true),
      search,
    ),
  ).toMatchObject({ bad: null });
  expect(
    await bracketLoad(
      answers(() => false),
      search,
    ),
  ).toMatchObject({ good: null });
  expect(await bracketLoad(() => Promise.resolve(null), search)).toEqual({ good: null, bad: null });
});

test('t quantiles are those of tables', () => {
  expect(tQuantile(1)).toBe(12.706);
  expect(tQuantile(30)).toBe(2.042);
  for (const [freedom, value] of [
    [40, 2.021],
    [60, 2.0],
    [120, 1.98],
  ] as const) {
    expect(tQuantile(freedom)).toBeCloseTo(value, 3);
  }
});

test('an interval is the mean ± t·s/√n', () => {
  expect(intervalOf([1])).toBeNull();
  const interval = intervalOf([1, 2, 3]);
  expect(interval?.mean).toBe(2);
  expect((interval?.high ?? 0) - 2).toBeCloseTo(4.303 / Math.sqrt(3), 10);
});

test('dispersion is 0 of even arrivals, large of bursts', () => {
  const even = BigInt64Array.from({ length: 6400 }, (_, row) => BigInt(row + 1) * 1000n);
  const bursts = BigInt64Array.from({ length: 6400 }, (_, row) => BigInt(Math.floor(row / 800) * 800 + 1) * 1000n);
  expect(dispersionOf(even)).toBeLessThan(0.1);
  expect(dispersionOf(bursts)).toBeGreaterThan(50);
});
