// The lab: a core without replicas, which times single kernels in columns.

export type { CoreModule } from './host.ts';

import type { CoreModule } from './host.ts';
import { type Instance, instantiateCore, type Sizes } from './instance.ts';
import { forgetCore, keptCore } from './kept.ts';
import {
  Bound,
  CollectiveAlgorithm,
  CollectiveProtocol,
  KernelForm,
  KernelOp,
  type PieceTable,
  places as tablePlaces,
} from './layout.gen.ts';

/** Coefficients that a kernel model may have: rows of `coefficient` a model. */
export const MODEL_WIDTH = 32;

export type KernelOpName = keyof typeof KernelOp;
export type KernelFormName = keyof typeof KernelForm;

/** Dimensions of a kernel by the names of its enum …Shape, in its order, up to the last one named; others are 0. */
export function shapeOf<Places extends Readonly<Record<string, number>>>(
  places: Places,
  sizes: { readonly [Name in keyof Places]?: number },
): number[] {
  const named = Object.entries(sizes) as [keyof Places, number][];
  const shape = new Array<number>(Math.max(0, ...named.map(([name]) => (places[name] ?? 0) + 1))).fill(0);
  for (const [name, size] of named) shape[places[name] ?? 0] = size;
  return shape;
}

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
  /** datasheet peaks, below whose time no table answers; left out = no such floor */
  readonly peaks?: { readonly flopPerS: number; readonly bytesPerS: number };
}

export interface KernelQuestion {
  /** index into the models of the lab */
  readonly model: number;
  /** dimensions (shapeOf); the rest is 0 */
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

/** Dimensions of a kernel at most. */
export const SHAPE_WIDTH = tablePlaces.shape.columns['x']?.width ?? 1;

const boundNames = Object.keys(Bound) as (keyof typeof Bound)[];
const algorithmNames = Object.keys(CollectiveAlgorithm) as (keyof typeof CollectiveAlgorithm)[];
const protocolNames = Object.keys(CollectiveProtocol) as (keyof typeof CollectiveProtocol)[];
const pieceNames = Object.keys(tablePlaces.piece.columns) as (keyof PieceTable)[];

/** The order that the core looks samples up in: by the last dimension first. */
export const inOrder = (samples: readonly KernelSample[]): KernelSample[] =>
  [...samples].sort((a, b) => {
    for (let at = SHAPE_WIDTH - 1; at >= 0; at--) {
      const difference = (a.shape[at] ?? 0) - (b.shape[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });

/** Most shapes timed in one call, by default. */
const BATCH = 4096;

/** The table `piece`. */
export type AttentionSeconds = { readonly [Name in keyof PieceTable]: number };

interface LabTables {
  /** [model · MODEL_WIDTH + at] */
  readonly coefficients: Float64Array;
  readonly models: readonly KernelModelRow[];
  readonly samples: readonly KernelSample[];
}

/** Writes the dimensions of one row. */
function setShape(x: Float64Array, row: number, shape: readonly number[]): void {
  for (let at = 0; at < SHAPE_WIDTH; at++) x[row * SHAPE_WIDTH + at] = shape[at] ?? 0;
}

/** Writes every row that a lab may ask of the core. */
function load({ columns }: Instance, { coefficients, models, samples }: LabTables): void {
  const { model: row, coefficient, sample } = columns;
  let first = 0;
  for (let at = 0; at < models.length; at++) {
    const { op, form, peaks, samples: ownSamples = [] } = models[at]!;
    row.op[at] = KernelOp[op];
    row.form[at] = KernelForm[form];
    row.firstSample[at] = first;
    row.samples[at] = ownSamples.length;
    row.peakFlopPerS[at] = peaks?.flopPerS ?? 0;
    row.peakBytesPerS[at] = peaks?.bytesPerS ?? 0;
    row.ready[at] = 0;
    first += ownSamples.length;
  }
  coefficient.value.set(coefficients);
  for (const [point, { shape, seconds }] of samples.entries()) {
    setShape(sample.x, point, shape);
    sample.seconds[point] = seconds;
  }
}

/** A lab without samples asks the kept core of its module; one with samples, which the core prepares once, its own. */
export class Lab {
  readonly #module: CoreModule;

  readonly #batch: number;

  readonly #sizes: Partial<Sizes>;

  readonly #tables: LabTables;

  /** null = the kept core of the module */
  readonly #own: Instance | null;

  private constructor(module: CoreModule, models: readonly KernelModelRow[], batch: number) {
    this.#module = module;
    this.#batch = batch;
    const samples = models.flatMap((model) => inOrder(model.samples ?? []));
    this.#sizes = { models: Math.max(1, models.length), samples: samples.length, shapes: batch + 1 };
    this.#tables = { coefficients: new Float64Array(models.length * MODEL_WIDTH), models, samples };
    for (const [row, { coefficients }] of models.entries()) this.#write(row, coefficients);
    this.#own = samples.length > 0 ? instantiateCore(module, this.#sizes) : null;
    if (this.#own !== null) load(this.#own, this.#tables);
  }

  /** A lab that holds `models` and times `batch` shapes a call. Synchronous: the module is compiled already. */
  static create(module: CoreModule, models: readonly KernelModelRow[], batch = BATCH): Lab {
    return new Lab(module, models, batch);
  }

  #write(model: number, coefficients: readonly number[]): void {
    const { coefficients: value } = this.#tables;
    for (let at = 0; at < MODEL_WIDTH; at++) value[model * MODEL_WIDTH + at] = coefficients[at] ?? 0;
  }

  /** The core with this lab's tables in it. */
  #loaded(): Instance {
    if (this.#own !== null) return this.#own;
    const core = keptCore(this.#module, 'lab', this.#sizes);
    if (core.user !== this) {
      load(core.instance, this.#tables);
      core.user = this;
    }
    return core.instance;
  }

  /** Calls the core; one that trapped is not kept. */
  #call(call: () => void): void {
    try {
      call();
    } catch (error) {
      if (this.#own === null) forgetCore(this.#module, 'lab');
      throw error;
    }
  }

  /** Replaces the coefficients of a model: what a fit does thousands of times. */
  setCoefficients(model: number, coefficients: readonly number[]): void {
    this.#write(model, coefficients);
    const { columns } = this.#loaded();
    const from = model * MODEL_WIDTH;
    columns.model.ready[model] = 0;
    columns.coefficient.value.set(this.#tables.coefficients.subarray(from, from + MODEL_WIDTH), from);
  }

  /** Pieces of one layer of a rank (table `piece`), s; latent attention has no KV heads and no head size of its own. */
  pieces(model: number, heads: number, kvHeads: number, headDim: number): AttentionSeconds {
    const { columns, exports } = this.#loaded();
    const op = columns.model.op[model];
    const latent = op === KernelOp.mlaPrefill || op === KernelOp.mlaDecode;
    this.#call(() => {
      if (latent) exports.mlaPieces(model, heads);
      else exports.attentionPieces(model, heads, kvHeads, headDim);
    });
    const seconds = pieceNames.map((name) => [name, columns.piece[name][0] ?? 0]);
    return Object.fromEntries(seconds) as unknown as AttentionSeconds;
  }

  /** Times the questions, in batches, in order. */
  time(questions: readonly KernelQuestion[]): KernelAnswer[] {
    const { columns, exports } = this.#loaded();
    const { shape } = columns;
    const answers: KernelAnswer[] = [];
    for (let from = 0; from < questions.length; from += this.#batch) {
      const count = Math.min(this.#batch, questions.length - from);
      for (let row = 0; row < count; row++) {
        const question = questions[from + row]!;
        shape.model[row] = question.model;
        setShape(shape.x, row, question.shape);
      }
      this.#call(() => exports.timeShapes(count));
      for (let row = 0; row < count; row++) {
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
