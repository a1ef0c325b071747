// What people read: the keys of the JSON result. SI units; `null` stands for what is not known, never NaN or Infinity.
//
// Version 2 reports fleets. The keys of version 1 stay and are of the fleet as a whole; `kinds` lists what each pool is
// built of, in the file's order. New: `route`; `pools`, how each did; `replicas`, each of them and how evenly they were
// used; `tail`, who owns the slowest requests; `heatMap`; `requests.atRouter`; windows have `peakW` and `held`.
//
// Version 3 reports load as a share of capacity and the cost of good tokens. New: `utilisation`, `good`; the heat map
// has `utilisation` and `queued`. `busyShare` of version 2 is `stepInFlightShare`, which is what it always was; that of
// the heat map is gone.

import type { NumberKind, Provenance, RouteFacts } from '../compile/compiled.ts';
import type { Comparison } from './comparison.ts';
import type { PoolResult, ReplicasResult, TailOwners } from './fleet-types.ts';
import type { GoodTokens } from './good.ts';
import type { HeatMap } from './heat-map.ts';
import type { ControlRecord, WindowSeries } from './observations.ts';
import type {
  Attainment,
  ClassResult,
  Curves,
  EnergyAccounts,
  EngineUse,
  KindResult,
  KvUse,
  Latencies,
  Measured,
  Money,
  OperatorLine,
  PoolCapacity,
  PoolPrecision,
  RequestCounts,
  Throughput,
} from './part-types.ts';
import type { Utilisation } from './utilisation.ts';
import type { ArrivedWorkload, AskedWorkload, ObjectivesResult } from './workload-types.ts';

export type * from './comparison.ts';
export type * from './fleet-types.ts';
export type * from './good.ts';
export type * from './part-types.ts';
export type { Servable, ServablePool } from './servable.ts';
export type * from './utilisation.ts';
export type * from './workload-types.ts';

export const schemaVersion = 3;

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

/** What a run found, in SI units; `null` is what is not known, never NaN or Infinity. */
export interface Result {
  readonly schemaVersion: typeof schemaVersion;
  readonly name: string;
  readonly seed: number;
  readonly workload: {
    readonly text: string;
    readonly promptTokens: number;
    readonly treatments: Readonly<Record<string, number>>;
    /** what was asked for, and what came; null or absent = not counted */
    readonly asked?: AskedWorkload | null;
    readonly arrived?: ArrivedWorkload | null;
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
  /** which objective was missed, by whom and when; null or absent = not counted */
  readonly objectives?: ObjectivesResult | null;
  readonly goodputPerS: number | null;
  /** tokens of requests that met every objective, and what they cost: the figures to compare fleets by */
  readonly good: GoodTokens;
  /** served over servable, and how much more would be carried */
  readonly utilisation: Utilisation;
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
    readonly good: GoodTokens;
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
  /** beside what a benchmark measured; absent where nothing was compared */
  readonly comparison?: Comparison;
}
