/**
 * One layer of one micro-batch on one rank: its kernels and its communication, forward, backward and recomputed.
 *
 * Backward multiplies twice: gradients of the inputs and of the weights. Flash attention makes the scores again, five
 * multiplies for two. Sources: Megatron-LM, Shoeybi et al., 2019; Korthikanti et al., 2022; FlashAttention-2, 2023.
 */

import type { Group, GroupName } from '../parallel/placement.ts';
import { attentionProjections, expertWidth, headsOfRank, kvElementsOfRank, sharedWidth } from '../parallel/shares.ts';
import { type AttentionShape, attentionFlop, type KernelTimes, ringShare } from '../parallel/times.ts';
import type { TrainingSpec } from './types.ts';

/** Seconds by part, all of one rank, and what they do. Communication is what is left of it beside compute. */
export interface Pass {
  readonly gemmS: number;
  readonly attentionS: number;
  readonly elementwiseS: number;
  readonly tensorS: number;
  readonly expertS: number;
  readonly contextS: number;
  readonly flop: number;
  readonly hbmBytes: number;
  /** sent by this rank */
  readonly linkBytes: number;
}

export const noPass: Pass = {
  gemmS: 0,
  attentionS: 0,
  elementwiseS: 0,
  tensorS: 0,
  expertS: 0,
  contextS: 0,
  flop: 0,
  hbmBytes: 0,
  linkBytes: 0,
};

const keys = Object.keys(noPass) as (keyof Pass)[];

/** a + times · b, part by part. */
export const plus = (a: Pass, b: Pass, times = 1): Pass =>
  Object.fromEntries(keys.map((key) => [key, a[key] + times * b[key]])) as unknown as Pass;

export const computeS = (pass: Pass): number => pass.gemmS + pass.attentionS + pass.elementwiseS;
export const passS = (pass: Pass): number => computeS(pass) + pass.tensorS + pass.expertS + pass.contextS;

/** Everything that a layer's pass is made from. */
export interface PassContext {
  readonly spec: TrainingSpec;
  readonly times: KernelTimes;
  readonly group: Readonly<Record<GroupName, Group>>;
  /** tokens of a micro-batch on one rank */
  readonly tokens: number;
}

export type Direction = 'forward' | 'backward';

/** [m, n, k] of the GEMMs of a layer on one rank. */
function gemmsOf({ spec, tokens }: PassContext, isExpert: boolean): [number, number, number][] {
  const { model, layout } = spec;
  const { hidden, gatedMlp } = model;
  const { tp } = layout;
  const sides = gatedMlp ? 2 : 1;
  const mlp = (rows: number, width: number): [number, number, number][] => [
    [rows, sides * width, hidden],
    [rows, hidden, width],
  ];
  const attention = attentionProjections(model, tp).map(({ n, k }): [number, number, number] => [tokens, n, k]);
  if (!isExpert) return [...attention, ...mlp(tokens, model.ffn / tp)];
  // experts as one grouped GEMM of all their rows: as many come from other ranks as go there
  const shared = sharedWidth(model);
  return [
    ...attention,
    [tokens, model.experts ?? 1, hidden],
    ...mlp(tokens * (model.topK ?? 1), expertWidth(model) / tp),
    ...(shared > 0 ? mlp(tokens, shared / tp) : []),
  ];
}

/** A cp rank's queries, each pair of ranks given equal work: the context that makes up its share of all scores. */
export function attentionShapeOf({ spec }: PassContext): AttentionShape {
  const { model, layout, batch, options } = spec;
  const tokens = batch.sequence / layout.cp;
  const causal = options.attention === 'flash';
  const { heads, kvHeads, keyDim, valueDim } = headsOfRank(model, layout.tp);
  return {
    sequences: batch.microBatch,
    tokens,
    context: causal ? (batch.sequence - tokens) / 2 : batch.sequence - tokens,
    heads,
    kvHeads,
    headDim: (keyDim + valueDim) / 2,
    causal,
  };
}

/** Bytes that the elementwise passes over unfused scores move: softmax reads and writes, dropout and its mask too. */
const scoreTraffic = (shape: AttentionShape, dropout: boolean): number =>
  (dropout ? 9 : 4) * shape.heads * shape.sequences * shape.tokens * (shape.context + shape.tokens);

/** FLOP rate of flash attention backward over forward: 63 % of peak against 73 %. Recalled: FlashAttention-2, 2023. */
const flashBackwardRate = 0.63 / 0.73;

function addAttention(context: PassContext, direction: Direction): Pass {
  const { spec, times } = context;
  const shape = attentionShapeOf(context);
  const backward = direction === 'backward';
  const flop = attentionFlop(shape);
  if (spec.options.attention === 'flash') {
    const factor = backward ? 2.5 : 1;
    const attentionS = (factor / (backward ? flashBackwardRate : 1)) * times.prefillAttention(shape);
    return { ...noPass, attentionS, flop: factor * flop };
  }
  const factor = backward ? 2 : 1;
  const rows = shape.sequences * shape.heads * shape.tokens;
  const keysOf = shape.context + shape.tokens;
  const moved = scoreTraffic(shape, spec.options.dropout);
  const multiplyS = times.gemm(rows, keysOf, shape.headDim) + times.gemm(rows, shape.headDim, keysOf);
  return {
    ...noPass,
    attentionS: factor * (multiplyS + times.elementwise(moved)),
    flop: factor * flop,
    hbmBytes: factor * moved,
  };
}

/** Bytes of a layer’s elementwise passes: norms 8 and residuals 12 a hidden element, rotary 4, activation 6 or 4. */
export function elementwiseBytes({ spec, tokens }: PassContext, isExpert: boolean): number {
  const { model, layout, options, bytes } = spec;
  const { hidden } = model;
  const { tp } = layout;
  const { heads, kvHeads, keyDim } = headsOfRank(model, tp);
  const width = isExpert ? expertWidth(model) * (model.topK ?? 1) + sharedWidth(model) : model.ffn;
  const half = bytes.parameter / 2;
  const whole = (20 + (options.dropout ? 10 : 0)) * hidden;
  const split = 4 * keyDim * (heads + kvHeads) + ((model.gatedMlp ? 6 : 4) * width) / tp;
  const routed = isExpert ? 8 * hidden * (model.topK ?? 1) : 0;
  return half * tokens * (whole / (layout.sequenceParallel ? tp : 1) + split + routed);
}

function addGemms(context: PassContext, isExpert: boolean, direction: Direction): Pass {
  const { times, spec } = context;
  let [gemmS, flop, hbmBytes] = [0, 0, 0];
  for (const [m, n, k] of gemmsOf(context, isExpert)) {
    const work = 2 * m * n * k;
    const moved = spec.bytes.parameter * (m * n + n * k + m * k);
    if (direction === 'forward') {
      gemmS += times.gemm(m, n, k);
      flop += work;
      hbmBytes += moved;
    } else {
      gemmS += times.gemm(m, k, n) + times.gemm(n, k, m);
      flop += 2 * work;
      hbmBytes += 2 * moved;
    }
  }
  return { ...noPass, gemmS, flop, hbmBytes };
}

interface Comm {
  readonly seconds: number;
  readonly sent: number;
}

const silent: Comm = { seconds: 0, sent: 0 };
const together = (parts: readonly Comm[]): Comm =>
  parts.reduce((sum, { seconds, sent }) => ({ seconds: sum.seconds + seconds, sent: sum.sent + sent }), silent);

/** A collective of a group: its time, and what a rank sends. */
export function talk(
  { times, group }: Pick<PassContext, 'times' | 'group'>,
  name: GroupName,
  op: Parameters<KernelTimes['collective']>[0],
  bytes: number,
): Comm {
  const { size, ranksPerNode } = group[name];
  if (size === 1) return silent;
  return { seconds: times.collective(op, bytes, size, ranksPerNode), sent: ringShare(op, size) * bytes };
}

/** Bytes of the widest tensor that tp ranks exchange, for the attention and for the MLP or the experts. */
function tensorBytes({ spec, tokens }: PassContext, isExpert: boolean): [number, number] {
  const { model, layout, bytes } = spec;
  const row = tokens * model.hidden * bytes.parameter;
  return [row, isExpert && layout.ep > 1 ? row * (model.topK ?? 1) : row];
}

/**
 * Two blocks, each with an all-reduce, or reduce-scatter and all-gather. Backward with sequence parallelism gathers
 * the inputs once more, behind the GEMM of the inputs' gradients.
 */
function tensorComm(context: PassContext, isExpert: boolean, direction: Direction): Comm & { readonly again: Comm } {
  const { spec } = context;
  const blocks = tensorBytes(context, isExpert);
  if (!spec.layout.sequenceParallel) {
    return { ...together(blocks.map((bytes) => talk(context, 'tp', 'allReduce', bytes))), again: silent };
  }
  const gather = together(blocks.map((bytes) => talk(context, 'tp', 'allGather', bytes)));
  const scatter = together(blocks.map((bytes) => talk(context, 'tp', 'reduceScatter', bytes)));
  return { ...together([gather, scatter]), again: direction === 'backward' ? gather : silent };
}

/** Rows go to their experts and come back; backward their gradients do. */
function expertComm(context: PassContext, isExpert: boolean): Comm {
  const { spec, tokens } = context;
  if (!isExpert) return silent;
  const own = spec.layout.sequenceParallel ? tokens / spec.layout.tp : tokens;
  const bytes = own * (spec.model.topK ?? 1) * spec.model.hidden * spec.bytes.parameter;
  const one = talk(context, 'ep', 'allToAll', bytes);
  return together([one, one]);
}

/** Keys and values of the other cp ranks: cp − 1 hops of a ring, or one all-gather; backward brings gradients home. */
function contextComm(context: PassContext, direction: Direction): Comm {
  const { spec, tokens, group, times } = context;
  const { layout, model, options, bytes } = spec;
  if (layout.cp === 1) return silent;
  const own = tokens * kvElementsOfRank(model, layout.tp) * bytes.parameter;
  if (options.contextExchange === 'all-gather') {
    const gather = talk(context, 'cp', 'allGather', own * layout.cp);
    const back = direction === 'backward' ? talk(context, 'cp', 'reduceScatter', own * layout.cp) : silent;
    return together([gather, back]);
  }
  const hops = (layout.cp - 1) * (direction === 'backward' ? 2 : 1);
  const hopS = times.collective('sendRecv', own, 2, group.cp.hopsLeaveNode ? 1 : 2);
  return { seconds: hops * hopS, sent: hops * own };
}

/** What is left of communication of which a share may run behind `behindS` of compute. */
export const exposedS = (commS: number, behindS: number, share: number): number =>
  commS - Math.min(share * commS, behindS);

/** One layer, one way. */
export function layerPass(context: PassContext, isExpert: boolean, direction: Direction): Pass {
  const { overlap, contextExchange } = context.spec.options;
  const factor = direction === 'backward' ? 2 : 1;
  const gemms = addGemms(context, isExpert, direction);
  const attention = addAttention(context, direction);
  const moved = factor * elementwiseBytes(context, isExpert);
  const elementwiseS = factor * context.times.elementwise(moved / factor);
  const tensor = tensorComm(context, isExpert, direction);
  const expert = expertComm(context, isExpert);
  const kv = contextComm(context, direction);
  const layerS = tensor.seconds + expert.seconds;
  const left = layerS === 0 ? 0 : exposedS(layerS, gemms.gemmS, overlap.layer) / layerS;
  // half of the backward GEMMs are gradients of inputs
  const againS = exposedS(tensor.again.seconds, gemms.gemmS / 2, 1);
  const hides = overlap.context && contextExchange === 'ring';
  return {
    ...plus(gemms, attention),
    elementwiseS,
    tensorS: tensor.seconds * left + againS,
    expertS: expert.seconds * left,
    contextS: hides ? exposedS(kv.seconds, attention.attentionS, 1) : kv.seconds,
    hbmBytes: gemms.hbmBytes + attention.hbmBytes + moved,
    linkBytes: tensor.sent + tensor.again.sent + expert.sent + kv.sent,
  };
}

/** What backward makes again before it runs: nothing, what is cheap, or the whole forward with its communication. */
export function recomputePass(context: PassContext, isExpert: boolean): Pass {
  const { recompute, attention } = context.spec.options;
  if (recompute === 'none') return noPass;
  if (recompute === 'full') return layerPass(context, isExpert, 'forward');
  if (attention === 'unfused') return addAttention(context, 'forward');
  const { model, layout, bytes } = context.spec;
  const width = isExpert ? expertWidth(model) * (model.topK ?? 1) + sharedWidth(model) : model.ffn;
  const norms = (4 * bytes.parameter * model.hidden) / (layout.sequenceParallel ? layout.tp : 1);
  const product = ((model.gatedMlp ? 3 : 2) * bytes.parameter * width) / layout.tp;
  const moved = context.tokens * (norms + product);
  return { ...noPass, elementwiseS: context.times.elementwise(moved), hbmBytes: moved };
}

/** LM head and loss of the last stage; the lookup of the first one. */
export function vocabularyPass(context: PassContext, direction: Direction, end: 'first' | 'last'): Pass {
  const { spec, tokens, times } = context;
  const { model, layout, bytes } = spec;
  const factor = direction === 'backward' ? 2 : 1;
  if (end === 'first') {
    const moved = 2 * bytes.parameter * tokens * model.hidden;
    return { ...noPass, elementwiseS: times.elementwise(moved), hbmBytes: moved };
  }
  const width = Math.ceil(model.vocab / layout.tp);
  const { hidden } = model;
  const gemmS =
    direction === 'forward'
      ? times.gemm(tokens, width, hidden)
      : times.gemm(tokens, hidden, width) + times.gemm(width, hidden, tokens);
  const logits = (bytes.parameter + 4) * tokens * width;
  const moved = bytes.parameter * (tokens * hidden + hidden * width) + logits;
  const flop = factor * 2 * tokens * width * hidden;
  return { ...noPass, gemmS, elementwiseS: times.elementwise(logits), flop, hbmBytes: factor * moved };
}
