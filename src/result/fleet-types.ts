// What people read of a fleet's parts: its pools, its replicas, and who owns the slowest requests.

import type { GoodTokens } from './good.ts';
import type { WindowSeries } from './observations.ts';
import type {
  Attainment,
  ClassResult,
  EngineUse,
  KindResult,
  KvUse,
  Latencies,
  Measured,
  RequestCounts,
  Throughput,
} from './part-types.ts';
import type { Utilisation } from './utilisation.ts';

/** How one pool did. Keys mean what they mean for the fleet; requests are those sent to the pool. */
export interface PoolResult {
  /** of the pool */
  readonly name: string;
  /** id of the model */
  readonly model: string;
  /** id of the accelerator */
  readonly accelerator: string;
  /** of weights, activations, KV cache and LM head */
  readonly precision: KindResult['precision'];
  /** id of the engine */
  readonly engine: string;
  /** tensor-parallel ranks of a replica */
  readonly tp: number;
  /** accelerators of a replica */
  readonly ranks: number;
  /** how a replica is split, in words */
  readonly layout: string;
  /** of the pool, on or off */
  readonly replicas: number;
  /** of all its replicas */
  readonly accelerators: number;
  /** routing weight */
  readonly weight: number;
  /** clock over nominal at the start */
  readonly clock: number;
  /** of the whole run, at its end */
  readonly requests: Omit<RequestCounts, 'failed' | 'atRouter'>;
  /** requests that arrived in the interval, as they were at the end of the run */
  readonly measured: Measured;
  /** share of the measured requests that met every objective */
  readonly attainment: Attainment;
  /** of the measured requests, in seconds */
  readonly latency: Latencies;
  /** requests a second that finished in the interval and met every objective; null without length */
  readonly goodputPerS: number | null;
  /** tokens of requests that met every objective, and what they cost */
  readonly good: GoodTokens;
  /** served over servable, and how much more would be carried */
  readonly utilisation: Utilisation;
  /** what was finished and computed, a second */
  readonly throughput: Throughput;
  /** joules of the accelerators, static and dynamic */
  readonly energyJ: number;
  /** mean power of its accelerators, W; null without length */
  readonly wattsMean: number | null;
  /** joules an output token, good or not; null without one */
  readonly joulesPerOutputToken: number | null;
  /** dollars a million output tokens, good or not; null without a price, or a token */
  readonly usdPerMtoken: number | null;
  /** share of the replicas' time with a step in flight */
  readonly stepInFlightShare: number | null;
  /** share of the datasheet peak, idle time included, that model FLOP take; null without length */
  readonly mfu: number | null;
  /** share of the datasheet bandwidth of memory, idle time included, that bytes moved take; null without length */
  readonly hbmUse: number | null;
  /** how full its KV caches were */
  readonly kv: KvUse;
  /** what its schedulers did */
  readonly engineUse: Omit<EngineUse, 'jumpedShare' | 'stepInFlightShare'>;
  /** empty for one class, and where pools times classes are more than 64 */
  readonly classes: readonly ClassResult[];
  /** as the fleet's, over the replicas of the pool; null for the only pool, whose windows are the fleet's */
  readonly windows: WindowSeries | null;
}

/** How unevenly something is spread over the replicas. */
export interface Spread {
  /** over the replicas */
  readonly mean: number;
  /** of the replica with the most */
  readonly max: number;
  /** 1 = even; null when there was nothing */
  readonly maxOverMean: number | null;
  /** standard deviation over mean */
  readonly variation: number | null;
}

/** [replica] columns, pools in the file's order. Of the interval; `kvPeakShare` and `byClass` of the whole run. */
export interface ReplicaColumns {
  /** pool/index */
  readonly name: readonly string[];
  /** requests sent to it */
  readonly arrived: readonly number[];
  /** requests that got their last token */
  readonly finished: readonly number[];
  /** finished requests that met every objective */
  readonly good: readonly number[];
  /** requests that it rejected */
  readonly rejected: readonly number[];
  /** preemptions */
  readonly preempted: readonly number[];
  /** share of the interval with a step in flight; null without length */
  readonly stepInFlightShare: readonly (number | null)[];
  /** served over servable, of the time that it was on */
  readonly utilisation: readonly (number | null)[];
  /** tokens that were sampled, good or not */
  readonly outputTokens: readonly number[];
  /** joules of its accelerators, static and dynamic */
  readonly energyJ: readonly number[];
  /** largest share of KV blocks held; null without windows */
  readonly kvPeakShare: readonly (number | null)[];
  /** [class]; empty for one class */
  readonly byClass: readonly {
    /** of the class */
    readonly name: string;
    /** [replica] requests sent to it */
    readonly arrived: readonly number[];
    /** [replica] requests that it rejected */
    readonly rejected: readonly number[];
    /** [replica] requests that got their last token */
    readonly finished: readonly number[];
    /** [replica] finished requests that met every objective */
    readonly good: readonly number[];
  }[];
}

export interface ReplicasResult {
  /** replicas of all pools */
  readonly count: number;
  /** of the interval */
  readonly imbalance: {
    /** of served over servable, 0 to 1 */
    readonly utilisation: Spread;
    /** of the share of the interval with a step in flight, 0 to 1 */
    readonly stepInFlightShare: Spread;
    /** of the requests sent to a replica */
    readonly requests: Spread;
    /** of output tokens */
    readonly outputTokens: Spread;
  };
  /** null above 4,096 replicas: the heat map and the pools cover them */
  readonly columns: ReplicaColumns | null;
}

/** A pool's or replica's part of the slowest requests beside its part of all. */
export interface TailShare {
  /** of the pool, or pool/index of the replica */
  readonly name: string;
  /** of the slowest requests, 0 to 1 */
  readonly share: number;
  /** of all measured requests that have a value, 0 to 1 */
  readonly requestShare: number;
}

/** Who owns the slowest requests: about 1 % of them, from an edge next to the p99 on (four edges an octave). */
export interface TailOwners {
  /** the edge: latency from which a request is one of the slowest, s; null when nothing was measured */
  readonly aboveS: number | null;
  /** how many the slowest are */
  readonly requests: number;
  /** of all measured ones */
  readonly share: number | null;
  /** in the file's order */
  readonly pools: readonly TailShare[];
  /** the replicas with the most of them, at most 10 */
  readonly replicas: readonly TailShare[];
}
