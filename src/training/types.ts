// The words of a training step: what is trained, how the batch is cut, what is kept, what hides behind what.

import type { ModelEntry } from '../catalog/types.ts';
import type { ParallelLayout } from '../parallel/layout.ts';
import type { Axis, Servers } from '../parallel/placement.ts';

export type ZeroStage = 0 | 1 | 2 | 3;
export type Recompute = 'none' | 'selective' | 'full';
export type Schedule = 'gpipe' | '1f1b' | 'interleaved';
/** `flash` keeps no scores and skips what a causal mask hides; `unfused` multiplies and stores all of them. */
export type AttentionKernel = 'flash' | 'unfused';

export interface TrainingBatch {
  /** tokens of a sequence */
  readonly sequence: number;
  /** sequences of a step, all ranks together */
  readonly globalBatch: number;
  /** sequences of a micro-batch of one copy */
  readonly microBatch: number;
}

/** Bytes of an element. */
export interface TrainingBytes {
  /** parameters and activations, 2 for bf16 */
  readonly parameter: number;
  /** gradients as they are summed up and reduced: 2, or 4 for fp32 */
  readonly gradient: number;
}

/** Adam: an fp32 copy of the weights and two fp32 moments. Source: ZeRO, Rajbhandari et al., SC 2020, section 3.1. */
export const optimiserBytes = 12;

export interface TrainingOptions {
  readonly zero: ZeroStage;
  readonly recompute: Recompute;
  readonly schedule: Schedule;
  /** chunks of layers of a stage, of an interleaved schedule; 1 otherwise */
  readonly chunks: number;
  readonly attention: AttentionKernel;
  /** dropout after attention and MLP, and of unfused scores */
  readonly dropout: boolean;
  /** how gradients of micro-batches are summed: by the GEMM that makes them, or in a pass of its own */
  readonly accumulation: 'fused' | 'separate';
  /** clocks fall where the step would draw more than TDP for long; false = as in short kernel runs */
  readonly powerLimited: boolean;
  /** how cp ranks come to each other's keys and values */
  readonly contextExchange: 'ring' | 'all-gather';
  readonly overlap: TrainingOverlap;
  readonly jitter: Jitter;
}

export interface TrainingOverlap {
  /** gradients are reduced behind the backward of the last micro-batch, parameters gathered behind the first forward */
  readonly gradients: boolean;
  /** sends between stages run behind the compute of the next chunk */
  readonly pipeline: boolean;
  /** keys and values go round behind the attention of the block before */
  readonly context: boolean;
  /** share of the tp and ep communication of a layer that can run behind its own compute, 0 to 1 */
  readonly layer: number;
}

/** What keeps ranks from arriving together. */
export interface Jitter {
  /** mean of an exponential delay of every rank in every pass of a micro-batch, and once at the gradients, s */
  readonly meanS: number;
  /** how much slower the slowest accelerator computes; everybody waits for it */
  readonly straggler: number;
}

/** A training step. Layouts and options are those of layout.ts and of this file; all numbers are SI. */
export interface TrainingSpec {
  readonly model: ModelEntry;
  readonly layout: ParallelLayout;
  readonly servers: Servers;
  readonly order?: readonly Axis[];
  readonly batch: TrainingBatch;
  readonly bytes: TrainingBytes;
  readonly options: TrainingOptions;
}

export const defaultOptions: TrainingOptions = {
  zero: 1,
  recompute: 'none',
  schedule: '1f1b',
  chunks: 1,
  attention: 'flash',
  dropout: false,
  accumulation: 'fused',
  powerLimited: true,
  contextExchange: 'ring',
  overlap: { gradients: true, pipeline: true, context: true, layer: 0 },
  jitter: { meanS: 0, straggler: 0 },
};

export const defaultBytes: TrainingBytes = { parameter: 2, gradient: 4 };

/** Micro-batches of a copy in one step. */
export const microBatches = ({ globalBatch, microBatch }: TrainingBatch, dp: number): number =>
  globalBatch / (dp * microBatch);
