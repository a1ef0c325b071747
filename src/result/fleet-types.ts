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
  readonly name: string;
  readonly model: string;
  readonly accelerator: string;
  readonly precision: KindResult['precision'];
  readonly engine: string;
  readonly tp: number;
  /** accelerators of a replica */
  readonly ranks: number;
  /** how a replica is split, in words */
  readonly layout: string;
  readonly replicas: number;
  readonly accelerators: number;
  /** routing weight */
  readonly weight: number;
  /** clock over nominal at the start */
  readonly clock: number;
  readonly requests: Omit<RequestCounts, 'failed' | 'atRouter'>;
  readonly measured: Measured;
  readonly attainment: Attainment;
  readonly latency: Latencies;
  readonly goodputPerS: number | null;
  readonly good: GoodTokens;
  readonly utilisation: Utilisation;
  readonly throughput: Throughput;
  readonly energyJ: number;
  readonly wattsMean: number | null;
  readonly joulesPerOutputToken: number | null;
  readonly usdPerMtoken: number | null;
  /** share of the replicas' time with a step in flight */
  readonly stepInFlightShare: number | null;
  readonly mfu: number | null;
  readonly hbmUse: number | null;
  readonly kv: KvUse;
  readonly engineUse: Omit<EngineUse, 'jumpedShare' | 'stepInFlightShare'>;
  /** empty for one class, and where pools times classes are more than 64 */
  readonly classes: readonly ClassResult[];
  /** as the fleet's, over the replicas of the pool; null for the only pool, whose windows are the fleet's */
  readonly windows: WindowSeries | null;
}

/** How unevenly something is spread over the replicas. */
export interface Spread {
  readonly mean: number;
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
  readonly arrived: readonly number[];
  readonly finished: readonly number[];
  readonly good: readonly number[];
  readonly rejected: readonly number[];
  readonly preempted: readonly number[];
  readonly stepInFlightShare: readonly (number | null)[];
  /** served over servable, of the time that it was on */
  readonly utilisation: readonly (number | null)[];
  readonly outputTokens: readonly number[];
  readonly energyJ: readonly number[];
  /** largest share of KV blocks held; null without windows */
  readonly kvPeakShare: readonly (number | null)[];
  /** [class]; empty for one class */
  readonly byClass: readonly {
    readonly name: string;
    readonly arrived: readonly number[];
    readonly rejected: readonly number[];
    readonly finished: readonly number[];
    readonly good: readonly number[];
  }[];
}

export interface ReplicasResult {
  readonly count: number;
  /** of the interval */
  readonly imbalance: {
    readonly utilisation: Spread;
    readonly stepInFlightShare: Spread;
    readonly requests: Spread;
    readonly outputTokens: Spread;
  };
  /** null above 4,096 replicas: the heat map and the pools cover them */
  readonly columns: ReplicaColumns | null;
}

/** A pool's or replica's part of the slowest requests beside its part of all. */
export interface TailShare {
  readonly name: string;
  readonly share: number;
  readonly requestShare: number;
}

/** Who owns the slowest requests: about 1 % of them, from an edge next to the p99 on (four edges an octave). */
export interface TailOwners {
  readonly aboveS: number | null;
  readonly requests: number;
  /** of all measured ones */
  readonly share: number | null;
  /** in the file's order */
  readonly pools: readonly TailShare[];
  /** the replicas with the most of them, at most 10 */
  readonly replicas: readonly TailShare[];
}
