// The highest load that meets the SLO: bracketed on common draws, with an interval over sets of draws.

import { InputError } from '../errors.ts';
import { checkOptions } from '../run/options.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { rentOf } from '../scenario/rent.ts';
import { aloneText, isHopeless } from './alone.ts';
import { timeFactors } from './kernel-error.ts';
import { sixDigits } from './load.ts';
import { type LoadLimits, rateOf } from './load-limit.ts';
import { bunches, otherRouteNotes, roundRobin } from './other-route.ts';
import { begin, checkLoad, type Plan, questionOf, setsOf, wantedOf } from './plan.ts';
import { intervalOf } from './statistics.ts';
import { checkStopping, moreSeeds, stoppingOf, stoppingText } from './stopping.ts';
import {
  type CapacityOptions,
  type CapacityResult,
  type FleetRent,
  type LoadBracket,
  planOptions,
  planSchemaVersion,
} from './types.ts';
import type { WorkerPool } from './workers.ts';

const TOLERANCE = 0.01;

function checkTolerance(tolerance: number): void {
  if (tolerance >= 1e-4 && tolerance <= 1) return;
  const hint = 'A share from 0.0001 to 1: how far apart the load that meets and the one that misses may be.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['tolerance'], found: String(tolerance), hint }]);
}

function notesOf(first: LoadBracket, replicates: readonly LoadBracket[], random: readonly string[]): string[] {
  const notes: string[] = [];
  if (first.alone !== null) notes.push(aloneText(first.alone));
  if (first.good === null) notes.push('No load that was tried meets the SLO.');
  if (first.bad === null) notes.push('No load that was tried misses the SLO.');
  if (first.queue !== null) notes.push(`Just above the limit: ${first.queue.text}`);
  if (random.length === 0) notes.push('Nothing is random here, so there is no interval over draws.');
  else if (replicates.length > 1) notes.push(`Sets of draws differ in ${random.join(' and ')}.`);
  const open = replicates.filter(({ good }) => good === null).length;
  if (open > 0 && first.good !== null) notes.push(`${open} sets of draws met at no load and are not in the interval.`);
  return notes;
}

/** Why no load meets; null = one does. */
function noAnswerOf({ good, alone }: LoadBracket, wanted: number): CapacityResult['noAnswer'] {
  if (good !== null) return null;
  return alone !== null && isHopeless(alone, wanted) ? 'alone' : 'load';
}

interface Found {
  readonly replicates: readonly LoadBracket[];
  readonly ranges: CapacityResult['ranges'];
  readonly notes: readonly string[];
}

const ratesOf = (brackets: readonly LoadBracket[]): number[] => brackets.flatMap(({ good }) => good?.ratePerS ?? []);

/** The limit of every set of draws; of more of them while their rate is not known well enough. */
async function bracketsOf(
  workers: WorkerPool,
  seeds: readonly number[],
  limits: LoadLimits,
  options: Pick<CapacityOptions, 'intervalWithin' | 'mostSets'>,
): Promise<LoadBracket[]> {
  const all: LoadBracket[] = [];
  const tried: number[] = [];
  for (let next: readonly number[] | null = seeds; next !== null; ) {
    const tasks = next.map((seed) => ({ what: 'load', seed, ...limits }) as const);
    all.push(...((await workers.perform(tasks)) as LoadBracket[]));
    tried.push(...next);
    next = moreSeeds(tried, [intervalOf(ratesOf(all))], options);
  }
  return all;
}

/** The limit of the first set again, with kernels as slow and as fast as their stated error allows. */
async function rangesOf(
  workers: WorkerPool,
  first: LoadBracket | undefined,
  limits: LoadLimits,
): Promise<CapacityResult['ranges']> {
  const error = first?.figures?.kernelError ?? null;
  if (first === undefined || first.good === null || error === null) return null;
  const { seed, good } = first;
  const { faster, slower } = timeFactors(error);
  const tasks = [slower, faster].map((kernelTimeFactor) => {
    const start = sixDigits(good.dial / kernelTimeFactor);
    return { what: 'load', seed, ...limits, kernelTimeFactor, start } as const;
  });
  const [slow, fast] = (await workers.perform(tasks)) as LoadBracket[];
  return { kernelError: error, low: slow?.good?.ratePerS ?? null, high: fast?.good?.ratePerS ?? null };
}

/** Round-robin beside a route that bunches requests of one length, for the first set of draws. */
async function otherRoute(
  workers: WorkerPool,
  { scenario, runner }: Plan,
  { seed, good }: LoadBracket,
  limits: LoadLimits,
): Promise<string[]> {
  const replicas = scenario.pools.reduce((sum, pool) => sum + pool.replicas, 0);
  if (good === null || replicas === 1 || !bunches(scenario, runner.requests())) return [];
  const task = { what: 'load', seed, ...limits, route: roundRobin(scenario), start: good.dial } as const;
  const [other] = (await workers.perform([task])) as LoadBracket[];
  const rate = (value: number | undefined) => (value === undefined ? 'no rate' : `${sixDigits(value)} /s`);
  return otherRouteNotes(
    scenario,
    `round-robin bears ${rate(other?.good?.ratePerS)}, this route ${rate(good.ratePerS)}`,
  );
}

const rentsOf = (scenario: Plan['scenario']): FleetRent[] =>
  scenario.pools.map(({ accelerator, replicas, ranks }) => ({
    accelerator: accelerator.id,
    accelerators: replicas * ranks,
    rent: rentOf(scenario, accelerator),
  }));

/** A price without a range stays as it is. */
function usdPerHourRangeOf(rents: readonly FleetRent[]): CapacityResult['usdPerHourRange'] {
  const isRanged = rents.some(({ rent }) => rent.lowUsdPerS !== null || rent.highUsdPerS !== null);
  if (!isRanged || rents.some(({ rent }) => rent.usdPerS === null)) return null;
  const total = (key: 'lowUsdPerS' | 'highUsdPerS') =>
    rents.reduce((sum, { accelerators, rent }) => sum + accelerators * (rent[key] ?? rent.usdPerS ?? 0) * 3600, 0);
  return { low: total('lowUsdPerS'), high: total('highUsdPerS') };
}

/**
 * The highest rate that meets the SLO. Throws InputError for a scenario without one.
 * `ratePerS.atLeast` was simulated and meets it; `below` was simulated and does not.
 */
export async function capacity(input: ScenarioInput, options: CapacityOptions = {}): Promise<CapacityResult> {
  checkOptions(options, planOptions);
  const { tolerance = TOLERANCE } = options;
  checkTolerance(tolerance);
  const plan = await begin(input, { ...options, usualResample: 'blocks' });
  checkLoad(plan.scenario);
  plan.runner.compile({});
  const { scenario, runner } = plan;
  const wanted = wantedOf(scenario);
  checkStopping(options);
  const { seeds, random } = setsOf(scenario, options.replicates, runner.resample);
  const limits = { wanted, tolerance };
  const { replicates, ranges, notes } = await plan.withWorkers(seeds.length, async (workers): Promise<Found> => {
    const all = await bracketsOf(workers, seeds, limits, random.length === 0 ? {} : options);
    const [own] = all;
    const isRanged = options.ranges ?? true;
    const notes = own === undefined ? [] : await otherRoute(workers, plan, own, limits);
    return { replicates: all, ranges: isRanged ? await rangesOf(workers, own, limits) : null, notes };
  });
  const [first] = replicates;
  if (first === undefined) throw new RangeError('a plan has a set of draws');
  const interval = intervalOf(ratesOf(replicates));
  const rents = rentsOf(scenario);
  const stopping = stoppingOf(replicates.length, [interval], options);
  return {
    schemaVersion: planSchemaVersion,
    plan: 'capacity',
    name: plan.name,
    question: questionOf(scenario),
    wanted,
    tolerance,
    dial: runner.dial,
    baseRatePerS: rateOf(runner, runner.dial.base, runner.requests()),
    ratePerS: { atLeast: first.good?.ratePerS ?? null, below: first.bad?.ratePerS ?? null },
    dialAt: { atLeast: first.good?.dial ?? null, below: first.bad?.dial ?? null },
    interval,
    stopping,
    ranges,
    figures: first.figures,
    rents,
    usdPerHourRange: usdPerHourRangeOf(rents),
    replicates,
    alone: first.alone,
    noAnswer: noAnswerOf(first, wanted),
    notes: [...notesOf(first, replicates, random), ...notes, ...stoppingText(stopping, 'The rate')],
  };
}
