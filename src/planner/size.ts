// The fewest replicas for a scenario's traffic and SLO, for every system that was asked for, the cheapest first.

import { InputError, issueText } from '../errors.ts';
import { checkOptions } from '../run/options.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type ClosedForm, type Traffic, trafficOf } from './closed-form.ts';
import { bunches, otherRouteNotes, roundRobin } from './other-route.ts';
import { begin, checkLoad, checkWhole, questionOf, setsOf, wantedOf } from './plan.ts';
import { alikeOf, overlapping } from './size-alike.ts';
import { estimateOf, type SizeLimits } from './size-one.ts';
import { checkStopping, moreSeeds, stoppingOf, stoppingText } from './stopping.ts';
import type { TrialRunner } from './trials.ts';
import {
  planOptions,
  planSchemaVersion,
  type SizeOptions,
  type SizeRefusal,
  type SizeResult,
  type SizeRow,
} from './types.ts';
import type { WorkerPool } from './workers.ts';

const HEADROOM = 1.3;
const MOST = 512;
/** Sizes of tensor parallelism that are tried of each system when none is asked for. */
const OWN_TPS = 2;
/** Candidates between two looks at the best price. Fixed, so that the answer does not depend on the workers. */
const BATCH = 4;

interface Estimates {
  readonly estimates: readonly { readonly candidate: Candidate; readonly estimate: ClosedForm }[];
  readonly cannot: SizeRefusal[];
}

/** Candidates that compile, each with its estimate; and why the others do not. */
function estimatesOf(
  runner: TrialRunner,
  candidates: readonly Candidate[],
  traffic: Traffic,
  options: SizeOptions,
): Estimates {
  const { headroom = HEADROOM } = options;
  const estimates: Estimates['estimates'][number][] = [];
  const cannot: SizeRefusal[] = [];
  const counts = new Map<string, number>();
  const failed = new Map<string, SizeRefusal>();
  for (const candidate of candidates) {
    const system = `${candidate.pool.accelerator.id} ${candidate.precision}`;
    const count = counts.get(system) ?? 0;
    if (options.tps === undefined && count >= OWN_TPS) continue;
    try {
      estimates.push({ candidate, estimate: estimateOf(runner, candidate, traffic, headroom) });
      counts.set(system, count + 1);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const fits = error.issues.every(({ code }) => code !== 'DOES_NOT_FIT');
      const reason = error.issues.map(reasonText).join(' ');
      const refusal: SizeRefusal = { id: candidate.id, reason, why: fits ? 'system' : 'fit' };
      if (options.tps === undefined) failed.set(system, refusal);
      else cannot.push(refusal);
    }
  }
  // without words only a system that fits at no size is reported, by its largest
  for (const [system, refusal] of failed) if (!counts.has(system)) cannot.push(refusal);
  return { estimates, cannot };
}

/** Without the path: the row says which system it is. */
const reasonText = (issue: Parameters<typeof issueText>[0]): string => issueText({ ...issue, path: [] });

const isRefusal = (answer: SizeRow | SizeRefusal): answer is SizeRefusal => 'reason' in answer;
const isRow = (answer: SizeRow | SizeRefusal): answer is SizeRow => 'replicas' in answer;

const byPrice = (a: SizeRow, b: SizeRow): number => {
  if (a.usdPerHour === null || b.usdPerHour === null) {
    if (a.usdPerHour !== null) return -1;
    if (b.usdPerHour !== null) return 1;
    if (a.accelerators !== b.accelerators) return a.accelerators - b.accelerators;
  } else if (a.usdPerHour !== b.usdPerHour) return a.usdPerHour - b.usdPerHour;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
};

/** Rent that no size of this system undercuts: 90 % of the closed form's compute need, for the wanted share. */
function leastUsdPerHour({ candidate, estimate }: Estimates['estimates'][number], wanted: number): number {
  const { rent, pool } = candidate;
  if (rent.usdPerS === null) return Number.POSITIVE_INFINITY;
  const replicas = Math.max(1, Math.ceil(estimate.computeNeed * wanted * 0.9));
  return replicas * pool.ranks * rent.usdPerS * 3600;
}

type Sized = Pick<SizeResult, 'leftOut'> & { readonly answers: (SizeRow | SizeRefusal)[] };

/** Batch by batch in the order of their least price; a batch that cannot undercut the best is left out. */
async function sizeBest(workers: WorkerPool, estimates: Estimates['estimates'], limits: SizeLimits): Promise<Sized> {
  const priced = estimates.map((estimated) => ({ estimated, least: leastUsdPerHour(estimated, limits.wanted) }));
  priced.sort((a, b) => (a.least === b.least ? 0 : a.least - b.least));
  const answers: (SizeRow | SizeRefusal)[] = [];
  const leftOut: string[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < priced.length; at += BATCH) {
    const batch = priced.slice(at, at + BATCH);
    const hopeful = batch.filter(({ least }) => least <= best);
    leftOut.push(...batch.filter(({ least }) => least > best).map(({ estimated }) => estimated.candidate.id));
    const tasks = hopeful.map(({ estimated }) => ({ what: 'size', ...estimated, limits }) as const);
    const found = (await workers.perform(tasks)) as (SizeRow | SizeRefusal)[];
    answers.push(...found);
    for (const row of found.filter(isRow)) best = Math.min(best, row.usdPerHour ?? best);
  }
  return { answers, leftOut };
}

/** Rows whose n is to be known well: the cheapest, and those as cheap in some set of draws. */
function leading(answers: readonly (SizeRow | SizeRefusal)[]): SizeRow[] {
  const rows = answers.filter(isRow).sort(byPrice);
  const alike = alikeOf(rows);
  return rows.filter((row, index) => index === 0 || alike.includes(row.id));
}

const intervalsOf = (rows: readonly SizeRow[]) => rows.map(({ replicasInterval }) => replicasInterval);

/** Every system over the sets of draws; over more of them while n is not known well enough. */
async function sizeOver(
  workers: WorkerPool,
  estimates: Estimates['estimates'],
  limits: SizeLimits,
  options: Pick<SizeOptions, 'best' | 'intervalWithin' | 'mostSets'>,
): Promise<Sized & { readonly seeds: readonly number[] }> {
  const sizeAll = async (): Promise<Sized> => {
    const tasks = estimates.map((estimated) => ({ what: 'size', ...estimated, limits }) as const);
    return { answers: (await workers.perform(tasks)) as (SizeRow | SizeRefusal)[], leftOut: [] };
  };
  const sized = options.best === true ? await sizeBest(workers, estimates, limits) : await sizeAll();
  const more = moreSeeds(limits.seeds, intervalsOf(leading(sized.answers)), options);
  if (more === null) return { ...sized, seeds: limits.seeds };
  return sizeOver(workers, estimates, { ...limits, seeds: [...limits.seeds, ...more] }, options);
}

/** The first row again with round-robin, where requests of one length bunch under the scenario's route. */
async function otherRoute(
  workers: WorkerPool,
  scenario: Scenario,
  estimates: Estimates['estimates'],
  answers: Sized['answers'],
  limits: SizeLimits,
): Promise<string[]> {
  const [best] = answers.filter(isRow).sort(byPrice);
  const estimated = estimates.find(({ candidate }) => candidate.id === best?.id);
  if (best === undefined || estimated === undefined || best.replicas === 1) return [];
  const candidate = { ...estimated.candidate, route: roundRobin(scenario) };
  const task = {
    what: 'size',
    candidate,
    estimate: estimated.estimate,
    limits: { ...limits, isRanged: false },
  } as const;
  const [other] = (await workers.perform([task])) as (SizeRow | SizeRefusal)[];
  const needs =
    other !== undefined && isRow(other) ? `n ${other.replicas} with round-robin` : 'round-robin does not do';
  return otherRouteNotes(scenario, `${best.id} needs n ${best.replicas} with this route, ${needs}`);
}

function setsText(seeds: readonly number[], random: readonly string[]): string {
  if (random.length === 0) return 'Nothing is random here: one set of requests was tried, and no interval is known.';
  const [first = 0] = seeds;
  if (seeds.length === 1) return `One set of draws was tried, seed ${first}: others may need more.`;
  const sets = `${seeds.length} sets of draws, seeds ${first} to ${seeds.at(-1)}`;
  return `n serves each of ${sets}; they differ in ${random.join(' and ')}.`;
}

/** Throws InputError for a scenario without an SLO, of several pools, or for names that do not exist. */
export async function size(input: ScenarioInput, options: SizeOptions = {}): Promise<SizeResult> {
  checkOptions(options, planOptions);
  const { headroom = HEADROOM, most = MOST } = options;
  checkWhole('most', most, 1, 4096);
  checkStopping(options);
  for (const tp of options.tps ?? []) checkWhole('tp', tp, 1, 1024);
  if (!(headroom >= 1 && headroom <= 100)) {
    const hint = 'A factor from 1 to 100 on what means need.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['headroom'], found: String(headroom), hint }]);
  }
  const plan = await begin(input, { ...options, usualResample: 'blocks' });
  checkLoad(plan.scenario);
  const { scenario, runner } = plan;
  const wanted = wantedOf(scenario);
  if (scenario.pools.length > 1) {
    const hint = 'Sizing tries one kind of replica at a time: leave one pool in the scenario.';
    throw new InputError([
      { code: 'BAD_VALUE', path: ['fleet', 'pools'], found: `${scenario.pools.length} pools`, hint },
    ]);
  }
  const requests = runner.requests();
  if (requests === null) {
    const hint = 'Sizing holds all requests in memory: use limit, requests or duration.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['workload'], found: 'too many requests', hint }]);
  }
  const traffic = trafficOf(requests);
  const { candidates, impossible, notes } = candidatesOf(scenario, options);
  const { estimates, cannot } = estimatesOf(runner, candidates, traffic, options);
  const { seeds: first, random } = setsOf(scenario, options.replicates, runner.resample);
  const limits = { wanted, most, isRanged: options.ranges ?? true };
  const { seeds, answers, leftOut, routeNotes } = await plan.withWorkers(estimates.length, async (workers) => {
    const sized = await sizeOver(workers, estimates, { ...limits, seeds: first }, random.length === 0 ? {} : options);
    const isBunched = bunches(scenario, requests);
    const other = { ...limits, seeds: sized.seeds };
    return {
      ...sized,
      routeNotes: isBunched ? await otherRoute(workers, scenario, estimates, sized.answers, other) : [],
    };
  });
  const rows = answers.filter(isRow).sort(byPrice);
  const refusals = [...answers.filter(isRefusal), ...cannot, ...impossible];
  const stopping = stoppingOf(seeds.length, intervalsOf(leading(rows)), options);
  const alike = alikeOf(rows);
  const alikeByKernels = overlapping(rows, 'usdPerHourAtPrice', alike);
  return {
    schemaVersion: planSchemaVersion,
    plan: 'size',
    name: plan.name,
    question: questionOf(scenario),
    wanted,
    traffic,
    seeds,
    stopping,
    rows,
    cannot: [...impossible, ...cannot, ...answers.filter(isRefusal)],
    alike,
    alikeByKernels,
    alikeByPrices: overlapping(rows, 'usdPerHour', [...alike, ...alikeByKernels]),
    leftOut,
    noAnswer: rows.length > 0 ? null : (refusals[0]?.why ?? 'system'),
    notes: [
      ...notes,
      'More replicas are taken never to hurt: one replica less was simulated too, and misses.',
      setsText(seeds, random),
      ...routeNotes,
      ...stoppingText(stopping, 'n'),
      `The estimate is the closed form of means × ${headroom} headroom; bursts and tails are not in it.`,
    ],
  };
}
