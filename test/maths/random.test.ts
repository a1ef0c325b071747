// The core's draws and functions: even, independent, pure, and the same bits everywhere.

import { describe, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { createMaths, type DrawSpec } from '../../src/maths/maths.ts';
import { debugCore } from '../core/debug.ts';

interface RandomExports {
  uniform(seed: bigint, stream: number, entity: number, index: number): number;
  normalQuantile(p: number): number;
  gamma(shape: number, seed: bigint, stream: number, entity: number): number;
}
const { uniform, normalQuantile, gamma } = debugCore({}).exports as unknown as RandomExports;
const maths = createMaths(await loadCoreModule());

const step = 0x9e3779b97f4a7c15n;
const wrap = (bits: bigint) => BigInt.asUintN(64, bits);

function mix(bits: bigint): bigint {
  const once = wrap((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n);
  const twice = wrap((once ^ (once >> 27n)) * 0x94d049bb133111ebn);
  return twice ^ (twice >> 31n);
}

/** `uniform` from its definition, in BigInt. */
function reference(seed: bigint, stream: number, entity: number, index: number): number {
  const place = (BigInt(stream) << 32n) + BigInt(index) + 1n;
  const start = mix(wrap(mix(wrap(wrap(seed) + step)) + step * place));
  return Number(mix(wrap(start + step * (BigInt(entity) + 1n))) >> 11n) / 2 ** 53;
}

/** Chi-squared of counts against equal shares, less its mean, in standard deviations. */
function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const squared = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  return (squared - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

describe('uniform', () => {
  const n = 200_000;
  // Each argument in turn is the one that counts up.
  const walks: Readonly<Record<string, (i: number) => number>> = {
    seed: (i) => uniform(BigInt(i), 1, 1, 0),
    stream: (i) => uniform(1n, i, 1, 0),
    entity: (i) => uniform(1n, 1, i, 0),
    index: (i) => uniform(1n, 1, 1, i),
  };

  test.each(Object.keys(walks))('is even along %s, and pairs of neighbours are', (argument) => {
    const walk = walks[argument]!;
    const single = new Array<number>(256).fill(0);
    const pairs = new Array<number>(1024).fill(0);
    const low = new Array<number>(256).fill(0);
    let last = walk(n);
    let inside = true;
    for (let i = 0; i < n; i++) {
      const u = walk(i);
      inside &&= u >= 0 && u < 1;
      single[Math.floor(u * 256)]!++;
      low[(u * 2 ** 53) % 256]!++;
      pairs[Math.floor(u * 32) * 32 + Math.floor(last * 32)]!++;
      last = u;
    }
    expect(inside).toBe(true);
    for (const counts of [single, low, pairs]) expect(Math.abs(unevenness(counts))).toBeLessThan(4);
  });

  test('neighbouring streams, indices and seeds are independent', () => {
    const grids = [0, 1, 2].map(() => new Array<number>(1024).fill(0));
    for (let i = 0; i < n; i++) {
      const column = Math.floor(uniform(1n, 1, i, 0) * 32);
      const others = [uniform(1n, 2, i, 0), uniform(1n, 1, i, 1), uniform(2n, 1, i, 0)];
      for (const [k, other] of others.entries()) grids[k]![column * 32 + Math.floor(other * 32)]!++;
    }
    for (const counts of grids) expect(Math.abs(unevenness(counts))).toBeLessThan(4);
  });

  test('is SplitMix64, entity + 1 steps behind a start that seed, stream and index pick', () => {
    const corners = [0, 1, 12_345, 2 ** 32 - 1];
    for (const seed of [0n, 1n, -1n, 2n ** 53n - 1n]) {
      for (const stream of corners) {
        for (const entity of corners) {
          for (const index of corners) {
            expect(uniform(seed, stream, entity, index)).toBe(reference(seed, stream, entity, index));
          }
        }
      }
    }
  });
});

describe('normal and Gamma', () => {
  test('the normal quantile is that of AS 241, symmetric and monotone', () => {
    // From Python's statistics.NormalDist().inv_cdf.
    const exact: readonly (readonly [number, number])[] = [
      [1e-300, -37.0470962993612],
      [1e-17, -8.4937932241096],
      [1e-10, -6.361340902404056],
      [0.001, -3.090232306167813],
      [0.074, -1.4466320671589785],
      [0.076, -1.4325027208258114],
      [0.3, -0.5244005127080407],
      [0.5, 0],
      [0.9, 1.2815515655446008],
      [0.99999999, 5.612001243305506],
    ];
    for (const [p, z] of exact) expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(2e-15 * Math.abs(z));
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75));
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < 4096; i++) {
      const z = normalQuantile(i / 4096);
      expect(z).toBeGreaterThan(last);
      last = z;
    }
  });

  test.each([0.05, 0.5, 1, 3, 50])('Gamma of shape %f has mean 1 and variance 1 / shape', (shape) => {
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const value = gamma(shape, 3n, 1, i);
      sum += value;
      squares += (value - 1) * (value - 1);
    }
    // Variance of the squares from the fourth moment of the Gamma law, 3/k² + 6/k³.
    expect(Math.abs(sum / n - 1)).toBeLessThan(4 / Math.sqrt(shape * n));
    const spread = Math.sqrt((2 / (shape * shape) + 6 / (shape * shape * shape)) / n);
    expect(Math.abs(squares / n - 1 / shape)).toBeLessThan(4 * spread);
  });
});

describe('maths', () => {
  test('agrees with the host to a few units in the last place', () => {
    for (let i = 0; i < 20_000; i++) {
      const x = (i - 10_000.5) * 0.0691;
      const close = (found: number, host: number) =>
        expect(Math.abs(found - host)).toBeLessThanOrEqual(4e-16 * Math.max(Math.abs(host), 2 ** -1022));
      close(maths.exp(x), Math.exp(x));
      close(maths.log(Math.abs(x)), Math.log(Math.abs(x)));
      close(maths.pow(Math.abs(x), 1.7), Math.abs(x) ** 1.7);
      expect(Math.abs(maths.sin(x) - Math.sin(x))).toBeLessThan(3e-16);
      expect(Math.abs(maths.cos(x) - Math.cos(x))).toBeLessThan(3e-16);
    }
    expect(maths.exp(0)).toBe(1);
    expect(maths.log(1)).toBe(0);
    expect(maths.log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(maths.log(-1)).toBeNaN();
    expect(maths.pow(2, -3)).toBe(0.125);
  });

  test('a draw that the core refuses is a fault with its place', () => {
    const one = { kind: 'fixed', tokens: 1 } as const;
    const spec: DrawSpec = {
      seed: 1,
      arrivalShape: 1,
      meanGapS: Number.NaN,
      prompt: one,
      output: one,
      classes: [{ share: 1, priority: 0 }],
    };
    const columns = { timePs: new BigInt64Array(1), promptTokens: new Int32Array(1), outputTokens: new Int32Array(1) };
    const into = { ...columns, class: new Int32Array(1), priority: new Int32Array(1) };
    const draw = () => maths.drawArrivals(spec, { nextId: 0, lastPs: 0n }, into, 1);
    expect(draw).toThrow(/core fault at assembly\/random\/arrivals\.ts/);
  });
});
