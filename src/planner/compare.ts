// Scenarios side by side on the same draws: paired differences from the base with intervals.
//
// Laws (test/planner/compare.test.ts): a variant equal to the base differs by exactly 0; common draws give narrower
// intervals than separate draws; the bytes do not depend on the worker threads.

import { isAllModules } from '../control/supplied.ts';
import { InputError, type Issue } from '../errors.ts';
import { checkOptions } from '../run/options.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { setValue } from '../scenario/set.ts';
import type { Scenario } from '../scenario/types.ts';
import type { CompareOptions, CompareResult, Variant } from './compare-types.ts';
import { differenceOf } from './differences.ts';
import { type FigureValues, mainFigures } from './figures.ts';
import { begin, checkWhole, type HeldTraces, type Plan, setsOf } from './plan.ts';
import { isAsking, optionsFor, scenarioTable } from './scenario-table.ts';
import { intervalOf } from './statistics.ts';
import { type PlanProgress, planOptions, planSchemaVersion } from './types.ts';
import { workerPoolOf, workersFor } from './workers.ts';

/** Sets of draws where nobody says how many. */
const REPEATS = 10;
const MOST_VARIANTS = 64;

/** A name that a path of a message and a table can bear. */
const variantPath = (name: string, issue: Issue): Issue => ({ ...issue, path: [`variant ${name}`, ...issue.path] });

/** The scenario of a variant, as plain data. */
function inputOf(base: ScenarioInput, { scenario = base, set }: Variant): ScenarioInput {
  if (set === undefined) return scenario;
  return Object.entries(set).reduce<unknown>(
    (data, [path, value]) => setValue(data, path, value),
    scenarioTable(scenario),
  ) as ScenarioInput;
}

function checkVariants({ variants }: CompareOptions): void {
  const refuse = (found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_VALUE', path: ['variants'], found, hint }]);
  };
  if (!Array.isArray(variants) || variants.length === 0)
    refuse('no variant', 'Name something to compare with: variants: [{ name, set }] or [{ name, scenario }].');
  if (variants.length > MOST_VARIANTS) refuse(`${variants.length} variants`, `Compare ${MOST_VARIANTS} at most.`);
  for (const one of variants as readonly unknown[]) {
    const name = (one as Partial<Variant> | null)?.name;
    if (typeof name !== 'string' || name === '') refuse(String(name), 'Every variant has a name.');
  }
}

/** What is given for all, but for what the variant has itself. */
function ownOptions(options: CompareOptions, { file, router, policies }: Variant): CompareOptions {
  return {
    ...options,
    ...(file !== undefined && { file }),
    ...(router !== undefined && { router }),
    ...(policies !== undefined && { policies }),
  };
}

/** Every variant begun and compiled; what is wrong with any of them is reported at once. */
async function beginAll(base: ScenarioInput, name: string, options: CompareOptions): Promise<Plan[]> {
  const traces: HeldTraces = new Map();
  const issues: Issue[] = [];
  const plans: Plan[] = [];
  /** [variant] */
  const tables: { readonly variant: Variant; readonly data: unknown }[] = [];
  const attempted = async (variant: Variant, attempt: () => Promise<void> | void): Promise<void> => {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues.map((issue) => variantPath(variant.name, issue)));
    }
  };
  for (const variant of [{ name }, ...options.variants] as readonly Variant[])
    await attempted(variant, () => void tables.push({ variant, data: inputOf(base, variant) }));
  // a router that is given for all is for those that ask it; where none does, it is a mistake that each reports
  const isAsked = tables.some(({ data }) => isAsking(scenarioTable(data as ScenarioInput)));
  for (const { variant, data } of tables) {
    const own = ownOptions(options, variant);
    const isOptional = isAsked && variant.router === undefined;
    const taken = isOptional ? optionsFor(scenarioTable(data as ScenarioInput), own) : own;
    await attempted(variant, async () => {
      // of one seed, all have one set of requests that is the trace itself
      const seed = plans[0]?.scenario.run.seed;
      const seeded = seed === undefined ? data : setValue(scenarioTable(data as ScenarioInput), 'run.seed', seed);
      const plan = await begin(seeded as ScenarioInput, { ...taken, usualResample: 'blocks' }, traces);
      plan.runner.compile({});
      plans.push(plan);
    });
  }
  if (issues.length > 0) throw new InputError(issues);
  return plans;
}

/** [variant × set of draws] the figures of each run. */
async function runsOf(
  plans: readonly Plan[],
  seeds: readonly number[],
  figures: readonly string[],
  options: CompareOptions,
): Promise<FigureValues[]> {
  const tasks = plans.map(({ parts }) => seeds.map((seed) => ({ what: 'figures', parts, seed, figures }) as const));
  const [first] = plans as [Plan, ...Plan[]];
  const count = plans.length * seeds.length;
  // functions cannot be handed to a thread: then every variant is run here, by its own runner
  const isAllHandedOn = options.variants.every(isAllModules);
  if (isAllHandedOn && workersFor(count, options) > 0)
    return (await first.withWorkers(count, (workers) => workers.perform(tasks.flat()))) as FigureValues[];
  const runs: FigureValues[] = [];
  const report = ({ done, trials }: PlanProgress) =>
    options.onProgress?.({ done: runs.length + done, tasks: count, trials });
  for (const [row, { parts, runner }] of plans.entries()) {
    const workers = workerPoolOf(parts, runner, 0, options);
    runs.push(...((await workers.perform(tasks[row] ?? [], report)) as FigureValues[]));
  }
  return runs;
}

const workloadOf = ({ workload, classes, run }: Scenario): string =>
  JSON.stringify([workload, classes.map(({ slo: _slo, ...one }) => one), run.warmUpS, run.untilS]);

function notesOf(random: readonly string[], sets: number, variants: CompareResult['variants'], isExact: boolean) {
  const others = variants.filter(({ isSameWorkload }) => !isSameWorkload).map(({ name }) => name);
  return [
    random.length === 0
      ? 'Nothing is random here: one run of each, so there is no interval. The differences are exact for these very ' +
        'requests and say nothing of other traffic like them.'
      : `Every variant has the same ${sets} sets of draws (seeds), which change ${random.join(' and ')}.`,
    ...(others.length > 0
      ? [`Requests or their times differ from the base’s in ${others.join(', ')}: the draws behind them are the same.`]
      : []),
    ...(sets > 1 ? ['At 95 % confidence one difference in twenty that is none lies beyond noise by chance.'] : []),
    isExact
      ? 'Latencies are those of the requests themselves, to the picosecond.'
      : 'Some latencies are read from histograms, accurate to 0.8 %: smaller differences of them say nothing.',
  ];
}

/**
 * Compares variants with a base on common draws: the same seeds, and the same requests where the workload is the same.
 *
 * @example
 * ```ts
 * await planner.compare('chat-8b-h100', {
 *   variants: [{ name: 'least KV', set: { 'fleet.route.policy': 'least-kv' } }],
 * });
 * ```
 */
export async function compare(base: ScenarioInput, options: CompareOptions): Promise<CompareResult> {
  checkOptions(options, { ...planOptions, variants: 'list', name: 'text' });
  checkVariants(options);
  const { repeats = REPEATS, variants } = options;
  checkWhole('repeats', repeats, 1, 10_000);
  const plans = await beginAll(base, options.name ?? 'base', options);
  const [first] = plans as [Plan, ...Plan[]];
  const sets = plans.map(({ scenario, runner }) => setsOf(scenario, Math.min(repeats, 1000), runner.resample));
  const random = [...new Set(sets.flatMap((one) => one.random))];
  const count = random.length === 0 ? 1 : repeats;
  const seeds = Array.from({ length: count }, (_, set) => first.scenario.run.seed + set);
  const names = mainFigures.map(({ name }) => name);
  const runs = await runsOf(plans, seeds, names, options);
  const valuesOf = (variant: number, row: number) =>
    seeds.map((_, set) => runs[variant * count + set]?.values[row] ?? null);
  const figures = mainFigures.map((one, row) => {
    const values = plans.map((_, variant) => valuesOf(variant, row));
    const [baseValues = [], ...others] = values;
    const intervals = values.map((list) => (list.includes(null) ? null : intervalOf(list as number[])));
    return { ...one, values, intervals, differences: others.map((list) => differenceOf(baseValues, list)) };
  });
  const name = options.name ?? first.name;
  const baseWorkload = workloadOf(first.scenario);
  const compared = [{ name }, ...variants].map((variant, row) => ({
    name: variant.name,
    isSameWorkload: workloadOf((plans[row] ?? first).scenario) === baseWorkload,
  }));
  const isExact = runs.every((run) => run.isExact);
  const notes = notesOf(random, count, compared, isExact);
  return {
    schemaVersion: planSchemaVersion,
    plan: 'compare',
    name,
    variants: compared,
    seeds,
    figures: figures.filter(({ values }) => values.some((list) => list.some((value) => value !== null))),
    isExact,
    notes,
  };
}
