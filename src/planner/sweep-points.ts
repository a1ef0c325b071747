// Runs of a sweep, in their order, as points: means and intervals over the sets of draws of each.

import { intervalOf } from './statistics.ts';
import type { SweepPoint, SweepRun } from './sweep-types.ts';

function pointOf(runs: readonly [SweepRun, ...SweepRun[]], names: readonly string[]): SweepPoint {
  const [{ point, axes }] = runs;
  const error = runs.find((run) => run.error !== undefined)?.error ?? null;
  const figures = names.map((name) => {
    const values = runs.map((run) => run.figures?.[name] ?? null);
    const known = values.filter((value) => value !== null);
    // means over the runs that happened to have a value would lean to the better ones
    if (known.length < values.length) return [name, { mean: null, interval: null }] as const;
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    return [name, { mean, interval: intervalOf(known) }] as const;
  });
  return { point, axes, sets: runs.length, figures: Object.fromEntries(figures), error };
}

/** A point as soon as its last run has come. */
export function* sweepPoints(runs: Iterable<SweepRun>, names: readonly string[]): Generator<SweepPoint> {
  let own: SweepRun[] = [];
  for (const run of runs) {
    const [first, ...rest] = own;
    if (first !== undefined && first.point !== run.point) {
      yield pointOf([first, ...rest], names);
      own = [];
    }
    own.push(run);
  }
  const [first, ...rest] = own;
  if (first !== undefined) yield pointOf([first, ...rest], names);
}
