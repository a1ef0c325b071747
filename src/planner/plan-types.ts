// What `plan` takes and answers: axes of the search, objectives, rows. SI units; `null` is what is not known.

import type { Rent } from '../scenario/rent.ts';
import type { Traffic } from './closed-form.ts';
import type { PlanOptions, planSchemaVersion } from './types.ts';

/** What a fleet may be best at: the least $, joules or TPOT, the most tokens an accelerator. */
export const objectives = ['cost', 'throughput', 'tpot', 'energy'] as const;
export type Objective = (typeof objectives)[number];

/** Axes of the search. Each list left out is what the scenario says, but for those that name another default. */
export interface SearchAxes {
  /** catalog ids; left out: the scenario's and the main ones */
  readonly accelerators?: readonly string[] | undefined;
  /** `fp8`, or weights/activations/kv such as `int4/bf16/fp8`; left out: the scenario's, bf16 and fp8 */
  readonly precisions?: readonly string[] | undefined;
  /** tensor-parallel ranks; left out: 1, 2, 4, 8 */
  readonly tps?: readonly number[] | undefined;
  /** pipeline stages */
  readonly pps?: readonly number[] | undefined;
  /** ways that experts are split; left out for a mixture of experts: 1 and all ranks of tp and attention-DP */
  readonly eps?: readonly number[] | undefined;
  /** ways that the sequences of a step are split for attention */
  readonly attentionDps?: readonly number[] | undefined;
  /** ways that a sequence is split */
  readonly cps?: readonly number[] | undefined;
  /** clock over nominal */
  readonly clocks?: readonly number[] | undefined;
  /** running requests at most */
  readonly maxNumSeqs?: readonly number[] | undefined;
  /** token budget of a step */
  readonly maxNumBatchedTokens?: readonly number[] | undefined;
  /** share of memory that the engine may use */
  readonly memoryFractions?: readonly number[] | undefined;
  /** route policies of the core; one replica alone has no use for a second */
  readonly routes?: readonly string[] | undefined;
  /** left out: 1 to 64 */
  readonly replicas?: readonly number[] | undefined;
  /** also two pools of different accelerators that share the traffic */
  readonly mixed?: boolean | undefined;
}

export interface SearchOptions extends SearchAxes, PlanOptions {
  /** watts of all accelerators at most: TDP, or less where a clock below nominal bounds them */
  readonly powerBudgetW?: number | undefined;
  /** what rows are ordered by; `cost` when left out */
  readonly objective?: Objective | undefined;
  /** rows that are answered; 10 when left out */
  readonly top?: number | undefined;
  /** candidates that are simulated at most; 200 when left out */
  readonly simulate?: number | undefined;
  /** sets of draws that a fleet must serve, each; left out: 5 where something is random, else 1 */
  readonly replicates?: number | undefined;
}

/** What the closed form says of a candidate, or a run of it. */
export interface SearchFigures {
  /** output tokens a second of one accelerator, of requests that met the SLO */
  readonly goodTokensPerSPerAccelerator: number;
  /** median over requests */
  readonly tpotS: number | null;
  /** 1 / tpotS: how fast a user reads */
  readonly tokensPerSPerUser: number | null;
  readonly usdPerMgoodTokens: number | null;
  readonly joulesPerGoodToken: number;
}

/** One pool of a candidate. */
export interface SearchPool {
  readonly accelerator: string;
  readonly precision: string;
  readonly tp: number;
  readonly pp: number;
  readonly ep: number;
  readonly attentionDp: number;
  readonly cp: number;
  readonly clock: number;
  readonly maxNumSeqs: number;
  readonly maxNumBatchedTokens: number;
  readonly memoryFraction: number;
  readonly replicas: number;
  readonly accelerators: number;
}

/** A fleet that serves every set of draws. */
export interface SearchRow {
  readonly id: string;
  readonly pools: readonly SearchPool[];
  readonly route: string;
  readonly accelerators: number;
  /** bound of all accelerators */
  readonly powerW: number;
  /** rent; null = no price is known */
  readonly usdPerHour: number | null;
  /** share of requests that met the SLO, in the set of draws where fewest did */
  readonly attainment: number;
  /** means over the sets of draws */
  readonly figures: SearchFigures;
  /** [set of draws] */
  readonly sets: readonly (SearchFigures & { readonly attainment: number })[];
  /** by arithmetic alone */
  readonly estimate: SearchFigures & { readonly load: number };
  /** nothing that was simulated is at least as good in every objective and better in one */
  readonly isOnFront: boolean;
  /** as good as the first row in some set of draws, by the objective that rows are ordered by */
  readonly isAlike: boolean;
  /** as `simulate --set` takes them, over the scenario */
  readonly changes: readonly string[];
}

/** Why candidates were not simulated, or were and missed. */
export type SearchReason =
  | 'power'
  | 'tpot'
  | 'load'
  | 'same-route'
  | 'fewer-than-missed'
  | 'missed'
  | 'behind'
  | 'budget';

export interface SearchCount {
  readonly reason: SearchReason;
  readonly candidates: number;
  readonly text: string;
}

export interface SearchResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'plan';
  readonly name: string;
  readonly objective: Objective;
  readonly wanted: number;
  readonly traffic: Traffic;
  /** [set of draws] */
  readonly seeds: readonly number[];
  readonly powerBudgetW: number | null;
  /** systems that were compiled: accelerator, precision, layout and limits of an engine */
  readonly systems: number;
  /** priced by the closed form */
  readonly candidates: number;
  /** simulated with the first set of draws at least; all of `rows` and `front` with every set */
  readonly simulated: number;
  /** the best by the objective first, as many as were asked for */
  readonly rows: readonly SearchRow[];
  /** not dominated in $, tokens an accelerator, TPOT and joules, the fastest to the user first */
  readonly front: readonly SearchRow[];
  /** served the first set of draws, whose figures these are, and are behind `rows` and `front` */
  readonly others: readonly Pick<SearchRow, 'id' | 'figures'>[];
  /** every candidate that is not among those that served, by reason */
  readonly left: readonly SearchCount[];
  /** by id of the accelerator, of one list for all */
  readonly rents: Readonly<Record<string, Rent>>;
  /** systems that cannot be, by reason, with one of them */
  readonly cannot: readonly { readonly reason: string; readonly systems: number; readonly example: string }[];
  /** null = there is an answer */
  readonly noAnswer: 'fit' | 'load' | 'power' | 'system' | null;
  readonly notes: readonly string[];
}
