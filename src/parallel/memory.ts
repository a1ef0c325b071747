// Bytes that a rank of a serving layout holds: weights, KV of a token, activations of a step; and whether they fit.

import type { ModelEntry } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';
import { layoutIssues, mlpWays, type ParallelLayout, stageRanks } from './layout.ts';
import { expertWidth, headsOfRank, kvElementsOfRank, stageShapes, weightShares } from './shares.ts';

const giga = 1e9;
/** "12.3 GB" */
export const inGb = (bytes: number): string => `${(bytes / giga).toFixed(1)} GB`;

/** Bytes of an element, scales included. */
export interface ServingBytes {
  readonly weights: number;
  /** embedding and LM head */
  readonly head: number;
  readonly activations: number;
  readonly kv: number;
}

/** Most that one step holds and one rank is asked for. */
export interface ServingLoad {
  /** tokens of a step of one copy, all ranks together */
  readonly stepTokens: number;
  /** tokens of context kept of one copy */
  readonly kvTokens: number;
}

export interface ServingMemory {
  /** the stage that holds most */
  readonly stage: number;
  readonly weightBytes: number;
  /** of one token of context of a sequence that this rank serves, spread over cp */
  readonly kvBytesPerToken: number;
  readonly kvBytes: number;
  readonly activationBytes: number;
  readonly totalBytes: number;
}

/** KV of a token on a rank of a stage: all its layers; cp ranks hold different tokens. */
export const kvBytesPerToken = (model: ModelEntry, layout: ParallelLayout, layers: number, bytes: number): number =>
  (layers * kvElementsOfRank(model, layout.tp) * bytes) / layout.cp;

/** Tokens of a step that one rank computes attention and norms of. */
export const tokensOfRank = (tokens: number, { attentionDp, cp }: ParallelLayout): number =>
  Math.ceil(Math.ceil(tokens / attentionDp) / cp);

/**
 * Widest moment of a layer: the residual and its norm, and either queries, keys, values and their output, or the two
 * sides of the MLP. One layer's activations live at a time.
 */
function activationElements(model: ModelEntry, layout: ParallelLayout, tokens: number): number {
  const { hidden, gatedMlp } = model;
  const { heads, kvHeads, keyDim, valueDim } = headsOfRank(model, layout.tp);
  const own = tokensOfRank(tokens, layout);
  const attention = (heads + kvHeads) * (keyDim + valueDim);
  const met = layout.attentionDp > 1 ? own * layout.attentionDp : own;
  const width = (gatedMlp ? 3 : 2) * (model.ffn / mlpWays(layout));
  const experts = model.experts === undefined ? 0 : (3 * expertWidth(model) * (model.topK ?? 1)) / mlpWays(layout);
  return own * 2 * hidden + Math.max(own * attention, met * (hidden + Math.max(width, experts)));
}

/** Memory of every stage's rank. */
export function servingMemoryOfStages(
  model: ModelEntry,
  layout: ParallelLayout,
  bytes: ServingBytes,
  load: ServingLoad,
): ServingMemory[] {
  const shapes = stageShapes(model, layout);
  const activationBytes = activationElements(model, layout, load.stepTokens) * bytes.activations;
  return weightShares(model, layout, 'serving').map((share, stage) => {
    const weightBytes = (share.layers + share.experts) * bytes.weights + share.vocabulary * bytes.head;
    const perToken = kvBytesPerToken(model, layout, shapes[stage]?.layers ?? 0, bytes.kv);
    const kvBytes = perToken * Math.ceil(load.kvTokens / layout.attentionDp);
    const totalBytes = weightBytes + kvBytes + activationBytes;
    return { stage, weightBytes, kvBytesPerToken: perToken, kvBytes, activationBytes, totalBytes };
  });
}

/** Memory of the fullest rank. */
export const servingMemory = (
  model: ModelEntry,
  layout: ParallelLayout,
  bytes: ServingBytes,
  load: ServingLoad,
): ServingMemory =>
  servingMemoryOfStages(model, layout, bytes, load).reduce((most, one) =>
    one.totalBytes > most.totalBytes ? one : most,
  );

/** Smallest copy of another tp, else pp, that would hold the model; null when none of up to 64 ranks does. */
function whatFits(question: FitQuestion): string {
  const { model, layout, capacityBytes } = question;
  for (const pp of [layout.pp, layout.pp * 2, layout.pp * 4, layout.pp * 8]) {
    for (let tp = layout.tp; tp <= 64; tp *= 2) {
      const { stages: _, ...rest } = layout;
      const other: ParallelLayout = pp === layout.pp ? { ...layout, tp } : { ...rest, tp, pp };
      if (layoutIssues({ model, layout: other, purpose: 'serving' }).length > 0) continue;
      const memory = servingMemory(model, other, question.bytes, question.load);
      if (memory.totalBytes > capacityBytes) continue;
      const copy = stageRanks(other) * pp;
      return `tp ${tp}, pp ${pp} (${copy} accelerators a copy) takes ${inGb(memory.totalBytes)} a rank.`;
    }
  }
  return 'No tp and pp of this layout holds it: narrower weights, or a larger accelerator.';
}

export interface FitQuestion {
  readonly model: ModelEntry;
  readonly layout: ParallelLayout;
  readonly bytes: ServingBytes;
  readonly load: ServingLoad;
  /** of one accelerator, as far as the engine may use it */
  readonly capacityBytes: number;
  readonly path?: readonly (string | number)[];
}

/** Why a layout does not fit, and what would; empty when it fits. */
export function servingFitIssues(question: FitQuestion): Issue[] {
  const memory = servingMemory(question.model, question.layout, question.bytes, question.load);
  if (memory.totalBytes <= question.capacityBytes) return [];
  const { weightBytes, kvBytes, activationBytes, totalBytes, stage } = memory;
  const parts = `weights ${inGb(weightBytes)}, KV ${inGb(kvBytes)}, activations ${inGb(activationBytes)}`;
  const found = `${inGb(totalBytes)} a rank of stage ${stage} (${parts}) of ${inGb(question.capacityBytes)}`;
  return [{ code: 'DOES_NOT_FIT', path: [...(question.path ?? []), 'tp'], found, hint: whatFits(question) }];
}
