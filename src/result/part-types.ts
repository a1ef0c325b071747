// What people read of any part of a fleet: latencies, counts, energy, money, and what a pool is built of.

import type { ClassFacts, PoolFacts } from '../compile/compiled.ts';
import type { MeasuredCounts, OperatorTotal } from './observations.ts';

/** Mean, ranks and largest of one quantity, in seconds. */
export interface Ranks {
  /** sum over number */
  readonly mean: number | null;
  /** median: half are at most this */
  readonly p50: number | null;
  /** 90 of 100 are at most this */
  readonly p90: number | null;
  /** 95 of 100 are at most this */
  readonly p95: number | null;
  /** 99 of 100 are at most this */
  readonly p99: number | null;
  /** the largest */
  readonly max: number | null;
}

/**
 * One latency. `count` values were seen; `unfinished` requests have none yet and rank as longest.
 * A figure that depends on them is `null`, and then (only then) `atLeastS` bounds it from below.
 */
export interface Latency extends Ranks {
  /** values that were seen */
  readonly count: number;
  /** admitted requests that have no value yet */
  readonly unfinished: number;
  /** lower bounds, s, of the figures that are null for them */
  readonly atLeastS: Ranks;
}

export interface Latencies {
  /** time to first token: from arrival to the first token, s, a request */
  readonly ttftS: Latency;
  /** time per output token: (E2E − TTFT) / (output tokens − 1), s, a finished request of two tokens or more */
  readonly tpotS: Latency;
  /** inter-token latency: between two tokens of a request, s, a gap */
  readonly itlS: Latency;
  /** from arrival to the last token, s, a finished request */
  readonly e2eS: Latency;
  /** from arrival to the first admission by a scheduler, s, a request */
  readonly queueS: Latency;
}

/** Points of a cumulative distribution: `share` of the ranked requests took at most `atS`. */
export interface Curve {
  /** [point] s, rising */
  readonly atS: readonly number[];
  /** [point] 0 to 1, rising */
  readonly share: readonly number[];
}

export type Curves = { readonly [K in keyof Latencies]: Curve };

/** Requests of the whole run, recorded at its end. */
export interface RequestCounts {
  /** all that came */
  readonly arrived: number;
  /** that got their last token */
  readonly finished: number;
  /** in the batch of an engine */
  readonly running: number;
  /** in the queue of a replica, preempted ones among them, or held by the router */
  readonly waiting: number;
  /** too long, never to fit, or for want of a place in a queue */
  readonly rejected: number;
  /** lost by failures of machines: none yet */
  readonly failed: number;
  /** of those waiting and rejected, the ones that no replica ever had; and the held ones that were sent on */
  readonly atRouter: { readonly waiting: number; readonly rejected: number; readonly released: number };
}

/** Requests that arrived in the interval. */
export type Measured = MeasuredCounts;

export interface Attainment {
  /** good / arrived, of the measured requests */
  readonly share: number | null;
  /** share that the scenario asks for; null = none */
  readonly wanted: number | null;
  /** null when nothing was wanted or nothing measured */
  readonly met: boolean | null;
}

export interface ClassResult extends ClassFacts {
  /** its requests that arrived in the interval */
  readonly measured: Measured;
  /** share of them that met every objective of the class */
  readonly attainment: Attainment;
  /** of them, in seconds */
  readonly latency: Latencies;
}

export interface Throughput {
  /** requests that finished in the interval, a second; null without length */
  readonly requestsPerS: number | null;
  /** output tokens a second, good or not; null without length */
  readonly outputTokensPerS: number | null;
  /** prompt tokens computed for the first time: recomputation left out */
  readonly promptTokensPerS: number | null;
}

/**
 * Where the joules are. `wholeRun` accounts add up to its meter; `clippedJ` is what the power cap cut off, in no
 * account.
 */
export interface EnergyAccounts {
  /** power of each replica's state (active, idle, off) over time, J */
  readonly staticJ: number;
  /** what steps draw beyond the active state, J */
  readonly dynamicJ: number;
  /** what steps at the power cap would have drawn beyond it, J */
  readonly clippedJ: number;
  /** from time 0 to the end of the run */
  readonly wholeRun: {
    /** dynamic joules of finished requests */
    readonly finishedJ: number;
    /** dynamic joules of requests that run or wait at the end */
    readonly runningJ: number;
    /** dynamic joules that no request was given: rounding */
    readonly remainderJ: number;
    /** static joules */
    readonly staticJ: number;
    /** all joules: static and dynamic */
    readonly meterJ: number;
  };
}

export interface Money {
  /** rent of accelerators, $, time that replicas were off left out; null without a price of each pool */
  readonly acceleratorUsd: number | null;
  /** price of the joules, $; null without a price of energy */
  readonly energyUsd: number | null;
  /** accelerators and, where it has a price, energy; null without a price of accelerators */
  readonly totalUsd: number | null;
  /** $ a million output tokens, good or not; null without a price, or a token */
  readonly usdPerMtokenOutput: number | null;
  /** prompt and output tokens together */
  readonly usdPerMtokenTotal: number | null;
  /** $ a request that finished in the interval and met every objective; null without one, or a price */
  readonly usdPerGoodRequest: number | null;
}

export interface KvUse {
  /** blocks of all replicas */
  readonly blocks: number;
  /** share of the blocks held: samples at the ends of windows, weighted by their time in the interval */
  readonly meanShare: number | null;
  /** largest share over the windows that touch the interval */
  readonly peakShare: number | null;
}

export interface EngineUse {
  /** forward passes that finished in the interval */
  readonly steps: number;
  /** share of the steps that were computed as part of a run of like steps; null without steps */
  readonly jumpedShare: number | null;
  /** share of the replicas' time with a step in flight */
  readonly stepInFlightShare: number | null;
  /** sequences that lost their blocks to others */
  readonly preemptions: number;
  /** prefill tokens that had been computed before a preemption */
  readonly recomputedTokens: number;
  /** steps at the power cap */
  readonly cappedSteps: number;
  /** tokens that were sampled */
  readonly outputTokens: number;
  /** tokens that prefill computed, recomputed ones included */
  readonly prefillTokens: number;
  /** sequences in a decode step, mean */
  readonly meanDecodeBatch: number | null;
}

export type BoundName = 'compute' | 'memory' | 'link' | 'latency';

export interface OperatorLine extends OperatorTotal {
  /** of the time of all operators; null when that is 0 */
  readonly timeShare: number | null;
  /** of the dynamic joules of all operators; null when they are 0 */
  readonly energyShare: number | null;
  /** what bound it for the longest time; null when it took none */
  readonly bound: BoundName | null;
}

/** What a pool is built of: facts of compile under their own keys. */
export interface KindResult
  extends Pick<
    PoolFacts,
    | 'pool'
    | 'model'
    | 'accelerator'
    | 'engine'
    | 'replicas'
    | 'tp'
    | 'ranks'
    | 'layout'
    | 'kernels'
    | 'accelerators'
    | 'precision'
    | 'readAs'
    | 'parameters'
    | 'weightBytesPerRank'
    | 'kvBlocks'
    | 'blockTokens'
    | 'peakFlopPerS'
    | 'hbmBytesPerS'
    | 'tdpW'
  > {
  /** KV pool of one rank */
  readonly kvPoolBytesPerRank: number;
  /** most sequences in a step of one replica */
  readonly maxNumSeqs: number;
}

export interface PoolCapacity extends Pick<PoolFacts, 'pool'> {
  /** from the bytes of memory to blocks and tokens */
  readonly lines: PoolFacts['capacity'];
}

export interface PoolPrecision extends Pick<PoolFacts, 'pool' | 'paths'> {}
