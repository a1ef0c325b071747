// Scores of a model on measurements, and of fits on what was kept apart from them.

import { accelerators, get } from '../catalog/index.ts';
import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { KernelSample } from '../core/lab.ts';
import { familyOf } from '../timing/families.ts';
import type { KernelChoice } from '../timing/types.ts';
import { type Fitter, fittersOf, type Split, splitName, usualSplit } from './calibrate.ts';
import { type Bench, groupOf, memoryOf, type Predictions, predict } from './predict.ts';
import { samplesOf } from './samples.ts';
import { type Predicted, quantile } from './score.ts';
import { foldsByShape, groupBy } from './split.ts';
import type { MeasuredKernel } from './types.ts';

export interface Validation extends Predictions {
  /** what was asked: the model as shipped, or fits that have not seen a shape, an accelerator, a precision */
  readonly name: string;
}

/** Measured points of each group outside `fold`; a shape measured more than once gives its median. */
function samplesOutside(kernels: readonly MeasuredKernel[], foldOf: readonly number[], fold: number) {
  const others = kernels.filter((_, row) => foldOf[row] !== fold);
  const samples = new Map<string, KernelSample[]>();
  for (const [group, members] of groupBy(others, groupOf)) {
    samples.set(group, samplesOf(members));
  }
  return samples;
}

function validateTable(
  bench: Bench,
  kernels: readonly MeasuredKernel[],
  entries: readonly KernelEntry[],
  split: Split,
) {
  const foldOf = foldsByShape(kernels, split.folds, split.seed);
  const left = new Map<string, number>();
  const predicted: Predicted[] = [];
  for (let fold = 0; fold < split.folds; fold++) {
    const samples = samplesOutside(kernels, foldOf, fold);
    const held = kernels.filter((_, row) => foldOf[row] === fold);
    const samplesOfGroup = (group: string) => samples.get(group) ?? [];
    const part = predict(bench, held, { form: 'table', entries, samplesOf: samplesOfGroup });
    for (const one of part.predicted) predicted.push(one);
    for (const [reason, rows] of part.left) left.set(reason, (left.get(reason) ?? 0) + rows);
  }
  return { predicted, left };
}

/** A model as it is. A table knows, of each kernel, the measurements of the other folds. */
export function validate(
  bench: Bench,
  kernels: readonly MeasuredKernel[],
  form: NonNullable<KernelChoice['form']>,
  entries: readonly KernelEntry[] = [],
  split: Split = usualSplit,
): Validation {
  if (form !== 'table') return { name: `model ${form}`, ...predict(bench, kernels, { form, entries }) };
  const name = `model table, of the other ${splitName(split)}`;
  return { name, ...validateTable(bench, kernels, entries, split) };
}

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** A fitted group: its fitter, and the values by name. */
interface Fitted {
  readonly fitter: Fitter;
  readonly first: MeasuredKernel;
  readonly values: Readonly<Record<string, number>>;
}

/** Errors as rows of a validation. */
function predictedOf(fitter: Fitter, errors: Float64Array, origin: Predicted['origin'], maths: Bench['maths']) {
  return fitter.kernels.map((kernel, row): Predicted => {
    const error = errors[row]!;
    const memory = memoryOf(get(accelerators, kernel.accelerator));
    const seconds = kernel.seconds * maths.exp(error);
    return { kernel, seconds, error, extrapolated: false, origin, hbmBytes: 0, ...memory, library: kernel.library };
  });
}

/** Medians of the others' coefficients, put into the model of one that was never seen. */
function fromOthers(fitted: readonly Fitted[], bench: Bench, name: string, isOther: (a: Fitted, b: Fitted) => boolean) {
  const left = new Map<string, number>();
  const predicted: Predicted[] = [];
  for (const one of fitted) {
    const others = fitted.filter((other) => isOther(one, other));
    const family = others.filter(({ first }) => sameFamily(first, one.first));
    const chosen = family.length > 0 ? family : others;
    const names = one.fitter.free.map((free) => free.name);
    const usable = chosen.filter(({ values }) => names.every((key) => values[key] !== undefined));
    if (usable.length === 0) {
      const reason = 'nothing else was measured that could replace it';
      left.set(reason, (left.get(reason) ?? 0) + one.fitter.kernels.length);
      continue;
    }
    const values = Object.fromEntries(names.map((key) => [key, median(usable.map((other) => other.values[key] ?? 0))]));
    const errors = one.fitter.errorsOf(one.fitter.kernels, values);
    const origin = family.length > 0 ? 'family' : 'datasheet';
    for (const row of predictedOf(one.fitter, errors, origin, bench.maths)) predicted.push(row);
  }
  return { name, predicted, left };
}

const familyOfKernel = ({ accelerator }: MeasuredKernel) => familyOf(get(accelerators, accelerator));
const sameFamily = (a: MeasuredKernel, b: MeasuredKernel): boolean => familyOfKernel(a) === familyOfKernel(b);

const sameKernel = (a: MeasuredKernel, b: MeasuredKernel): boolean =>
  a.op === b.op && a.library === b.library && a.kernel === b.kernel;

/**
 * Fits again and scores what the fits have not seen: other shapes of the same group; an accelerator by the medians of
 * its family, or of all where it has none; a family; a precision by the medians of the accelerator's others; a library
 * likewise.
 */
export function refit(
  bench: Bench,
  kernels: readonly MeasuredKernel[],
  split: Split = usualSplit,
  onProgress?: (done: number, of: number) => void,
): Validation[] {
  const { fitters, left } = fittersOf(bench, kernels);
  const unfitted = new Map<string, number>();
  for (const { reason, rows } of left) unfitted.set(reason, (unfitted.get(reason) ?? 0) + rows);
  const shapes: Predicted[] = [];
  const fitted: Fitted[] = [];
  for (const [at, fitter] of fitters.entries()) {
    for (const row of predictedOf(fitter, fitter.unseen(split), 'fitted', bench.maths)) shapes.push(row);
    const { values } = fitter.fit(fitter.kernels);
    const named = Object.fromEntries(fitter.free.map(({ name }, index) => [name, values[index] ?? 0]));
    fitted.push({ fitter, first: fitter.kernels[0]!, values: named });
    onProgress?.(at + 1, fitters.length);
  }
  return [
    { name: `unseen shapes, ${splitName(split)}`, predicted: shapes, left: unfitted },
    fromOthers(
      fitted,
      bench,
      'an unseen accelerator, by the medians of its family',
      ({ first: a }, { first: b }) =>
        sameKernel(a, b) && a.precision === b.precision && a.accelerator !== b.accelerator,
    ),
    fromOthers(
      fitted,
      bench,
      'an unseen family, by the medians of the others',
      ({ first: a }, { first: b }) => sameKernel(a, b) && a.precision === b.precision && !sameFamily(a, b),
    ),
    fromOthers(
      fitted,
      bench,
      'an unseen precision, by the medians of the accelerator’s others',
      ({ first: a }, { first: b }) =>
        sameKernel(a, b) && a.precision !== b.precision && a.accelerator === b.accelerator,
    ),
    fromOthers(
      fitted,
      bench,
      'an unseen library, by the medians of the accelerator’s others',
      ({ first: a }, { first: b }) =>
        a.op === b.op && a.precision === b.precision && a.accelerator === b.accelerator && a.library !== b.library,
    ),
  ];
}
