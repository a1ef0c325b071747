// Table models: exact at what was measured, between it in between, flagged outside, never faster than physics.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { type KernelModelRow, type KernelSample, Lab } from '../../src/core/lab.ts';
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
});
