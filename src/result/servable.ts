// What a full replica does of a mix, by the closed form of its batch: `src/run/servable.ts` has the formulas.

/** A replica that is as full as it can be of what it served. */
export interface Servable {
  /** sequences that decode at the same time */
  readonly batch: number;
  /** what bounds the batch */
  readonly limit: 'maxNumSeqs' | 'kv' | 'maxNumBatchedTokens' | 'tpot';
  /** a step in the mean, prefill with it */
  readonly stepS: number;
  /** time of the replica that an output token and a prefill token take of it */
  readonly outputTokenS: number;
  readonly prefillTokenS: number;
}

/** At the largest batch that the limits allow, and at the largest whose mean step is within the tightest TPOT. */
export interface ServablePool {
  readonly full: Servable;
  readonly withinTpot: Servable;
}

/** Seconds of a full replica. */
export const workS = ({ outputTokenS, prefillTokenS }: Servable, outputTokens: number, prefillTokens: number): number =>
  outputTokens * outputTokenS + prefillTokens * prefillTokenS;
