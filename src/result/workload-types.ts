// What people read of the requests themselves: what was asked for, what came, and which objectives were missed.

import type { Objective } from './missed.ts';

/** What the scenario asks of its requests. */
export interface AskedWorkload {
  /** file of the trace; null = the requests are drawn */
  readonly trace: string | null;
  /** the trace's times are divided by it */
  readonly speed: number;
  /** the arrival process in a word; null = the times are those of the trace */
  readonly process: string | null;
  /** requests a second; null = as the trace has them, or all at once */
  readonly ratePerS: number | null;
  /** variance over mean of the arrivals in long spans that the law gives: 1 of Poisson; null = not drawn */
  readonly dispersion: number | null;
  /** swings or bursts modulate the rate, whose mean is over their whole periods */
  readonly isModulated: boolean;
  /** users of a closed loop; null = an open one */
  readonly users: number | null;
  /** [class] share asked for */
  readonly shares: readonly number[];
}

/** How long prompts or outputs are, in tokens. The mean is exact, ranks and ends are off by at most 1/64. */
export interface Lengths {
  /** tokens; null without requests */
  readonly mean: number | null;
  /** median, tokens */
  readonly p50: number | null;
  /** 90 of 100 have at most so many tokens */
  readonly p90: number | null;
  /** 99 of 100 have at most so many tokens */
  readonly p99: number | null;
  /** tokens of the shortest */
  readonly min: number | null;
  /** tokens of the longest */
  readonly max: number | null;
  /** [bin] of a quarter octave, from the shortest to the longest: fewest tokens of it, and its requests */
  readonly fromTokens: readonly number[];
  /** [bin] how many have a length in it */
  readonly requests: readonly number[];
}

/** The requests that came, over the whole run. */
export interface ArrivedWorkload {
  /** how many came */
  readonly requests: number;
  /** from the first to the last arrival; null in a closed loop, and of one instant */
  readonly ratePerS: number | null;
  /** of those that arrived in the measured interval */
  readonly measuredPerS: number | null;
  /** variance over mean of the arrivals in equal spans: 1 of a Poisson process; null with fewer than 16 spans */
  readonly dispersion: { readonly spanS: number; readonly spans: number; readonly index: number } | null;
  /** of the prompts */
  readonly prompt: Lengths;
  /** of the outputs */
  readonly output: Lengths;
  /** [class] */
  readonly classes: readonly {
    /** of the class */
    readonly name: string;
    /** how many of it came */
    readonly requests: number;
    /** of their prompts */
    readonly prompt: Lengths;
    /** of their outputs */
    readonly output: Lengths;
  }[];
}

/** Counts of finished requests that arrived in the interval, and of those that missed. */
export interface MissCounts extends Readonly<Record<Objective, number>> {
  /** all of them */
  readonly finished: number;
  /** missed at least one objective */
  readonly missed: number;
}

/** Which objectives were missed. Finished requests alone; the others are counted apart. */
export interface ObjectivesResult extends MissCounts {
  /** requests that arrived in the interval and were rejected */
  readonly rejected: number;
  /** admitted ones that were not finished at the end of the run */
  readonly unfinished: number;
  /** pool by class, those with requests */
  readonly parts: readonly (MissCounts & { readonly pool: string; readonly class: string })[];
  /** [span] by the time of arrival, from time 0 to the last that was missed */
  readonly over: { readonly spanS: number } & { readonly [K in keyof Omit<MissCounts, 'finished'>]: readonly number[] };
}
