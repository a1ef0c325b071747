// What a run has seen, in plain SI numbers: the only input of `buildResult`. Written by src/run from the core's
// columns; `merge.ts` makes one of those of two cells.

import type { Compiled } from '../compile/compiled.ts';
import type { KindTable, ReplicaTable, TotalTable } from '../core/layout.gen.ts';
import type { ArrivedCounts } from './arrived.ts';
import type { HeatMap } from './heat-map.ts';
import type { MissedCounts } from './missed.ts';
import type { ServablePool } from './servable.ts';
import type { AskedWorkload } from './workload-types.ts';

/** One replica's running totals at an instant; i64 columns as numbers, energies also joined to joules. */
export type Totals = { readonly [K in keyof TotalTable]: number } & {
  readonly staticEnergyJ: number;
  readonly dynamicEnergyJ: number;
  readonly rowsEnergyJ: number;
  readonly clippedEnergyJ: number;
};

/** Where time and joules of the interval's finished steps went. Sums over all replicas, ranks and layers. */
export interface OperatorTotal {
  /** enum Operator word, or 'host' */
  readonly operator: string;
  /** s */
  readonly timeS: number;
  /** dynamic joules */
  readonly energyJ: number;
  /** a multiply-add is 2 */
  readonly flop: number;
  /** bytes read and written in memory */
  readonly hbmBytes: number;
  /** bytes over links */
  readonly linkBytes: number;
  /** share of timeS by what binds the kernel: compute, memory, link, latency (launches included in latency) */
  readonly boundS: {
    readonly compute: number;
    readonly memory: number;
    readonly link: number;
    readonly latency: number;
  };
}

/** [pool of the Program × class × metric × bin] counts as the core keeps them; bins as assembly/README.md §3. */
export interface Histograms {
  readonly pools: number;
  readonly classes: number;
  readonly count: Float64Array;
}

/** Windows merged over time when there are too many to keep: at most `capacity`, all columns [window]. SI units. */
export interface WindowSeries {
  /** s from the start of the run */
  readonly startS: readonly number[];
  /** s from the start of the run */
  readonly endS: readonly number[];
  /** with a step in flight, summed over replicas, s */
  readonly busyS: readonly number[];
  /** static and dynamic, J */
  readonly energyJ: readonly number[];
  /** sum of the replicas' peaks, which need not fall together */
  readonly peakW: readonly number[];
  /** tokens that were sampled in it */
  readonly outputTokens: readonly number[];
  /** tokens that prefill computed in it, recomputed ones included */
  readonly prefillTokens: readonly number[];
  /** that finished in it */
  readonly steps: readonly number[];
  /** requests that came in it */
  readonly arrived: readonly number[];
  /** requests that were rejected in it */
  readonly rejected: readonly number[];
  /** requests that got their last token in it */
  readonly finished: readonly number[];
  /** preemptions in it */
  readonly preempted: readonly number[];
  /** KV blocks held at its end */
  readonly kvUsedBlocks: readonly number[];
  /** sum of the most KV blocks that each replica held in it, which need not fall together */
  readonly kvPeakBlocks: readonly number[];
  /** requests in batches at its end */
  readonly running: readonly number[];
  /** waiting for admission, those held by the router among them */
  readonly queued: readonly number[];
  /** requests that the router held at its end */
  readonly held: readonly number[];
}

/** The router's counts at an instant. All come to it first; it sends on what it neither holds nor rejects. */
export interface RouterTotals {
  readonly arrived: number;
  /** no replica was open and no place was left */
  readonly rejected: number;
  /** waiting for an open replica now */
  readonly held: number;
  /** held requests that were sent on */
  readonly releases: number;
}

/** [replica × class] requests of the whole run */
export interface ReplicaCounts {
  readonly arrived: Int32Array;
  readonly rejected: Int32Array;
  readonly finished: Int32Array;
  readonly good: Int32Array;
}

/** [replica × 232] measured requests by sixteenths of the histograms' resolution. */
export interface TailCounts {
  readonly ttft: Int32Array;
  readonly e2e: Int32Array;
}

/** Requests that arrived in the interval, per class. */
export interface MeasuredCounts {
  /** all of them */
  readonly arrived: number;
  /** by a replica, or by the router */
  readonly rejected: number;
  /** that got their first token */
  readonly firstTokens: number;
  /** that got their last token */
  readonly finished: number;
  /** finished ones that met every objective of their class */
  readonly good: number;
}

/** Replica-seconds in a state of power and at a clock over nominal. */
export interface LeverTime {
  /** of the replica */
  readonly power: 'off' | 'on' | 'starting';
  /** over nominal */
  readonly clock: number;
  /** seconds, summed over replicas */
  readonly replicaS: number;
}

/** Steps below nominal clock, attention apart: their time and dynamic joules, and those at nominal clock. */
export interface ClockCost {
  readonly steps: number;
  readonly timeS: number;
  readonly energyJ: number;
  readonly nominalTimeS: number;
  readonly nominalEnergyJ: number;
}

/** What policies did: the first of their commands, in the order of giving, and how many there were. */
export interface ControlRecord {
  /** ids, in the order of the scenario */
  readonly policies: readonly string[];
  /** least power limit of a policy; null or absent = none */
  readonly limitW?: number | null;
  /** of the whole run; absent = not counted */
  readonly times?: readonly LeverTime[];
  /** of the interval; null or absent = no step ran below nominal clock */
  readonly clockCost?: ClockCost | null;
  /** of the whole run, listed or not */
  readonly commandCount: number;
  /** the first of them, in the order of giving */
  readonly commands: readonly {
    /** id of the policy that gave it */
    readonly policy: string;
    /** when it was given, s */
    readonly givenS: number;
    /** when it takes effect, s */
    readonly effectS: number;
    /** the same, whole picoseconds */
    readonly effectPs: string;
    readonly replica: number;
    readonly name: string;
    readonly lever: string;
    readonly value: number;
  }[];
}

/** What of a compiled scenario a result is made from; of the Program only the columns that name pools and kinds. */
export interface ObservedSystem extends Omit<Compiled, 'program'> {
  readonly program: {
    readonly kind: Pick<KindTable, 'kvBlocks' | 'maxNumSeqs'>;
    readonly replica: Pick<ReplicaTable, 'kind' | 'pool'>;
  };
}

/** What a cell has seen, in SI units; `merge` makes one of those of two cells. */
export interface Observations {
  readonly compiled: ObservedSystem;
  readonly name: string;
  readonly seed: number;
  /** measured interval [warm-up, last arrival] */
  readonly fromS: number;
  /** where the interval is the whole run: what it was until then, too short to say anything; null = it was not */
  readonly briefS: number | null;
  /** warm-up that was left out, for no request came after it, or users send the requests */
  readonly droppedWarmUpS?: number | null;
  readonly isClosedLoop?: boolean;
  readonly toS: number;
  /** when the run ended: drained, or run.until */
  readonly endS: number;
  /** true when the run ended at run.until with requests unfinished */
  readonly cut: boolean;
  /** [replica] */
  readonly atFrom: readonly Totals[];
  readonly atTo: readonly Totals[];
  readonly atEnd: readonly Totals[];
  readonly router: { readonly atFrom: RouterTotals; readonly atTo: RouterTotals; readonly atEnd: RouterTotals };
  readonly operators: readonly OperatorTotal[];
  /** the same of the whole run, for an interval that says little of it (an offline batch); else empty */
  readonly wholeRunOperators: readonly OperatorTotal[];
  /** [pool of the Program] HBM bytes of the interval */
  readonly hbmBytes: readonly number[];
  /** [pool of the Program] null where nothing ran; left out = no utilisation is reported */
  readonly servable?: readonly (ServablePool | null)[];
  readonly histograms: Histograms;
  /** [group × class]: a group for each pool of the Program, and last the requests that no replica has */
  readonly measured: readonly MeasuredCounts[];
  readonly windows: WindowSeries;
  /** [pool of the Program] */
  readonly poolWindows: readonly WindowSeries[];
  /** null without windows */
  readonly heatMap: HeatMap | null;
  /** null where nothing was controlled */
  readonly control: ControlRecord | null;
  /** [replica] of the whole run; all 0 without windows */
  readonly kvPeakBlocks: readonly number[];
  readonly replicaCounts: ReplicaCounts;
  readonly tail: TailCounts;
  /** worst relative rounding of an integer cost coefficient */
  readonly roundingShare: number;
  /** documented treatments of the trace reader */
  readonly treatments: Readonly<Record<string, number>>;
  /** e.g. "trace conv.csv" or "preset chat, 4 /s" */
  readonly workload: string;
  readonly promptTokens: number;
  /** requests whose prompt and output together pass the model's context */
  readonly beyondContext: number;
  /** what the scenario asks of its requests; left out = not known */
  readonly asked?: AskedWorkload;
  /** requests that came, and finished ones that missed an objective; left out = not counted */
  readonly arrived?: ArrivedCounts;
  readonly missed?: MissedCounts;
}
