// What people read: the keys of the JSON result. SI units; `null` stands for what is not known, never NaN or Infinity.
//
// Version 2 tells fleets. The keys of version 1 stay and are of the fleet as a whole; `kinds` lists what each pool is
// built of, in the file's order. New: `route`; `pools`, how each did; `replicas`, each of them and how evenly they were
// used; `tail`, who owns the slowest requests; `heatMap`; `requests.atRouter`; windows have `peakW` and `held`.

import type {
  CapacityLine,
  KernelFacts,
  NumberKind,
  PrecisionPath,
  Provenance,
  RouteFacts,
} from '../compile/compiled.ts';
import type { PoolResult, ReplicasResult, TailOwners } from './fleet-types.ts';
import type { HeatMap } from './heat-map.ts';
import type { ControlRecord, OperatorTotal, WindowSeries } from './observations.ts';

export type * from './fleet-types.ts';

export const schemaVersion = 2;

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

/** Requests of the whole run, told at its end. */
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
export interface Measured {
  readonly arrived: number;
  readonly rejected: number;
  readonly firstTokens: number;
  readonly finished: number;
  readonly good: number;
}

export interface Attainment {
  /** good / arrived, of the measured requests */
  readonly share: number | null;
  readonly wanted: number | null;
  /** null when nothing was wanted or nothing measured */
  readonly met: boolean | null;
}

export interface ClassResult {
  readonly name: string;
  readonly priority: number;
  readonly slo: { readonly ttftS: number | null; readonly tpotS: number | null; readonly e2eS: number | null };
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
  readonly busyShare: number | null;
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

export interface KindResult {
  readonly pool: string;
  readonly model: string;
  readonly accelerator: string;
  readonly engine: string;
  readonly replicas: number;
  readonly tp: number;
  /** accelerators of a replica */
  readonly ranks: number;
  /** how a replica is split, in words */
  readonly layout: string;
  /** what times its kernels, and how far to trust it */
  readonly kernels: readonly KernelFacts[];
  readonly accelerators: number;
  readonly precision: {
    readonly weights: string;
    readonly activations: string;
    readonly kv: string;
    readonly head: string;
  };
  readonly parameters: number;
  readonly weightBytesPerRank: number;
  /** KV pool of one rank */
  readonly kvPoolBytesPerRank: number;
  readonly kvBlocks: number;
  readonly blockTokens: number;
  readonly peakFlopPerS: number;
  readonly hbmBytesPerS: number;
  readonly tdpW: number;
  readonly maxNumSeqs: number;
}

export interface PoolCapacity {
  readonly pool: string;
  readonly lines: readonly CapacityLine[];
}

export interface PoolPrecision {
  readonly pool: string;
  readonly paths: readonly PrecisionPath[];
}

/** A sum that has to be equal on both sides; a run where one is not throws instead of returning a result. */
export interface Ledger {
  readonly name: 'requests' | 'joules';
  readonly says: string;
  readonly left: number;
  readonly right: number;
}

export type ProvenanceKind = NumberKind | 'user';

export interface ProvenanceSplit {
  readonly counts: Readonly<Record<ProvenanceKind, number>>;
  readonly numbers: readonly Provenance[];
}

export type WarningCode =
  | 'compile'
  | 'interval-empty'
  | 'interval-brief'
  | 'nothing-measured'
  | 'saturated'
  | 'warm-up'
  | 'tail-hidden'
  | 'rejected'
  | 'beyond-context'
  | 'imbalance'
  | 'preemption-storm'
  | 'capped'
  | 'rounding'
  | 'unchecked-numbers'
  | 'trace-treated';

export interface Warning {
  readonly code: WarningCode;
  readonly text: string;
}

export interface Result {
  readonly schemaVersion: typeof schemaVersion;
  readonly name: string;
  readonly seed: number;
  readonly workload: {
    readonly text: string;
    readonly promptTokens: number;
    readonly treatments: Readonly<Record<string, number>>;
  };
  /** rates, joules, dollars and shares are of [fromS, toS] */
  readonly interval: {
    readonly fromS: number;
    readonly toS: number;
    readonly lengthS: number;
    readonly endS: number;
    readonly cut: boolean;
  };
  /** what each pool is built of */
  readonly kinds: readonly KindResult[];
  readonly route: RouteFacts;
  /** how each pool did */
  readonly pools: readonly PoolResult[];
  readonly replicas: ReplicasResult;
  readonly tail: { readonly ttft: TailOwners; readonly e2e: TailOwners };
  readonly requests: RequestCounts;
  readonly measured: Measured;
  readonly latency: Latencies;
  readonly attainment: Attainment;
  readonly goodputPerS: number | null;
  readonly throughput: Throughput;
  readonly energyJ: number;
  readonly wattsMean: number | null;
  readonly joulesPerOutputToken: number | null;
  /** dollars a million output tokens */
  readonly usdPerMtoken: number | null;
  readonly mfu: number | null;
  readonly modelFlop: number;
  readonly hbmUse: number | null;
  readonly kv: KvUse;
  readonly engine: EngineUse;
  readonly energy: EnergyAccounts;
  readonly money: Money;
  readonly operators: readonly OperatorLine[];
  readonly classes: readonly ClassResult[];
  readonly capacity: readonly PoolCapacity[];
  readonly precision: readonly PoolPrecision[];
  /** from time 0 to the end of the run, warm-up and drain included */
  readonly wholeRun: {
    readonly lengthS: number;
    readonly requestsPerS: number | null;
    readonly outputTokensPerS: number | null;
    readonly energyJ: number;
    readonly joulesPerOutputToken: number | null;
    /** dollars a million output tokens */
    readonly usdPerMtoken: number | null;
    readonly mfu: number | null;
    /** where time and joules of the whole run went; empty unless the interval says little of it */
    readonly operators: readonly OperatorLine[];
  };
  readonly ledgers: readonly Ledger[];
  readonly provenance: ProvenanceSplit;
  readonly roundingShare: number;
  readonly warnings: readonly Warning[];
  readonly curves: Curves;
  readonly windows: WindowSeries;
  /** null for a single replica, and without windows */
  readonly heatMap: HeatMap | null;
  /** what policies did; null without any */
  readonly control: ControlRecord | null;
}
