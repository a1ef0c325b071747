// Plans a fleet: every system, layout, limit, route and number of replicas that was named is priced in closed form;
// what may serve is simulated, and what serves is ordered by an objective, with the front of all four.

import { InputError } from '../errors.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { yieldToEventLoop } from '../run/yield.ts';
import { getPreset } from '../scenario/list.ts';
import type { Scenario } from '../scenario/types.ts';
import type { HeldRequests } from '../workload/columns.ts';
import { type Demand, type Field, type PricedSystem, priceAll, Status } from './analytic.ts';
import { priceChanges, type Refusals, refuse, routesOf, type System, type SystemReader, systemsOf } from './axes.ts';
import { type Traffic, trafficOf } from './closed-form.ts';
import { curveOf, type Means, meansOf } from './curve.ts';
import { begin, checkLoad, setsOf, wantedOf } from './plan.ts';
import { checkSearch } from './plan-options.ts';
import { countsOf } from './plan-rows.ts';
import type { SearchOptions, SearchResult } from './plan-types.ts';
import { mostWatts } from './power.ts';
import { type Found, simulateAll, TOP } from './simulate-all.ts';
import type { TrialRunner } from './trials.ts';
import { planSchemaVersion } from './types.ts';

const REPLICAS = 64;

/** Files that a scenario names are read once, however many systems are made of it. */
function readerOf(input: ScenarioInput, { file, readText }: SearchOptions): SystemReader {
  const data = (typeof input === 'string' ? getPreset(input).scenario : input) as object;
  const kept = new Map<string, string>();
  if (readText === undefined) return { data, file, readText, always: [] };
  const once = (path: string): string => {
    const text = kept.get(path) ?? readText(path);
    kept.set(path, text);
    return text;
  };
  return { data, file, readText: once, always: [] };
}

/** What a plan of fleets asks of the requests. */
interface Asked {
  readonly means: Means;
  readonly traffic: Traffic;
  readonly tpotLimitS: number | null;
  /** of the shortest prompt with a second token; null = nothing follows from it */
  readonly alone: { readonly context: number; readonly limitS: number } | null;
  /** after the last arrival, until a request that meets the SLO has ended; infinite where nothing bounds it */
  readonly slackS: number;
}

function askedOf({ classes }: Scenario, requests: HeldRequests, wanted: number): Asked {
  const { promptTokens, outputTokens, capacity } = requests.columns;
  let [shortest, longest, decoded] = [Number.POSITIVE_INFINITY, 1, 0];
  for (let row = 0; row < capacity; row++) {
    const output = outputTokens[row] ?? 0;
    longest = Math.max(longest, output);
    if (output < 2) continue;
    decoded++;
    shortest = Math.min(shortest, promptTokens[row] ?? 0);
  }
  const infinite = Number.POSITIVE_INFINITY;
  const limits = classes.map(({ slo }) => slo.tpotS ?? infinite);
  const [tightest, loosest] = [Math.min(...limits), Math.max(...limits)];
  const isDecided = loosest < infinite && decoded > (1 - wanted) * capacity;
  const slacks = classes.map(({ slo: { ttftS, tpotS, e2eS } }) => {
    return e2eS ?? (ttftS ?? infinite) + longest * (tpotS ?? infinite);
  });
  return {
    means: meansOf(requests),
    traffic: trafficOf(requests),
    tpotLimitS: tightest < infinite ? tightest : null,
    alone: isDecided ? { context: shortest, limitS: loosest } : null,
    slackS: Math.max(...slacks),
  };
}

/** Compiles a system and prices one replica of it. Throws InputError for one that cannot be. */
function priced(runner: TrialRunner, system: System, { means, tpotLimitS, alone }: Asked): PricedSystem {
  const compiled = runner.compile({ pools: [system.pool], windowS: 0, isPricedByPools: true });
  const ask: Parameters<typeof curveOf>[3] = (shapes) => runner.stepCosts(compiled, shapes);
  const { ranks, accelerator, clock } = system.pool;
  const [facts] = compiled.pools;
  const rent = facts?.acceleratorUsdPerS ?? null;
  const fastestS = alone === null ? 0 : (ask([{ decode: 1, context: alone.context, prefillTokens: 0 }])[0]?.timeS ?? 0);
  return {
    system,
    curve: curveOf(compiled, means, tpotLimitS, ask),
    ranks,
    powerW: ranks * mostWatts(accelerator, clock, runner.pow),
    usdPerS: rent === null ? null : rent * ranks,
    isTooSlow: alone !== null && fastestS > alone.limitS,
  };
}

/** Systems that fit, each compiled once; the others are counted with their reason. */
async function pricedSystems(
  runner: TrialRunner,
  systems: readonly System[],
  asked: Asked,
  refusals: Refusals,
  pause: (done: number) => Promise<void>,
): Promise<PricedSystem[]> {
  const all: PricedSystem[] = [];
  for (const [at, system] of systems.entries()) {
    if (at % 16 === 0) await pause(at);
    try {
      all.push(priced(runner, system, asked));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refuse(refusals, system.id, error.issues);
    }
  }
  return all;
}

function demandOf(
  scenario: Scenario,
  { traffic, means, slackS }: Asked,
  options: SearchOptions,
  wanted: number,
  reader: SystemReader,
): Demand {
  const { ratePerS, requests } = traffic;
  const replicas = options.replicas ?? Array.from({ length: REPLICAS }, (_, index) => index + 1);
  return {
    ratePerS,
    leastRatePerS: (requests * wanted) / (requests / ratePerS + slackS),
    outputTokens: means.outputTokens,
    energyUsdPerJ: scenario.price.energyUsdPerJ,
    powerBudgetW: options.powerBudgetW ?? Number.POSITIVE_INFINITY,
    replicas: [...new Set(replicas)].sort((a, b) => a - b),
    routes: routesOf(scenario, options.routes, reader),
    isMixed: options.mixed === true,
  };
}

function noAnswerOf(field: Field, { rows }: Found, refusals: Refusals): SearchResult['noAnswer'] {
  if (rows.length > 0) return null;
  if (field.systems.length === 0) return [...refusals.byReason.values()].every(({ fits }) => fits) ? 'system' : 'fit';
  const { status } = field.columns;
  return status.every((one) => one === Status.power) ? 'power' : 'load';
}

function notesOf(seeds: readonly number[], random: readonly string[], options: SearchOptions): string[] {
  const sets =
    seeds.length > 1
      ? `each of ${seeds.length} sets of draws, which differ in ${random.join(' and ')}`
      : 'one set of draws';
  return [
    `Every row was simulated and serves ${sets}; figures are means over them.`,
    'More replicas are taken never to hurt: fewer than a fleet that missed are not tried.',
    ...(options.powerBudgetW === undefined
      ? []
      : ['Power: of the accelerators alone, each at its TDP, or what the power model can draw at a lower clock.']),
    ...(options.mixed === true
      ? ['Mixed fleets pair the systems of each accelerator that lead the closed form by $, chips, TPOT or joules.']
      : []),
  ];
}

function checkOnePool({ pools }: Scenario): void {
  if (pools.length === 1) return;
  const hint = 'The search makes pools itself, two by mixed: leave one pool in the scenario.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['fleet', 'pools'], found: `${pools.length} pools`, hint }]);
}

/**
 * Plans a fleet for the scenario's traffic and SLO.
 *
 * @throws InputError for a scenario without an SLO, of several pools, or for names that do not exist
 * @throws the reason of `options.signal` when it is aborted
 * @example
 * ```ts
 * const options = { tps: [1, 2], precisions: ['bf16', 'fp8'], objective: 'energy' } as const;
 * const { rows } = await planner.plan('chat-8b-h100', options);
 * ```
 */
export async function plan(input: ScenarioInput, options: SearchOptions = {}): Promise<SearchResult> {
  checkSearch(options);
  const begun = await begin(input, options);
  const { scenario, runner } = begun;
  checkLoad(scenario);
  const wanted = wantedOf(scenario);
  const { seeds, random } = setsOf(scenario, options.replicates);
  checkOnePool(scenario);
  const requests = runner.requests();
  if (requests === null) {
    const hint = 'A plan holds all requests in memory: use limit, requests or duration.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['workload'], found: 'too many requests', hint }]);
  }
  const { signal, objective = 'cost', top = TOP } = options;
  const pause = async () => {
    await yieldToEventLoop();
    signal?.throwIfAborted();
  };
  const read = readerOf(input, options);
  const refusals: Refusals = { byReason: new Map() };
  const asked = askedOf(scenario, requests, wanted);
  const { systems, rents, notes } = systemsOf(scenario, options, read, refusals);
  const reader = { ...read, always: priceChanges(scenario, rents) };
  const fitting = await pricedSystems(runner, systems, asked, refusals, pause);
  const field = await priceAll(fitting, demandOf(scenario, asked, options, wanted, reader), pause);
  const found = await simulateAll(begun, field, options, { wanted, seeds, reader });
  const { rows, front } = found;
  return {
    schemaVersion: planSchemaVersion,
    plan: 'plan',
    name: begun.name,
    objective,
    wanted,
    traffic: asked.traffic,
    seeds,
    powerBudgetW: options.powerBudgetW ?? null,
    systems: fitting.length,
    candidates: field.columns.count,
    simulated: found.simulated,
    rows: rows.slice(0, top),
    front,
    others: found.others,
    left: countsOf(field, found),
    cannot: [...refusals.byReason].map(([reason, { systems: count, example }]) => ({
      reason,
      systems: count,
      example,
    })),
    noAnswer: noAnswerOf(field, found, refusals),
    rents: Object.fromEntries(rents),
    notes: [...notesOf(seeds, random, options), ...notes],
  };
}
