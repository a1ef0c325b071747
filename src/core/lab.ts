// The lab: a core without replicas, which times single kernels in columns.

import { type Instance, instantiateCore } from './instance.ts';
import { Bound, CollectiveAlgorithm, CollectiveProtocol, KernelForm, KernelOp } from './layout.gen.ts';

/** Coefficients that a kernel model may have: rows of `coefficient` a model. */
export const MODEL_WIDTH = 32;

export type KernelOpName = keyof typeof KernelOp;
export type KernelFormName = keyof typeof KernelForm;

/** A measured point of a table model: the dimensions of `shape`, and seconds. */
export interface KernelSample {
  readonly shape: readonly number[];
  readonly seconds: number;
}

/** One row of `model`: an operator of one accelerator, precision and library, ready for the core. */
export interface KernelModelRow {
  readonly op: KernelOpName;
  readonly form: KernelFormName;
  /** [coefficient] by the enum of its operator; the rest is 0 */
  readonly coefficients: readonly number[];
  readonly samples?: readonly KernelSample[];
}

export interface KernelQuestion {
  /** index into the models of the lab */
  readonly model: number;
  /** x0 … x7 of `shape`; the rest is 0 */
  readonly shape: readonly number[];
}

export interface KernelAnswer {
  readonly seconds: number;
  readonly flop: number;
  readonly hbmBytes: number;
  readonly bound: keyof typeof Bound;
  /** what a rank sends over its links */
  readonly linkBytes: number;
  /** how a collective runs; auto where there is only one way, or none */
  readonly algorithm: keyof typeof CollectiveAlgorithm;
  readonly protocol: keyof typeof CollectiveProtocol;
  readonly extrapolated: boolean;
}

const dimensions = ['x0', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'] as const;
const boundNames = Object.keys(Bound) as (keyof typeof Bound)[];
const algorithmNames = Object.keys(CollectiveAlgorithm) as (keyof typeof CollectiveAlgorithm)[];
const protocolNames = Object.keys(CollectiveProtocol) as (keyof typeof CollectiveProtocol)[];

/** Most shapes timed in one call. */
const BATCH = 4096;

export class Lab {
  readonly #instance: Instance;

  private constructor(instance: Instance) {
    this.#instance = instance;
  }

  /** A lab that holds `models`. Synchronous: the module is compiled already. */
  static create(module: WebAssembly.Module, models: readonly KernelModelRow[]): Lab {
    const samples = models.flatMap((model) => model.samples ?? []);
    const sizes = { models: Math.max(1, models.length), samples: samples.length, shapes: BATCH };
    const lab = new Lab(instantiateCore(module, sizes));
    const { columns } = lab.#instance;
    let first = 0;
    for (const [row, model] of models.entries()) {
      const count = model.samples?.length ?? 0;
      columns.model.op[row] = KernelOp[model.op];
      columns.model.form[row] = KernelForm[model.form];
      columns.model.firstSample[row] = first;
      columns.model.samples[row] = count;
      lab.setCoefficients(row, model.coefficients);
      first += count;
    }
    for (const [row, sample] of samples.entries()) {
      for (const [at, name] of dimensions.entries()) columns.sample[name][row] = sample.shape[at] ?? 0;
      columns.sample.seconds[row] = sample.seconds;
    }
    return lab;
  }

  /** Replaces the coefficients of a model: what a fit does thousands of times. */
  setCoefficients(model: number, coefficients: readonly number[]): void {
    const { value } = this.#instance.columns.coefficient;
    for (let at = 0; at < MODEL_WIDTH; at++) value[model * MODEL_WIDTH + at] = coefficients[at] ?? 0;
  }

  /** Times the questions, in batches, in order. */
  time(questions: readonly KernelQuestion[]): KernelAnswer[] {
    const { shape } = this.#instance.columns;
    const answers: KernelAnswer[] = [];
    for (let from = 0; from < questions.length; from += BATCH) {
      const part = questions.slice(from, from + BATCH);
      for (const [row, question] of part.entries()) {
        shape.model[row] = question.model;
        for (const [at, name] of dimensions.entries()) shape[name][row] = question.shape[at] ?? 0;
      }
      this.#instance.exports.timeShapes(part.length);
      for (let row = 0; row < part.length; row++) {
        answers.push({
          seconds: shape.seconds[row] ?? 0,
          flop: shape.flop[row] ?? 0,
          hbmBytes: shape.hbmBytes[row] ?? 0,
          bound: boundNames[shape.bound[row] ?? 0] ?? 'none',
          linkBytes: shape.linkBytes[row] ?? 0,
          algorithm: algorithmNames[shape.algorithm[row] ?? 0] ?? 'auto',
          protocol: protocolNames[shape.protocol[row] ?? 0] ?? 'auto',
          extrapolated: shape.extrapolated[row] === 1,
        });
      }
    }
    return answers;
  }
}
