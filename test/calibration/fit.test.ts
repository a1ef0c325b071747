// Fits in a world whose coefficients are known, splits, and scores.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate, usualSplit } from '../../src/calibration/calibrate.ts';
import { robustFit } from '../../src/calibration/fit.ts';
import { type Predicted, scoreOf, scores, worst } from '../../src/calibration/score.ts';
import { foldsByShape, shapeKey } from '../../src/calibration/split.ts';
import type { FreeCoefficient, MeasuredKernel } from '../../src/calibration/types.ts';
import { refit, validate } from '../../src/calibration/validate.ts';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { createMaths } from '../../src/maths/maths.ts';
import { gemmModel } from '../../src/timing/gemm.ts';
import { withCoefficients } from '../../src/timing/models.ts';

const module = await loadCoreModule();
const maths = createMaths(module);
const bench = { module, maths };
const h100 = get(accelerators, 'h100-sxm');

/** In [−1, 1], always the same. */
const noise = (at: number): number => {
  const mixed = Math.imul(at * 2 + 1, 0x9e3779b1) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) / 2 ** 31 - 1;
};

const truth = { launchS: 6e-6, computeShare: 0.62, memoryShare: 0.7, fillK: 250 };
const shapes = [1, 8, 64, 200, 512, 1024, 4096, 8192].flatMap((m) =>
  [1024, 2560, 4096, 8192, 14336].flatMap((n) => [1024, 4096, 7168, 12288].map((k) => [m, n, k])),
);

/** Measurements that the model itself made, with some noise and some outliers. */
function world(spread: number, outliers = 0, named: Readonly<Record<string, number>> = truth): MeasuredKernel[] {
  const model = withCoefficients(gemmModel(h100, { accelerator: 'h100-sxm', weights: 'bf16' }), named);
  const answers = Lab.create(module, [model.row]).time(shapes.map((shape) => ({ model: 0, shape })));
  return shapes.map((shape, at) => {
    const times = outliers > 0 && at % outliers === 0 ? 4 : 1 + spread * noise(at);
    const seconds = answers[at]!.seconds * times;
    return {
      op: 'gemm',
      accelerator: 'h100-sxm',
      precision: 'bf16',
      library: '',
      kernel: '',
      shape,
      seconds,
      line: at,
    };
  });
}

function expectNear(found: Readonly<Record<string, number>>, tolerance: number): void {
  for (const [name, value] of Object.entries(truth))
    expect(Math.abs(found[name]! / value - 1), `${name} ${found[name]}`).toBeLessThan(tolerance);
}

describe('a fit', () => {
  test('finds the coefficients that made the measurements', () => {
    const { entries } = calibrate(bench, world(0));
    expect(entries).toHaveLength(1);
    expectNear(entries[0]!.coefficients, 0.02);
    expect(entries[0]!.errors!.p90).toBeLessThan(0.005);
  });

  test('finds them through noise of 5 % and a tenth of outliers four times as slow', () => {
    const { entries } = calibrate(bench, world(0.05, 10));
    expectNear({ ...entries[0]!.coefficients, fillK: truth.fillK }, 0.12);
    expect(entries[0]!.errors!.median).toBeGreaterThan(0.01);
    expect(entries[0]!.errors!.median).toBeLessThan(0.05);
  });

  test('gives the same bits again', () => {
    const kernels = world(0.05, 10);
    expect(calibrate(bench, kernels)).toEqual(calibrate(bench, kernels));
  });

  test('says what is too little to fit on', () => {
    const { entries, left } = calibrate(bench, world(0).slice(0, 3));
    expect(entries).toEqual([]);
    expect(left[0]!.reason).toContain('too few shapes');
  });

  const line = (start: number): FreeCoefficient => ({ name: 'x', start, low: 1, high: 100, scale: 'log' });

  test('stays within bounds, and stands at the bound nearest to a minimum outside', () => {
    const towards = (goal: number) => (values: readonly number[]) =>
      Float64Array.of(maths.log(values[0]! / goal), maths.log(values[0]! / goal));
    expect(robustFit(maths, [line(10)], towards(1000)).values[0]).toBeCloseTo(100, 6);
    expect(robustFit(maths, [line(10)], towards(0.1)).values[0]).toBeCloseTo(1, 6);
    expect(robustFit(maths, [line(10)], towards(42)).values[0]).toBeCloseTo(42, 3);
  });

  test('takes the middle of the many, not the mean with the few', () => {
    const goals = [...Array.from({ length: 9 }, () => 10), 90];
    const { values } = robustFit(maths, [line(50)], ([x]) => Float64Array.from(goals, (goal) => maths.log(x! / goal)));
    expect(values[0]).toBeGreaterThan(9.9);
    expect(values[0]).toBeLessThan(10.3);
  });

  test('without free coefficients tells the loss as it stands', () => {
    const fit = robustFit(maths, [], () => Float64Array.of(0.05, -0.05));
    expect(fit.values).toEqual([]);
    expect(fit.loss).toBeCloseTo(0.05 ** 2 / 2, 12);
  });
});

describe('splits', () => {
  test('rows of one shape stay together, and every fold holds its share', () => {
    const kernels = world(0);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 1e6 }), (folds, seed) => {
        const foldOf = foldsByShape(kernels, folds, seed);
        const byKey = new Map<string, number>();
        for (const [row, kernel] of kernels.entries()) {
          const known = byKey.get(shapeKey(kernel));
          if (known !== undefined) expect(foldOf[row]).toBe(known);
          byKey.set(shapeKey(kernel), foldOf[row]!);
        }
        const counts = Array.from({ length: folds }, (_, fold) => [...byKey.values()].filter((f) => f === fold).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
    expect(foldsByShape(kernels, 4, 1)).not.toEqual(foldsByShape(kernels, 4, 2));
    expect(foldsByShape(kernels, 4, 1)).toEqual(foldsByShape(kernels, 4, 1));
  });

  test('what is scored was not fitted on: a fold ten times as slow is missed by ten, to a hair', () => {
    const kernels = world(0);
    const foldOf = foldsByShape(kernels, 4, 1);
    const mixed = kernels.map((kernel, row) =>
      foldOf[row] === 0 ? { ...kernel, seconds: 10 * kernel.seconds } : kernel,
    );
    const [unseen] = refit(bench, mixed, usualSplit);
    const errors = unseen!.predicted.filter((_, row) => foldOf[row] === 0).map(({ error }) => error);
    expect(errors.length).toBeGreaterThan(30);
    for (const error of errors) expect(Math.abs(error + Math.log(10))).toBeLessThan(0.005);
  });
});

describe('scores', () => {
  const predicted = (seconds: number, measured: number, more: Partial<Predicted> = {}): Predicted => ({
    kernel: { ...world(0)[0]!, seconds: measured },
    seconds,
    error: Math.log(seconds / measured),
    extrapolated: false,
    origin: 'fitted',
    hbmBytes: 0,
    hbmBytesPerS: 0,
    cacheBytes: 0,
    library: '',
    ...more,
  });

  test('median, 90th percentile and bias of worked errors', () => {
    const score = scoreOf([-0.1, 0.2, 0.3, -0.4, 0.5]);
    expect(score).toMatchObject({ points: 5, median: 0.3, bias: 0.2 });
    expect(score.p90).toBeCloseTo(0.46, 12);
  });

  test('by class, precision, accelerator, library, size and origin', () => {
    const groups = scores([predicted(1e-4, 1e-4), predicted(2e-5, 1e-5), predicted(1e-6, 2e-6)]);
    const of = (by: string) => groups.filter((group) => group.by === by).map(({ name, points }) => [name, points]);
    expect(of('class')).toEqual([['GEMM', 3]]);
    expect(of('precision')).toEqual([['GEMM bf16', 3]]);
    expect(of('accelerator')).toEqual([['GEMM h100-sxm', 3]]);
    expect(of('size').map(([name]) => name)).toEqual(['GEMM 10 to 100 µs', 'GEMM 100 µs to 1 ms', 'GEMM below 10 µs']);
  });

  test('the worst come first, each with the likeliest reason', () => {
    const misses = worst(
      [
        predicted(1.1e-4, 1e-4),
        predicted(1e-5, 2e-6),
        predicted(4e-4, 1e-4, { hbmBytes: 1e6, cacheBytes: 5e7 }),
        predicted(1e-4, 3e-4),
        predicted(1e-4, 2.5e-4, { origin: 'datasheet' }),
        predicted(1e-4, 2e-4, { extrapolated: true }),
      ],
      5,
    );
    expect(misses.map(({ reason }) => reason.split(',')[0]!.split(':')[0])).toEqual([
      'launch-bound below 5 µs',
      'runs from the last-level cache',
      'slower',
      'no coefficients for this accelerator and precision',
      'outside the measured shapes',
    ]);
    expect(misses[0]!.error).toBeCloseTo(Math.log(5), 12);
  });

  test('a model scored on its own world makes no error; a table of the other folds little', () => {
    const own = gemmModel(h100, { accelerator: 'h100-sxm', weights: 'bf16' });
    expect(own.origin).toBe('fitted');
    const kernels = world(0, 0, {});
    for (const form of ['calibrated', 'table'] as const)
      expect(scoreOf(validate(bench, kernels, form).predicted.map(({ error }) => error)).p90).toBeLessThan(1e-9);
    const slower = world(0).map((kernel) => ({ ...kernel, seconds: kernel.seconds * 1.3 }));
    const medianOf = (form: 'calibrated' | 'table') =>
      scoreOf(validate(bench, slower, form).predicted.map(({ error }) => error)).median;
    expect(medianOf('table')).toBeLessThan(medianOf('calibrated') / 3);
  });
});
