// What one rank of a layout holds of a model: weights of each stage, and KV of a token. Counts, not bytes.

import type { ModelEntry } from '../catalog/types.ts';
import { expertWays, mlpWays, type ParallelLayout, type Purpose, sharedWays, stageLayers } from './layout.ts';

/** KV heads on one tp rank: heads are held more than once where tp exceeds them. */
export const kvHeadsOfRank = ({ kvHeads }: Pick<ModelEntry, 'kvHeads'>, tp: number): number =>
  Math.max(1, Math.ceil(kvHeads / tp));

/** Layers of a stage: leading ones of a mixture of experts may be dense. */
export interface StageShape {
  readonly layers: number;
  readonly denseLayers: number;
  readonly expertLayers: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** [stage] shapes of all stages. */
export function stageShapes(model: ModelEntry, layout: Pick<ParallelLayout, 'pp' | 'stages'>): StageShape[] {
  const sizes = stageLayers(model.layers, layout);
  const leading = model.experts === undefined ? model.layers : (model.denseLayers ?? 0);
  let from = 0;
  return sizes.map((layers, stage) => {
    const denseLayers = Math.min(layers, Math.max(0, leading - from));
    from += layers;
    return {
      layers,
      denseLayers,
      expertLayers: layers - denseLayers,
      first: stage === 0,
      last: stage === sizes.length - 1,
    };
  });
}

/** Width of an expert, and of the shared experts together. */
export const expertWidth = (model: ModelEntry): number => model.moeFfn ?? model.ffn;
export const sharedWidth = (model: ModelEntry): number =>
  (model.sharedExperts ?? (model.sharedFfn === undefined ? 0 : 1)) * (model.sharedFfn ?? expertWidth(model));

/** Matrices on one rank: their elements, and their output channels, which may have a scale each. */
export interface Held {
  readonly elements: number;
  readonly channels: number;
}

/** What one rank of a stage holds. Norms, and the router among the linear layers, are whole on every rank. */
export interface StageWeights {
  /** queries, output, MLP, shared experts, router, down projections of a latent's queries */
  readonly linear: Held;
  /** the same by module: queries and output, dense MLPs, shared experts, router */
  readonly queries: Held;
  readonly dense: Held;
  readonly shared: Held;
  readonly router: Held;
  /** projections to keys and values, or to their latent and from it */
  readonly keyValue: Held;
  /** experts are apart: fewer ranks hold copies of them */
  readonly experts: Held;
  /** embedding on the first stage, head on the last; a tied one is held by both where they are not the same */
  readonly vocabulary: Held;
  readonly norms: number;
}

const held = (n: number, k: number): Held => ({ elements: n * k, channels: n });
const times = (count: number, { elements, channels }: Held): Held => ({
  elements: count === 0 ? 0 : count * elements,
  channels: count === 0 ? 0 : count * channels,
});
const sumOf = (...all: readonly Held[]): Held => ({
  elements: all.reduce((sum, one) => sum + one.elements, 0),
  channels: all.reduce((sum, one) => sum + one.channels, 0),
});

/** An MLP of `width` on this rank: its up projections and its down projection. */
const mlpOf = ({ gatedMlp, hidden }: ModelEntry, width: number): Held =>
  sumOf(held((gatedMlp ? 2 : 1) * width, hidden), held(hidden, width));

/** Weights that one rank of each stage holds. */
export function stageWeights(model: ModelEntry, layout: ParallelLayout, purpose: Purpose): StageWeights[] {
  const { hidden, vocab, tiedEmbeddings } = model;
  const { tp, ep } = layout;
  const { queries, keyValue } = attentionHeld(model, tp);
  const dense = mlpOf(model, model.ffn / mlpWays(layout));
  const shared = mlpOf(model, sharedWidth(model) / sharedWays(layout));
  const router = held(model.experts ?? 0, hidden);
  const expert = mlpOf(model, expertWidth(model) / expertWays(layout, purpose));
  return stageShapes(model, layout).map(({ layers, denseLayers, expertLayers, first, last }) => {
    const tables = tiedEmbeddings ? (first || last ? 1 : 0) : (first ? 1 : 0) + (last ? 1 : 0);
    const parts = {
      queries: times(layers, queries),
      dense: times(denseLayers, dense),
      shared: times(sharedWidth(model) > 0 ? expertLayers : 0, shared),
      router: times(expertLayers, router),
    };
    return {
      ...parts,
      linear: sumOf(...Object.values(parts)),
      keyValue: times(layers, keyValue),
      experts: times(expertLayers * ((model.experts ?? 0) / ep), expert),
      vocabulary: times(tables, held(Math.ceil(vocab / tp), hidden)),
      norms: 2 * layers * hidden + (last ? hidden : 0),
    };
  });
}

/** Weights on one rank, counted. */
export interface WeightShare {
  /** attention, MLP, shared experts, router, norms of the decoder layers */
  readonly layers: number;
  readonly experts: number;
  readonly vocabulary: number;
}

/** The same in counts alone. */
export const weightShares = (model: ModelEntry, layout: ParallelLayout, purpose: Purpose): WeightShare[] =>
  stageWeights(model, layout, purpose).map(({ linear, keyValue, experts, vocabulary, norms }) => ({
    layers: linear.elements + keyValue.elements + norms,
    experts: experts.elements,
    vocabulary: vocabulary.elements,
  }));

/** Heads as attention multiplies them on one rank. Latent attention of a prefill has a key and a value a head. */
export interface HeadShape {
  readonly heads: number;
  readonly kvHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

export function headsOfRank(model: ModelEntry, tp: number): HeadShape {
  const { headDim, vHeadDim = headDim, kvLoraRank, qkNopeHeadDim = 0, qkRopeHeadDim = 0 } = model;
  const heads = model.heads / tp;
  if (kvLoraRank === undefined)
    return { heads, kvHeads: kvHeadsOfRank(model, tp), keyDim: headDim, valueDim: vHeadDim };
  return { heads, kvHeads: heads, keyDim: qkNopeHeadDim + qkRopeHeadDim, valueDim: vHeadDim };
}

/** A GEMM of every token: its outputs n and inputs k. */
export interface Projection {
  readonly name: 'qkv' | 'queryDown' | 'queryUp' | 'kvDown' | 'kvUp' | 'output';
  readonly n: number;
  readonly k: number;
}

/** GEMMs of attention on one rank. A latent's down projections are whole on every rank. DeepSeek-V2, section 2.1. */
export function attentionProjections(model: ModelEntry, tp: number): Projection[] {
  const { hidden, qLoraRank, kvLoraRank, qkNopeHeadDim = 0, qkRopeHeadDim = 0 } = model;
  const { heads, kvHeads, keyDim, valueDim } = headsOfRank(model, tp);
  const output: Projection = { name: 'output', n: hidden, k: heads * valueDim };
  if (kvLoraRank === undefined) {
    return [{ name: 'qkv', n: heads * keyDim + kvHeads * (keyDim + valueDim), k: hidden }, output];
  }
  const down: Projection[] = qLoraRank === undefined ? [] : [{ name: 'queryDown', n: qLoraRank, k: hidden }];
  return [
    ...down,
    { name: 'queryUp', n: heads * keyDim, k: qLoraRank ?? hidden },
    { name: 'kvDown', n: kvLoraRank + qkRopeHeadDim, k: hidden },
    { name: 'kvUp', n: heads * (qkNopeHeadDim + valueDim), k: kvLoraRank },
    output,
  ];
}

/** Weights of attention of a layer on one rank: what makes keys and values apart from the rest. */
function attentionHeld(model: ModelEntry, tp: number): { readonly queries: Held; readonly keyValue: Held } {
  const projections = attentionProjections(model, tp);
  const of = (names: readonly string[]) =>
    sumOf(...projections.filter(({ name }) => names.includes(name)).map(({ n, k }) => held(n, k)));
  if (model.kvLoraRank !== undefined) {
    return { queries: of(['queryDown', 'queryUp', 'output']), keyValue: of(['kvDown', 'kvUp']) };
  }
  const { heads, kvHeads, keyDim, valueDim } = headsOfRank(model, tp);
  return {
    queries: sumOf(held(heads * keyDim, model.hidden), of(['output'])),
    keyValue: held(kvHeads * (keyDim + valueDim), model.hidden),
  };
}

/** KV elements of a token in one layer on one rank; a latent is whole on every tp rank. */
export function kvElementsOfRank(model: ModelEntry, tp: number): number {
  const { headDim, vHeadDim = headDim, kvLoraRank, qkRopeHeadDim = 0 } = model;
  if (kvLoraRank !== undefined) return kvLoraRank + qkRopeHeadDim;
  return kvHeadsOfRank(model, tp) * (headDim + vHeadDim);
}
