/**
 * Replicas by arithmetic alone, the estimate that the simulation is compared with and starts from.
 *
 *   prefill rate     TPS_p = m / (max(m·(w/F + a·E[p]/A), W/B) + t0)   m tokens fill a step (maxNumBatchedTokens)
 *   decode step      t(b)  = max(b·w/F, W/B) + b·c·k/B + t0            b sequences of c = E[p] + E[o]/2 tokens
 *   decode rate      TPS_d = b / t(b)                                  tokens a second of one replica
 *   concurrency      C     = floor(KV tokens / (E[p] + E[o])), at most maxNumSeqs  (D2)
 *   batch            b     = the largest up to C with t(b) within the TPOT objective, at least 1
 *   compute need     N_c   = RPS·E[p] / TPS_p + RPS·E[o] / TPS_d       (D1)
 *   memory need      N_m   = RPS·(E[p] / TPS_p + E[o]·t(b)) / C        requests in service (Little) over what fits
 *   replicas         ceil(max(N_c, N_m) · headroom)
 *
 * Of one rank: w FLOP a token of the linear layers (2 a multiply-add), a of attention a token and context token, W
 * bytes of weights, k KV bytes a token, F, A and B the sustained rates of linear layers, attention and memory; t0 is
 * host, launches and the latency of two all-reduces a layer. Both phases run on the same replicas, so their needs add
 * up. Means only: bursts, queues and long tails are what it cannot see, and what headroom is for. Source: AI-RNG,
 * Serving Hardware Sizing and Capacity Planning (FACTS D1); Kwon et al., SOSP 2023 (FACTS D2).
 */

import type { Compiled } from '../compile/compiled.ts';
import { S_PER_PS } from '../units.ts';
import type { HeldRequests } from '../workload/columns.ts';

/** Means of the requests that are planned for. */
export interface Traffic {
  readonly requests: number;
  readonly ratePerS: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
}

export interface ClosedForm {
  readonly prefillTokensPerS: number;
  readonly decodeTokensPerS: number;
  /** of one replica */
  readonly decodeBatch: number;
  readonly stepS: number;
  /** requests whose KV fits one replica */
  readonly concurrency: number;
  /** replicas, not rounded, without headroom */
  readonly computeNeed: number;
  readonly memoryNeed: number;
  readonly headroom: number;
  readonly replicasWithoutHeadroom: number;
  readonly replicas: number;
}

/** Rate over the time of the last arrival; everything at once has no rate and counts as over one second. */
export function trafficOf({ columns }: HeldRequests): Traffic {
  const requests = columns.capacity;
  const lastS = Number(columns.timePs[requests - 1] ?? 0n) * S_PER_PS;
  const mean = (tokens: Int32Array) => tokens.reduce((sum, value) => sum + value, 0) / Math.max(1, requests);
  return {
    requests,
    ratePerS: requests / (lastS > 0 ? lastS : 1),
    promptTokens: mean(columns.promptTokens),
    outputTokens: mean(columns.outputTokens),
  };
}

/** Numbers of one rank of the first pool. */
function rankOf({ pools }: Compiled) {
  const [pool] = pools;
  if (pool === undefined) throw new RangeError('compile made no pool');
  return { ...pool.rank, weightBytes: pool.weightBytesPerRank, kvTokens: pool.kvBlocks * pool.blockTokens };
}

type Rank = ReturnType<typeof rankOf>;

function decodeStepS(rank: Rank, batch: number, context: number): number {
  const linearS = Math.max((batch * rank.linearFlop) / rank.linearFlopPerS, rank.weightBytes / rank.bytesPerS);
  return linearS + (batch * context * rank.kvBytes) / rank.bytesPerS + rank.fixedS;
}

/** The largest batch up to `most` whose step is within the limit: a step never gets shorter as it grows. */
function batchWithin(rank: Rank, context: number, most: number, limitS: number | null): number {
  if (limitS === null) return most;
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodeStepS(rank, middle, context) <= limitS) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Prompt tokens a second of steps filled with prompts of the mean length: linear and attention FLOP, and t0 a step. */
function prefillRate(rank: Rank, promptTokens: number): number {
  const flopS = rank.linearFlop / rank.linearFlopPerS + (rank.attentionFlop * promptTokens) / rank.attentionFlopPerS;
  const weightsS = rank.weightBytes / rank.bytesPerS;
  const stepS = Math.max(rank.stepTokens * flopS, weightsS) + rank.fixedS;
  return rank.stepTokens / stepS;
}

export function closedForm(compiled: Compiled, traffic: Traffic, tpotS: number | null, headroom: number): ClosedForm {
  const rank = rankOf(compiled);
  const { ratePerS, promptTokens, outputTokens } = traffic;
  const context = promptTokens + outputTokens / 2;
  const fits = Math.floor(rank.kvTokens / (promptTokens + outputTokens));
  const concurrency = Math.max(1, Math.min(rank.maxNumSeqs, fits));
  const decodeBatch = batchWithin(rank, context, concurrency, tpotS);
  const stepS = decodeStepS(rank, decodeBatch, context);
  const prefillTokensPerS = prefillRate(rank, promptTokens);
  const decodeTokensPerS = decodeBatch / stepS;
  const computeNeed = (ratePerS * promptTokens) / prefillTokensPerS + (ratePerS * outputTokens) / decodeTokensPerS;
  const residenceS = promptTokens / prefillTokensPerS + outputTokens * stepS;
  const memoryNeed = (ratePerS * residenceS) / concurrency;
  const need = Math.max(computeNeed, memoryNeed);
  return {
    prefillTokensPerS,
    decodeTokensPerS,
    decodeBatch,
    stepS,
    concurrency,
    computeNeed,
    memoryNeed,
    headroom,
    replicasWithoutHeadroom: Math.max(1, Math.ceil(need)),
    replicas: Math.max(1, Math.ceil(need * headroom)),
  };
}
