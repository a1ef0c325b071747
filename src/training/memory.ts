/**
 * Bytes that a rank of a training layout holds: parameters, gradients, optimiser, activations.
 *
 *   p + g + 12 bytes a parameter; ZeRO 1, 2, 3 spread the 12, then g, then p over the ranks that hold copies.
 *   activations of a layer and token: what backward reads again, counted tensor by tensor.
 *
 * Sources: ZeRO, Rajbhandari et al., SC 2020, section 3; Reducing Activation Recomputation, Korthikanti et al., 2022,
 * section 4 (GPT with dropout: s·b·h·(34 + 5·a·s/h) bytes a layer).
 */

import type { ModelEntry } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';
import type { ParallelLayout } from '../parallel/layout.ts';
import { inGb } from '../parallel/memory.ts';
import {
  expertWidth,
  headsOfRank,
  sharedWidth,
  stageShapes,
  type WeightShare,
  weightShares,
} from '../parallel/shares.ts';
import { inFlight } from './schedule.ts';
import {
  microBatches,
  optimiserBytes,
  type Recompute,
  type TrainingOptions,
  type TrainingSpec,
  type ZeroStage,
} from './types.ts';

export interface TrainingMemory {
  readonly stage: number;
  readonly parameterBytes: number;
  readonly gradientBytes: number;
  readonly optimiserBytes: number;
  readonly activationBytes: number;
  /** micro-batches whose activations it holds at most, in whole stages */
  readonly inFlight: number;
  readonly totalBytes: number;
}

/** Bytes of the state of `parameters` whose copies lie on `copies` ranks. Adam without ZeRO in bf16: 16 a parameter. */
export function stateBytes(
  parameters: number,
  copies: number,
  zero: ZeroStage,
  { parameter, gradient }: { readonly parameter: number; readonly gradient: number },
): { parameters: number; gradients: number; optimiser: number } {
  const over = (least: ZeroStage) => (zero >= least ? copies : 1);
  return {
    parameters: (parameters * parameter) / over(3),
    gradients: (parameters * gradient) / over(2),
    optimiser: (parameters * optimiserBytes) / over(1),
  };
}

/** Bytes a token of one layer, split over tp and not split without sequence parallelism. */
interface TokenBytes {
  readonly split: number;
  readonly whole: number;
}

const bf16 = 2;

/** What backward reads of an MLP of `width` (all that a token meets): its inputs, both sides, the product. */
const mlpBytes = (width: number, gated: boolean, product: boolean): number =>
  bf16 * width * ((gated ? 2 : 1) + (product ? 1 : 0));

/** Activations kept of a token by one layer; `recompute` full keeps its input alone. */
export function layerTokenBytes(
  model: ModelEntry,
  tp: number,
  isExpert: boolean,
  options: Pick<TrainingOptions, 'attention' | 'dropout'> & { readonly recompute: Recompute },
): TokenBytes {
  const { hidden, gatedMlp } = model;
  const { heads, kvHeads, keyDim, valueDim } = headsOfRank(model, tp);
  if (options.recompute === 'full') return { split: 0, whole: bf16 * hidden };
  // selective drops what an elementwise pass makes again, or, of unfused attention, the scores (`scoreBytes`)
  const lean = options.recompute === 'selective' && options.attention === 'flash';
  const norms = 2 * bf16 * hidden + (lean ? 0 : 2 * bf16 * hidden);
  const masks = options.dropout ? 2 * hidden : 0;
  const qkv = bf16 * tp * (heads * keyDim + kvHeads * (keyDim + valueDim));
  const width = isExpert ? expertWidth(model) * (model.topK ?? 1) + sharedWidth(model) : model.ffn;
  // rows sent to experts are kept once more where they arrive
  const routed = isExpert ? bf16 * hidden * (model.topK ?? 1) : 0;
  const mlp = mlpBytes(width, gatedMlp, !lean);
  return { split: qkv + bf16 * tp * heads * valueDim + mlp + routed, whole: norms + masks };
}

/** Scores of unfused attention that are kept: probabilities, and with dropout their mask and what it leaves. */
function scoreBytes(spec: TrainingSpec, tp: number): number {
  const { options, batch, model } = spec;
  if (options.attention === 'flash' || options.recompute !== 'none') return 0;
  const { sequence, microBatch } = batch;
  const perScore = options.dropout ? 2 * bf16 + 1 : bf16;
  return (perScore * (model.heads / tp) * sequence * sequence * microBatch) / spec.layout.cp;
}

/** Activations of one micro-batch of a stage: [dense layer, expert layer] bytes each. */
function layerBytes(spec: TrainingSpec, recompute: Recompute): [number, number] {
  const { layout, batch, model, options } = spec;
  const { tp } = layout;
  const tokens = (batch.sequence * batch.microBatch) / layout.cp;
  const scores = recompute === 'full' ? 0 : scoreBytes({ ...spec, options: { ...options, recompute } }, tp);
  const one = (isExpert: boolean) => {
    const { split, whole } = layerTokenBytes(model, tp, isExpert, { ...options, recompute });
    return tokens * (split / tp + whole / (layout.sequenceParallel ? tp : 1)) + scores;
  };
  return [one(false), one(true)];
}

/** Copies of the weights that a rank holds: over cp · dp, of experts over what ep leaves of it. */
export const copiesOf = ({ cp, dp }: ParallelLayout): number => cp * dp;
export const expertCopiesOf = ({ cp, dp, ep }: ParallelLayout): number => (cp * dp) / ep;

function stateOf(spec: TrainingSpec, share: WeightShare) {
  const { layout, bytes, options } = spec;
  const dense = stateBytes(share.layers + share.vocabulary, copiesOf(layout), options.zero, bytes);
  const expert = stateBytes(share.experts, expertCopiesOf(layout), options.zero, bytes);
  return {
    parameterBytes: dense.parameters + expert.parameters,
    gradientBytes: dense.gradients + expert.gradients,
    optimiserBytes: dense.optimiser + expert.optimiser,
  };
}

/** Memory of every stage's rank at its fullest. */
export function trainingMemoryOfStages(spec: TrainingSpec): TrainingMemory[] {
  const { model, layout, batch, options, bytes } = spec;
  const { pp, tp } = layout;
  const m = microBatches(batch, layout.dp);
  const [dense, expert] = layerBytes(spec, options.recompute);
  const [denseNow, expertNow] = layerBytes(spec, 'none');
  const tokens = (batch.sequence * batch.microBatch) / layout.cp;
  const shapes = stageShapes(model, layout);
  return weightShares(model, layout, 'training').map((share, stage) => {
    const { denseLayers = 0, expertLayers = 0, layers = 0, last = false } = shapes[stage] ?? {};
    const held = inFlight(options.schedule, stage, pp, m, options.chunks);
    const kept = held * (denseLayers * dense + expertLayers * expert);
    // the layer that runs backward is whole again
    const again =
      options.recompute === 'none' ? 0 : Math.max(denseLayers && denseNow - dense, expertLayers && expertNow - expert);
    const logits = last ? tokens * Math.ceil(model.vocab / tp) * (bytes.parameter + 4) : 0;
    // ZeRO 3 holds the weights of a layer whole, and those of the next one that are under way
    const gathered =
      options.zero === 3 ? (2 * bytes.parameter * (share.layers + share.experts)) / Math.max(1, layers) : 0;
    const state = stateOf(spec, share);
    const activationBytes = kept + again + logits;
    const parameterBytes = state.parameterBytes + gathered;
    const totalBytes = parameterBytes + state.gradientBytes + state.optimiserBytes + activationBytes;
    return { ...state, stage, parameterBytes, activationBytes, inFlight: held, totalBytes };
  });
}

/** Memory of the fullest rank. */
export const trainingMemory = (spec: TrainingSpec): TrainingMemory =>
  trainingMemoryOfStages(spec).reduce((most, one) => (one.totalBytes > most.totalBytes ? one : most));

type Change = { readonly words: string; readonly spec: TrainingSpec };

/** The same step with less memory, the cheapest change first. */
function changes(spec: TrainingSpec): Change[] {
  const found: Change[] = [];
  const recomputes = ['none', 'selective', 'full'] as const;
  const now = recomputes.indexOf(spec.options.recompute);
  for (const recompute of recomputes.slice(now)) {
    for (let zero = spec.options.zero; zero <= 3; zero++) {
      for (const sequenceParallel of spec.layout.tp === 1 || spec.layout.sequenceParallel ? [null] : [null, true]) {
        const words = [
          ...(recompute === spec.options.recompute ? [] : [`recompute ${recompute}`]),
          ...(zero === spec.options.zero ? [] : [`zero ${zero}`]),
          ...(sequenceParallel === null ? [] : ['sequenceParallel true']),
        ];
        const layout = sequenceParallel === null ? spec.layout : { ...spec.layout, sequenceParallel };
        const options = { ...spec.options, recompute, zero: zero as ZeroStage };
        if (words.length > 0) found.push({ words: words.join(', '), spec: { ...spec, layout, options } });
      }
    }
  }
  return found;
}

/** Why a training layout does not fit, and what would; empty when it fits. */
export function trainingFitIssues(
  spec: TrainingSpec,
  capacityBytes: number,
  path: readonly (string | number)[] = [],
): Issue[] {
  const memory = trainingMemory(spec);
  if (memory.totalBytes <= capacityBytes) return [];
  const { parameterBytes, gradientBytes, activationBytes, totalBytes, stage } = memory;
  const parts = [
    `parameters ${inGb(parameterBytes)}`,
    `gradients ${inGb(gradientBytes)}`,
    `optimiser ${inGb(memory.optimiserBytes)}`,
    `activations ${inGb(activationBytes)}`,
  ].join(', ');
  const fits = changes(spec).find((change) => trainingMemory(change.spec).totalBytes <= capacityBytes);
  const hint =
    fits === undefined
      ? 'Neither recompute, ZeRO nor sequence parallelism make it fit: more tp or pp, or a smaller micro-batch.'
      : `With ${fits.words} it takes ${inGb(trainingMemory(fits.spec).totalBytes)}.`;
  const found = `${inGb(totalBytes)} a rank of stage ${stage} (${parts}) of ${inGb(capacityBytes)}`;
  return [{ code: 'DOES_NOT_FIT', path: [...path, 'tp'], found, hint }];
}
