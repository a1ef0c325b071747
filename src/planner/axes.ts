// Systems of a search: each accelerator, precision, layout, clock and limit of the engine, written over the scenario and
// parsed as `simulate --set` would. What cannot be is counted with its reason.

import { accelerators as catalog, get } from '../catalog/index.ts';
import { InputError, type Issue, issueText } from '../errors.ts';
import { routeOf, routes } from '../policy/route/index.ts';
import { readScenarioParts, setPath } from '../scenario/index.ts';
import type { PoolSpec, Scenario } from '../scenario/types.ts';
import { isMultiplied, mainAccelerators, mainTps, precisionsOf, precisionText } from './candidates.ts';
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
}

function poolWith({ data, file, readText }: SystemReader, changes: readonly string[]): PoolSpec | readonly Issue[] {
  const options = { ...(file !== undefined && { file }), ...(readText !== undefined && { readText }) };
  const { scenario, issues } = readScenarioParts(changedAt(data, 0, changes), options);
  const [pool] = scenario?.pools ?? [];
  return pool === undefined || issues.length > 0 ? issues : pool;
}

/** Every system that the axes name and that a scenario can say. Throws InputError for words that name nothing. */
export function systemsOf(scenario: Scenario, axes: SearchAxes, reader: SystemReader, refusals: Refusals): System[] {
  const issues: Issue[] = [];
  const [own] = scenario.pools;
  if (own === undefined) throw new RangeError('a scenario has a pool');
  const precisions = precisionsOf(scenario, own, axes.precisions, issues);
  const ids = new Set(axes.accelerators ?? [own.accelerator.id, ...mainAccelerators]);
  const entries = [...ids].flatMap((id) => {
    try {
      return id === own.accelerator.id ? own.accelerator : get(catalog, id, ['accelerators']);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw new InputError(issues);
  const systems: System[] = [];
  for (const accelerator of new Set(entries)) {
    const named = accelerator === own.accelerator ? [] : [`accelerator=${accelerator.id}`];
    for (const precision of precisions) {
      if (axes.precisions === undefined && !isMultiplied(accelerator, precision)) continue;
      const text = precisionText(precision);
      const { weights, activations, kv } = precision;
      const isOwn = precision === own.precision;
      const said = isOwn ? [] : [`precision={weights: ${weights}, activations: ${activations}, kv: ${kv}}`];
      for (const layout of layoutsOf(axes, scenario, own)) {
        for (const limits of limitsOf(axes)) {
          const id = idOf(accelerator.id, text, layout, limits);
          const changes = [...named, ...said, ...layoutChanges(layout, own), ...limits];
          const pool = poolWith(reader, changes);
          if ('accelerator' in pool) systems.push({ id, changes, pool: { ...pool, replicas: 1 }, precision: text });
          else refuse(refusals, id, pool);
        }
      }
    }
  }
  return systems;
}

/** Route policies of the search: the scenario's where none is named. A plan has nobody to ask. */
export function routesOf(scenario: Scenario, words: readonly string[] | undefined): string[] {
  const known = routes.filter(({ asks }) => asks === null).map(({ id }) => id);
  const unknown = (words ?? []).filter((word) => !known.includes(word));
  if (unknown.length > 0) {
    const hint = `Known route policies of the core: ${known.join(', ')}.`;
    throw new InputError(unknown.map((found) => ({ code: 'UNKNOWN_NAME', path: ['routes'], found, hint })));
  }
  return words === undefined ? [scenario.route.policy] : [...new Set(words)];
}

/** Whether a route sends requests in proportion to weights. */
export const isWeighted = (route: string): boolean => routeOf(route).weights === 'proportional';
