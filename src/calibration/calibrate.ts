// Fits the free coefficients of every operator, precision and library that was measured, and scores what it kept apart.

import type { KernelEntry } from '../catalog/kernel/types.ts';
import { type KernelQuestion, Lab } from '../core/lab.ts';
import { withCoefficients } from '../timing/models.ts';
import type { KernelModel } from '../timing/types.ts';
import { type Fit, robustFit } from './fit.ts';
import { freeOf, isMisleading } from './free.ts';
import { type Bench, groupOf, isModelled, modelOfGroup } from './predict.ts';
import { scoreOf } from './score.ts';
import { foldsByShape, groupBy, shapeKey } from './split.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

export interface Split {
  readonly folds: number;
  readonly seed: number;
}

export const usualSplit: Split = { folds: 4, seed: 1 };

/** `4 folds by shape, seed 1` */
export const splitName = ({ folds, seed }: Split): string => `${folds} folds by shape, seed ${seed}`;

/** Fewest shapes to fit on, over the coefficients that move; and fewest parts to split them in. */
const SHAPES_A_COEFFICIENT = 2;
const LEAST_PARTS = 4;

/** One group of measured kernels with the model that is fitted to them. */
export class Fitter {
  readonly kernels: readonly MeasuredKernel[];
  readonly free: readonly FreeCoefficient[];
  readonly model: KernelModel;
  readonly #bench: Bench;
  readonly #lab: Lab;

  constructor(bench: Bench, kernels: readonly MeasuredKernel[], model: KernelModel) {
    this.#bench = bench;
    this.kernels = kernels;
    this.model = model;
    this.free = freeOf(kernels, model);
    this.#lab = Lab.create(bench.module, [model.row]);
  }

  /** [row] ln(predicted / measured) with these values of the free coefficients. */
  errors(kernels: readonly MeasuredKernel[], values: readonly number[]): Float64Array {
    const named = Object.fromEntries(this.free.map(({ name }, at) => [name, values[at] ?? 0]));
    return this.errorsOf(kernels, named);
  }

  /** [row] ln(predicted / measured) with these coefficients in place of the model's. */
  errorsOf(kernels: readonly MeasuredKernel[], named: Readonly<Record<string, number>>): Float64Array {
    this.#lab.setCoefficients(0, withCoefficients(this.model, named).row.coefficients);
    const questions = kernels.map(({ shape }): KernelQuestion => ({ model: 0, shape }));
    const answers = this.#lab.time(questions);
    return Float64Array.from(answers, ({ seconds }, row) => this.#bench.maths.log(seconds / kernels[row]!.seconds));
  }

  fit(kernels: readonly MeasuredKernel[]): Fit {
    return robustFit(this.#bench.maths, this.free, (values) => this.errors(kernels, values));
  }

  get enough(): boolean {
    const shapes = new Set(this.kernels.map(({ shape }) => shape.join(' '))).size;
    return shapes >= this.free.length * SHAPES_A_COEFFICIENT && new Set(this.kernels.map(shapeKey)).size >= LEAST_PARTS;
  }

  /** [row] the error of each kernel by a fit that has not seen its shape. */
  unseen({ folds, seed }: Split): Float64Array {
    const foldOf = foldsByShape(this.kernels, folds, seed);
    const errors = new Float64Array(this.kernels.length);
    for (let fold = 0; fold < folds; fold++) {
      const { values } = this.fit(this.kernels.filter((_, row) => foldOf[row] !== fold));
      const held = [...foldOf.keys()].filter((row) => foldOf[row] === fold);
      const heldErrors = this.errors(
        held.map((row) => this.kernels[row]!),
        values,
      );
      for (const [at, row] of held.entries()) errors[row] = heldErrors[at]!;
    }
    return errors;
  }
}

export interface Calibration {
  readonly entries: readonly KernelEntry[];
  /** what was not fitted, and why */
  readonly left: readonly Left[];
}

interface Left {
  readonly group: string;
  readonly rows: number;
  readonly reason: string;
  /** a fit was made and is too far off to be kept */
  readonly isOff?: true;
}

/** Groups with a model and free coefficients as fitters. */
export function fittersOf(bench: Bench, kernels: readonly MeasuredKernel[]) {
  const fitters: Fitter[] = [];
  const left: Left[] = [];
  const tuned = kernels.filter((kernel) => !isMisleading(kernel));
  if (tuned.length < kernels.length) {
    left.push({ group: 'moe', rows: kernels.length - tuned.length, reason: 'untuned tactics, several times off' });
  }
  for (const [group, members] of groupBy(tuned, groupOf)) {
    const [first] = members;
    if (first === undefined) continue;
    const leave = (reason: string) => left.push({ group, rows: members.length, reason });
    const model = isModelled(first) ? modelOfGroup(first, { form: 'calibrated' }) : 'no model of it is fitted yet';
    if (typeof model === 'string') leave(model);
    else {
      const fitter = new Fitter(bench, members, model);
      if (fitter.free.length === 0) leave('nothing of it is fitted');
      else if (!fitter.enough) leave(`too few shapes for ${fitter.free.length} coefficients`);
      else fitters.push(fitter);
    }
  }
  return { fitters, left };
}

/** ln 2: of a fit whose median error is larger, half of the rows are off by more than a factor of two. */
const MOST_OFF = 0.69;

const round = (value: number): number => Number(value.toPrecision(5));

/** Fits everything; errors are those of fits that have not seen the shapes they are scored on. */
export function calibrate(bench: Bench, kernels: readonly MeasuredKernel[], split = usualSplit): Calibration {
  const { fitters, left } = fittersOf(bench, kernels);
  const entries = fitters.flatMap((fitter): KernelEntry[] => {
    const [first] = fitter.kernels;
    if (first === undefined) throw new RangeError('a fit without kernels');
    const { median, p90 } = scoreOf([...fitter.unseen(split)]);
    if (!(median <= MOST_OFF)) {
      const reason = `half of its rows are over ${(median * 100).toFixed(0)} % off: check the unit of the times`;
      left.push({ group: groupOf(first), rows: fitter.kernels.length, reason, isOff: true });
      return [];
    }
    const { values } = fitter.fit(fitter.kernels);
    const { accelerator, op, precision, library, kernel } = first;
    return [
      {
        accelerator,
        family: null,
        op,
        precision,
        library,
        coefficients: Object.fromEntries(fitter.free.map(({ name }, at) => [name, round(values[at] ?? 0)])),
        points: fitter.kernels.length,
        errors: { median: round(median), p90: round(p90), split: splitName(split) },
        ...(kernel !== '' && { note: `kernel ${kernel}` }),
      },
    ];
  });
  return { entries, left };
}
