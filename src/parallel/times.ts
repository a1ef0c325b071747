/**
 * What training and serving ask of kernels and collectives: seconds of one call; and the answer of data sheets.
 *
 *   gemm          launch + max(2·m·n·k / (peak · e_c), bytes / (bandwidth · e_m))
 *   elementwise   launch + bytes / (bandwidth · e_m)
 *   collective    latency + f · bytes / bus bandwidth, f of a ring
 *
 * The fractions are those of the catalog's entry. Across servers a rank brings its own network port.
 */

import type { AcceleratorEntry, PrecisionId, Sourced } from '../catalog/types.ts';
import { siOf } from '../units.ts';

export type CollectiveOp = 'allReduce' | 'allGather' | 'reduceScatter' | 'allToAll' | 'sendRecv';

/** New tokens of some sequences alike, each over its own context and itself. */
export interface AttentionShape {
  readonly sequences: number;
  readonly tokens: number;
  readonly context: number;
  /** of one rank */
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly causal: boolean;
}

/** Seconds of one kernel or collective on one rank. */
export interface KernelTimes {
  gemm(m: number, n: number, k: number): number;
  prefillAttention(shape: AttentionShape): number;
  /**
   * `bytes`: the whole buffer of a rank: reduced, gathered, scattered; of all-to-all what it sends, itself included.
   * `ranksPerNode`: of the group, in one server; 1 for a sendRecv that leaves the server, else 2.
   */
  collective(op: CollectiveOp, bytes: number, ranks: number, ranksPerNode: number): number;
  elementwise(bytes: number): number;
}

/** Bytes that a rank of a ring sends, over the bytes of its buffer. */
export function ringShare(op: CollectiveOp, ranks: number): number {
  if (op === 'sendRecv') return 1;
  return ((op === 'allReduce' ? 2 : 1) * (ranks - 1)) / ranks;
}

/** Messages in a row. */
const ringSteps = (op: CollectiveOp, ranks: number): number =>
  op === 'sendRecv' ? 1 : (op === 'allReduce' ? 2 : 1) * (ranks - 1);

/** Times that n can be halved, rounded up. */
export function halvings(n: number): number {
  let count = 0;
  for (let left = 1; left < n; left *= 2) count += 1;
  return count;
}

/** Scores of a prefill: causal ones, or all. */
export const scorePairs = ({ sequences, tokens, context, causal }: AttentionShape): number =>
  sequences * tokens * (context + (causal ? tokens / 2 : tokens));

/** A multiply-add is two FLOP; scores and values. */
export const attentionFlop = (shape: AttentionShape): number => 4 * shape.heads * shape.headDim * scorePairs(shape);

/** Share of a network port's rate that a transfer reaches, measured on expert dispatch between servers. */
const portShare = 0.93;
/** Latency of a hop between servers: a guess without data. */
const hopS = 15e-6;

/** Numbers of an accelerator that its sheet must state here, in SI. */
export interface AcceleratorRates {
  readonly peakFlopPerS: number;
  readonly computeShare: number;
  readonly attentionShare: number;
  readonly hbmBytesPerS: number;
  readonly hbmShare: number;
  readonly linkBytesPerS: number;
  readonly linkShare: number;
  readonly linkLatencyS: number;
  /** one network port, one way; null where nobody says */
  readonly portBytesPerS: number | null;
  readonly launchS: number;
}

const stated = (number: Sourced | undefined): number => (number === undefined ? 0 : (siOf(number) ?? 0));

/** The rates of a catalog entry in one precision; what is unknown is 0, or null. */
export function ratesOf(accelerator: AcceleratorEntry, precision: PrecisionId): AcceleratorRates {
  const { efficiency, sheet } = accelerator;
  return {
    peakFlopPerS: stated(accelerator.peak[precision]),
    computeShare: stated(efficiency.compute[precision] ?? efficiency.compute.default),
    attentionShare: stated(efficiency.attention),
    hbmBytesPerS: stated(accelerator.hbmBandwidth),
    hbmShare: stated(efficiency.hbm),
    linkBytesPerS: stated(accelerator.linkBandwidth),
    linkShare: stated(efficiency.link),
    linkLatencyS: stated(accelerator.linkLatency),
    portBytesPerS: sheet === undefined ? null : siOf(sheet.scaleOut),
    launchS: stated(accelerator.launch),
  };
}

function rooflineCollective(rates: AcceleratorRates, op: CollectiveOp, bytes: number, ranks: number, perNode: number) {
  if (ranks <= 1) return 0;
  const linkBytesPerS = rates.linkBytesPerS * rates.linkShare;
  const isInside = op === 'sendRecv' ? perNode > 1 : perNode >= ranks;
  if (isInside) return rates.linkLatencyS + (ringShare(op, ranks) * bytes) / linkBytesPerS;
  const nodes = Math.ceil(ranks / perNode);
  const portBytesPerS = portShare * (rates.portBytesPerS ?? 0);
  if (op === 'allToAll') {
    // what stays inside goes over the link at the same time
    const outS = (bytes * (nodes - 1)) / nodes / portBytesPerS;
    return rates.linkLatencyS + halvings(nodes) * hopS + Math.max(outS, bytes / nodes / linkBytesPerS);
  }
  const busBytesPerS = Math.min(linkBytesPerS, portBytesPerS * (op === 'sendRecv' ? 1 : perNode));
  const hops = op === 'sendRecv' ? 1 : ringSteps(op, 2) * halvings(nodes);
  return rates.linkLatencyS + hops * hopS + (ringShare(op, ranks) * bytes) / busBytesPerS;
}

/** Kernel times from the catalog's rates alone, operands of `bytes` an element. */
export function rooflineTimes(rates: AcceleratorRates, bytes: number): KernelTimes {
  const flopPerS = rates.peakFlopPerS * rates.computeShare;
  const bytesPerS = rates.hbmBytesPerS * rates.hbmShare;
  const kernel = (flop: number, moved: number, perS: number) =>
    rates.launchS + Math.max(flop / perS, moved / bytesPerS);
  return {
    gemm: (m, n, k) => kernel(2 * m * n * k, bytes * (m * k + n * k + m * n), flopPerS),
    prefillAttention(shape) {
      const { sequences, tokens, context, heads, kvHeads, headDim } = shape;
      const moved = bytes * headDim * sequences * (2 * heads * tokens + 2 * kvHeads * (context + tokens));
      return kernel(attentionFlop(shape), moved, flopPerS * rates.attentionShare);
    },
    collective: (op, size, ranks, perNode) => rooflineCollective(rates, op, size, ranks, perNode),
    elementwise: (moved) => rates.launchS + moved / bytesPerS,
  };
}

/** The same kernels on an accelerator that computes `share` slower; collectives are not its own. */
export function slower(times: KernelTimes, share: number): KernelTimes {
  if (share === 0) return times;
  const factor = 1 + share;
  return {
    gemm: (m, n, k) => times.gemm(m, n, k) * factor,
    prefillAttention: (shape) => times.prefillAttention(shape) * factor,
    collective: times.collective.bind(times),
    elementwise: (bytes) => times.elementwise(bytes) * factor,
  };
}
