// Rows of a search: fleets that served with their figures, in the order of an objective; the front; and what became of
// all other candidates.

import type { Scenario } from '../scenario/types.ts';
import { type Field, LOAD_MARGIN, type PricedSystem, Status } from './analytic.ts';
import type { SystemReader } from './axes.ts';
import { type Fleet, fleetOf, poolOf } from './fleet.ts';
import { onFront } from './pareto.ts';
import type { Objective, SearchCount, SearchFigures, SearchPool, SearchReason, SearchRow } from './plan-types.ts';

/** A candidate that served the sets of draws that it faced. */
export interface Served {
  readonly row: number;
  readonly sets: SearchRow['sets'];
}

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
};

/** Means over the sets of draws. */
function figuresOf(sets: SearchRow['sets']): SearchFigures {
  const of = (name: keyof SearchFigures) => mean(sets.map((set) => set[name]));
  const tpotS = of('tpotS');
  return {
    goodTokensPerSPerAccelerator: of('goodTokensPerSPerAccelerator') ?? 0,
    tpotS,
    tokensPerSPerUser: tpotS === null || tpotS === 0 ? null : 1 / tpotS,
    usdPerMgoodTokens: of('usdPerMgoodTokens'),
    joulesPerGoodToken: of('joulesPerGoodToken') ?? 0,
  };
}

/** What an objective makes smallest; a figure that is not known comes last. */
export function smallest(objective: Objective, figures: SearchFigures): number {
  const last = Number.MAX_VALUE;
  switch (objective) {
    case 'cost':
      return figures.usdPerMgoodTokens ?? last;
    case 'throughput':
      return -figures.goodTokensPerSPerAccelerator;
    case 'tpot':
      return figures.tpotS ?? last;
    case 'energy':
      return figures.joulesPerGoodToken;
  }
}

const allOf = (figures: SearchFigures): number[] => [
  smallest('cost', figures),
  smallest('throughput', figures),
  smallest('tpot', figures),
  smallest('energy', figures),
];

function estimateOf({ columns }: Field, row: number): SearchRow['estimate'] {
  const at = (column: Float64Array): number => column[row] ?? 0;
  const tpotS = at(columns.tpotS);
  return {
    goodTokensPerSPerAccelerator: at(columns.throughput),
    tpotS,
    tokensPerSPerUser: tpotS > 0 ? 1 / tpotS : null,
    usdPerMgoodTokens: Number.isNaN(at(columns.usd)) ? null : at(columns.usd),
    joulesPerGoodToken: at(columns.joules),
    load: at(columns.load),
  };
}

/** `2 × h100-sxm fp8 tp2 + 1 × l40s fp8 tp1, least-outstanding-requests` */
function idOf(systems: readonly PricedSystem[], fleet: Fleet): string {
  const names = fleet.pools.map(({ replicas }, place) => `${replicas} × ${systems[place]?.system.id ?? ''}`);
  return `${names.join(' + ')}, ${fleet.route.policy}`;
}

function rowOf(field: Field, { row, sets }: Served, scenario: Scenario, reader: SystemReader): SearchRow {
  const fleet = fleetOf(field, row, scenario, reader);
  const family = field.families[field.columns.family[row] ?? 0];
  const systems = [family?.first ?? 0, family?.second ?? -1]
    .filter((place) => place >= 0)
    .map((place) => field.systems[place] as PricedSystem);
  const pools = fleet.pools.map((pool, place): SearchPool => poolOf(pool, systems[place]?.system.precision ?? ''));
  const sum = (of: (system: PricedSystem) => number | null) =>
    systems.reduce<number | null>((total, system, place) => {
      const each = of(system);
      return total === null || each === null ? null : total + each * (pools[place]?.replicas ?? 0);
    }, 0);
  const usdPerS = sum(({ usdPerS: each }) => each);
  return {
    id: idOf(systems, fleet),
    pools,
    route: fleet.route.policy,
    accelerators: pools.reduce((total, { accelerators }) => total + accelerators, 0),
    powerW: sum(({ powerW }) => powerW) ?? 0,
    usdPerHour: usdPerS === null ? null : usdPerS * 3600,
    attainment: Math.min(...sets.map(({ attainment }) => attainment)),
    figures: figuresOf(sets),
    sets,
    estimate: estimateOf(field, row),
    isOnFront: false,
    isAlike: false,
    changes: fleet.changes,
  };
}

/** Rows by an objective with their places in the columns, the best first; where it does not part them, by $, accelerators and name. */
export function rowsOf(
  field: Field,
  served: readonly Served[],
  objective: Objective,
  scenario: Scenario,
  reader: SystemReader,
): { readonly row: SearchRow; readonly at: number }[] {
  const rows = served.map((one) => ({ row: rowOf(field, one, scenario, reader), at: one.row }));
  const front = onFront(rows.map(({ row }) => allOf(row.figures)));
  const compare = ({ row: a }: (typeof rows)[number], { row: b }: (typeof rows)[number]): number =>
    smallest(objective, a.figures) - smallest(objective, b.figures) ||
    smallest('cost', a.figures) - smallest('cost', b.figures) ||
    a.accelerators - b.accelerators ||
    (a.id < b.id ? -1 : 1);
  const marked = rows.map(({ row, at }, place) => ({ row: { ...row, isOnFront: front[place] ?? false }, at }));
  marked.sort(compare);
  const first = marked[0]?.row;
  return marked.map(({ row, at }, place) => {
    const isAlike = (set: SearchFigures, number: number) =>
      smallest(objective, set) <= smallest(objective, first?.sets[number] ?? set);
    return { row: { ...row, isAlike: place > 0 && row.sets.some(isAlike) }, at };
  });
}

/** Not dominated, the fastest to the user first. */
export const frontOf = (rows: readonly SearchRow[]): SearchRow[] =>
  rows
    .filter(({ isOnFront }) => isOnFront)
    .sort((a, b) => smallest('tpot', a.figures) - smallest('tpot', b.figures) || (a.id < b.id ? -1 : 1));

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What became of the candidates that were open to simulation, but for those of the answer. */
export interface Outcomes {
  readonly missed: number;
  /** fewer replicas of a fleet that missed */
  readonly below: number;
  /** never reached */
  readonly rest: number;
  readonly others: readonly unknown[];
}

/** Why candidates were not simulated, or were and missed. */
export function countsOf({ columns }: Field, { missed, below, rest, others }: Outcomes): SearchCount[] {
  const counts = new Uint32Array(5);
  for (let row = 0; row < columns.count; row++) counts[columns.status[row] ?? 0]!++;
  const of = (status: keyof typeof Status): number => counts[Status[status]] ?? 0;
  const texts: Readonly<Record<SearchReason, readonly [number, string]>> = {
    power: [of('power'), 'beyond the power budget'],
    tpot: [of('tpot'), 'one sequence alone misses the TPOT objective: certain'],
    load: [of('load'), `overloaded by the closed form, above ${percent(LOAD_MARGIN)} of what means allow: an estimate`],
    'same-route': [of('sameRoute'), 'one replica: another route is the same'],
    missed: [missed, 'simulated, and missed the SLO in a set of draws'],
    'fewer-than-missed': [below, 'fewer replicas of a fleet that was simulated and missed'],
    behind: [others.length, 'simulated with the first set of draws, which they serve, and behind those of the answer'],
    budget: [rest, 'not reached: those simulated come first by the closed form; --simulate takes more'],
  };
  const entries = Object.entries(texts) as [SearchReason, readonly [number, string]][];
  return entries
    .filter(([, [count]]) => count > 0)
    .map(([reason, [candidates, text]]) => ({ reason, candidates, text }));
}
