// What a run counts of its requests beside the core: those that came, those that missed an objective, and those that
// are longer than the model's context. All of it is remembered with the run.

import type { Compiled } from '../compile/compiled.ts';
import type { Columns } from '../core/layout.gen.ts';
import { ArrivedCounter, type ArrivedCounts } from '../result/arrived.ts';
import { longestContext } from '../result/context.ts';
import { MissedCounter, type MissedCounts } from '../result/missed.ts';
import type { ArrivalChunk } from '../workload/source.ts';
import { LeverTimes, type LeverTimesState } from './lever-times.ts';

export interface CountersState {
  readonly arrived: ArrivedCounts;
  readonly missed: MissedCounts;
  readonly beyondContext: number;
  readonly levers: LeverTimesState;
}

export class RunCounters {
  /** states of power and clocks */
  readonly levers: LeverTimes;
  readonly #arrived: ArrivedCounter;
  readonly #missed: MissedCounter;
  readonly #longest: number;
  #beyondContext: number;

  constructor({ pools, classes, program }: Compiled, from?: CountersState) {
    const isClosedLoop = (program.run.concurrency[0] ?? 0) > 0;
    this.#arrived = new ArrivedCounter(classes.length, isClosedLoop, from?.arrived);
    this.#missed = new MissedCounter(pools.length, classes.length, from?.missed);
    this.#longest = longestContext(pools) ?? Number.POSITIVE_INFINITY;
    this.#beyondContext = from?.beyondContext ?? 0;
    this.levers = new LeverTimes(from?.levers);
  }

  /** Requests that the core is given. It serves any length that fits its blocks; the model's limit is only reported. */
  given({ promptTokens, outputTokens }: ArrivalChunk, from: number, count: number): void {
    for (let row = from; row < from + count; row++) {
      if ((promptTokens[row] ?? 0) + (outputTokens[row] ?? 0) > this.#longest) this.#beyondContext++;
    }
  }

  /** What the core has taken, and the rows that it has written. */
  take(columns: Columns, rows: number): void {
    this.#arrived.take(columns);
    if (rows > 0) this.#missed.take(columns, rows);
  }

  /** What the result is made from. */
  seen(): Omit<CountersState, 'levers'> {
    return { arrived: this.#arrived.counts(), missed: this.#missed.counts(), beyondContext: this.#beyondContext };
  }

  state(): CountersState {
    return { ...this.seen(), levers: this.levers.state() };
  }
}
