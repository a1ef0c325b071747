/**
 * How well the accelerators were used in the interval.
 *
 * MFU = model FLOP / (datasheet dense peak in the linear multiply precision × accelerators × interval length), idle
 * time included.
 * Model FLOP are what the answer needs, whatever the engine ran (Chowdhery et al., PaLM, 2022, appendix B; a
 * multiply-add is 2):
 *
 *   linear     2·(weights of QKV, output, MLP) for each decode token and each prompt token computed for the first time
 *   LM head    2·vocabulary·hidden for each output token
 *   attention  4·heads·headDim for each pair of query and context: decodes 4·heads·headDim·X, prefill 2·heads·headDim·Q
 *   a layer
 *
 * Left out: recomputed tokens (their attention is counted, the core sums pairs without distinguishing them),
 * dequantisation, elementwise work, sampling, embedding. HBM use = HBM bytes of all operators / (datasheet bandwidth ×
 * accelerators × length).
 * A fleet weighs its pools by their peaks; KV blocks of different pools count alike, whatever their bytes.
 */

import type { ModelFlop } from '../compile/compiled.ts';
import { S_PER_PS } from '../units.ts';
import type { Totals } from './observations.ts';
import type { Part } from './part.ts';
import { growthOf, ratio } from './totals.ts';
import type { EngineUse, KvUse } from './types.ts';
import { largestOver, meanOver } from './windows.ts';

/** Model FLOP of one replica between two instants. */
function replicaFlop(flop: ModelFlop, from: Totals | undefined, to: Totals): number {
  const grown = (name: keyof Totals): number => to[name] - (from?.[name] ?? 0);
  const tokens = grown('decodeTokens') + grown('prefillTokens') - grown('recomputedTokens');
  const attention = flop.decodeKv * grown('decodeKvTokens') + flop.pair * grown('prefillPairs');
  return flop.token * tokens + flop.output * grown('outputTokens') + attention;
}

/** Model FLOP of a part between two instants; without a first one, from the start of the run. */
export function modelFlopOf({ pools, poolOf }: Part, from: readonly Totals[], to: readonly Totals[]): number {
  const byRow = new Map(pools.map((pool) => [pool.row, pool.modelFlop]));
  let flop = 0;
  to.forEach((end, index) => {
    const own = byRow.get(poolOf[index] ?? 0);
    if (own !== undefined) flop += replicaFlop(own, from[index], end);
  });
  return flop;
}

export function mfuOf({ pools }: Part, modelFlop: number, lengthS: number): number | null {
  let peak = 0;
  for (const pool of pools) peak += pool.peakFlopPerS * pool.accelerators;
  return ratio(modelFlop, peak * lengthS);
}

export function hbmUseOf({ pools, hbmBytes }: Part, lengthS: number): number | null {
  let bandwidth = 0;
  for (const pool of pools) bandwidth += pool.hbmBytesPerS * pool.accelerators;
  return ratio(hbmBytes, bandwidth * lengthS);
}

export const kvBlocksOf = ({ pools }: Part): number =>
  pools.reduce((blocks, pool) => blocks + pool.kvBlocks * pool.replicas, 0);

export function kvUseOf(part: Part, fromS: number, toS: number): KvUse {
  const blocks = kvBlocksOf(part);
  return {
    blocks,
    meanShare: ratio(meanOver(part.windows, 'kvUsedBlocks', fromS, toS), blocks),
    peakShare: ratio(largestOver(part.windows, 'kvPeakBlocks', fromS, toS), blocks),
  };
}

export function engineUseOf({ atFrom, atTo }: Part, lengthS: number): EngineUse {
  const grown = (name: keyof Totals): number => growthOf(atFrom, atTo, name);
  return {
    steps: grown('steps'),
    jumpedShare: ratio(grown('jumpedSteps'), grown('steps')),
    stepInFlightShare: ratio(grown('busyPs') * S_PER_PS, lengthS * atTo.length),
    preemptions: grown('preempted'),
    recomputedTokens: grown('recomputedTokens'),
    cappedSteps: grown('cappedSteps'),
    outputTokens: grown('outputTokens'),
    prefillTokens: grown('prefillTokens'),
    meanDecodeBatch: ratio(grown('decodeTokens'), grown('decodeSteps')),
  };
}
