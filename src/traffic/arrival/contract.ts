// What an arrival process is: its parameters in a scenario, and what the draw of gaps needs of it.

import type { Field, Given, Report } from '../field.ts';

/** A state of a Markov-modulated rate. */
export interface RateState {
  /** rate over any common one */
  readonly factor: number;
  /** mean stay */
  readonly dwellS: number;
}

/** The gaps as the core draws them: Gamma by their variation, at a rate that states may multiply. */
export interface Gaps {
  /** coefficient of variation, within a state; 1 = exponential, 0 = even */
  readonly cv: number;
  /** every other state is as likely to come next */
  readonly states?: readonly RateState[];
}

export interface ArrivalProcess {
  /** the word in `arrivals.process` */
  readonly id: string;
  readonly about: string;
  /** keys of `arrivals` that belong to it */
  readonly parameters: Readonly<Record<string, Field>>;
  /** What is said of a value under a key that belongs to others, in place of whose it is; null = it does no harm. */
  readonly foreign?: Readonly<Record<string, (value: unknown) => string | null>>;
  /** The gaps; problems are reported at keys of `arrivals`. */
  readonly gaps: (given: Given, report: Report) => Gaps;
}
