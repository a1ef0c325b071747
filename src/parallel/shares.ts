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

const matrices = (model: ModelEntry): number => (model.gatedMlp ? 3 : 2);

/** Width of an expert, and of the shared experts together. */
export const expertWidth = (model: ModelEntry): number => model.moeFfn ?? model.ffn;
export const sharedWidth = (model: ModelEntry): number =>
  (model.sharedExperts ?? (model.sharedFfn === undefined ? 0 : 1)) * (model.sharedFfn ?? expertWidth(model));

/** Weights on one rank. `experts` are apart: fewer ranks hold copies of them. */
export interface WeightShare {
  /** attention, MLP, shared experts, router, norms of the decoder layers */
  readonly layers: number;
  readonly experts: number;
  /** embedding on the first stage, head on the last; a tied one is held by both where they are not the same */
  readonly vocabulary: number;
}

/** Weights that one rank of each stage holds. Norms and the router are whole on every rank, the vocabulary over tp. */
export function weightShares(model: ModelEntry, layout: ParallelLayout, purpose: Purpose): WeightShare[] {
  const { hidden, vocab, tiedEmbeddings } = model;
  const { tp, ep } = layout;
  const attention = attentionShare(model, tp) + 2 * hidden;
  const mlp = matrices(model) * hidden;
  const dense = mlp * (model.ffn / mlpWays(layout));
  const shared = mlp * (sharedWidth(model) / sharedWays(layout));
  const router = hidden * (model.experts ?? 0);
  const expert = mlp * (expertWidth(model) / expertWays(layout, purpose));
  const table = Math.ceil(vocab / tp) * hidden;
  return stageShapes(model, layout).map(({ layers, denseLayers, expertLayers, first, last }) => {
    const tables = tiedEmbeddings ? (first || last ? 1 : 0) : (first ? 1 : 0) + (last ? 1 : 0);
    return {
      layers:
        layers * attention +
        (denseLayers > 0 ? denseLayers * dense : 0) +
        expertLayers * (router + shared) +
        (last ? hidden : 0),
      experts: expertLayers > 0 ? expertLayers * expert * ((model.experts ?? 0) / ep) : 0,
      vocabulary: tables * table,
    };
  });
}

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

/** Attention weights of a layer on one rank. */
export const attentionShare = (model: ModelEntry, tp: number): number =>
  attentionProjections(model, tp).reduce((sum, { n, k }) => sum + n * k, 0);

/** KV elements of a token in one layer on one rank; a latent is whole on every tp rank. */
export function kvElementsOfRank(model: ModelEntry, tp: number): number {
  const { headDim, vHeadDim = headDim, kvLoraRank, qkRopeHeadDim = 0 } = model;
  if (kvLoraRank !== undefined) return kvLoraRank + qkRopeHeadDim;
  return kvHeadsOfRank(model, tp) * (headDim + vHeadDim);
}
