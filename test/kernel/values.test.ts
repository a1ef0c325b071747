// Worked values of the compute kernels: the formulas of assembly/kernel/README.md with their numbers written out.
// The accelerator is one of round numbers: 1 PFLOP/s, 2 TB/s, 100 units or processors.

import { describe, expect, test } from 'vitest';
import {
  AttentionCoefficient,
  ElementwiseCoefficient,
  GemmCoefficient,
  MlaCoefficient,
  MoeCoefficient,
} from '../../src/core/layout.gen.ts';
import { type Coefficients, rowOf } from '../support/coefficients.ts';
import { answer, seconds } from '../support/kernels.ts';
import { attentionPlain, elementwisePlain, gemmPlain, mlaPlain, moePlain } from './changes.ts';

/** Equal but for the last digits of a double. */
const same = (found: number, expected: number) => expect(found / expected).toBeCloseTo(1, 11);
const fourNorm = (a: number, b: number) => (a ** 4 + b ** 4) ** 0.25;

describe('gemm', () => {
  const of = (more: Coefficients, ...shape: number[]) =>
    answer(rowOf('gemm', GemmCoefficient, { ...gemmPlain, ...more }), ...shape);
  const rooflineOf = (more: Coefficients, ...shape: number[]) =>
    answer(rowOf('gemm', GemmCoefficient, { ...gemmPlain, ...more }, 'roofline'), ...shape);
  /** One tile alone, without splits and quantisation, so that the menu has one line. */
  const tile = { leastM: 128, leastN: 256, largestSplit: 1, quantisePasses: 0, quantiseS: 0, channelBytes: 0 };
  /** 2·128·256 FLOP a k on a hundredth of 0.8 PFLOP/s, 100 of k to fill; fed as the widest tile, 256 × 128. */
  const tileS = (k: number) => (2 * 128 * 256 * (k + 100)) / 8e12;

  test('roofline: max(flop / (1e15·0.8), bytes / (2e12·0.9)) + 3 µs', () => {
    // weights 2 B and 4 B a channel, activations and outputs 2 B; an element made wide first is 1 FLOP
    const flop = 2 * 512 * 1024 * 2048 + 1024 * 2048 + 512 * 2048;
    same(rooflineOf({}, 512, 1024, 2048).flop, flop);
    const bytes = 2 * 1024 * 2048 + 4 * 1024 + 2 * 512 * 2048 + 2 * 512 * 1024;
    same(rooflineOf({}, 512, 1024, 2048).hbmBytes, bytes);
    // 2,150,629,376 FLOP take 2.69 µs; 7,344,128 B take 4.08 µs
    same(rooflineOf({}, 512, 1024, 2048).seconds, bytes / 1.8e12 + 3e-6);
    same(rooflineOf({}, 4096, 4096, 4096).seconds, (2 * 4096 ** 3 + 2 * 4096 ** 2) / 8e14 + 3e-6);
    // a lonely token of int4 weights with their scales: 0.5 + 2/128 B
    same(
      rooflineOf({ weightBytes: 0.515625, channelBytes: 0 }, 1, 4096, 4096).seconds,
      (0.515625 * 4096 ** 2 + 2 * 2 * 4096) / 1.8e12 + 3e-6,
    );
  });

  test('one wave: 32 tiles of 128 × 256 on 100 units, 32 of the 40 that draw all bandwidth', () => {
    // m 1,024 / 128 · n 1,024 / 256 = 8 · 4 tiles: load 0.32, one wave
    const memory = (2 * (1024 * 2048 + 1024 * 2048 + 1024 * 1024)) / 1.8e12;
    const draw = memory * Math.sqrt(40 / 32);
    same(of(tile, 1024, 1024, 2048).seconds, 3e-6 + fourNorm(tileS(2048), draw));
  });

  test('partial waves: 256 tiles are 0.7·3 + 0.3·2.56 = 2.868 waves', () => {
    const memory = (2 * (2048 * 4096 + 4096 * 4096 + 2048 * 4096)) / 1.8e12;
    // 2,048 / 128 · 4,096 / 256 = 16 · 16 tiles; load 2.56; the dequantised FLOP bound nothing
    same(of(tile, 2048, 4096, 4096).seconds, 3e-6 + fourNorm(2.868 * tileS(4096), memory));
  });

  test('a split k: two parts of 32,768, 2 µs, and 8·m·n·2/(3·2e12)', () => {
    const split = { ...tile, largestSplit: 2, bytesPerS: 2e15 };
    // m 128, n 256: one tile; in two parts each waits for half of k and its own start
    const memory = (2 * (128 * 65_536 + 256 * 65_536 + 128 * 256)) / 1.8e15;
    const added = 2e-6 + (8 * 128 * 256 * 2) / (3 * 2e15);
    same(of(split, 128, 256, 65_536).seconds, 3e-6 + fourNorm(tileS(32_768), memory * Math.sqrt(40 / 2)) + added);
  });

  test('small tiles read their operands again: h of 16 × 64 is 25.6, of 256 × 128 170.67', () => {
    const h = (2 * 16 * 64) / (16 + 64);
    const widest = (2 * 256 * 128) / (256 + 128);
    const slower = Math.sqrt((1 + (64 / h) ** 2) / (1 + (64 / widest) ** 2));
    const small = { ...tile, leastM: 16, leastN: 64, bytesPerS: 2e15, fullDrawShare: 0 };
    // one tile of 16 × 64, alone on a unit: 2·16·64 FLOP a k
    const memory = (2 * (16 * 8192 + 64 * 8192 + 16 * 64)) / 1.8e15;
    same(of(small, 16, 64, 8192).seconds, 3e-6 + fourNorm(((2 * 16 * 64 * 8292) / 8e12) * slower, memory));
  });

  test('quantisation: 1 µs, and a pass over m·k of 2 B read and 2 B written at 0.85 of 2 TB/s', () => {
    const bare = of(tile, 1024, 1024, 2048).seconds;
    const quantised = of({ ...tile, quantisePasses: 1.5, quantiseS: 1e-6 }, 1024, 1024, 2048).seconds;
    same(quantised - bare, 1e-6 + (1.5 * 1024 * 2048 * 4) / 1.7e12);
  });

  test('a loop keeps what fits its cache: all of half of it, half of one and a half', () => {
    const bytes = 2 * (1024 * 2048 + 1024 * 2048 + 1024 * 1024);
    const held = { ...tile, fullDrawShare: 0, cacheBytesPerS: 1e13 };
    const secondsOf = (memory: number) => 3e-6 + fourNorm(tileS(2048), memory);
    same(of({ ...held, cacheBytes: bytes }, 1024, 1024, 2048).seconds, secondsOf(bytes / 1e13));
    const half = of({ ...held, cacheBytes: bytes / 1.5 }, 1024, 1024, 2048).seconds;
    same(half, secondsOf(0.5 * (bytes / 1e13) + 0.5 * (bytes / 1.8e12)));
  });
});

describe('prefill attention', () => {
  const of = (more: Coefficients, ...shape: number[]) =>
    answer(rowOf('prefillAttention', AttentionCoefficient, { ...attentionPlain, ...more }), ...shape);
  /** 4·128 FLOP at half of 1 PFLOP/s: a score of one head of 128. */
  const unit = 512 / 5e14;
  const tail = 0.25 * 100 * 128 * unit;

  test('four prompts of 2,048 tokens, 32 heads of 128 over 8 KV heads', () => {
    // pairs Q/2 = 4·2,048²/2; 200 extra tokens a row; new bytes 2·2·128·(32 + 8), KV 2·2·128·8 twice, 1.5 passes
    const scores = 32 * unit * ((4 * 2048 * 2048) / 2 + 200 * 4 * 2048);
    const passes = (1.5 * (4 * 128 * 40 + 2 * 4 * 128 * 8) * 4 * 2048) / 2e12;
    same(of({}, 4, 2048, 0, 1, 32, 8, 128, 0).seconds, 10e-6 + tail * 200 + scores + passes + tail * 2048);
  });

  test('a chunk of 512 behind 1,536: each query sees what was before it', () => {
    const scores = 32 * unit * (512 * (1536 + 256) + 200 * 512);
    const passes = (1.5 * (4 * 128 * 40 + 2 * 4 * 128 * 8) * 512) / 2e12;
    const said = of({}, 1, 512, 1536, 1, 32, 8, 128, 0);
    same(said.seconds, 10e-6 + tail * 200 + scores + passes + tail * 2048);
    same(said.flop, 4 * 32 * 128 * 512 * (1536 + 256));
    same(said.hbmBytes, 4 * 128 * 8 * 2048 + 4 * 128 * 40 * 512);
  });

  test('without a mask twice the scores, in a window what it holds', () => {
    same(of({}, 1, 1024, 0, 0, 32, 8, 128, 0).flop, 4 * 32 * 128 * 1024 * 1024);
    // 256 queries grow to the window, each seeing half of 256 on average as counted; the other 768 see 256
    same(of({}, 1, 1024, 0, 1, 32, 8, 128, 256).flop, 4 * 32 * 128 * (256 * 128 + 768 * 256));
  });

  test('a head of 64 costs (64 + 72)/(128 + 72) of one of 128', () => {
    const bare = { prefillTail: 0, prefillPasses: 0, prefillLaunchS: 0 };
    const ratio = of(bare, 4, 2048, 0, 1, 32, 8, 64, 0).seconds / of(bare, 4, 2048, 0, 1, 32, 8, 128, 0).seconds;
    same(ratio, 136 / 200);
  });

  test('one token behind 100,000 reads their KV at 1.6 TB/s', () => {
    const memory = (4 * 128 * 8 * 100_001 + 4 * 128 * 40) / 1.6e12;
    const said = of({ prefillTail: 0 }, 1, 1, 100_000, 1, 32, 8, 128, 0);
    same(said.seconds, 10e-6 + memory);
    expect(said.bound).toBe('memory');
  });
});

describe('decode attention', () => {
  const of = (more: Coefficients, ...shape: number[]) =>
    seconds(rowOf('decodeAttention', AttentionCoefficient, { ...attentionPlain, ...more }), ...shape);
  /** Launch, items of 2 µs on 100 processors, the tail of the longest. */
  const fixed = (items: number, longest: number) => 8e-6 + (2e-6 * items) / 100 + 1e-9 * longest;

  test('64 sequences of 9,000: KV of 8 heads once, queries and outputs of 32, at 1.8 TB/s', () => {
    const bytes = 4 * 128 * 8 * 64 * 9000 + 4 * 128 * 32 * 64;
    // the tail ends at 8,192 tokens
    same(of({}, 64, 1, 9000, 0, 32, 8, 128, 0), fixed(64 * 8, 8192) + bytes / 1.8e12);
  });

  test('a KV head a query head: half of that bandwidth', () => {
    const bytes = 4 * 128 * 32 * 64 * 4096 + 4 * 128 * 32 * 64;
    same(of({}, 64, 1, 4096, 0, 32, 32, 128, 0), fixed(64 * 32, 4096) + bytes / 0.9e12);
  });

  test('one sequence of one KV head draws 50 shares of a hundredth of 2 TB/s', () => {
    same(of({}, 1, 1, 65_536, 0, 32, 1, 128, 0), fixed(1, 8192) + (4 * 128 * 65_536) / 1e12);
    const lonely = of({ decodeSingleSpread: 0.5 }, 1, 1, 65_536, 0, 1, 1, 128, 0);
    same(lonely, fixed(1, 8192) + (4 * 128 * 65_536) / 0.5e12);
  });

  test('500 queries a KV head fill eight tiles of 64 rows, at half of the peak', () => {
    same(of({}, 64, 1, 4096, 0, 500, 1, 128, 0), fixed(64, 4096) + (4 * 128 * 512 * 64 * 4096) / 5e14);
  });

  test('a window of 1,024 tokens, an fp8 cache', () => {
    const bytes = 2 * 128 * 8 * 64 * 1024 + 4 * 128 * 32 * 64;
    same(of({ kvBytes: 1 }, 64, 1, 9000, 0, 32, 8, 128, 1024), fixed(64 * 8, 1024) + bytes / 1.8e12);
  });
});

describe('latent attention', () => {
  const of = (op: 'mlaPrefill' | 'mlaDecode', more: Coefficients, ...shape: number[]) =>
    answer(rowOf(op, MlaCoefficient, { ...mlaPlain, ...more }), ...shape);
  /** 2·(128 + 64 + 128) FLOP at half of 1 PFLOP/s: a score of one head. */
  const unit = 640 / 5e14;
  const tail = 0.25 * 100 * 128 * unit;
  /** Queries, keys, values and outputs of a new token, a head: 2·2 B·(128 + 64 + 128). */
  const newBytes = 4 * 320;

  test('prefill of four prompts of 2,048 tokens, 16 heads', () => {
    const scores = 16 * unit * ((4 * 2048 * 2048) / 2 + 300 * 4 * 2048);
    const passes = (1.5 * 16 * newBytes * 4 * 2048) / 2e12;
    const { seconds: found, flop } = of('mlaPrefill', {}, 4, 2048, 0, 1, 16);
    same(found, 12e-6 + tail * 300 + scores + passes + tail * 2048);
    same(flop, 640 * 16 * ((4 * 2048 * 2048) / 2));
  });

  test('cached latents are expanded: 2·512·(128 + 128) FLOP a head and token', () => {
    const scores = 16 * unit * (512 * (4000 + 256) + 300 * 512);
    const passes = (1.5 * 16 * newBytes * 512) / 2e12;
    const expansion = (2 * 16 * 256 * 512 * 4000) / 5e14;
    const { seconds: found, hbmBytes } = of('mlaPrefill', {}, 1, 512, 4000, 1, 16);
    same(found, 12e-6 + tail * 300 + scores + passes + expansion + tail * 4512);
    same(hbmBytes, 1152 * 4512 + 16 * newBytes * 512);
  });

  test('a prompt of 8 tokens costs as one of 64', () => {
    const short = of('mlaPrefill', { prefillLeastTokens: 64 }, 3, 8, 0, 1, 16).seconds;
    same(short, of('mlaPrefill', {}, 3, 64, 0, 1, 16).seconds);
    const scores = 16 * unit * ((3 * 64 * 64) / 2 + 300 * 3 * 64);
    same(short, 12e-6 + tail * 300 + scores + (1.5 * 16 * newBytes * 3 * 64) / 2e12 + tail * 64);
  });

  test('decode of 64 sequences of 9,000: 576 elements of 2 B at 1.8 TB/s for all heads', () => {
    // queries and outputs 1,088 elements of 2 B a head, two passes at 2 TB/s
    const sequence = 2e-8 + (2 * 2 * 16 * 1088) / 2e12;
    const memory = (2 * 576 * 64 * 9000) / 1.8e12;
    same(of('mlaDecode', {}, 64, 1, 9000, 0, 16).seconds, 10e-6 + 64 * sequence + 8192e-9 + memory);
  });

  test('decode of 128 heads: 2·1,088 FLOP a head and token at a quarter of the peak', () => {
    const sequence = 2e-8 + (2 * 2 * 128 * 1088) / 2e12;
    const compute = (2 * 128 * 1088 * 64 * 4096) / 2.5e14;
    same(of('mlaDecode', {}, 64, 1, 4096, 0, 128).seconds, 10e-6 + 64 * sequence + 4096e-9 + compute);
  });

  test('a lonely sequence draws 50 shares of a hundredth; a cache runs four times as fast', () => {
    const sequence = 2e-8 + (2 * 2 * 16 * 1088) / 2e12;
    same(of('mlaDecode', {}, 1, 1, 90_000, 0, 16).seconds, 10e-6 + sequence + 8192e-9 + (1152 * 90_000) / 1e12);
    const kept = of('mlaDecode', { cacheBytes: 1e9 }, 64, 1, 4096, 0, 16).seconds;
    same(kept, 10e-6 + 64 * sequence + 4096e-9 + (1152 * 64 * 4096) / 1.8e12 / 4);
  });
});

describe('fused experts', () => {
  const of = (more: Coefficients, form: 'calibrated' | 'roofline', ...shape: number[]) =>
    answer(rowOf('moe', MoeCoefficient, { ...moePlain, ...more }, form), ...shape);
  /** Rows of hidden + width elements that pass through memory around the multiplies, bf16: B a pair. */
  const passBytes = 2048 * (6 + 2) + 1024 * (8 + 4);

  test('roofline: 6·hidden·ffn FLOP a pair; weights of the experts hit', () => {
    // 8,000 tokens of 2 of 16 experts: 16,000 pairs
    const many = of({}, 'roofline', 8000, 16, 2, 2048, 1024, 1, 1, 0);
    same(many.flop, 6 * 2048 * 1024 * 16_000);
    same(many.seconds, (6 * 2048 * 1024 * 16_000) / 8e14 + 2e-5);
    // one token hits 8 of 128
    const one = of({}, 'roofline', 1, 128, 8, 2048, 1024, 1, 1, 0);
    same(one.hbmBytes, 3 * 2 * 2048 * 1024 * 8 + 4 * 2048);
    same(one.seconds, (3 * 2 * 2048 * 1024 * 8) / 1.8e12 + 2e-5);
    // four tensor ranks cut the width, four expert ranks the experts and the pairs
    same(of({}, 'roofline', 8000, 16, 2, 2048, 1024, 4, 4, 0).flop, 6 * 2048 * 256 * 4000);
  });

  test('two multiplies in tiles of 128 × 256, the passes between them', () => {
    // 16 experts of 1,000 rows: 8 tiles high each; n 2,048 / 256 = 8 wide up, 8 down: 1,024 tiles, load 10.24
    const waves = 0.7 * 11 + 0.3 * 10.24;
    const tileS = (k: number) => (2 * 128 * 256 * (k + 100)) / 8e12;
    const weights = 3 * 2 * 2048 * 1024 * 16;
    const up = fourNorm(waves * tileS(2048), ((2 / 3) * weights) / 1.8e12);
    const down = fourNorm(waves * tileS(1024), (weights * (1 / 3)) / 1.8e12);
    const passes = (16_000 * passBytes) / 1.7e12;
    const tile = { leastM: 128, leastN: 256, foreignShare: 0 };
    same(of(tile, 'calibrated', 8000, 16, 2, 2048, 1024, 1, 1, 0).seconds, up + down + passes + 2e-5);
  });

  test('a tenth of the pairs of other ranks is computed all the same', () => {
    // 4 ranks of 4 experts: 4,000 pairs here, 12,000 elsewhere, of which 1,200; 32 tiles high and 1,200/128
    const load = ((4 * 8 + 1200 / 128) * 8) / 100;
    const waves = 0.7 * Math.ceil(load) + 0.3 * load;
    const tileS = (k: number) => (2 * 128 * 256 * (k + 100)) / 8e12;
    const weights = 3 * 2 * 2048 * 1024 * 4;
    const up = fourNorm(waves * tileS(2048), ((2 / 3) * weights) / 1.8e12);
    const down = fourNorm(waves * tileS(1024), (weights * (1 / 3)) / 1.8e12);
    const passes = (5200 * passBytes) / 1.7e12;
    const tile = { leastM: 128, leastN: 256 };
    same(of(tile, 'calibrated', 8000, 16, 2, 2048, 1024, 1, 4, 0).seconds, up + down + passes + 2e-5);
  });
});

describe('elementwise', () => {
  const of = (...shape: number[]) => answer(rowOf('elementwise', ElementwiseCoefficient, elementwisePlain), ...shape);

  test('max(tokens·flop / 1e13, tokens·bytes / 2e12) + launches·3 µs', () => {
    // a norm of 4,096 elements: 4 FLOP and 4 B each; 1,000 tokens, two kernels
    same(of(1000, 4 * 4096, 4 * 4096, 2).seconds, (1000 * 4 * 4096) / 2e12 + 6e-6);
    same(of(1000, 1e6, 1e4, 1).seconds, 1e9 / 1e13 + 3e-6);
    expect(of(1, 1e3, 1e4, 3)).toMatchObject({ seconds: 5e-9 + 9e-6, flop: 1e3, hbmBytes: 1e4, bound: 'latency' });
  });
});
