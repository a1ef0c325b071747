// Table models: exact at what was measured, between it in between, flagged outside, never faster than physics.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { type KernelModelRow, type KernelSample, Lab } from '../../src/core/lab.ts';
import { CollectiveAlgorithm } from '../../src/core/layout.gen.ts';
import { coefficientList } from '../../src/timing/collective.ts';
import { gemmModel } from '../../src/timing/gemm.ts';
import { kernelModel } from '../../src/timing/models.ts';

const module = await loadCoreModule();
const h100 = get(accelerators, 'h100-sxm');
const calibrated = gemmModel(h100, { accelerator: 'h100-sxm', weights: 'bf16' }).row;
const base = Lab.create(module, [calibrated]);

const secondsOf = (lab: Lab, shape: readonly number[]) => lab.time([{ model: 0, shape }])[0]!;
const ratioOf = (lab: Lab, shape: readonly number[]) => secondsOf(lab, shape).seconds / secondsOf(base, shape).seconds;

const tableOf = (samples: readonly KernelSample[], row: Partial<KernelModelRow> = {}) =>
  Lab.create(module, [{ ...calibrated, form: 'table', samples, ...row }]);

/** A grid of samples whose ratio to the calibrated model is `ratio`. */
function grid(
  ms: readonly number[],
  ns: readonly number[],
  ks: readonly number[],
  ratio: (m: number, n: number, k: number) => number,
): KernelSample[] {
  return ms.flatMap((m) =>
    ns.flatMap((n) =>
      ks.map((k) => ({ shape: [m, n, k], seconds: ratio(m, n, k) * secondsOf(base, [m, n, k]).seconds })),
    ),
  );
}

const whole = (least: number, most: number) => fc.integer({ min: least, max: most });

describe('a table of GEMMs', () => {
  test('answers exactly what was measured, wherever the samples lie', () => {
    const sample = fc.record({
      shape: fc.tuple(whole(1, 9000), whole(1, 9000), whole(1, 9000)),
      seconds: fc.double({ min: 1e-6, max: 1e-2, noNaN: true }),
    });
    const samples = fc.uniqueArray(sample, { minLength: 1, maxLength: 40, selector: ({ shape }) => shape.join(' ') });
    fc.assert(
      fc.property(samples, (points) => {
        const lab = tableOf(points);
        for (const { shape, seconds } of points) {
          const answer = secondsOf(lab, shape);
          expect(Math.abs(answer.seconds / seconds - 1)).toBeLessThan(1e-12);
          expect(answer.extrapolated).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('between two samples the ratio is interpolated in the logarithm of the size', () => {
    const lab = tableOf(grid([64, 256], [4096], [4096], (m) => (m === 64 ? 2 : 1 / 2)));
    expect(ratioOf(lab, [128, 4096, 4096])).toBeCloseTo(1, 10);
    expect(ratioOf(lab, [64 * Math.SQRT2, 4096, 4096])).toBeCloseTo(Math.SQRT2, 10);
  });

  test('on a grid it is multilinear: a ratio that is a product of powers is met everywhere inside', () => {
    const power = (m: number, n: number, k: number) => (m / 64) ** 0.1 * (n / 4096) ** -0.2 * (k / 4096) ** 0.3;
    const lab = tableOf(grid([16, 64, 1024], [1024, 4096, 8192], [2048, 16384], power));
    fc.assert(
      fc.property(whole(16, 1024), whole(1024, 8192), whole(2048, 16384), (m, n, k) => {
        expect(Math.abs(ratioOf(lab, [m, n, k]) / power(m, n, k) - 1)).toBeLessThan(1e-9);
        expect(secondsOf(lab, [m, n, k]).extrapolated).toBe(false);
      }),
    );
  });

  test('between samples no ratio leaves the range of theirs', () => {
    const ratios = [0.7, 1.9, 1.1, 0.8, 1.3, 2.2, 0.9, 1.5];
    let next = 0;
    const lab = tableOf(grid([16, 512], [2048, 8192], [1024, 8192], () => ratios[next++]!));
    fc.assert(
      fc.property(whole(1, 4096), whole(1024, 16384), whole(512, 16384), (m, n, k) => {
        const ratio = ratioOf(lab, [m, n, k]);
        expect(ratio).toBeGreaterThanOrEqual(0.7 - 1e-9);
        expect(ratio).toBeLessThanOrEqual(2.2 + 1e-9);
      }),
    );
  });

  test('outside it says so, and the calibrated model goes on from the edge', () => {
    const lab = tableOf(grid([16, 256], [4096], [4096], (m) => (m === 16 ? 3 : 1.5)));
    for (const [shape, ratio] of [
      [[1, 4096, 4096], 3],
      [[4096, 4096, 4096], 1.5],
      [[256, 8192, 4096], 1.5],
      [[16, 4096, 128], 3],
    ] as const) {
      expect(secondsOf(lab, shape).extrapolated).toBe(true);
      expect(ratioOf(lab, shape)).toBeCloseTo(ratio, 10);
    }
    const edge = ratioOf(lab, [256, 4096, 4096]);
    expect(ratioOf(lab, [257, 4096, 4096])).toBeCloseTo(edge, 10);
  });

  test('a shape that was measured twice answers between the two', () => {
    const seconds = [1e-5, 4e-5];
    const lab = tableOf(seconds.map((each) => ({ shape: [64, 4096, 4096], seconds: each })));
    expect(secondsOf(lab, [64, 4096, 4096]).seconds).toBeCloseTo(2e-5, 12);
  });

  test('without samples it is the calibrated model, flagged', () => {
    const answer = secondsOf(tableOf([]), [64, 4096, 4096]);
    expect(answer.seconds).toBe(secondsOf(base, [64, 4096, 4096]).seconds);
    expect(answer.extrapolated).toBe(true);
  });
});

describe('physics', () => {
  const peaks = { flopPerS: 989.4e12, bytesPerS: 3.35e12 };
  const floorS = (m: number, n: number, k: number) =>
    Math.max((2 * m * n * k) / peaks.flopPerS, (2 * (m * k + n * k + m * n)) / peaks.bytesPerS);

  test('no answer is faster than the peaks, unless what was measured is', () => {
    // a short kernel, mostly launch: its ratio, taken to a long one, would beat the peak
    const samples = grid([64], [1024], [1024], () => 0.6);
    const long = [16384, 16384, 16384] as const;
    expect(samples[0]!.seconds).toBeGreaterThan(floorS(64, 1024, 1024));
    expect(secondsOf(tableOf(samples), long).seconds).toBeLessThan(floorS(...long));
    expect(secondsOf(tableOf(samples, { peaks }), long).seconds / floorS(...long)).toBeCloseTo(1, 12);
  });

  test('a measurement that beats the peak is answered as it was measured', () => {
    const seconds = floorS(64, 4096, 4096) / 2;
    const lab = tableOf([{ shape: [64, 4096, 4096], seconds }], { peaks });
    expect(secondsOf(lab, [64, 4096, 4096]).seconds / seconds).toBeCloseTo(1, 12);
  });

  test('a table of the catalog knows its peaks', () => {
    const samples = grid([64], [4096], [4096], () => 1);
    const choice = { accelerator: 'h100-sxm', weights: 'bf16', form: 'table' } as const;
    const model = kernelModel('gemm', h100, choice, { samples });
    expect(model?.row.peaks).toEqual(peaks);
    expect(model?.row.form).toBe('table');
  });

  test('new coefficients are held against the samples again', () => {
    const samples = grid([64, 256], [4096], [4096], () => 2);
    const lab = tableOf(samples);
    expect(secondsOf(lab, [64, 4096, 4096]).seconds).toBeCloseTo(samples[0]!.seconds, 15);
    lab.setCoefficients(
      0,
      calibrated.coefficients.map((value, at) => (at === 2 ? 10 * value : value)),
    );
    expect(secondsOf(lab, [64, 4096, 4096]).seconds).toBeCloseTo(samples[0]!.seconds, 15);
  });
});

describe('kinds', () => {
  const choice = { accelerator: 'h100-sxm', activations: 'bf16', kv: 'bf16', form: 'table' } as const;
  const shape = (causal: number, window: number) => [1, 2048, 0, causal, 32, 8, 128, window];

  test('causal attention tells nothing of attention without a mask', () => {
    const plain = kernelModel('prefillAttention', h100, { ...choice, form: 'calibrated' })!;
    const bare = Lab.create(module, [plain.row]);
    const samples = [1024, 4096].map((tokens) => {
      const place = [1, tokens, 0, 1, 32, 8, 128, 0];
      return { shape: place, seconds: 1.5 * secondsOf(bare, place).seconds };
    });
    const lab = Lab.create(module, [kernelModel('prefillAttention', h100, choice, { samples })!.row]);
    expect(secondsOf(lab, shape(1, 0)).extrapolated).toBe(false);
    expect(secondsOf(lab, shape(1, 0)).seconds / secondsOf(bare, shape(1, 0)).seconds).toBeCloseTo(1.5, 10);
    expect(secondsOf(lab, shape(0, 0)).extrapolated).toBe(true);
    expect(secondsOf(lab, shape(1, 512)).extrapolated).toBe(true);
  });

  // place(x) = 1 + ln x: of 1,024 and 8,192 a window of 2,048 is nearer to the first (ln 2 / ln 8 = 1/3), one of 4,096
  // to the second (2/3); of 1,000 and 4,000 one of 1,999 is nearer to the first, one of 2,001 to the second.
  test('a window between two measured ones takes the ratio of the nearer, not a mean', () => {
    const windows = (first: number, second: number) => {
      const place = (window: number) => [1, 8192, 0, 1, 32, 8, 128, window];
      const plain = kernelModel('prefillAttention', h100, { ...choice, form: 'calibrated' })!;
      const bare = Lab.create(module, [plain.row]);
      const samples = [first, second].map((window, at) => ({
        shape: place(window),
        seconds: [2, 3][at]! * secondsOf(bare, place(window)).seconds,
      }));
      const lab = Lab.create(module, [kernelModel('prefillAttention', h100, choice, { samples })!.row]);
      return (window: number) => {
        const { seconds, extrapolated } = secondsOf(lab, place(window));
        expect(extrapolated).toBe(window !== first && window !== second);
        return seconds / secondsOf(bare, place(window)).seconds;
      };
    };
    const wide = windows(1024, 8192);
    expect(wide(1024)).toBeCloseTo(2, 10);
    expect(wide(2048)).toBeCloseTo(2, 10);
    expect(wide(4096)).toBeCloseTo(3, 10);
    expect(wide(8192)).toBeCloseTo(3, 10);
    const near = windows(1000, 4000);
    expect(near(1999)).toBeCloseTo(2, 10);
    expect(near(2001)).toBeCloseTo(3, 10);
  });

  test('an algorithm that was not measured takes the ratio of the nearer by number', () => {
    // algorithms tree (2) and sharp (5) measured; hierarchical (3) lies nearer to the tree, nvls (4) to sharp
    const coefficients = coefficientList({ simpleS: 1e-5, simpleBytesPerS: 1e11, nvlsS: 2e-5, nvlsBytesPerS: 4e11 });
    const row: KernelModelRow = { op: 'allReduce', form: 'calibrated', coefficients };
    const bare = Lab.create(module, [row]);
    const place = (algorithm: keyof typeof CollectiveAlgorithm) => [1e6, 8, 8, CollectiveAlgorithm[algorithm], 0];
    const samples = (['tree', 'sharp'] as const).map((algorithm, at) => ({
      shape: place(algorithm),
      seconds: [2, 3][at]! * secondsOf(bare, place(algorithm)).seconds,
    }));
    const lab = Lab.create(module, [{ ...row, form: 'table', samples }]);
    for (const [algorithm, ratio] of [
      ['ring', 2],
      ['tree', 2],
      ['hierarchical', 2],
      ['nvls', 3],
      ['sharp', 3],
    ] as const) {
      const { seconds } = secondsOf(lab, place(algorithm));
      expect(seconds / secondsOf(bare, place(algorithm)).seconds, algorithm).toBeCloseTo(ratio, 10);
    }
  });
});

describe('worked values', () => {
  // A link of 5 µs and 100 GB/s: tokens of so many bytes. Samples at 100 and 1,600 tokens: twice, eight times.
  const row: KernelModelRow = { op: 'link', form: 'calibrated', coefficients: [5e-6, 1e11] };
  const linkS = (tokens: number) => 5e-6 + (tokens * 8192) / 1e11;
  const samples = [
    { shape: [100, 8192], seconds: 2 * linkS(100) },
    { shape: [1600, 8192], seconds: 8 * linkS(1600) },
  ];
  const lab = Lab.create(module, [{ ...row, form: 'table', samples }]);

  test('t = calibrated · exp(Σ weight · ln ratio), weights by ln of the size', () => {
    // ln(400/100)/ln(16) = 1/2: 2^½ · 8^½ = 4; ln 2/ln 16 = 1/4: 2^¾ · 8^¼ = 2^1.5; 3/4: 2^2.5
    expect(secondsOf(lab, [400, 8192]).seconds).toBeCloseTo(4 * linkS(400), 15);
    expect(secondsOf(lab, [200, 8192]).seconds).toBeCloseTo(2 ** 1.5 * linkS(200), 15);
    expect(secondsOf(lab, [800, 8192]).seconds).toBeCloseTo(2 ** 2.5 * linkS(800), 15);
    expect(secondsOf(lab, [6400, 8192]).seconds).toBeCloseTo(8 * linkS(6400), 15);
  });

  test('sizes below one stand in line: halfway from 0 to 1 is halfway in the logarithm of the ratio', () => {
    const at = (tokens: number, ratio: number) => ({ shape: [tokens, 8192], seconds: ratio * linkS(tokens) });
    const low = Lab.create(module, [{ ...row, form: 'table', samples: [at(0, 1), at(1, 4)] }]);
    expect(secondsOf(low, [0.5, 8192]).seconds).toBeCloseTo(2 * linkS(0.5), 15);
    // place(e) = 2: of 0 and e, 1 lies halfway
    const far = Lab.create(module, [{ ...row, form: 'table', samples: [at(0, 1), at(Math.E, 4)] }]);
    expect(secondsOf(far, [1, 8192]).seconds).toBeCloseTo(2 * linkS(1), 15);
  });
});
