// Drawn workloads follow their laws, and a draw depends on nothing but its own law, seed, stream and request.
// Seeds are fixed; bounds are some four standard errors wide.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import type { LengthSpec } from '../../src/scenario/types.ts';
import { cvOf, drawnOf, gapsOf, maths, meanOf, poisson, rowsOf } from './support.ts';

const n = 100_000;
const chat: LengthSpec = { kind: 'logNormal', median: 500, sigma: 0.8, min: 4, max: 8000 };

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)]!;
}

describe('arrivals', () => {
  test('Poisson gaps have their mean, a cv of 1 and an exponential tail', () => {
    const gaps = gapsOf(rowsOf(drawnOf({ requests: n })).timePs);
    expect(Math.abs(meanOf(gaps) / 0.1 - 1)).toBeLessThan(0.0127);
    expect(Math.abs(cvOf(gaps) - 1)).toBeLessThan(0.02);
    const late = gaps.filter((gap) => gap > 0.2).length / n;
    expect(Math.abs(late - maths.exp(-2))).toBeLessThan(0.0044);
  });

  test.each([0.25, 0.7, 2, 5])('Gamma gaps of cv %f have their mean and cv', (cv) => {
    const gaps = gapsOf(rowsOf(drawnOf({ requests: n, arrivals: { process: 'gamma', ratePerS: 10, cv } })).timePs);
    expect(Math.abs(meanOf(gaps) / 0.1 - 1)).toBeLessThan((4 * cv) / Math.sqrt(n));
    expect(Math.abs(cvOf(gaps) / cv - 1)).toBeLessThan(0.03 + 0.01 * cv);
  });

  test('Gamma gaps of cv 1 are the Poisson gaps, and of cv 0 all equal', () => {
    const one = rowsOf(drawnOf({ requests: 1000, arrivals: { process: 'gamma', ratePerS: 10, cv: 1 } }));
    expect(one.timePs).toEqual(rowsOf(drawnOf({ requests: 1000 })).timePs);
    const even = rowsOf(drawnOf({ requests: 3, arrivals: { process: 'gamma', ratePerS: 10, cv: 0 } }));
    expect(even.timePs).toEqual([100_000_000_000n, 200_000_000_000n, 300_000_000_000n]);
  });

  test('an unlimited rate brings all at once', () => {
    const rows = rowsOf(drawnOf({ requests: 5, arrivals: { ...poisson, ratePerS: Number.POSITIVE_INFINITY } }));
    expect(rows.timePs).toEqual([0n, 0n, 0n, 0n, 0n]);
  });

  test('twice the rate is the same arrivals in half the time', () => {
    const slow = rowsOf(drawnOf({ requests: 1000 })).timePs;
    const fast = rowsOf(drawnOf({ requests: 1000, arrivals: { ...poisson, ratePerS: 20 } })).timePs;
    for (const [i, time] of fast.entries())
      expect(Math.abs(Number(2n * time - slow[i]!))).toBeLessThanOrEqual(2 * i + 2);
  });
});

describe('lengths', () => {
  test('fixed lengths are fixed', () => {
    expect(new Set(rowsOf(drawnOf({ requests: 100 })).promptTokens)).toEqual(new Set([100]));
  });

  test('log-normal lengths have their quantiles, within their limits', () => {
    const { promptTokens } = rowsOf(drawnOf({ requests: n, prompt: chat }));
    expect(Math.min(...promptTokens)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...promptTokens)).toBeLessThanOrEqual(8000);
    const z = { 0.1: -1.2815515655446004, 0.5: 0, 0.9: 1.2815515655446004, 0.99: 2.3263478740408408 };
    for (const [share, deviation] of Object.entries(z)) {
      const exact = 500 * maths.exp(0.8 * deviation);
      expect(Math.abs(quantile(promptTokens, Number(share)) / exact - 1)).toBeLessThan(0.03);
    }
  });

  test('limits clamp, and no length is below one token', () => {
    const tight: LengthSpec = { kind: 'logNormal', median: 1, sigma: 3, min: 0, max: 3 };
    const lengths = new Set(rowsOf(drawnOf({ requests: 1000, output: tight })).outputTokens);
    expect(lengths).toEqual(new Set([1, 2, 3]));
    const wild: LengthSpec = { kind: 'logNormal', median: 1e9, sigma: 300, min: 1, max: null };
    const { promptTokens, outputTokens } = rowsOf(drawnOf({ requests: 1000, prompt: wild, output: wild }));
    expect(Math.max(...promptTokens.map((tokens, i) => tokens + outputTokens[i]!))).toBe(2 ** 31 - 2);
    expect(Math.min(...promptTokens)).toBe(1);
  });

  test('empirical lengths are linear between their points, and a jump is a jump', () => {
    const spec: LengthSpec = { kind: 'quantiles', shares: [0, 0.2, 0.2, 0.7, 1], tokens: [10, 20, 100, 100, 1100] };
    const { outputTokens } = rowsOf(drawnOf({ requests: n, output: spec }));
    const share = (from: number, to: number) => outputTokens.filter((t) => t >= from && t <= to).length / n;
    expect(share(10, 20) + share(100, 1100)).toBe(1);
    expect(Math.abs(share(10, 14.5) - 0.09)).toBeLessThan(0.004);
    expect(Math.abs(share(100, 100) - 0.50015)).toBeLessThan(0.0064);
    expect(Math.abs(share(601, 1100) - 0.15)).toBeLessThan(0.0046);
    expect(Math.max(...outputTokens)).toBeGreaterThan(1095);
  });

  test('one point is a fixed length', () => {
    const spec: LengthSpec = { kind: 'quantiles', shares: [0], tokens: [42] };
    expect(new Set(rowsOf(drawnOf({ requests: 50, output: spec })).outputTokens)).toEqual(new Set([42]));
  });

  test('more points than the core holds are an input error', () => {
    const shares = Array.from({ length: 5000 }, (_, i) => i / 4999);
    expect(() => drawnOf({ requests: 1, prompt: { kind: 'quantiles', shares, tokens: shares } })).toThrow(
      /5000 points/,
    );
  });

  test('prompt, output, gap and class of a request are uncorrelated', () => {
    const classes = [0, 1].map((i) => ({ name: `${i}`, share: 0.5, priority: i }));
    const flat: LengthSpec = { kind: 'quantiles', shares: [0, 1], tokens: [1, 1e6] };
    const rows = rowsOf(drawnOf({ requests: n, prompt: flat, output: flat }, { classes }));
    const columns = [rows.promptTokens, rows.outputTokens, gapsOf(rows.timePs), rows.class];
    for (const a of columns) {
      for (const b of columns) {
        if (a === b) continue;
        const [meanA, meanB] = [meanOf(a), meanOf(b)];
        const covariance = meanOf(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
        expect(Math.abs(covariance / (cvOf(a) * meanA * cvOf(b) * meanB))).toBeLessThan(4 / Math.sqrt(n));
      }
    }
  });
});

describe('classes', () => {
  test('classes come by share, with their priorities', () => {
    const classes = [
      { name: 'a', share: 0.2, priority: 7 },
      { name: 'b', share: 0, priority: 8 },
      { name: 'c', share: 0.8, priority: -9 },
    ];
    const rows = rowsOf(drawnOf({ requests: n }, { classes }));
    expect(Math.abs(rows.class.filter((row) => row === 0).length / n - 0.2)).toBeLessThan(0.0051);
    expect(rows.class).not.toContain(1);
    expect(rows.priority).toEqual(rows.class.map((row) => [7, 8, -9][row]));
  });

  test('more classes than the core holds are an input error', () => {
    const classes = Array.from({ length: 257 }, (_, i) => ({ name: `${i}`, share: 1 / 257, priority: 0 }));
    expect(() => drawnOf({ requests: 1 }, { classes })).toThrow(/257 classes/);
  });
});

describe('draws are pure', () => {
  test('chunks of any size hold the same requests', () => {
    const rows = rowsOf(drawnOf({ requests: 10_000, prompt: chat }), 10_000);
    for (const capacity of [1, 7, 4096, 4097]) {
      expect(rowsOf(drawnOf({ requests: 10_000, prompt: chat }), capacity)).toEqual(rows);
    }
  });

  test('two sources that take turns do not disturb each other', () => {
    const alone = [drawnOf({ requests: 100 }), drawnOf({ requests: 100, prompt: chat }, { seed: 2 })].map((s) =>
      rowsOf(s),
    );
    const pair = [drawnOf({ requests: 100 }), drawnOf({ requests: 100, prompt: chat }, { seed: 2 })] as const;
    const turns = Array.from({ length: 10 }, (_, i) => rowsOfFirst(pair[i % 2]!, 20));
    expect(turns.filter((_, i) => i % 2 === 0).flat()).toEqual(alone[0]!.timePs);
    expect(turns.filter((_, i) => i % 2 === 1).flat()).toEqual(alone[1]!.timePs);
  });

  test('an option shifts no draw but its own', () => {
    const classes = [0, 1].map((i) => ({ name: `${i}`, share: 0.5, priority: i }));
    const base = rowsOf(drawnOf({ requests: 500, prompt: chat, output: chat }));
    const other = rowsOf(
      drawnOf({ requests: 500, output: chat, arrivals: { ...poisson, cv: 3, process: 'gamma' } }, { classes }),
    );
    expect(other.outputTokens).toEqual(base.outputTokens);
    expect(other.timePs).not.toEqual(base.timePs);
    const seeded = rowsOf(drawnOf({ requests: 500, prompt: chat, output: chat }, { seed: 2 }));
    for (const column of ['timePs', 'promptTokens', 'outputTokens'] as const) {
      expect(seeded[column]).not.toEqual(base[column]);
    }
  });

  test('more requests begin with the same requests', () => {
    const few = rowsOf(drawnOf({ requests: 10 })).timePs;
    expect(rowsOf(drawnOf({ requests: 20 })).timePs.slice(0, 10)).toEqual(few);
  });
});

describe('the end', () => {
  test('a duration ends before its last instant', () => {
    const all = rowsOf(drawnOf({ requests: 5000 })).timePs;
    const source = drawnOf({ durationS: 100 });
    const rows = rowsOf(source, 64).timePs;
    expect(rows).toEqual(all.filter((time) => time < 100_000_000_000_000n));
    expect(source.expected).toBe(1000);
    const exact = Number(all[9]!) / 1e12;
    expect(rowsOf(drawnOf({ durationS: exact })).timePs).toHaveLength(9);
  });

  test('of requests and duration the first to come ends it', () => {
    expect(rowsOf(drawnOf({ requests: 7, durationS: 100 })).timePs).toHaveLength(7);
    expect(rowsOf(drawnOf({ requests: 1e6, durationS: 1 })).timePs.length).toBeLessThan(30);
    expect(drawnOf({ requests: 7, durationS: 100 }).expected).toBe(7);
  });

  test('no end is an input error', () => {
    expect(() => drawnOf({})).toThrow(/workload\.requests: found no end/);
  });

  test('arrivals beyond 106 days are an input error, unless the duration ends before', () => {
    const rare = { ...poisson, ratePerS: 1e-6 };
    expect(() => rowsOf(drawnOf({ requests: 100, arrivals: rare }))).toThrow(InputError);
    expect(() => rowsOf(drawnOf({ requests: 2, arrivals: { ...poisson, ratePerS: 1e-300 } }))).toThrow(/106 days/);
    expect(rowsOf(drawnOf({ durationS: 9e6, arrivals: rare })).timePs.length).toBeGreaterThan(1);
  });
});

/** Times of the next `count` rows. */
function rowsOfFirst(source: ReturnType<typeof drawnOf>, count: number): bigint[] {
  const none = new Int32Array(count);
  const timePs = new BigInt64Array(count);
  const lengths = { promptTokens: none, outputTokens: none };
  const chunk = { capacity: count, timePs, ...lengths, class: none, priority: none, session: none };
  return [...timePs.subarray(0, source.fill(chunk))];
}
