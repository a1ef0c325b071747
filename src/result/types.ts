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
  /** what is balanced */
  readonly name: 'requests' | 'joules';
  /** the sum in words */
  readonly says: string;
  /** requests, or joules, of the left side, at the end of the run */
  readonly left: number;
  /** the same of the right side */
  readonly right: number;
}

export type ProvenanceKind = NumberKind | 'user';

export interface ProvenanceSplit {
  /** [kind] how many numbers are of it */
  readonly counts: Readonly<Record<ProvenanceKind, number>>;
  /** every number that the answer rests on, the best checked first */
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
  /** one of a fixed list, for programs */
  readonly code: WarningCode;
  /** what happened and what it means, a sentence or two */
  readonly text: string;
}

/** What a run found, in SI units; `null` is what is not known, never NaN or Infinity. */
export interface Result {
  /** rises when a key changes its meaning */
  readonly schemaVersion: typeof schemaVersion;
  /** of the scenario */
  readonly name: string;
  /** of the random numbers: the same scenario and seed give the same result */
  readonly seed: number;
  /** what the fleet was asked to do */
  readonly workload: {
    /** what was asked for, in words: a preset and its rate, or a trace */
    readonly text: string;
    /** prompt tokens computed for the first time, from time 0 to the end of the interval */
    readonly promptTokens: number;
    /** [what the trace reader changed or skipped] rows */
    readonly treatments: Readonly<Record<string, number>>;
    /** what was asked for; null or absent = not known */
    readonly asked?: AskedWorkload | null;
    /** what came; null or absent = not counted */
    readonly arrived?: ArrivedWorkload | null;
  };
  /** rates, joules, dollars and shares are of [fromS, toS] */
  readonly interval: {
    /** end of the warm-up, s; 0 where nearly all of the run is after the last arrival */
    readonly fromS: number;
    /** last arrival, s; the end of the run in closed loops, of a run cut before it, and where most of it came after */
    readonly toS: number;
    /** toS − fromS, s */
    readonly lengthS: number;
    /** when the run ended: all requests drained, or `run.until`, s */
    readonly endS: number;
    /** whether it ended at `run.until` with requests unfinished */
    readonly cut: boolean;
  };
  /** what each pool is built of */
  readonly kinds: readonly KindResult[];
  /** how requests find a replica */
  readonly route: RouteFacts;
  /** how each pool did */
  readonly pools: readonly PoolResult[];
  /** each replica, and how evenly they were used */
  readonly replicas: ReplicasResult;
  /** who owns the slowest requests */
  readonly tail: { readonly ttft: TailOwners; readonly e2e: TailOwners };
  /** of the whole run, at its end */
  readonly requests: RequestCounts;
  /** requests that arrived in the interval, as they were at the end of the run */
  readonly measured: Measured;
  /** of the measured requests, in seconds */
  readonly latency: Latencies;
  /** share of the measured requests that met every objective */
  readonly attainment: Attainment;
  /** which objective was missed, by whom and when; null or absent = not counted */
  readonly objectives?: ObjectivesResult | null;
  /** requests a second that finished in the interval and met every objective; null without length */
  readonly goodputPerS: number | null;
  /** tokens of requests that met every objective, and what they cost: the figures to compare fleets by */
  readonly good: GoodTokens;
  /** served over servable, and how much more would be carried */
  readonly utilisation: Utilisation;
  /** what was finished and computed, a second */
  readonly throughput: Throughput;
  /** joules of the accelerators, static and dynamic */
  readonly energyJ: number;
  /** mean power of all accelerators, W; null without length */
  readonly wattsMean: number | null;
  /** joules an output token, good or not; null without one */
  readonly joulesPerOutputToken: number | null;
  /** dollars a million output tokens */
  readonly usdPerMtoken: number | null;
  /** share of the datasheet peak, idle time included, that model FLOP take; null without length */
  readonly mfu: number | null;
  /** FLOP that the answers need, a multiply-add is 2; of recomputed tokens attention alone */
  readonly modelFlop: number;
  /** share of the datasheet bandwidth of memory, idle time included, that bytes moved take; null without length */
  readonly hbmUse: number | null;
  /** how full the KV caches were */
  readonly kv: KvUse;
  /** what the schedulers did */
  readonly engine: EngineUse;
  /** where the joules are */
  readonly energy: EnergyAccounts;
  /** dollars, by what they are spent on */
  readonly money: Money;
  /** where time and joules went by operator, the longest first */
  readonly operators: readonly OperatorLine[];
  /** how each class of requests did */
  readonly classes: readonly ClassResult[];
  /** [pool] how its KV capacity was computed, line by line */
  readonly capacity: readonly PoolCapacity[];
  /** [pool] in what each multiply runs */
  readonly precision: readonly PoolPrecision[];
  /** from time 0 to the end of the run, warm-up and drain included */
  readonly wholeRun: {
    /** to the end of the run, s */
    readonly lengthS: number;
    /** finished requests a second; null without length */
    readonly requestsPerS: number | null;
    /** output tokens a second, good or not; null without length */
    readonly outputTokensPerS: number | null;
    /** joules of the accelerators, static and dynamic */
    readonly energyJ: number;
    /** joules an output token, good or not; null without one */
    readonly joulesPerOutputToken: number | null;
    /** dollars a million output tokens */
    readonly usdPerMtoken: number | null;
    /** as `good` of the interval */
    readonly good: GoodTokens;
    /** as `mfu` of the interval */
    readonly mfu: number | null;
    /** where time and joules of the whole run went; empty unless the interval says little of it */
    readonly operators: readonly OperatorLine[];
  };
  /** sums that balance, or there is no result */
  readonly ledgers: readonly Ledger[];
  /** numbers that the answer rests on, by how they are known */
  readonly provenance: ProvenanceSplit;
  /** largest relative error of a cost that was rounded to an integer of the core */
  readonly roundingShare: number;
  /** what to know before the numbers are used */
  readonly warnings: readonly Warning[];
  /** distributions of the latencies of all measured requests */
  readonly curves: Curves;
  /** the run over time, [window] columns */
  readonly windows: WindowSeries;
  /** null for a single replica, and without windows */
  readonly heatMap: HeatMap | null;
  /** what policies did; null without any */
  readonly control: ControlRecord | null;
  /** beside what a benchmark measured; absent where nothing was compared */
  readonly comparison?: Comparison;
}
