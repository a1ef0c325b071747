// What people read of any part of a fleet: latencies, counts, energy, money, and what a pool is built of.

import type { ClassFacts, PoolFacts } from '../compile/compiled.ts';
import type { MeasuredCounts, OperatorTotal } from './observations.ts';

/** Mean, ranks and largest of one quantity, in seconds. */
export interface Ranks {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/**
 * One latency. `count` values were seen; `unfinished` requests have none yet and rank as longest.
 * A figure that depends on them is `null`, and then (only then) `atLeastS` bounds it from below.
 */
export interface Latency extends Ranks {
  readonly count: number;
  readonly unfinished: number;
  readonly atLeastS: Ranks;
}

export interface Latencies {
  readonly ttftS: Latency;
  readonly tpotS: Latency;
  readonly itlS: Latency;
  readonly e2eS: Latency;
  readonly queueS: Latency;
}

/** Points of a cumulative distribution: `share` of the ranked requests took at most `atS`. */
export interface Curve {
  readonly atS: readonly number[];
  readonly share: readonly number[];
}

export type Curves = { readonly [K in keyof Latencies]: Curve };

/** Requests of the whole run, recorded at its end. */
export interface RequestCounts {
  readonly arrived: number;
  readonly finished: number;
  readonly running: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly failed: number;
  /** of those waiting and rejected, the ones that no replica ever had; and the held ones that were sent on */
  readonly atRouter: { readonly waiting: number; readonly rejected: number; readonly released: number };
}

/** Requests that arrived in the interval. */
export type Measured = MeasuredCounts;

export interface Attainment {
  /** good / arrived, of the measured requests */
  readonly share: number | null;
  readonly wanted: number | null;
  /** null when nothing was wanted or nothing measured */
  readonly met: boolean | null;
}

export interface ClassResult extends ClassFacts {
  readonly measured: Measured;
  readonly attainment: Attainment;
  readonly latency: Latencies;
}

export interface Throughput {
  readonly requestsPerS: number | null;
  readonly outputTokensPerS: number | null;
  /** prompt tokens computed for the first time: recomputation left out */
  readonly promptTokensPerS: number | null;
}

/**
 * Where the joules are. `wholeRun` accounts add up to its meter; `clippedJ` is what the power cap cut off, in no
 * account.
 */
export interface EnergyAccounts {
  readonly staticJ: number;
  readonly dynamicJ: number;
  readonly clippedJ: number;
  readonly wholeRun: {
    readonly finishedJ: number;
    readonly runningJ: number;
    readonly remainderJ: number;
    readonly staticJ: number;
    readonly meterJ: number;
  };
}

export interface Money {
  readonly acceleratorUsd: number | null;
  readonly energyUsd: number | null;
  /** accelerators and, where it has a price, energy; null without a price of accelerators */
  readonly totalUsd: number | null;
  readonly usdPerMtokenOutput: number | null;
  /** prompt and output tokens together */
  readonly usdPerMtokenTotal: number | null;
  readonly usdPerGoodRequest: number | null;
}

export interface KvUse {
  readonly blocks: number;
  /** share of the blocks held: samples at the ends of windows, weighted by their time in the interval */
  readonly meanShare: number | null;
  /** largest share over the windows that touch the interval */
  readonly peakShare: number | null;
}

export interface EngineUse {
  readonly steps: number;
  readonly jumpedShare: number | null;
  /** share of the replicas' time with a step in flight */
  readonly stepInFlightShare: number | null;
  readonly preemptions: number;
  readonly recomputedTokens: number;
  readonly cappedSteps: number;
  readonly outputTokens: number;
  readonly prefillTokens: number;
  /** sequences in a decode step, mean */
  readonly meanDecodeBatch: number | null;
}

export type BoundName = 'compute' | 'memory' | 'link' | 'latency';

export interface OperatorLine extends OperatorTotal {
  readonly timeShare: number | null;
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
  readonly maxNumSeqs: number;
}

export interface PoolCapacity extends Pick<PoolFacts, 'pool'> {
  readonly lines: PoolFacts['capacity'];
}

export interface PoolPrecision extends Pick<PoolFacts, 'pool' | 'paths'> {}
