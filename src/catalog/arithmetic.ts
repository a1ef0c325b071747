// What a model's shape says about its size.

import type { ModelEntry } from './types.ts';

/** What parameterCount reads of a model. */
export type ModelShape = Pick<
  ModelEntry,
  'layers' | 'hidden' | 'heads' | 'kvHeads' | 'headDim' | 'ffn' | 'gatedMlp' | 'vocab' | 'tiedEmbeddings'
>;

/** Weights of the linear layers of one decoder layer: QKV, output, MLP. Biases are left out. */
export function layerParameters(model: ModelShape): number {
  const qkv = (model.heads + 2 * model.kvHeads) * model.headDim * model.hidden;
  const output = model.heads * model.headDim * model.hidden;
  const mlp = (model.gatedMlp ? 3 : 2) * model.ffn * model.hidden;
  return qkv + output + mlp;
}

/** Weights of norms: two vectors a layer and the last one. */
export const normParameters = (model: ModelShape): number => (2 * model.layers + 1) * model.hidden;

/** Weights of embedding and LM head; tied ones count once. */
export const vocabularyParameters = (model: ModelShape): number =>
  (model.tiedEmbeddings ? 1 : 2) * model.vocab * model.hidden;

/** All weights, biases and learned positions apart (under 0.2 % of any catalogued model). */
export const parameterCount = (model: ModelShape): number =>
  model.layers * layerParameters(model) + normParameters(model) + vocabularyParameters(model);

/** KV elements a token: a key and a value of `headDim` for each KV head of each layer. */
export const kvElementsPerToken = (model: ModelShape): number => 2 * model.layers * model.kvHeads * model.headDim;
