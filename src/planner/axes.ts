// Systems of a search: each accelerator, precision, layout, clock and limit of the engine, written over the scenario and
// parsed as `simulate --set` would. What cannot be is counted with its reason.

import { InputError, type Issue, issueText } from '../errors.ts';
import { routeOf, routes } from '../policy/route/index.ts';
import { readScenarioParts, setPath } from '../scenario/index.ts';
import { comparedRents, type Rent } from '../scenario/rent.ts';
import type { PoolSpec, RouteSpec, Scenario } from '../scenario/types.ts';
import { acceleratorsOf, isMultiplied, mainTps, precisionsOf, precisionText } from './candidates.ts';
import type { SearchAxes } from './plan-types.ts';

/** One kind of replica. */
export interface System {
  readonly id: string;
  /** `path=value` of a pool, without `fleet.pools.0.` in front */
  readonly changes: readonly string[];
  readonly pool: PoolSpec;
  readonly precision: string;
}

export interface Refusals {
  /** systems by reason, with the first of them */
  readonly byReason: Map<string, { systems: number; example: string; readonly fits: boolean }>;
}

/** Notes a system that cannot be, without its path: the example says which it is. */
export function refuse({ byReason }: Refusals, id: string, issues: readonly Issue[]): void {
  const reason = issues.map((issue) => issueText({ ...issue, path: [] })).join(' ');
  const fits = issues.every(({ code }) => code !== 'DOES_NOT_FIT');
  const before = byReason.get(reason);
  if (before === undefined) byReason.set(reason, { systems: 1, example: id, fits });
  else before.systems++;
}

const isListed = (values: readonly number[] | undefined): values is readonly number[] => values !== undefined;

/** Every choice of one from each list. */
function* choices<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...others] = lists;
  if (first === undefined) yield [];
  else for (const one of first) for (const rest of choices(others)) yield [one, ...rest];
}

interface Layout {
  readonly tp: number;
  readonly pp: number;
  readonly ep: number;
  readonly attentionDp: number;
  readonly cp: number;
}

function layoutsOf(axes: SearchAxes, { model }: Scenario, pool: PoolSpec): Layout[] {
  const { parallel } = pool;
  const isMixture = model.experts !== undefined;
  const lists = [
    axes.tps ?? mainTps,
    axes.pps ?? [parallel.pp],
    axes.attentionDps ?? [parallel.attentionDp],
    axes.cps ?? [parallel.cp],
  ];
  const layouts: Layout[] = [];
  for (const [tp = 1, pp = 1, attentionDp = 1, cp = 1] of choices(lists)) {
    const eps = axes.eps ?? (isMixture ? [1, tp * attentionDp] : [parallel.ep]);
    for (const ep of new Set(eps)) layouts.push({ tp, pp, ep, attentionDp, cp });
  }
  return layouts;
}

/** Limits of an engine, each as it is written in a scenario; one that changes nothing where no list is given. */
function limitsOf(axes: SearchAxes): string[][] {
  const list = (name: string, values: readonly number[] | undefined) =>
    isListed(values) ? values.map((value) => [`engine.${name}=${value}`]) : [[]];
  const lists = [
    list('maxNumSeqs', axes.maxNumSeqs),
    list('maxNumBatchedTokens', axes.maxNumBatchedTokens),
    list('memoryFraction', axes.memoryFractions),
    isListed(axes.clocks) ? axes.clocks.map((clock) => [`clock=${clock}`]) : [[]],
  ];
  return [...choices(lists)].map((parts) => parts.flat());
}

/** Fields of the layout that differ from the scenario's. */
function layoutChanges(layout: Layout, { tp, parallel }: PoolSpec): string[] {
  const before: Layout = { ...parallel, tp };
  const names = ['tp', 'pp', 'ep', 'attentionDp', 'cp'] as const;
  return names.filter((name) => layout[name] !== before[name]).map((name) => `${name}=${layout[name]}`);
}

/** `tp4`, `tp2 pp2`, `tp1 ep8 adp8`, with the limits behind. */
function idOf(accelerator: string, precision: string, layout: Layout, limits: readonly string[]): string {
  const { tp, pp, ep, attentionDp, cp } = layout;
  const parts = [
    `tp${tp}`,
    ...(pp > 1 ? [`pp${pp}`] : []),
    ...(ep > 1 ? [`ep${ep}`] : []),
    ...(attentionDp > 1 ? [`adp${attentionDp}`] : []),
    ...(cp > 1 ? [`cp${cp}`] : []),
  ];
  return [accelerator, precision, ...parts, ...limits.map((one) => one.replace('engine.', ''))].join(' ');
}

/** A scenario's data with changes over its pool of that place. */
export const changedAt = (data: unknown, place: number, changes: readonly string[]): unknown =>
  changes.reduce((over: unknown, change) => {
    const at = change.indexOf('=');
    return setPath(over, `fleet.pools.${place}.${change.slice(0, at)}`, change.slice(at + 1));
  }, data);

/** How a file of the scenario is read, each once. */
export interface SystemReader {
  readonly data: object;
  readonly file: string | undefined;
  readonly readText: ((path: string) => string) | undefined;
  /** changes of every fleet, whatever its pools */
  readonly always: readonly string[];
}

function parsed({ file, readText }: SystemReader, data: unknown) {
  return readScenarioParts(data, { ...(file !== undefined && { file }), ...(readText !== undefined && { readText }) });
}

function poolWith(reader: SystemReader, changes: readonly string[]): PoolSpec | readonly Issue[] {
  const { scenario, issues } = parsed(reader, changedAt(reader.data, 0, changes));
  const [pool] = scenario?.pools ?? [];
  return pool === undefined || issues.length > 0 ? issues : pool;
}

/** The pool with the rent that holds for its accelerator wherever it is compared. */
function rented(pool: PoolSpec, { usdPerS, kind, source }: Rent): PoolSpec {
  const price = { value: usdPerS, unit: '$/s', kind, source };
  return { ...pool, replicas: 1, accelerator: { ...pool.accelerator, price } };
}

/** Every system that the axes name and that a scenario can say. Throws InputError for words that name nothing. */
export function systemsOf(scenario: Scenario, axes: SearchAxes, reader: SystemReader, refusals: Refusals) {
  const issues: Issue[] = [];
  const [own] = scenario.pools;
  if (own === undefined) throw new RangeError('a scenario has a pool');
  const precisions = precisionsOf(scenario, own, axes.precisions, issues);
  const entries = acceleratorsOf(scenario, own, axes.accelerators, issues);
  if (issues.length > 0) throw new InputError(issues);
  const { rents, notes } = comparedRents(scenario, entries);
  const systems: System[] = [];
  for (const accelerator of entries) {
    const rent = rents.get(accelerator.id);
    if (rent === undefined) throw new RangeError('every accelerator that is compared has a rent');
    const named = accelerator === own.accelerator ? [] : [`accelerator=${accelerator.id}`];
    for (const precision of precisions) {
      if (axes.precisions === undefined && !isMultiplied(accelerator, precision)) continue;
      const text = precisionText(precision);
      const { weights, activations, kv } = precision;
      const isOwn = precision === own.precision;
      const said = isOwn ? [] : [`precision={weights: ${weights}, activations: ${activations}, kv: ${kv}}`];
      for (const [layout, limits] of layoutsOf(axes, scenario, own).flatMap((one) =>
        limitsOf(axes).map((two) => [one, two] as const),
      )) {
        const id = idOf(accelerator.id, text, layout, limits);
        const changes = [...named, ...said, ...layoutChanges(layout, own), ...limits];
        const pool = poolWith(reader, changes);
        if ('accelerator' in pool) systems.push({ id, changes, pool: rented(pool, rent), precision: text });
        else refuse(refusals, id, pool);
      }
    }
  }
  return { systems, rents, notes };
}

/** What to write over a scenario that states a rent of its own accelerator alone, where several are compared. */
export function priceChanges({ price }: Scenario, rents: ReadonlyMap<string, Rent>): string[] {
  if (price.acceleratorUsdPerS === null || rents.size < 2) return [];
  return [price.energyUsdPerJ === null ? 'price={}' : `price={energy: "${price.energyUsdPerJ} $/J"}`];
}

/** Route policies of the search, as a scenario that names them has them; its own where none is named. */
export function routesOf(scenario: Scenario, words: readonly string[] | undefined, reader: SystemReader): RouteSpec[] {
  if (words === undefined) return [scenario.route];
  const known = routes.filter(({ asks }) => asks === null).map(({ id }) => id);
  const unknown = words.filter((word) => !known.includes(word));
  if (unknown.length > 0) {
    const hint = `Known route policies of the core: ${known.join(', ')}.`;
    throw new InputError(unknown.map((found) => ({ code: 'UNKNOWN_NAME', path: ['routes'], found, hint })));
  }
  return [...new Set(words)].map((word) => {
    const { scenario: routed, issues } = parsed(reader, setPath(reader.data, 'fleet.route.policy', word));
    if (routed === null || issues.length > 0) throw new InputError(issues);
    return routed.route;
  });
}

/** Whether a route sends requests in proportion to weights. */
export const isWeighted = (route: string): boolean => routeOf(route).weights === 'proportional';
