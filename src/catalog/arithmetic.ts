// What a model's shape says about its size.

import type { ModelEntry } from './types.ts';

/** What parameterCount reads of a model. */
export type ModelShape = Pick<
  ModelEntry,
  'layers' | 'hidden' | 'heads' | 'kvHeads' | 'headDim' | 'ffn' | 'gatedMlp' | 'vocab' | 'tiedEmbeddings'
> &
  Partial<ModelEntry>;

/**
 * Weights of latent attention: queries up from their latent, if they have one; keys and values up from theirs; one
 * rotary key for all heads; output. Source: DeepSeek-V2, 2024, section 2.1.
 */
function latentParameters(model: ModelShape, kvRank: number): number {
  const { hidden, heads, qLoraRank } = model;
  const [nope, rope, value] = [model.qkNopeHeadDim ?? 0, model.qkRopeHeadDim ?? 0, model.vHeadDim ?? model.headDim];
  const queryFrom = qLoraRank ?? hidden;
  const queries = (qLoraRank === undefined ? 0 : hidden * qLoraRank) + queryFrom * heads * (nope + rope);
  const keysAndValues = hidden * (kvRank + rope) + kvRank * heads * (nope + value);
  return queries + keysAndValues + heads * value * hidden;
}

export function attentionParameters(model: ModelShape): number {
  if (model.kvLoraRank !== undefined) return latentParameters(model, model.kvLoraRank);
  const { hidden, heads, kvHeads, headDim, vHeadDim = headDim } = model;
  return (heads * (headDim + vHeadDim) + kvHeads * (headDim + vHeadDim)) * hidden;
}

const mlpParameters = ({ gatedMlp, hidden }: ModelShape, width: number): number => (gatedMlp ? 3 : 2) * width * hidden;

/** Weights of the linear layers of one dense decoder layer: attention and MLP. Biases are left out. */
export const layerParameters = (model: ModelShape): number =>
  attentionParameters(model) + mlpParameters(model, model.ffn);

/** Weights of one layer with `taken` of its experts: attention, router, those experts and the shared ones. */
function expertLayerParameters(model: ModelShape, experts: number, taken: number): number {
  const width = model.moeFfn ?? model.ffn;
  const shared = (model.sharedExperts ?? (model.sharedFfn === undefined ? 0 : 1)) * (model.sharedFfn ?? width);
  return attentionParameters(model) + experts * model.hidden + mlpParameters(model, taken * width + shared);
}

/** Weights of norms: two vectors a layer and the last one. */
export const normParameters = (model: ModelShape): number => (2 * model.layers + 1) * model.hidden;

/** Weights of embedding and LM head; tied ones count once. */
export const vocabularyParameters = (model: ModelShape): number =>
  (model.tiedEmbeddings ? 1 : 2) * model.vocab * model.hidden;

function countWith(model: ModelShape, taken: number): number {
  const { layers, experts, denseLayers = experts === undefined ? layers : 0 } = model;
  const dense = denseLayers === 0 ? 0 : denseLayers * layerParameters(model);
  const sparse = experts === undefined ? 0 : (layers - denseLayers) * expertLayerParameters(model, experts, taken);
  return dense + sparse + normParameters(model) + vocabularyParameters(model);
}

/** Weights that the shape of the decoder layers does not say. */
const besides = ({ extraParameters = 0, towerParameters = 0 }: ModelShape): number => extraParameters + towerParameters;

/** All weights, biases and learned positions apart (under 0.2 % of any catalogued model). */
export const parameterCount = (model: ModelShape): number => countWith(model, model.experts ?? 0) + besides(model);

/** Weights that one token meets: of experts only those it takes, and then of no tower. */
export const activeParameterCount = (model: ModelShape): number =>
  model.experts === undefined
    ? parameterCount(model)
    : countWith(model, model.topK ?? model.experts) + (model.extraParameters ?? 0) - (model.idleParameters ?? 0);

/** The same of the decoder alone: what a token of text multiplies with. */
export const activeDecoderCount = (model: ModelShape): number =>
  activeParameterCount(model) - (model.experts === undefined ? (model.towerParameters ?? 0) : 0);

/** KV elements a token, all layers: a key and a value for each KV head, or one latent with its rotary key. */
export function kvElementsPerToken(model: Pick<ModelShape, 'layers' | 'kvHeads' | 'headDim'> & Partial<ModelEntry>) {
  const { kvHeads, headDim, vHeadDim = headDim, kvLoraRank, qkRopeHeadDim = 0 } = model;
  const { layers, keptLayers = layers } = model;
  return keptLayers * (kvLoraRank === undefined ? kvHeads * (headDim + vHeadDim) : kvLoraRank + qkRopeHeadDim);
}
