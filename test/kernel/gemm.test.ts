// GEMM: worked numbers, laws, and which coefficients an accelerator gets.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators } from '../../src/catalog/index.ts';
import { GemmCoefficient } from '../../src/core/layout.gen.ts';
import { InputError } from '../../src/errors.ts';
import { type GemmCoefficients, gemmModel, gemmRow } from '../../src/timing/gemm.ts';
import { hotLoop } from '../../src/timing/hot-loop.ts';
import { accelerator, answer, seconds } from '../support/kernels.ts';

/** Four units of 1 TFLOP/s and 1 TB/s that run tiles of 128 × 128 and up, whole waves, nothing lost. */
const plain: GemmCoefficients = {
  flopPerS: 4e12,
  bytesPerS: 1e12,
  computeShare: 1,
  memoryShare: 1,
  weightBytes: 2,
  activationBytes: 2,
  outputBytes: 2,
  units: 4,
  leastM: 128,
  leastN: 128,
  largestSplit: 1,
  waveShare: 1,
};
const gemm = (coefficients: GemmCoefficients, form: 'calibrated' | 'roofline' = 'calibrated') =>
  ({ op: 'gemm', form, coefficients: gemmRow(coefficients) }) as const;
const model = (id: string, weights = 'bf16', activations?: string) =>
  gemmModel(
    accelerator(id),
    activations === undefined ? { accelerator: id, weights } : { accelerator: id, weights, activations },
  );
const fourNorm = (a: number, b: number) => (a ** 4 + b ** 4) ** 0.25;

describe('worked numbers', () => {
  // Guards against a flop counted once or twice, and a wave that is not one.
  test('four tiles of 128 × 128 on four units are one wave', () => {
    const compute = (2 * 128 * 128 * 512) / 1e12;
    const memory = (2 * (256 * 512 + 256 * 512 + 256 * 256)) / 1e12;
    const said = answer(gemm(plain), 256, 256, 512);
    expect(said.seconds).toBeCloseTo(fourNorm(compute, memory), 15);
    expect(said.flop).toBe(2 * 256 * 256 * 512);
    expect(said.hbmBytes).toBe(2 * (256 * 512 + 256 * 512 + 256 * 256));
    expect(said.bound).toBe('compute');
  });

  // Guards against waves smoothed away: the fifth tile costs half a wave more (in wider tiles), the ninth another.
  test('waves step', () => {
    const fast = gemm({ ...plain, bytesPerS: 1e15 });
    const wave = seconds(fast, 128, 512, 4096);
    expect(seconds(fast, 128, 512, 4096)).toBeCloseTo((2 * 128 * 128 * 4096) / 1e12, 12);
    expect(seconds(fast, 128, 640, 4096) / wave).toBeCloseTo(1.5, 6);
    expect(seconds(fast, 128, 768, 4096) / wave).toBeCloseTo(1.5, 6);
    expect(seconds(fast, 128, 1024, 4096) / wave).toBeCloseTo(2, 6);
  });

  test('launch, quantisation and splits add to it', () => {
    const bare = seconds(gemm(plain), 256, 256, 512);
    const quantised = seconds(gemm({ ...plain, launchS: 3e-6, quantiseS: 2e-6, quantisePasses: 2 }), 256, 256, 512);
    expect(quantised - bare).toBeCloseTo(5e-6 + (2 * 256 * 512 * 4) / 0.85e12, 15);
    const skinny = [1, 128, 65_536] as const;
    const whole = seconds(gemm({ ...plain, bytesPerS: 1e15 }), ...skinny);
    const split = seconds(gemm({ ...plain, bytesPerS: 1e15, largestSplit: 4, splitS: 2e-6 }), ...skinny);
    expect(split).toBeCloseTo(whole / 4 + 2e-6, 9);
  });

  test('the roofline is the larger of two quotients, and a launch', () => {
    const row = gemm({ ...plain, computeShare: 0.5, memoryShare: 0.8, launchS: 4e-6 }, 'roofline');
    expect(seconds(row, 4096, 4096, 4096)).toBeCloseTo((2 * 4096 ** 3) / 2e12 + 4e-6, 12);
    const bytes = 2 * (4096 * 4096 + 2 * 4096);
    expect(answer(row, 1, 4096, 4096)).toMatchObject({ bound: 'memory', hbmBytes: bytes });
    expect(seconds(row, 1, 4096, 4096)).toBeCloseTo(bytes / 0.8e12 + 4e-6, 12);
  });
});

describe('laws', () => {
  const known = accelerators.filter((entry) => entry.peak.bf16.value !== null && entry.hbmBandwidth.value !== null);
  const size = fc.integer({ min: 0, max: 14 }).chain((power) => fc.integer({ min: 2 ** power, max: 2 ** (power + 1) }));
  const precision = fc.constantFrom('bf16', 'fp8', 'fp8-block', 'nvfp4', 'int8', 'int4', 'sq', 'mxfp4');

  test('no multiply beats the datasheet', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), precision, size, size, size, (entry, weights, m, n, k) => {
        const { row } = gemmModel(entry, { accelerator: entry.id, weights });
        const said = answer(row, m, n, k);
        expect(said.seconds).toBeGreaterThan(said.flop / (row.coefficients[GemmCoefficient.flopPerS] ?? 0));
        expect(said.seconds).toBeGreaterThan(said.hbmBytes / (row.coefficients[GemmCoefficient.bytesPerS] ?? 0));
      }),
    );
  });

  // More tiles draw more bandwidth: rows that fill one may save a fifth (at most 19 % in 130,000 random pairs).
  test('a larger multiply takes no less time, within the quantisation of tiles', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        precision,
        size,
        size,
        size,
        fc.nat(2),
        (entry, weights, m, n, k, side) => {
          const { row } = gemmModel(entry, { accelerator: entry.id, weights });
          const larger = [m, n, k].map((length, at) => (at === side ? 2 * length : length));
          expect(seconds(row, ...larger)).toBeGreaterThan(0.7 * seconds(row, m, n, k));
          const far = [m, n, k].map((length, at) => (at === side ? 64 * length : length));
          expect(seconds(row, ...far)).toBeGreaterThan(0.7 * seconds(row, m, n, k));
          const all = [m, n, k].map((length) => 16 * length);
          expect(seconds(row, ...all)).toBeGreaterThan(seconds(row, m, n, k));
        },
      ),
    );
  });

  test('split k helps the skinny', () => {
    const { row } = model('h100-sxm');
    const coefficients = [...row.coefficients];
    coefficients[GemmCoefficient.largestSplit] = 1;
    expect(seconds({ ...row, coefficients }, 1, 1024, 16_384)).toBeGreaterThan(1.2 * seconds(row, 1, 1024, 16_384));
    expect(seconds({ ...row, coefficients }, 8192, 8192, 8192)).toBe(seconds(row, 8192, 8192, 8192));
  });

  // Guards against a coefficient that is fitted, shipped and never read.
  test('every coefficient changes some time', () => {
    const { row } = hotLoop(accelerator('l40s'), model('l40s', 'fp8'));
    const shapes = [
      [1, 1024, 16_384],
      [16, 128, 256],
      [300, 2000, 4096],
      [4096, 4096, 4096],
    ];
    for (const [name, at] of Object.entries(GemmCoefficient)) {
      // a calibrated multiply has its dequantisation in fitted passes; a roofline counts its FLOP
      const form = name.startsWith('dequant') ? 'roofline' : 'calibrated';
      const coefficients = [...row.coefficients];
      coefficients[at] = name.startsWith('least') ? 256 : 0.5 * (coefficients[at] || 1);
      const changed = shapes.some(
        (shape) => seconds({ ...row, form, coefficients }, ...shape) !== seconds({ ...row, form }, ...shape),
      );
      expect(changed, name).toBe(true);
    }
  });
});

describe('whose coefficients', () => {
  test('an accelerator has its own, its family’s or its datasheet’s, and says which', () => {
    expect(model('h100-sxm').origin).toBe('fitted');
    expect(model('h100-sxm').medianError).toBeLessThan(0.06);
    const relative = model('h100-pcie');
    expect(relative).toMatchObject({ origin: 'family', notes: ['coefficients of the hopper family'] });
    const stranger = model('mi300x');
    expect(stranger).toMatchObject({ origin: 'datasheet', medianError: null });
    expect(stranger.row.coefficients[GemmCoefficient.computeShare]).toBe(0.5);
    expect(stranger.notes.join()).toContain('catalogued fractions');
    expect(stranger.notes.join()).toContain('software stack rocm: 37 to 66 % of');
    // a guess of its own yields to its vendor's stack; a user's number does not
    expect(model('mi355x').row.coefficients[GemmCoefficient.computeShare]).toBe(0.5);
    const entry = accelerator('mi355x');
    const own = { value: 0.71, unit: '1', source: 'mine', kind: 'user' } as const;
    const tuned = { ...entry, efficiency: { ...entry.efficiency, compute: { default: own } } };
    const said = gemmModel(tuned, { accelerator: 'mi355x' }).row.coefficients[GemmCoefficient.computeShare];
    expect(said).toBe(0.71);
  });

  test('less power for its peak, less of its peak', () => {
    const share = (id: string) => model(id).row.coefficients[GemmCoefficient.computeShare] ?? 0;
    expect(share('h100-pcie')).toBeLessThan(0.9 * share('h100-sxm'));
    expect(share('h20')).toBeGreaterThan(share('h100-sxm'));
    expect(share('h20')).toBeLessThan(0.94);
  });

  test('a precision that it cannot multiply in is dequantised', () => {
    const { row, notes } = model('a100-sxm-80gb', 'fp8');
    expect(row.coefficients[GemmCoefficient.flopPerS]).toBe(312e12);
    expect(row.coefficients[GemmCoefficient.weightBytes]).toBe(1);
    expect(row.coefficients[GemmCoefficient.activationBytes]).toBe(2);
    expect(notes[0]).toContain('does not multiply in fp8');
  });

  test('every option changes the time', () => {
    const shape = [64, 8192, 8192] as const;
    const times = [
      ['bf16', 'bf16'],
      ['fp8', 'fp8'],
      ['fp8', 'bf16'],
      ['fp8-block', 'fp8-block'],
      ['nvfp4', 'nvfp4'],
      ['int4', 'bf16'],
      ['mxfp4', 'mxfp8'],
    ].map(([weights, activations]) => seconds(model('b200-sxm', weights, activations).row, ...shape));
    const roofline = gemmModel(accelerator('b200-sxm'), { accelerator: 'b200-sxm', form: 'roofline' });
    times.push(seconds(roofline.row, ...shape), seconds(model('gb200').row, ...shape));
    expect(new Set(times).size).toBe(times.length);
  });

  test('aliases are the same precision', () => {
    const alike = (a: string, b: string) => expect(model('b200-sxm', a).row).toEqual(model('b200-sxm', b).row);
    alike('bf16', 'bfloat16');
    alike('fp8-block', 'fp8_block');
    alike('nvfp4', 'fp4');
    expect(model('b200-sxm', 'int4').row).toEqual(model('b200-sxm', 'int4', 'bf16').row);
  });

  test('unknown precisions and unknown peaks are refused by name', () => {
    expect(() => model('h100-sxm', 'fp7')).toThrow(InputError);
    const nameless = { ...accelerator('arc-b60'), id: 'arc-x', architecture: 'Xe9' };
    expect(() => gemmModel(nameless, { accelerator: 'arc-x' })).toThrow(/peak is unknown/);
    expect(model('arc-b60').origin).toBe('fitted');
  });

  test('a loop keeps small operands in the cache of a GDDR card, serving never does', () => {
    const l40s = model('l40s');
    const loop = hotLoop(accelerator('l40s'), l40s).row;
    expect(seconds(loop, 16, 2048, 4096)).toBeLessThan(0.8 * seconds(l40s.row, 16, 2048, 4096));
    expect(seconds(loop, 16, 16_384, 16_384)).toBe(seconds(l40s.row, 16, 16_384, 16_384));
    const h100 = model('h100-sxm');
    expect(hotLoop(accelerator('h100-sxm'), h100)).toBe(h100);
  });
});
