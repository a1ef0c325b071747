// What the planner takes and what it answers. SI units; `null` is what is not known.

import { type OptionKinds, runOptions } from '../run/options.ts';
import type { SimulateOptions } from '../run/simulate.ts';
import type { Rent } from '../scenario/rent.ts';
import type { SloSpec } from '../scenario/types.ts';
import type { ClosedForm, Traffic } from './closed-form.ts';
import type { SizeRanges, StatedRange } from './kernel-error.ts';
import type { Dial } from './load.ts';
import type { QueueVerdict } from './queue-state.ts';
import type { Resample } from './resample.ts';
import type { Nodes, TokenCosts } from './size-figures.ts';
import type { Interval } from './statistics.ts';

export type { Rent };

export const planSchemaVersion = 1;

/** Options of plans and what each may be. */
export const planOptions: OptionKinds = { ...runOptions, accelerators: 'list', precisions: 'list', tps: 'list' };

export interface PlanProgress {
  /** tasks done: replicates, or candidates */
  readonly done: number;
  readonly tasks: number;
  /** runs that were made by tasks of this thread */
  readonly trials: number;
}

export interface PlanOptions
  extends Pick<SimulateOptions, 'signal' | 'openFile' | 'readText' | 'file' | 'router' | 'policies'> {
  readonly onProgress?: ((progress: PlanProgress) => void) | undefined;
  /**
   * What other sets of requests are made of, for a trace that brings its times: `blocks` of time with replacement,
   * `thin` for four requests in five, `none` for the trace alone. Of `capacity` and `size`; `blocks` when left out.
   */
  readonly resample?: Resample | undefined;
  /**
   * Worker threads; 0 = none, all in this thread. Left out: one a core in Node where there are several tasks, none
   * elsewhere, and none with an `openFile`, or a router or policy that is given as a function or object rather than as
   * a module. The answer does not depend on it.
   */
  readonly workers?: number | undefined;
}

/** An objective that requests miss on an empty replica, and which they are. */
export interface MissedObjective {
  readonly objective: 'ttft' | 'tpot' | 'e2e';
  readonly requests: number;
  /** of those that miss; `over`: they are the very ones with more tokens than this, null = it does not part them */
  readonly promptTokens: { readonly least: number; readonly most: number; readonly over: number | null };
  readonly outputTokens: { readonly least: number; readonly most: number; readonly over: number | null };
}

/** What becomes of requests that have a replica to themselves. */
export interface Alone {
  /** that were tried, of so many that count */
  readonly requests: number;
  readonly of: number;
  /** of those tried: rejected, or beyond an objective */
  readonly missed: number;
  readonly rejected: number;
  readonly objectives: readonly MissedObjective[];
}

/** Why there is no answer: some requests miss alone, the model does not fit, more would be needed than is tried. */
export type NoAnswerReason = 'alone' | 'fit' | 'most' | 'system' | 'load';

/** One run of a search over loads. */
export interface LoadTrial {
  readonly dial: number;
  readonly ratePerS: number;
  readonly met: boolean;
  /** of requests that met the SLO; null = the run was ended, since no more than `atMost` could */
  readonly share: number | null;
  readonly atMost: number;
}

/** The limit for one set of draws: the highest load that met, and the lowest above it that did not. */
export interface LoadBracket {
  readonly seed: number;
  readonly good: LoadTrial | null;
  readonly bad: LoadTrial | null;
  /** of the load that did not meet, run to its end */
  readonly queue: QueueVerdict | null;
  /** of the scenario's own draws, or of those that met at no load; null = not looked at */
  readonly alone: Alone | null;
  /** in the order in which they were made */
  readonly trials: readonly LoadTrial[];
  /** at `good`, of the scenario's own draws */
  readonly figures: LoadFigures | null;
}

export interface CapacityOptions extends PlanOptions {
  /** bad / good − 1 at most; 0.01 when left out */
  readonly tolerance?: number | undefined;
  /** sets of draws; left out: 5 where something is random, else 1 */
  readonly replicates?: number | undefined;
  /** as `SizeOptions.intervalWithin`, of the rate */
  readonly intervalWithin?: number | undefined;
  readonly mostSets?: number | undefined;
  /** carries stated errors of kernels into a range of the rate; true when left out */
  readonly ranges?: boolean | undefined;
}

/** Accelerators of one kind in a fleet, and what each rents for. */
export interface FleetRent {
  readonly accelerator: string;
  readonly accelerators: number;
  readonly rent: Rent;
}

/** The fleet at a load that it bears: what its tokens cost, and how far its kernels may be off. */
export interface LoadFigures {
  readonly accelerators: number;
  readonly usdPerHour: number | null;
  readonly costs: TokenCosts;
  /** share of the kernels' time; null = none ran */
  readonly kernelError: number | null;
}

/** Sequential stopping: sets were added until half of the interval was within `goal` of its mean, or no more may be. */
export interface Stopping {
  readonly goal: number;
  readonly mostSets: number;
  readonly sets: number;
  readonly reached: boolean;
}

/** Rates of the scenario's own draws; null = none was found. */
export interface LoadRanges {
  readonly kernelError: number;
  /** with all kernels slower, and faster */
  readonly low: number | null;
  readonly high: number | null;
}

export interface CapacityResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'capacity';
  readonly name: string;
  readonly question: Question;
  readonly wanted: number;
  /** share of 1 that good and bad may be apart */
  readonly tolerance: number;
  readonly dial: Dial;
  /** requests a second of the scenario as written */
  readonly baseRatePerS: number;
  /** of the scenario's own seed: it holds at `atLeast` and not at `below`; null = no such load was found */
  readonly ratePerS: { readonly atLeast: number | null; readonly below: number | null };
  /** the same as the dial says it */
  readonly dialAt: { readonly atLeast: number | null; readonly below: number | null };
  /** of `ratePerS.atLeast` over the sets of draws; null of a single one */
  readonly interval: Interval | null;
  /** whether more sets were made until the interval was narrow enough; null = not asked for */
  readonly stopping: Stopping | null;
  /** rates that kernels as slow and as fast as their stated error allow; null = not asked for, or no rate was found */
  readonly ranges: LoadRanges | null;
  /** at `ratePerS.atLeast` */
  readonly figures: LoadFigures | null;
  /** [pool] */
  readonly rents: readonly FleetRent[];
  /** rent of the fleet by the range of every price; null = a price or every range is unknown */
  readonly usdPerHourRange: StatedRange | null;
  readonly replicates: readonly LoadBracket[];
  /** of the scenario's own draws; null = several pools, or too many requests */
  readonly alone: Alone | null;
  /** null = there is an answer */
  readonly noAnswer: NoAnswerReason | null;
  readonly notes: readonly string[];
}

/** What limits a system, by the last number of replicas that does not do; that of one replica by its own run. */
export type Binding = 'compute' | 'bandwidth' | 'link' | 'overhead' | 'kv' | 'queue';

export interface SizeOptions extends PlanOptions {
  /** catalog ids; left out: the scenario's and those of its price list, or the main ones */
  readonly accelerators?: readonly string[] | undefined;
  /** `fp8`, or weights/activations/kv such as `int4/bf16/fp8`; left out: the scenario's, bf16 and fp8 */
  readonly precisions?: readonly string[] | undefined;
  /** tensor-parallel ranks; left out: the two smallest of 1, 2, 4, 8 that hold the model */
  readonly tps?: readonly number[] | undefined;
  /** of the closed form; 1.3 when left out */
  readonly headroom?: number | undefined;
  /** most replicas that are tried; 512 when left out */
  readonly most?: number | undefined;
  /** leaves out candidates that cannot become the cheapest */
  readonly best?: boolean | undefined;
  /** carries stated errors of kernels and ranges of prices into ranges of n and $; true when left out */
  readonly ranges?: boolean | undefined;
  /** sets of draws that a size must serve, each; left out: 5 where something is random, else 1 */
  readonly replicates?: number | undefined;
  /**
   * More sets are made, five at a time, until half of the 95 % interval of n is within this share of its mean, for the
   * cheapest row and those as cheap in some set; or until there are `mostSets`, 20 when left out.
   */
  readonly intervalWithin?: number | undefined;
  readonly mostSets?: number | undefined;
}

/** A system that serves the traffic, with as few replicas as do. */
export interface SizeRow {
  readonly id: string;
  readonly accelerator: string;
  readonly precision: string;
  readonly tp: number;
  /** that serve every set of draws */
  readonly replicas: number;
  /** [set of draws] the fewest that serve it */
  readonly replicasOfSets: readonly number[];
  /** of those; null of a single set */
  readonly replicasInterval: Interval | null;
  readonly accelerators: number;
  /** rent; null = no price is known */
  readonly usdPerHour: number | null;
  /** of one accelerator, and which list it is from */
  readonly rent: Rent;
  /** null = nobody knows what its links join */
  readonly nodes: Nodes | null;
  readonly costs: TokenCosts;
  /** what stated errors of kernels and ranges of prices make of it; null = not asked for */
  readonly ranges: SizeRanges | null;
  /** what to give to `simulate` to see `attainment` again: a seed, and what `--set` changes */
  readonly check: { readonly seed: number; readonly attainment: number; readonly settings: readonly string[] };
  /** share of requests that met the SLO, in the set of draws where fewest did */
  readonly attainment: number;
  /** over the sets of draws; null of a single one */
  readonly attainmentInterval: Interval | null;
  /** with one replica less, in a set of draws that it does not serve; null of one replica */
  readonly attainmentBelow: number | null;
  /** null = no share is known: too many requests to hold */
  readonly alone: Alone | null;
  readonly binds: { readonly what: Binding; readonly text: string };
  /** more load, as a share of the traffic, at which the SLO still holds (`atLeast`) and does not (`below`) */
  readonly headroom: { readonly atLeast: number; readonly below: number | null };
  readonly estimate: ClosedForm;
  readonly trials: number;
}

/** A system that does not. */
export interface SizeRefusal {
  readonly id: string;
  readonly reason: string;
  readonly why: NoAnswerReason;
  readonly alone?: Alone | null;
}

/** What was asked of a plan beside its traffic. */
export interface Question {
  readonly model: string;
  readonly engine: string;
  readonly route: string;
  /** objectives by class */
  readonly slo: readonly (SloSpec & { readonly name: string })[];
}

export interface SizeResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'size';
  readonly name: string;
  readonly question: Question;
  readonly wanted: number;
  readonly traffic: Traffic;
  /** [set of draws] */
  readonly seeds: readonly number[];
  /** whether more sets were made until n was known well enough; null = not asked for */
  readonly stopping: Stopping | null;
  /** the cheapest first; those without a price last */
  readonly rows: readonly SizeRow[];
  readonly cannot: readonly SizeRefusal[];
  /** ids of rows that are no dearer than the first in some set of draws: price does not part them */
  readonly alike: readonly string[];
  /** ids of rows that are no dearer than the first within the errors of kernels, and within the ranges of prices too */
  readonly alikeByKernels: readonly string[];
  readonly alikeByPrices: readonly string[];
  /** left out under `best` */
  readonly leftOut: readonly string[];
  /** of the first system that cannot, where none can; null = there is an answer */
  readonly noAnswer: NoAnswerReason | null;
  readonly notes: readonly string[];
}

export interface RepeatOptions extends PlanOptions {
  readonly repeats: number;
}

/** One figure of the result over several seeds. */
export interface RepeatedFigure {
  readonly name: string;
  /** [seed]; null where a run does not report it */
  readonly values: readonly (number | null)[];
  readonly interval: Interval | null;
}

export interface RepeatResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'repeat';
  readonly name: string;
  readonly seeds: readonly number[];
  readonly figures: readonly RepeatedFigure[];
  readonly notes: readonly string[];
}
