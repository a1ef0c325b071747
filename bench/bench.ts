// What a bench file is: one claim, measured several times in a process of its own.

import { Bench } from 'tinybench';
import { spinSeconds } from './spin.ts';

export interface Figures {
  /** one a round, in the unit of budget.json */
  readonly values: readonly number[];
  /** what was run, in numbers: mean batch, requests, tokens */
  readonly about: string;
}

/** The middle value; the lower one of two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

/** Seconds of `rounds` runs of `work` after `warmUps` unmeasured ones. */
export function secondsOf(warmUps: number, rounds: number, work: () => void): number[] {
  const bench = new Bench({
    warmupIterations: warmUps,
    warmupTime: 0,
    iterations: rounds,
    time: 0,
    retainSamples: true,
  });
  const [task] = bench.add('work', work).runSync();
  if (task?.result.state !== 'completed')
    throw new Error(`the bench ended ${task?.result.state}`, { cause: task?.result });
  return (task.result.latency.samples ?? []).map((milliseconds) => milliseconds / 1e3);
}

/** Rates of such runs; `work` returns how much it does, the same every time. */
export function ratesOf(warmUps: number, rounds: number, work: () => number): number[] {
  let done = 0;
  const seconds = secondsOf(warmUps, rounds, () => {
    done = work();
  });
  return seconds.map((s) => done / s);
}

/** Ends a bench file: hands the figures, and the spin of this very process, to bench/main.ts. */
export function report(figures: Figures): void {
  process.stdout.write(`${JSON.stringify({ ...figures, spinS: spinSeconds() })}\n`);
}
