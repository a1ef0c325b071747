// What a run has seen, in plain SI numbers: the only input of `buildResult`. Written by simulate.ts from the core's
// columns.

import type { Compiled } from '../compile/compiled.ts';
import type { TotalTable } from '../core/layout.gen.ts';

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
  readonly timeS: number;
  readonly energyJ: number;
  readonly flop: number;
  readonly hbmBytes: number;
  readonly linkBytes: number;
  /** share of timeS by what binds the kernel: compute, memory, link, latency (launches included in latency) */
  readonly boundS: {
    readonly compute: number;
    readonly memory: number;
    readonly link: number;
    readonly latency: number;
  };
}

/** [class × metric × bin] counts as the core keeps them; bins as assembly/README.md §3. */
export interface Histograms {
  readonly classes: number;
  readonly count: Float64Array;
}

/** Windows merged over time when there are too many to keep: at most `capacity`, all columns [window]. SI units. */
export interface WindowSeries {
  readonly startS: readonly number[];
  readonly endS: readonly number[];
  readonly busyS: readonly number[];
  readonly energyJ: readonly number[];
  readonly outputTokens: readonly number[];
  readonly prefillTokens: readonly number[];
  readonly steps: readonly number[];
  readonly arrived: readonly number[];
  readonly rejected: readonly number[];
  readonly finished: readonly number[];
  readonly preempted: readonly number[];
  readonly kvUsedBlocks: readonly number[];
  readonly kvPeakBlocks: readonly number[];
  readonly running: readonly number[];
  readonly queued: readonly number[];
}

/** Requests that arrived in the interval, per class. */
export interface MeasuredCounts {
  readonly arrived: number;
  readonly rejected: number;
  readonly firstTokens: number;
  readonly finished: number;
  readonly good: number;
}

export interface Observations {
  readonly compiled: Compiled;
  readonly name: string;
  readonly seed: number;
  /** measured interval [warm-up, last arrival] */
  readonly fromS: number;
  readonly toS: number;
  /** when the run ended: drained, or run.until */
  readonly endS: number;
  /** true when the run ended at run.until with requests unfinished */
  readonly cut: boolean;
  /** [replica] */
  readonly atFrom: readonly Totals[];
  readonly atTo: readonly Totals[];
  readonly atEnd: readonly Totals[];
  readonly operators: readonly OperatorTotal[];
  /** the same of the whole run, for an interval that says little of it (an offline batch); else empty */
  readonly wholeRunOperators: readonly OperatorTotal[];
  readonly histograms: Histograms;
  readonly measured: readonly MeasuredCounts[];
  readonly windows: WindowSeries;
  /** worst relative rounding of an integer cost coefficient */
  readonly roundingShare: number;
  /** documented treatments of the trace reader */
  readonly treatments: Readonly<Record<string, number>>;
  /** e.g. "trace conv.csv" or "preset chat, 4 /s" */
  readonly workload: string;
  readonly promptTokens: number;
  /** requests whose prompt and output together pass the model's context */
  readonly beyondContext: number;
}
