// What a benchmark's result file says: the load that was sent, and what was measured of it. SI units.

import type { Latencies, Ranks } from '../result/types.ts';
import type { Keys } from './keys.ts';

/** Latencies that clients measure; the queue inside an engine is none of them. */
export type LatencyName = Exclude<keyof Latencies, 'queueS'>;

/** Figures in seconds; one that the file does not have, or has as null or NaN, is left out. */
export type MeasuredRanks = Partial<Readonly<Record<keyof Ranks, number>>>;

export interface Figures {
  readonly latency: Partial<Readonly<Record<LatencyName, MeasuredRanks>>>;
  readonly requestsPerS: number | null;
  readonly outputTokensPerS: number | null;
  /** prompt and output tokens together */
  readonly totalTokensPerS: number | null;
  readonly durationS: number | null;
  readonly completed: number | null;
}

/** Every request is taken to be as long as the mean. */
export interface MeanLengths {
  readonly kind: 'mean';
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** [request] lengths, and when each was sent where the file says so. */
export interface ListedLengths {
  readonly kind: 'listed';
  readonly promptTokens: readonly number[];
  readonly outputTokens: readonly number[];
  /** from any origin, in any order; null = unknown */
  readonly sentS: readonly number[] | null;
}

export interface Load {
  /** completed ones: others left no lengths */
  readonly requests: number;
  /** users of a closed loop; null = requests come at their times */
  readonly concurrency: number | null;
  /** requests a second; null = no limit: all at once, or as users send them */
  readonly ratePerS: number | null;
  /** coefficient of variation of the gaps: 1 = Poisson, 0 = even */
  readonly cv: number;
  readonly lengths: MeanLengths | ListedLengths;
}

/** One result of a file. */
export interface Benchmark {
  /** as the file spells it; null = it names none */
  readonly model: string | null;
  readonly load: Load;
  readonly figures: Figures;
  /** what was assumed, and which of its figures is compared with which of ours */
  readonly notes: readonly string[];
}

/** A document whose problems were reported; it is not simulated. */
export type Read = Benchmark | null;

/** A benchmark's result file: one file in this folder, one line in `index.ts`. */
export interface BenchmarkFormat {
  readonly id: string;
  readonly about: string;
  /** by its keys, one document of the file */
  readonly recognises: (keys: Keys) => boolean;
  /** The results of a document that holds several; left out = it is one. */
  readonly split?: (document: Keys) => readonly Keys[];
  /** One result. Problems go to the issues of `keys`. */
  readonly read: (keys: Keys, document: Keys) => Read;
}
