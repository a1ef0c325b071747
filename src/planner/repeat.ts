// The main figures of a scenario over several seeds: means with t-intervals.

import { checkOptions } from '../run/options.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { begin, checkWhole, randomParts } from './plan.ts';
import { repeatedFigures } from './repeat-one.ts';
import { intervalOf } from './statistics.ts';
import { planOptions, planSchemaVersion, type RepeatedFigure, type RepeatOptions, type RepeatResult } from './types.ts';

/** What to know before trusting the figures: runs that measured nothing, fell behind, or missed their SLO. */
function cautions(figures: readonly RepeatedFigure[], seeds: number): string[] {
  const runs = (figure: string, test: (value: number | null) => boolean): number =>
    figures.find(({ name }) => name === figure)?.values.filter(test).length ?? 0;
  const unmeasured = runs('attainment.share', (value) => value === null);
  const saturated = runs('saturated', (value) => value === 1);
  const unpriced = runs('good.joulesPerToken', (value) => value === null) - unmeasured;
  const of = (count: number): string => `${count} of ${seeds} runs`;
  return [
    ...(unmeasured > 0 ? [`${of(unmeasured)} measured nothing: no request arrived in the interval.`] : []),
    ...(saturated > 0 ? [`${of(saturated)} are saturated: their figures depend on how long a run is.`] : []),
    ...(unpriced > 0 ? [`${of(unpriced)} miss the SLO, or no token was good: good tokens have no price there.`] : []),
  ];
}

export async function repeat(input: ScenarioInput, options: RepeatOptions): Promise<RepeatResult> {
  checkOptions(options, planOptions);
  const { repeats } = options;
  checkWhole('repeats', repeats, 2, 10_000);
  const plan = await begin(input, options);
  plan.runner.compile({});
  const { seed } = plan.scenario.run;
  const random = randomParts(plan.scenario);
  // where nothing is random, one run is all runs
  const seeds = Array.from({ length: random.length === 0 ? 1 : repeats }, (_, index) => seed + index);
  const tasks = seeds.map((one) => ({ what: 'repeat', seed: one }) as const);
  const runs = (await plan.withWorkers(tasks.length, (workers) => workers.perform(tasks))) as (number | null)[][];
  const figures = repeatedFigures.map(([name], row) => {
    const values = runs.map((run) => run[row] ?? null);
    const known = values.filter((value) => value !== null);
    // an interval over the seeds that happened to have a value would lean to the better ones
    return { name, values, interval: known.length === values.length ? intervalOf(known) : null };
  });
  const note =
    random.length === 0
      ? 'Nothing is random here: every seed gives the same run, so it was made once.'
      : `Seeds change ${random.join(' and ')}.`;
  const notes = [note, ...cautions(figures, seeds.length)];
  return { schemaVersion: planSchemaVersion, plan: 'repeat', name: plan.name, seeds, figures, notes };
}
