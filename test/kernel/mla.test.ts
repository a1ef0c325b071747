// Laws of latent attention: absorbed decode reads one latent for all heads, expanded prefill is many heads' attention.

import { describe, expect, test } from 'vitest';
import { KernelOp } from '../../src/core/layout.gen.ts';
import { type MlaCoefficients, mlaRow } from '../../src/timing/mla.ts';
import { debugCore } from '../core/debug.ts';
import { decodeS, piecesOf, prefillS } from '../support/pieces.ts';

const core = debugCore({ models: 1, shapes: 1 });
const { columns, exports } = core;

/** An accelerator of round numbers and the sizes of DeepSeek-V3. */
const plain: MlaCoefficients = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  processors: 100,
  kvBytes: 2,
  latentSize: 512,
  ropeSize: 64,
  keySize: 128,
  valueSize: 128,
  prefillLaunchS: 12e-6,
  prefillEfficiency: 0.5,
  prefillExtraTokens: 300,
  prefillLeastTokens: 1,
  prefillPasses: 1.5,
  prefillTail: 0.25,
  prefillBandwidth: 0.8,
  prefillCacheSpeed: 2,
  expandEfficiency: 0.5,
  decodeLaunchS: 10e-6,
  decodeSequenceS: 2e-8,
  decodePasses: 2,
  decodeTailS: 1e-9,
  decodeTailTokens: 8192,
  decodeBandwidth: 0.9,
  decodeSpread: 50,
  decodeEfficiency: 0.25,
  decodeCacheSpeed: 4,
};

function time(op: keyof typeof KernelOp, shape: readonly number[], coefficients: MlaCoefficients): number {
  columns.coefficient.value.set(mlaRow(coefficients));
  columns.model.op[0] = KernelOp[op];
  const { x, seconds } = columns.shape;
  x.set(shape);
  exports.timeShapes(1);
  return seconds[0]!;
}

const decode = (batch: number, context: number, heads: number, changed: MlaCoefficients = {}) =>
  time('mlaDecode', [batch, 1, context, 0, heads], { ...plain, ...changed });
const prefill = (batch: number, tokens: number, context: number, heads: number, changed: MlaCoefficients = {}) =>
  time('mlaPrefill', [batch, tokens, context, 1, heads], { ...plain, ...changed });

describe('absorbed decode', () => {
  // 1,088 elements of query and output a head, 2 B each, twice through 2 TB/s
  const sequence = (heads: number) => 2e-8 + (2 * 2 * heads * 1088) / 2e12;

  test('16 heads are bound by the latent, read once: by hand', () => {
    // 64 sequences of 4,096 tokens of 576 elements of 2 B at 1.8 TB/s
    const memory = (1152 * 64 * 4096) / 1.8e12;
    expect(decode(64, 4096, 16)).toBeCloseTo(10e-6 + 64 * sequence(16) + 4096e-9 + memory, 12);
    expect(columns.shape.hbmBytes[0]).toBe(1152 * 64 * 4096 + 64 * 16 * 1088 * 2);
  });

  test('128 heads are bound by scores and values over the latent: by hand', () => {
    const compute = (2 * 128 * (576 + 512) * 64 * 4096) / 2.5e14;
    expect(decode(64, 4096, 128)).toBeCloseTo(10e-6 + 64 * sequence(128) + 4096e-9 + compute, 12);
    expect(columns.shape.flop[0]).toBe(2 * 128 * 1088 * 64 * 4096);
  });

  test('one long sequence is bound by what its processors draw', () => {
    const alone = (1152 * 100_000 * 100) / (50 * 2e12);
    expect(decode(1, 100_000, 16)).toBeCloseTo(10e-6 + sequence(16) + 8192e-9 + alone, 12);
  });

  test('the kernel is its pieces', () => {
    for (const heads of [1, 16, 128]) {
      for (const [batch, context] of [
        [1, 1],
        [7, 9000],
        [300, 2048],
        [1, 131_072],
      ] as const) {
        const seconds = decode(batch, context, heads);
        exports.mlaPieces(0, heads);
        expect(seconds).toBe(decodeS(piecesOf(core), { count: batch, tokens: batch * context, longest: context }));
      }
    }
  });

  test('a latent that fits the cache is read from there, when there is one', () => {
    const fixed = 10e-6 + 16 * sequence(16) + 4096e-9;
    const cold = decode(16, 4096, 16) - fixed;
    expect(decode(16, 4096, 16, { cacheBytes: 1152 * 16 * 4096 }) - fixed).toBeCloseTo(cold / 4, 12);
    expect(decode(16, 4096, 16, { cacheBytes: 1152 * 16 * 4096 - 1 })).toBe(decode(16, 4096, 16));
  });

  test('each coefficient moves the time in its direction', () => {
    const slower: MlaCoefficients[] = [
      { kvBytes: 4 },
      { bytesPerS: 1.9e12 },
      { latentSize: 600 },
      { ropeSize: 70 },
      { decodeLaunchS: 11e-6 },
      { decodeSequenceS: 3e-8 },
      { decodePasses: 3 },
      { decodeTailS: 2e-9 },
      { decodeTailTokens: 9000 },
      { decodeBandwidth: 0.8 },
    ];
    for (const changed of slower) expect(decode(64, 9000, 16, changed)).toBeGreaterThan(decode(64, 9000, 16));
    for (const changed of [{ flopPerS: 9e14 }, { decodeEfficiency: 0.2 }]) {
      expect(decode(64, 9000, 128, changed)).toBeGreaterThan(decode(64, 9000, 128));
    }
    for (const changed of [{ decodeSpread: 40 }, { processors: 110 }]) {
      expect(decode(1, 90_000, 16, changed)).toBeGreaterThan(decode(1, 90_000, 16));
    }
  });
});

describe('expanded prefill', () => {
  // seconds of a score of one head: 2 · (192 + 128) FLOP on 0.5 PFLOP/s
  const unit = 640 / 5e14;
  const tail = 0.25 * 100 * 128 * unit;

  test('4 prompts of 2,048 tokens, by hand', () => {
    const [pairs, tokens] = [4 * 2048 * 2048, 4 * 2048];
    const bytes = 4 * 16 * 320;
    const compute = 16 * unit * (pairs / 2 + 300 * tokens) + (1.5 * bytes * tokens) / 2e12 + tail * 2048;
    expect(prefill(4, 2048, 0, 16)).toBeCloseTo(12e-6 + tail * 300 + compute, 12);
  });

  test('cached tokens cost their scores and their expansion', () => {
    const scores = 16 * unit * 512 * 4000;
    const expansion = (2 * 16 * 256 * 512 * 4000) / 5e14;
    const more = prefill(1, 512, 4000, 16) - prefill(1, 512, 0, 16);
    expect(more).toBeCloseTo(scores + expansion + tail * 4000, 12);
    const flop = columns.shape.flop[0]!;
    expect(flop).toBe(16 * 640 * 256 * 512);
  });

  test('the kernel is its pieces', () => {
    for (const heads of [1, 16, 128]) {
      for (const [batch, tokens, context] of [
        [1, 1, 0],
        [3, 512, 7000],
        [1, 16, 131_072],
      ] as const) {
        const seconds = prefill(batch, tokens, context, heads);
        exports.mlaPieces(0, heads);
        const step = {
          pairs: batch * tokens * (2 * context + tokens),
          tokens: batch * tokens,
          read: batch * (context + tokens),
          longest: context + tokens,
        };
        expect(seconds).toBeCloseTo(prefillS(piecesOf(core), step), 15);
      }
    }
  });

  test('a prompt shorter than the least costs as much as one of the least', () => {
    const least = { prefillLeastTokens: 40 };
    expect(prefill(64, 3, 0, 16, least)).toBe(prefill(64, 40, 0, 16));
    expect(prefill(64, 41, 0, 16, least)).toBe(prefill(64, 41, 0, 16));
  });

  test('more tokens, more context and more heads never take less, nor less than physics', () => {
    for (const [batch, tokens, context] of [
      [1, 128, 0],
      [8, 1024, 0],
      [1, 512, 30_000],
      [1, 1, 200_000],
    ] as const) {
      const seconds = prefill(batch, tokens, context, 16);
      expect(seconds).toBeGreaterThan(columns.shape.hbmBytes[0]! / 2e12);
      expect(seconds).toBeGreaterThan(columns.shape.flop[0]! / 1e15);
      expect(prefill(batch + 1, tokens, context, 16)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens + 1, context, 16)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens, context + 1, 16)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens, context, 17)).toBeGreaterThan(seconds);
    }
  });

  test('each coefficient moves the time in its direction', () => {
    const slower: MlaCoefficients[] = [
      { flopPerS: 9e14 },
      { bytesPerS: 1.9e12 },
      { processors: 110 },
      { keySize: 160 },
      { ropeSize: 80 },
      { valueSize: 160 },
      { prefillLaunchS: 13e-6 },
      { prefillEfficiency: 0.4 },
      { prefillExtraTokens: 310 },
      { prefillPasses: 1.6 },
      { prefillTail: 0.3 },
      { expandEfficiency: 0.4 },
    ];
    for (const changed of slower) {
      expect(prefill(2, 1024, 2000, 16, changed)).toBeGreaterThan(prefill(2, 1024, 2000, 16));
    }
    const few: MlaCoefficients = { prefillTail: 0, prefillPasses: 0, prefillExtraTokens: 0, flopPerS: 1e19 };
    for (const changed of [{ prefillBandwidth: 0.7 }, { kvBytes: 4 }, { latentSize: 600 }]) {
      expect(prefill(1, 8, 90_000, 16, { ...few, ...changed })).toBeGreaterThan(prefill(1, 8, 90_000, 16, few));
    }
    const cache = { cacheBytes: 1e9 };
    expect(prefill(2, 1024, 0, 16, cache)).toBeLessThan(prefill(2, 1024, 0, 16));
    expect(prefill(2, 1024, 0, 16, { ...cache, prefillCacheSpeed: 3 })).toBeLessThan(prefill(2, 1024, 0, 16, cache));
  });
});
