// Fused experts: worked numbers, how tokens spread, laws, and which coefficients an accelerator gets.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators } from '../../src/catalog/index.ts';
import { MoeCoefficient } from '../../src/core/layout.gen.ts';
import { hotLoop } from '../../src/timing/hot-loop.ts';
import { type MoeCoefficients, moeModel, moeRow } from '../../src/timing/moe.ts';
import { accelerator, answer, seconds } from '../support/kernels.ts';

/** Four units of 1 TFLOP/s and 1 TB/s that run tiles of 128 × 128 and up, whole waves, nothing lost. */
const plain: MoeCoefficients = {
  flopPerS: 4e12,
  bytesPerS: 1e12,
  computeShare: 1,
  memoryShare: 1,
  weightBytes: 2,
  activationBytes: 2,
  matrices: 3,
  units: 4,
  leastM: 128,
  leastN: 128,
  waveShare: 1,
};
const moe = (coefficients: MoeCoefficients, form: 'calibrated' | 'roofline' = 'calibrated') =>
  ({ op: 'moe', form, coefficients: moeRow(coefficients) }) as const;
const model = (id: string, weights = 'bf16') => moeModel(accelerator(id), { accelerator: id, weights });
const fourNorm = (a: number, b: number) => (a ** 4 + b ** 4) ** 0.25;

/** tokens, experts, topK, hidden, ffn, tp, ep, skew */
const small = [128, 4, 2, 256, 512, 1, 1, 0] as const;

describe('worked numbers', () => {
  // 128 tokens × 2 experts = 64 rows for each of 4: one tile of 128 high; 1024 / 128 × 4 = 32 tiles up, 8 down.
  test('gate and up in one multiply, then down', () => {
    const tileS = (2 * 128 * 128) / 1e12;
    const up = fourNorm(8 * tileS * 256, (4 * 2 * 256 * 512 * 2) / 1e12);
    const down = fourNorm(2 * tileS * 512, (4 * 256 * 512 * 2) / 1e12);
    const said = answer(moe(plain), ...small);
    expect(said.seconds).toBeCloseTo(up + down, 12);
    expect(said.flop).toBe(2 * 3 * 256 * 512 * 256);
    const passes = (256 * (256 * 8 + 512 * 12)) / 0.85e12;
    expect(seconds(moe({ ...plain, launchS: 2e-5, passes: 2 }), ...small)).toBeCloseTo(
      up + down + 2e-5 + 2 * passes,
      12,
    );
  });

  test('an expert that is not gated has two matrices', () => {
    expect(answer(moe({ ...plain, matrices: 2 }), ...small).flop).toBe(2 * 2 * 256 * 512 * 256);
  });

  // 256 rows over 4 groups: one tile of 128 high for each, 1024 / 128 wide; weights, rows in and rows out once.
  test('one grouped multiply', () => {
    const grouped = (more: MoeCoefficients, form: 'calibrated' | 'roofline' = 'calibrated') =>
      answer({ op: 'groupedGemm', form, coefficients: moeRow({ ...plain, ...more }) }, 256, 4, 1024, 256, 0);
    const bytes = 4 * 1024 * 256 * 2 + 256 * (256 * 2 + 1024 * 2);
    const tileS = (2 * 128 * 128) / 1e12;
    const said = grouped({});
    expect(said.seconds).toBeCloseTo(fourNorm(8 * tileS * 256, bytes / 1e12), 12);
    expect(said).toMatchObject({ flop: 2 * 256 * 1024 * 256, hbmBytes: bytes });
    expect(grouped({ launchS: 3e-6 }).seconds).toBeCloseTo(said.seconds + 3e-6, 12);
    expect(grouped({}, 'roofline').seconds).toBeCloseTo(Math.max(said.flop / 4e12, bytes / 1e12), 12);
    expect(grouped({ passes: 5 }).seconds).toBe(said.seconds);
  });

  test('tensor ranks cut the width, expert ranks the experts', () => {
    const quarter = [...small];
    quarter[5] = 4;
    expect(answer(moe(plain), ...quarter).flop).toBe(answer(moe(plain), ...small).flop / 4);
    const ranks = [...small];
    ranks[6] = 4;
    expect(answer(moe(plain), ...ranks).flop).toBe(answer(moe(plain), ...small).flop / 4);
    expect(seconds(moe({ ...plain, foreignShare: 1 }), ...ranks)).toBeGreaterThan(seconds(moe(plain), ...ranks));
  });

  test('the roofline', () => {
    const row = moe({ ...plain, computeShare: 0.5, launchS: 2e-5 }, 'roofline');
    expect(seconds(row, ...small)).toBeCloseTo((2 * 3 * 256 * 512 * 256) / 2e12 + 2e-5, 12);
  });
});

describe('how tokens spread', () => {
  const row = moe({ ...plain, units: 1, leastM: 16 }, 'roofline');
  const bytesOf = (...shape: number[]) =>
    answer(row, ...shape).hbmBytes - 4 * 256 * Math.min(shape[0]!, shape[0]! * shape[2]!);
  const expertBytes = 3 * 256 * 512 * 2;

  test('a lonely token hits topK experts, many tokens all of them', () => {
    for (const skew of [0, 1, 1.2]) {
      expect(bytesOf(1, 128, 8, 256, 512, 1, 1, skew) / expertBytes, `skew ${skew}`).toBeCloseTo(8, 6);
      expect(bytesOf(65_536, 128, 8, 256, 512, 1, 1, skew) / expertBytes).toBeCloseTo(128, 0);
    }
  });

  // E[distinct] = experts (1 − (1 − topK / experts)^tokens)
  test('chance leaves some experts out, a power law more', () => {
    const expected = 128 * (1 - (1 - 8 / 128) ** 16);
    expect(bytesOf(16, 128, 8, 256, 512, 1, 1, 0) / expertBytes).toBe(128);
    expect(bytesOf(16, 128, 8, 256, 512, 1, 1, 1) / expertBytes).toBeCloseTo(expected, 9);
    expect(bytesOf(16, 128, 8, 256, 512, 1, 1, 1.2) / expertBytes).toBeLessThan(0.8 * expected);
  });

  const shape = fc.record({
    tokens: fc.integer({ min: 1, max: 20_000 }),
    layout: fc.constantFrom([8, 2], [16, 1], [128, 8], [256, 8], [384, 6]),
    ep: fc.constantFrom(1, 2, 4, 8),
  });

  test('without expert ranks no pair of token and expert is lost', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(0, 1, 1.01, 1.2, 2), ({ tokens, layout: [experts = 1, topK = 1] }, skew) => {
        const pairs = answer(row, tokens, experts, topK, 256, 512, 1, 1, skew).flop / (6 * 256 * 512);
        expect(pairs / (tokens * topK)).toBeGreaterThan(0.999);
        expect(pairs / (tokens * topK)).toBeLessThan(1.0001);
      }),
    );
  });

  test('the busiest rank has at least its share, and no expert more than all tokens', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(1, 1.01, 1.2, 2), ({ tokens, layout: [experts = 1, topK = 1], ep }, skew) => {
        const rows = answer(row, tokens, experts, topK, 256, 512, 1, ep, skew).flop / (6 * 256 * 512);
        expect(rows).toBeGreaterThan((0.999 * tokens * topK) / ep);
        expect(rows).toBeLessThan(1.0001 * tokens * Math.min(topK, experts / ep));
      }),
    );
  });

  test('imbalance costs: round robin, chance, power law', () => {
    const times = [0, 1, 1.2].map((skew) => seconds(model('h100-sxm').row, 4096, 64, 8, 4096, 1536, 1, 8, skew));
    expect(times[1]).toBeGreaterThan(times[0]!);
    expect(times[2]).toBeGreaterThan(1.2 * times[1]!);
  });
});

describe('laws', () => {
  const known = accelerators.filter((entry) => entry.peak.bf16.value !== null && entry.hbmBandwidth.value !== null);
  const precision = fc.constantFrom('bf16', 'fp8', 'fp8-block', 'nvfp4', 'int4', 'mxfp4');
  const tokens = fc.integer({ min: 1, max: 30_000 });
  const skews = fc.constantFrom(0, 1, 1.2);

  test('nothing beats the datasheet, more tokens take no less time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), precision, tokens, skews, (entry, weights, count, skew) => {
        const { row } = moeModel(entry, { accelerator: entry.id, weights });
        const said = answer(row, count, 128, 8, 4096, 1536, 1, 1, skew);
        expect(said.seconds).toBeGreaterThan(said.flop / (row.coefficients[MoeCoefficient.flopPerS] ?? 0));
        expect(seconds(row, 2 * count, 128, 8, 4096, 1536, 1, 1, skew)).toBeGreaterThan(0.85 * said.seconds);
        expect(seconds(row, 32 * count, 128, 8, 4096, 1536, 1, 1, skew)).toBeGreaterThan(said.seconds);
      }),
    );
  });

  test('every coefficient changes some time', () => {
    const { row } = hotLoop(accelerator('l40s'), model('l40s', 'fp8'));
    const shapes = [
      [1, 8, 2, 512, 256, 1, 8, 0],
      [1, 128, 8, 2048, 768, 1, 1, 0],
      [4096, 128, 8, 4096, 1536, 1, 8, 1.2],
    ];
    for (const [name, at] of Object.entries(MoeCoefficient)) {
      const coefficients = [...row.coefficients];
      coefficients[at] = name.startsWith('least') ? 256 : 0.5 * (coefficients[at] || 1);
      const changed = shapes.some((shape) => seconds({ ...row, coefficients }, ...shape) !== seconds(row, ...shape));
      expect(changed, name).toBe(true);
    }
  });
});

describe('whose coefficients', () => {
  test('fitted, of the family, or of its GEMM', () => {
    expect(model('h100-sxm').origin).toBe('fitted');
    expect(model('h200-nvl')).toMatchObject({ origin: 'family', notes: ['coefficients of the hopper family'] });
    expect(model('mi300x')).toMatchObject({ origin: 'datasheet', medianError: null });
    expect(model('mi300x').notes).toContain('no fused experts measured in bf16: coefficients of its GEMM');
    expect(model('h100-sxm', 'int4').notes.join()).toContain('nearest precision measured');
  });

  test('every precision has its own time', () => {
    const words = ['bf16', 'fp8', 'fp8-block', 'nvfp4', 'int4', 'mxfp4'];
    const times = words.map((word) => seconds(model('b200-sxm', word).row, 64, 128, 8, 4096, 1536, 1, 1, 1));
    expect(new Set(times).size).toBe(words.length);
  });
});
