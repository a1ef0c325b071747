// Laws of attention kernels: they are their pieces, grow with their work, and each coefficient moves them one way.

import { describe, expect, test } from 'vitest';
import { KernelOp } from '../../src/core/layout.gen.ts';
import { type AttentionCoefficients, attentionRow } from '../../src/timing/attention.ts';
import { debugCore } from '../core/debug.ts';
import { decodeS, piecesOf, prefillS } from '../support/pieces.ts';

const core = debugCore({ models: 1, shapes: 1 });
const { columns, exports } = core;

/** An accelerator of round numbers: 1 PFLOP/s, 2 TB/s, 100 processors. */
const plain: AttentionCoefficients = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  processors: 100,
  kvBytes: 2,
  softmaxSize: 72,
  prefillLaunchS: 10e-6,
  prefillEfficiency: 0.5,
  prefillExtraTokens: 200,
  prefillPasses: 1.5,
  prefillTail: 0.25,
  prefillBandwidth: 0.8,
  prefillCacheSpeed: 2,
  decodeLaunchS: 8e-6,
  decodeItemS: 2e-6,
  decodeTailS: 1e-9,
  decodeTailTokens: 8192,
  decodeBandwidth: 0.9,
  decodeSingleBandwidth: 0.5,
  decodeSpread: 50,
  decodeSingleSpread: 1,
  decodeEfficiency: 0.5,
  decodeTileRows: 64,
  decodeCacheSpeed: 4,
  prefillCacheWrites: 1,
};

function use(coefficients: AttentionCoefficients): void {
  columns.coefficient.value.set(attentionRow(coefficients));
}

function time(op: keyof typeof KernelOp, shape: readonly number[], coefficients: AttentionCoefficients): number {
  use(coefficients);
  columns.model.op[0] = KernelOp[op];
  const { x, seconds } = columns.shape;
  x.fill(0);
  x.set(shape);
  exports.timeShapes(1);
  return seconds[0]!;
}

interface Heads {
  readonly heads?: number;
  readonly kvHeads?: number;
  readonly size?: number;
  readonly window?: number;
}
const decode = (
  batch: number,
  context: number,
  { heads = 32, kvHeads = 8, size = 128, window = 0 }: Heads = {},
  changed: AttentionCoefficients = {},
) => time('decodeAttention', [batch, 1, context, 0, heads, kvHeads, size, window], { ...plain, ...changed });
const prefill = (
  batch: number,
  tokens: number,
  context: number,
  { heads = 32, kvHeads = 8, size = 128, window = 0, causal = 1 }: Heads & { readonly causal?: number } = {},
  changed: AttentionCoefficients = {},
) => time('prefillAttention', [batch, tokens, context, causal, heads, kvHeads, size, window], { ...plain, ...changed });

describe('decode attention', () => {
  test('64 sequences of 4,096 tokens take 624.8 µs, by hand', () => {
    // launch 8; 64 · 8 items of 2 µs on 100 processors 10.24; tail 4,096 ns; 2 · 8 · 128 · 2 B · 262,144 tokens and
    // 4 · 32 · 128 B · 64 queries and outputs at 1.8 TB/s: 596.523 + 0.583
    const bytes = 4096 * 262_144 + 16_384 * 64;
    expect(decode(64, 4096)).toBeCloseTo(8e-6 + 10.24e-6 + 4.096e-6 + bytes / 1.8e12, 12);
  });

  test('one long sequence is bound by what its processors draw', () => {
    // 2 · 128 · 2 B · 65,536 tokens at 50 shares of 2 TB/s / 100 for each of the two heads; the tail ends at 8,192
    const alone = (512 * 65_536 * 100) / (50 * 2e12);
    const fixed = 8e-6 + (2e-6 * 1) / 100 + 8192e-9;
    expect(decode(1, 65_536, { kvHeads: 1 })).toBeCloseTo(fixed + alone, 12);
  });

  test('the kernel is its pieces, for every batch, context and layout of heads', () => {
    for (const [heads, kvHeads, size] of [
      [32, 8, 128],
      [8, 1, 64],
      [16, 16, 128],
      [128, 1, 256],
    ] as const) {
      for (const batch of [1, 7, 300]) {
        for (const context of [1, 500, 9000, 131_072]) {
          const seconds = decode(batch, context, { heads, kvHeads, size });
          exports.attentionPieces(0, heads, kvHeads, size);
          const step = { count: batch, tokens: batch * context, longest: context };
          expect(seconds).toBe(decodeS(piecesOf(core), step));
        }
      }
    }
  });

  test('more sequences, more context and more KV heads never take less', () => {
    for (const batch of [1, 10, 100]) {
      for (const context of [100, 8191, 50_000]) {
        expect(decode(batch + 1, context)).toBeGreaterThan(decode(batch, context));
        expect(decode(batch, context + 1)).toBeGreaterThan(decode(batch, context));
        expect(decode(batch, context, { kvHeads: 16 })).toBeGreaterThan(decode(batch, context));
      }
    }
  });

  test('grouped queries cost what their KV heads do, until they fill a tile', () => {
    const grouped = decode(64, 4096, { heads: 32, kvHeads: 8 });
    expect(decode(64, 4096, { heads: 32, kvHeads: 32 })).toBeGreaterThan(4 * grouped);
    // 8 more queries a KV head: their own bytes alone
    const wider = decode(64, 4096, { heads: 96, kvHeads: 8 });
    expect(wider - grouped).toBeCloseTo((4 * 64 * 128 * 64) / 1.8e12, 12);
    // past the tile the multiply binds: 2 tiles of 64 rows on 0.5 PFLOP/s
    const fast = { flopPerS: 1e14 };
    const [one, two] = [
      decode(64, 4096, { heads: 64, kvHeads: 1 }, fast),
      decode(64, 4096, { heads: 65, kvHeads: 1 }, fast),
    ];
    expect(two - one).toBeCloseTo((4 * 128 * 64 * 64 * 4096) / 5e13, 9);
  });

  test('a window shortens what is read, and no more', () => {
    expect(decode(16, 20_000, { window: 1024 })).toBe(decode(16, 1024));
    expect(decode(16, 500, { window: 1024 })).toBe(decode(16, 500));
  });

  test('never faster than its bytes and its FLOP allow', () => {
    for (const batch of [1, 64, 1024]) {
      for (const context of [1, 1000, 100_000]) {
        expect(decode(batch, context)).toBeGreaterThan(columns.shape.hbmBytes[0]! / 2e12);
        expect(decode(batch, context)).toBeGreaterThan(columns.shape.flop[0]! / 1e15);
      }
    }
  });

  test('KV that fits the cache is read from there, when there is one', () => {
    const cache = { cacheBytes: 2 * 8 * 128 * 2 * 16_384 };
    const fixed = 8e-6 + (2e-6 * 8 * 4) / 100 + 4096e-9;
    const cold = decode(4, 4096) - fixed;
    expect(decode(4, 4096, {}, cache) - fixed).toBeCloseTo(cold / 4, 12);
    expect(decode(4, 4097, {}, cache)).toBe(decode(4, 4097));
  });

  test('each coefficient moves the time in its direction', () => {
    const slower: AttentionCoefficients[] = [
      { kvBytes: 4 },
      { decodeLaunchS: 9e-6 },
      { decodeItemS: 3e-6 },
      { decodeTailS: 2e-9 },
      { decodeTailTokens: 9000 },
      { decodeBandwidth: 0.8 },
      { bytesPerS: 1.9e12 },
      { processors: 90 },
    ];
    for (const changed of slower) expect(decode(64, 9000, {}, changed)).toBeGreaterThan(decode(64, 9000));
    const alone = { heads: 8, kvHeads: 1 };
    expect(decode(1, 50_000, alone, { decodeSpread: 40 })).toBeGreaterThan(decode(1, 50_000, alone));
    const single = { heads: 8, kvHeads: 8 };
    expect(decode(64, 9000, single, { decodeSingleBandwidth: 0.4 })).toBeGreaterThan(decode(64, 9000, single));
    expect(decode(1, 50_000, single, { decodeSingleSpread: 0.1 })).toBeGreaterThan(decode(1, 50_000, single));
    const bound = { flopPerS: 1e13 };
    expect(decode(64, 9000, {}, { ...bound, decodeEfficiency: 0.4 })).toBeGreaterThan(decode(64, 9000, {}, bound));
    expect(decode(64, 9000, {}, { ...bound, decodeTileRows: 128 })).toBeGreaterThan(decode(64, 9000, {}, bound));
  });
});

describe('prefill attention', () => {
  // seconds of a score of one head: 4 · 128 FLOP on 0.5 PFLOP/s
  const unit = 512 / 5e14;
  const tail = 0.25 * 100 * 128 * unit;

  test('4 prompts of 2,048 tokens, by hand', () => {
    const [pairs, tokens] = [4 * 2048 * 2048, 4 * 2048];
    const bytes = 4 * 128 * 40 + 4 * 8 * 128 * 2;
    const compute = 32 * unit * (pairs / 2 + 200 * tokens) + (1.5 * bytes * tokens) / 2e12 + tail * 2048;
    expect(prefill(4, 2048, 0)).toBeCloseTo(10e-6 + tail * 200 + compute, 12);
  });

  test('a chunk of few tokens behind a long context is bound by reading it', () => {
    const few = { prefillTail: 0, flopPerS: 1e18 };
    const bytes = 4096 * 100_008 + 4 * 128 * 40 * 8;
    expect(prefill(1, 8, 100_000, {}, few)).toBeCloseTo(10e-6 + bytes / 1.6e12, 12);
  });

  test('the kernel is its pieces, for every batch, chunk, context and layout of heads', () => {
    for (const [heads, kvHeads, size] of [
      [32, 8, 128],
      [8, 1, 64],
      [16, 16, 256],
    ] as const) {
      for (const [batch, tokens, context] of [
        [1, 1, 0],
        [3, 512, 7000],
        [1, 16, 131_072],
        [64, 128, 0],
      ] as const) {
        const seconds = prefill(batch, tokens, context, { heads, kvHeads, size });
        exports.attentionPieces(0, heads, kvHeads, size);
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

  test('chunks of a prompt hold its scores once', () => {
    const bare = { prefillLaunchS: 0, prefillTail: 0 };
    const parts = prefill(1, 1000, 0, {}, bare) + prefill(1, 1000, 1000, {}, bare);
    expect(parts).toBeCloseTo(prefill(1, 2000, 0, {}, bare), 12);
  });

  test('without a mask every token sees all: twice the scores of a prompt', () => {
    const flop = () => columns.shape.flop[0]!;
    prefill(1, 4096, 0);
    const causal = flop();
    const open = prefill(1, 4096, 0, { causal: 0 });
    expect(flop()).toBe(2 * causal);
    expect(open - prefill(1, 4096, 0)).toBeCloseTo((32 * unit * 4096 * 4096) / 2, 9);
  });

  test('a window bounds what a token sees, and no more', () => {
    const flop = (...shape: Parameters<typeof prefill>) => {
      prefill(...shape);
      return columns.shape.flop[0]! / (4 * 32 * 128);
    };
    // pairs counted one by one: token i sees min(i + 1, window); the diagonal counts half as in a prompt of q²/2
    expect(flop(1, 4000, 0, { window: 1000 })).toBe(1000 * 500 + 3000 * 1000);
    expect(flop(1, 100, 5000, { window: 1000 })).toBe(100 * 1000);
    expect(prefill(1, 900, 0, { window: 1000 })).toBe(prefill(1, 900, 0));
    expect(prefill(1, 4000, 0, { window: 1000 })).toBeLessThan(prefill(1, 4000, 0));
  });

  test('a head of half the size costs more than half: softmax does not shrink', () => {
    const bare = { prefillLaunchS: 0, prefillTail: 0, prefillPasses: 0 };
    const half = prefill(1, 8192, 0, { size: 64 }, bare) / prefill(1, 8192, 0, {}, bare);
    expect(half).toBeCloseTo((64 + 72) / (128 + 72), 12);
  });

  test('more tokens, more context and more heads never take less', () => {
    for (const [batch, tokens, context] of [
      [1, 128, 0],
      [8, 1024, 0],
      [1, 512, 30_000],
    ] as const) {
      const seconds = prefill(batch, tokens, context);
      expect(prefill(batch + 1, tokens, context)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens + 1, context)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens, context + 1)).toBeGreaterThan(seconds);
      expect(prefill(batch, tokens, context, { heads: 40 })).toBeGreaterThan(seconds);
      expect(seconds).toBeGreaterThan(prefill(batch, tokens, context, { heads: 32, kvHeads: 4 }));
    }
  });

  test('never faster than its bytes and its FLOP allow', () => {
    for (const [batch, tokens, context] of [
      [1, 1, 0],
      [1, 8192, 0],
      [64, 64, 64],
      [1, 4, 200_000],
    ] as const) {
      const seconds = prefill(batch, tokens, context, {}, { prefillPasses: 0, prefillExtraTokens: 0 });
      expect(seconds).toBeGreaterThan(columns.shape.hbmBytes[0]! / 2e12);
      expect(seconds).toBeGreaterThan(columns.shape.flop[0]! / 1e15);
    }
  });

  test('what fits the cache passes through it faster, when there is one', () => {
    // 4 · 128 · 40 B of query, key, value and output, and 4,096 B of cache, for each of 1,000 tokens
    const bytes = (20_480 + 4096) * 1000;
    const gain = prefill(1, 1000, 0) - prefill(1, 1000, 0, {}, { cacheBytes: bytes });
    expect(gain).toBeCloseTo((1.5 * (20_480 + 2 * 4096) * 1000) / 2e12 / 2, 12);
    expect(prefill(1, 1000, 0, {}, { cacheBytes: bytes - 1 })).toBe(prefill(1, 1000, 0));
  });

  test('each coefficient moves the time in its direction', () => {
    const slower: AttentionCoefficients[] = [
      { flopPerS: 9e14 },
      { bytesPerS: 1.9e12 },
      { processors: 110 },
      { kvBytes: 4 },
      { prefillLaunchS: 11e-6 },
      { prefillEfficiency: 0.4 },
      { prefillExtraTokens: 210 },
      { prefillPasses: 1.6 },
      { prefillTail: 0.3 },
    ];
    for (const changed of slower) expect(prefill(2, 1024, 0, {}, changed)).toBeGreaterThan(prefill(2, 1024, 0));
    const few = { prefillTail: 0, flopPerS: 1e18 };
    const less = { ...few, prefillBandwidth: 0.7 };
    expect(prefill(1, 8, 100_000, {}, less)).toBeGreaterThan(prefill(1, 8, 100_000, {}, few));
    expect(prefill(2, 1024, 0, { size: 64 }, { softmaxSize: 90 })).toBeGreaterThan(prefill(2, 1024, 0, { size: 64 }));
  });
});
