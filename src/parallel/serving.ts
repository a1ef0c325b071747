/**
 * What a layout makes of a serving step: kernels and collectives of one rank, each with how often it runs. Numbers of
 * work, no times: who times them lowers them into tables by tokens and by sequences.
 *
 * Tokens: a rank's attention sees decodes over attentionDp and prompts over attentionDp and cp (decodes are the same on
 * every cp rank, their KV is not). The MLP sees the tokens of its attention, with attentionDp those of all its groups.
 */

import type { ModelEntry } from '../catalog/types.ts';
import { expertWays, mlpWays, sharedWays } from './layout.ts';
import type { GroupName, Placement } from './placement.ts';
import {
  attentionProjections,
  expertWidth,
  headsOfRank,
  kvElementsOfRank,
  type StageShape,
  sharedWidth,
  stageShapes,
} from './shares.ts';
import type { CollectiveOp } from './times.ts';

/** Tokens of a step of one copy. */
export interface StepTokens {
  readonly decode: number;
  readonly prefill: number;
  /** sequences that emit a token */
  readonly emitting: number;
}

/** How rows come to their experts: sent to them, or, where all ranks hold all tokens, computed in place and summed. */
export type ExpertExchange = 'all-to-all' | 'all-reduce';

export interface ServingOptions {
  /** bytes of an element that ranks exchange, and of one of a dispatch to experts */
  readonly activationBytes: number;
  readonly dispatchBytes: number;
  readonly kvBytes: number;
  /** left out = as engines do: in place where attentionDp is 1, else sent */
  readonly exchange?: ExpertExchange;
}

export interface GemmOperator {
  readonly kind: 'gemm';
  readonly name: string;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** times a step: layers of the stage */
  readonly count: number;
}

export interface ExpertOperator {
  readonly kind: 'experts';
  readonly name: 'experts';
  /** tokens that choose among all experts, of all ranks that share them */
  readonly tokens: number;
  /** rows on this rank where all are chosen alike: tokens · topK / ep */
  readonly rows: number;
  readonly experts: number;
  readonly expertsOfRank: number;
  readonly topK: number;
  readonly hidden: number;
  /** of one expert on this rank */
  readonly width: number;
  readonly count: number;
}

export interface AttentionOperator {
  readonly kind: 'attention';
  readonly name: 'prefillAttention' | 'decodeAttention';
  /** new tokens of this rank */
  readonly tokens: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** elements of a token's KV that this rank reads; a latent is the same for all heads */
  readonly kvElements: number;
  readonly latent: boolean;
  /** of the step's score pairs and of the KV that they read, per sequence that this rank serves */
  readonly contextShare: number;
  readonly count: number;
}

export interface ElementwiseOperator {
  readonly kind: 'elementwise';
  readonly name: 'elementwise';
  readonly bytes: number;
  readonly count: number;
}

export interface CollectiveOperator {
  readonly kind: 'collective';
  readonly name: string;
  readonly group: GroupName;
  readonly op: CollectiveOp;
  /** the whole buffer of a rank, as in KernelTimes */
  readonly bytes: number;
  readonly ranks: number;
  readonly ranksPerNode: number;
  readonly count: number;
}

export type ServingOperator =
  | GemmOperator
  | ExpertOperator
  | AttentionOperator
  | ElementwiseOperator
  | CollectiveOperator;

/** Tokens that a rank's attention and its MLP compute. */
export interface RankTokens {
  readonly decode: number;
  readonly prefill: number;
  readonly attention: number;
  readonly mlp: number;
}

export function rankTokens(tokens: StepTokens, { attentionDp, cp }: { attentionDp: number; cp: number }): RankTokens {
  const decode = Math.ceil(tokens.decode / attentionDp);
  const prefill = Math.ceil(Math.ceil(tokens.prefill / attentionDp) / cp);
  const attention = decode + prefill;
  return { decode, prefill, attention, mlp: attention * attentionDp };
}

interface Make {
  readonly model: ModelEntry;
  readonly placement: Placement;
  readonly options: ServingOptions;
  readonly own: RankTokens;
  readonly shape: StageShape;
}

/** A collective of a group, or nothing where the group is one rank. */
function collective(
  { placement }: Pick<Make, 'placement'>,
  name: string,
  group: GroupName,
  op: CollectiveOp,
  bytes: number,
  count: number,
): CollectiveOperator[] {
  const { size, ranksPerNode, hopsLeaveNode } = placement.group[group];
  if (size === 1 || bytes === 0 || count === 0) return [];
  const pair = op === 'sendRecv';
  const perNode = pair ? (hopsLeaveNode ? 1 : 2) : ranksPerNode;
  return [{ kind: 'collective', name, group, op, bytes, ranks: pair ? 2 : size, ranksPerNode: perNode, count }];
}

function attentionOf({ model, placement, own, shape }: Make): ServingOperator[] {
  const { tp, cp } = placement.layout;
  const count = shape.layers;
  const gemms = attentionProjections(model, tp).map(
    ({ name, n, k }): GemmOperator => ({ kind: 'gemm', name, m: own.attention, n, k, count }),
  );
  const latent = model.kvLoraRank !== undefined;
  const common = {
    kind: 'attention',
    ...headsOfRank(model, tp),
    kvElements: kvElementsOfRank(model, tp),
    latent,
  } as const;
  const kernels: AttentionOperator[] = [
    { ...common, name: 'prefillAttention', tokens: own.prefill, contextShare: 1 / cp, count },
    { ...common, name: 'decodeAttention', tokens: own.decode, contextShare: 1 / cp, count },
  ];
  return [...gemms, ...kernels.filter(({ tokens }) => tokens > 0)];
}

/** Prompts' KV goes round the ring of cp ranks; decodes gather their partial outputs, each with its fp32 sum. */
function contextOf(make: Make): CollectiveOperator[] {
  const { model, placement, options, own, shape } = make;
  const { tp, cp } = placement.layout;
  const kv = own.prefill * kvElementsOfRank(model, tp) * options.kvBytes;
  const { heads, valueDim } = headsOfRank(model, tp);
  const partial = cp * own.decode * heads * (valueDim * options.activationBytes + 4);
  return [
    ...collective(make, 'contextRing', 'cp', 'sendRecv', kv, shape.layers * (cp - 1)),
    ...collective(make, 'contextGather', 'cp', 'allGather', partial, shape.layers),
  ];
}

/** MLP and experts of a stage's layers on one rank. */
function mlpOf({ model, placement, own, shape }: Make): ServingOperator[] {
  const { layout } = placement;
  const { hidden } = model;
  const sides = model.gatedMlp ? 2 : 1;
  const pair = (name: string, m: number, width: number, count: number): GemmOperator[] => [
    { kind: 'gemm', name: `${name}Up`, m, n: sides * width, k: hidden, count },
    { kind: 'gemm', name: `${name}Down`, m, n: hidden, k: width, count },
  ];
  const dense = shape.denseLayers > 0 ? pair('mlp', own.mlp, model.ffn / mlpWays(layout), shape.denseLayers) : [];
  if (shape.expertLayers === 0 || model.experts === undefined) return dense;
  const count = shape.expertLayers;
  const topK = model.topK ?? 1;
  const shared = sharedWidth(model);
  const sharedRows = layout.ep > 1 ? own.attention : own.mlp;
  return [
    ...dense,
    { kind: 'gemm', name: 'router', m: own.attention, n: model.experts, k: hidden, count },
    {
      kind: 'experts',
      name: 'experts',
      tokens: own.mlp,
      rows: (own.mlp * topK) / layout.ep,
      experts: model.experts,
      expertsOfRank: model.experts / layout.ep,
      topK,
      hidden,
      width: expertWidth(model) / expertWays(layout, 'serving'),
      count,
    },
    ...(shared > 0 ? pair('shared', sharedRows, shared / sharedWays(layout), count) : []),
  ];
}

/** Sum over tp after attention: an all-reduce, or its two halves, of which the next block may take the first alone. */
function tensorOf(make: Make, name: string, count: number): CollectiveOperator[] {
  const { model, placement, options, own } = make;
  const bytes = own.attention * model.hidden * options.activationBytes;
  if (!placement.layout.sequenceParallel) return collective(make, name, 'tp', 'allReduce', bytes, count);
  return [
    ...collective(make, `${name}Scatter`, 'tp', 'reduceScatter', bytes, count),
    ...collective(make, `${name}Gather`, 'tp', 'allGather', bytes, count),
  ];
}

/** With attentionDp: sum to a part each, gather every group's tokens, MLP, sum to a part each, gather its own. */
function gatheredOf(make: Make, count: number): CollectiveOperator[] {
  const { model, options, own } = make;
  const row = model.hidden * options.activationBytes;
  return [
    ...collective(make, 'attentionScatter', 'tp', 'reduceScatter', own.attention * row, count),
    ...collective(make, 'mlpGather', 'mlp', 'allGather', own.mlp * row, count),
    ...collective(make, 'mlpScatter', 'mlp', 'reduceScatter', own.mlp * row, count),
    ...collective(make, 'attentionGather', 'tp', 'allGather', own.attention * row, count),
  ];
}

/** Each rank sends its part of the tokens to the ranks of their experts, and has them back. */
function dispatchedOf(make: Make, count: number): CollectiveOperator[] {
  const { model, placement, options, own } = make;
  const { tp } = placement.layout;
  const part = Math.ceil(own.attention / tp) * (model.topK ?? 1) * model.hidden;
  const spread = expertWays(placement.layout, 'serving');
  const row = own.attention * model.hidden * options.activationBytes;
  return [
    ...collective(make, 'attentionScatter', 'tp', 'reduceScatter', row, count),
    ...collective(make, 'dispatch', 'ep', 'allToAll', part * spread * options.dispatchBytes, count),
    ...collective(make, 'combine', 'ep', 'allToAll', part * spread * options.activationBytes, count),
    ...collective(make, 'attentionGather', 'tp', 'allGather', row, count),
  ];
}

/** How a layout exchanges rows with experts where nothing is said. */
export const exchangeOf = (placement: Placement, options: ServingOptions): ExpertExchange =>
  options.exchange ?? (placement.layout.attentionDp === 1 ? 'all-reduce' : 'all-to-all');

function exchangesOf(make: Make): CollectiveOperator[] {
  const { placement, options, shape } = make;
  const { layout } = placement;
  const plain = (count: number): CollectiveOperator[] =>
    layout.attentionDp > 1
      ? gatheredOf(make, count)
      : [...tensorOf(make, 'attentionReduce', count), ...tensorOf(make, 'mlpReduce', count)];
  const sent = layout.ep > 1 && exchangeOf(placement, options) === 'all-to-all';
  if (!sent) return plain(shape.layers);
  return [...plain(shape.denseLayers), ...dispatchedOf(make, shape.expertLayers)];
}

/** Norms and residuals read and write 28 bytes a token and hidden element in bf16; MODELS_SYSTEM section 2.1. */
const elementwisePasses = 14;

/** One stage's rank: everything that a step of these tokens makes it do. */
export function servingOperators(
  model: ModelEntry,
  placement: Placement,
  tokens: StepTokens,
  options: ServingOptions,
  stage = 0,
): ServingOperator[] {
  const { layout } = placement;
  const shape = stageShapes(model, layout)[stage];
  if (shape === undefined) throw new RangeError(`stage ${stage} of ${layout.pp}`);
  const own = rankTokens(tokens, layout);
  const make: Make = { model, placement, options, own, shape };
  const split = layout.sequenceParallel ? layout.tp : 1;
  const bytes = (elementwisePasses * options.activationBytes * own.attention * model.hidden) / split;
  const emitting = Math.ceil(tokens.emitting / layout.attentionDp);
  const vocab = Math.ceil(model.vocab / layout.tp);
  const hop = (own.attention * model.hidden * options.activationBytes) / layout.tp;
  const head: ServingOperator[] = [
    { kind: 'gemm', name: 'head', m: emitting, n: vocab, k: model.hidden, count: 1 },
    ...collective(make, 'headGather', 'tp', 'allGather', emitting * vocab * layout.tp * options.activationBytes, 1),
  ];
  return [
    ...attentionOf(make),
    ...contextOf(make),
    { kind: 'elementwise', name: 'elementwise', bytes, count: shape.layers },
    ...mlpOf(make),
    ...exchangesOf(make),
    ...(shape.last && emitting > 0 ? head : []),
    ...(shape.last ? [] : collective(make, 'stageSend', 'pp', 'sendRecv', hop, 1)),
  ];
}

export interface Pipeline {
  readonly pp: number;
  readonly microBatches: number;
  /** between two steps: the next follows at once, or when its last stage is done with this one */
  readonly pipeline: 'full' | 'drained';
}

/**
 * Stage times of a step, in which every micro-batch goes through all stages once. In a full pipe each stage takes one
 * micro-batch after the other and then those of the next step: as many as there are micro-batches, and never fewer than
 * stages, all of which a sequence goes through before its next token. A drained pipe fills and empties at every step.
 */
export const stageTurns = ({ pp, microBatches, pipeline }: Pipeline): number =>
  pipeline === 'full' ? Math.max(microBatches, pp) : microBatches + pp - 1;

/** A step of T tokens cut into m micro-batches: so many times of the slowest stage with ceil(T / m) tokens. */
export function servingPipeline(tokens: StepTokens, pipe: Pipeline) {
  const m = pipe.microBatches;
  const cut = (count: number) => Math.ceil(count / m);
  const stageTimes = stageTurns(pipe);
  return {
    tokens: { decode: cut(tokens.decode), prefill: cut(tokens.prefill), emitting: cut(tokens.emitting) },
    stageTimes,
    bubbleShare: (stageTimes - m) / stageTimes,
  };
}

/** How communication runs beside compute. */
export type ServingOverlap =
  | { readonly mode: 'none' }
  /** so much of the communication can run under compute */
  | { readonly mode: 'partial'; readonly share: number }
  /** two half batches: one talks while the other computes */
  | { readonly mode: 'two-batch' };

/** Compute and communication of one layer, of the whole batch or, for two-batch, of half of it. */
export interface LayerSeconds {
  readonly computeS: number;
  readonly commS: number;
}

/**
 * Time of `layers` alike.
 *
 *   none       layers · (c + x)
 *   partial    layers · (max(c, s·x) + (1 − s)·x)
 *   two-batch  2 · layers · max(c½, x½) + min(c½, x½): both resources in turn, the shorter one seen once
 *
 * Two-batch may lose where half a batch costs more than half: weights are read twice.
 */
export function overlappedS(layers: number, whole: LayerSeconds, half: LayerSeconds, overlap: ServingOverlap): number {
  if (overlap.mode === 'none') return layers * (whole.computeS + whole.commS);
  if (overlap.mode === 'partial') {
    const { share } = overlap;
    return layers * (Math.max(whole.computeS, share * whole.commS) + (1 - share) * whole.commS);
  }
  const { computeS, commS } = half;
  return 2 * layers * Math.max(computeS, commS) + Math.min(computeS, commS);
}
