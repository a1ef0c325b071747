// Every candidate of a search in closed form, in columns: families of fleets that differ in one number of replicas.

import { InputError } from '../errors.ts';
import type { RouteSpec } from '../scenario/types.ts';
import type { System } from './axes.ts';
import { isWeighted } from './axes.ts';
import { type Curve, type CurvePoint, readCurve } from './curve.ts';

/** A system that fits, and one replica of it in closed form. */
export interface PricedSystem {
  readonly system: System;
  readonly curve: Curve;
  readonly ranks: number;
  /** bound of one replica */
  readonly powerW: number;
  /** of one replica; null = no price is known */
  readonly usdPerS: number | null;
  /** one sequence alone, behind the shortest prompt, misses the TPOT objective of every class */
  readonly isTooSlow: boolean;
}

/** Fleets alike but for the replicas of the first pool. */
export interface Family {
  /** row of the systems */
  readonly first: number;
  /** row of the systems of a second pool; −1 = none */
  readonly second: number;
  readonly secondReplicas: number;
  readonly route: RouteSpec;
  /** its rows in the columns, one a number of replicas, rising */
  readonly from: number;
  readonly to: number;
}

/** What becomes of a candidate before anything is run. */
export const Status = { open: 0, power: 1, tpot: 2, load: 3, sameRoute: 4 } as const;

export interface Columns {
  readonly count: number;
  readonly family: Int32Array;
  readonly replicas: Int32Array;
  readonly status: Uint8Array;
  /** $ a million output tokens; NaN = no price is known */
  readonly usd: Float64Array;
  /** output tokens a second and accelerator */
  readonly throughput: Float64Array;
  readonly tpotS: Float64Array;
  /** a output token */
  readonly joules: Float64Array;
  /** rate over what the means allow; above 1 it is overloaded in the mean */
  readonly load: Float64Array;
}

/** What is asked of all fleets alike. */
export interface Demand {
  readonly ratePerS: number;
  /** rate that must be carried though requests may be finished after the last has come */
  readonly leastRatePerS: number;
  readonly outputTokens: number;
  readonly energyUsdPerJ: number | null;
  readonly powerBudgetW: number;
  readonly replicas: readonly number[];
  readonly routes: readonly RouteSpec[];
  readonly isMixed: boolean;
}

/** Candidates that fit in memory, each 49 bytes. */
const MOST = 4_000_000;
/** The closed form calls a fleet overloaded when it sees so much more load than the fleet carries. */
export const LOAD_MARGIN = 1.25;
/** Systems of an accelerator that are paired with others, by each objective. */
const MIXED_EACH = 2;

/** Rate of the means, or where the TPOT objective allows none, of the engine's limits. */
const carried = ({ servableRatePerS, ratePerS }: Curve): number =>
  servableRatePerS > 0 ? servableRatePerS : (ratePerS.at(-1) ?? 0);

/** Systems of each accelerator that are worth pairing: the best by $, accelerators, TPOT and joules at their limit. */
export function pairedSystems(systems: readonly PricedSystem[]): number[] {
  const rows = systems.map((_, row) => row).filter((row) => !(systems[row] as PricedSystem).isTooSlow);
  const point: CurvePoint = { tpotS: 0, joules: 0 };
  const keys: ((row: number) => number)[] = [
    (row) => {
      const { usdPerS, curve } = systems[row] as PricedSystem;
      return usdPerS === null ? Number.POSITIVE_INFINITY : usdPerS / carried(curve);
    },
    (row) => (systems[row] as PricedSystem).ranks / carried((systems[row] as PricedSystem).curve),
    (row) => (systems[row] as PricedSystem).curve.tpotS[0] ?? 0,
    (row) => {
      const { curve } = systems[row] as PricedSystem;
      readCurve(curve, carried(curve), point);
      return point.joules;
    },
  ];
  const chosen = new Set<number>();
  for (const id of new Set(rows.map((row) => (systems[row] as PricedSystem).system.pool.accelerator.id))) {
    const own = rows.filter((row) => (systems[row] as PricedSystem).system.pool.accelerator.id === id);
    for (const key of keys) {
      const sorted = own.map((row) => ({ row, at: key(row) })).sort((a, b) => a.at - b.at || a.row - b.row);
      for (const { row } of sorted.slice(0, MIXED_EACH)) chosen.add(row);
    }
  }
  return [...chosen].sort((a, b) => a - b);
}

function familiesOf(systems: readonly PricedSystem[], demand: Demand): Family[] {
  const { replicas, routes, isMixed } = demand;
  const families: Family[] = [];
  let at = 0;
  const add = (first: number, second: number, secondReplicas: number) => {
    for (const route of routes) {
      families.push({ first, second, secondReplicas, route, from: at, to: at + replicas.length });
      at += replicas.length;
    }
    if (at <= MOST) return;
    const hint = `At most ${MOST} candidates: shorten a list, for example --replicas 1,2,4,8 or --accelerators.`;
    throw new InputError([{ code: 'BAD_VALUE', path: ['plan'], found: `more than ${MOST} candidates`, hint }]);
  };
  for (const row of systems.keys()) add(row, -1, 0);
  const paired = isMixed ? pairedSystems(systems) : [];
  for (const first of paired) {
    for (const second of paired) {
      const [one, other] = [systems[first] as PricedSystem, systems[second] as PricedSystem];
      if (first >= second || one.system.pool.accelerator.id === other.system.pool.accelerator.id) continue;
      for (const count of replicas) add(first, second, count);
    }
  }
  return families;
}

function columnsOf(count: number): Columns {
  return {
    count,
    family: new Int32Array(count),
    replicas: new Int32Array(count),
    status: new Uint8Array(count),
    usd: new Float64Array(count),
    throughput: new Float64Array(count),
    tpotS: new Float64Array(count),
    joules: new Float64Array(count),
    load: new Float64Array(count),
  };
}

/** What a second pool has: nothing, where there is none. */
const nothing = { ranks: 0, powerW: 0, usdPerS: 0, isTooSlow: false } as const;

/** Rates of a replica of each pool: in proportion to what each carries, or the same. */
export function ratesOf(
  demand: Pick<Demand, 'ratePerS'>,
  first: { readonly carried: number; readonly replicas: number },
  second: { readonly carried: number; readonly replicas: number },
  isInProportion: boolean,
): [number, number] {
  if (!isInProportion) {
    const each = demand.ratePerS / (first.replicas + second.replicas);
    return [each, each];
  }
  const load = demand.ratePerS / (first.carried * first.replicas + second.carried * second.replicas);
  return [first.carried * load, second.carried * load];
}

/** Fills the rows of one family. */
function priceFamily(
  row: number,
  family: Family,
  systems: readonly PricedSystem[],
  demand: Demand,
  columns: Columns,
): void {
  const one = systems[family.first] as PricedSystem;
  const other = family.second < 0 ? null : (systems[family.second] as PricedSystem);
  const { ranks, powerW, usdPerS, isTooSlow } = other ?? nothing;
  const m = family.secondReplicas;
  const isInProportion = other === null || isWeighted(family.route.policy);
  const [oneCarried, otherCarried] = [carried(one.curve), other === null ? 0 : carried(other.curve)];
  const [oneMost, otherMost] = [
    one.curve.ratePerS.at(-1) ?? 0,
    other === null ? 0 : (other.curve.ratePerS.at(-1) ?? 0),
  ];
  const isFirstRoute = family.route === demand.routes[0];
  const tokensPerS = demand.ratePerS * demand.outputTokens;
  const point: CurvePoint = { tpotS: 0, joules: 0 };
  for (let at = family.from; at < family.to; at++) {
    const n = demand.replicas[at - family.from] ?? 1;
    const accelerators = n * one.ranks + m * ranks;
    columns.family[at] = row;
    columns.replicas[at] = n;
    const pools = [
      { carried: oneCarried, replicas: n },
      { carried: otherCarried, replicas: m },
    ] as const;
    const [rate, otherRate] = ratesOf(demand, pools[0], pools[1], isInProportion);
    readCurve(one.curve, rate, point);
    const share = (n * rate) / demand.ratePerS;
    let [tpotS, joules] = [point.tpotS * share, point.joules * share];
    if (other !== null) {
      readCurve(other.curve, otherRate, point);
      tpotS += point.tpotS * (1 - share);
      joules += point.joules * (1 - share);
    }
    joules /= demand.outputTokens;
    const rent = one.usdPerS === null || usdPerS === null ? Number.NaN : n * one.usdPerS + m * usdPerS;
    columns.usd[at] = (rent / tokensPerS + (demand.energyUsdPerJ ?? 0) * joules) * 1e6;
    columns.throughput[at] = tokensPerS / accelerators;
    columns.tpotS[at] = tpotS;
    columns.joules[at] = joules;
    columns.load[at] = Math.max(rate / oneCarried, other === null ? 0 : otherRate / otherCarried);
    const least = demand.leastRatePerS / demand.ratePerS;
    const overload = Math.max((rate * least) / oneMost, other === null ? 0 : (otherRate * least) / otherMost);
    columns.status[at] =
      n * one.powerW + m * powerW > demand.powerBudgetW
        ? Status.power
        : one.isTooSlow || isTooSlow
          ? Status.tpot
          : n + m === 1 && !isFirstRoute
            ? Status.sameRoute
            : overload > LOAD_MARGIN
              ? Status.load
              : Status.open;
  }
}

export interface Field {
  readonly systems: readonly PricedSystem[];
  readonly families: readonly Family[];
  readonly columns: Columns;
}

/** Prices every candidate. `pause` is called now and then, and may throw. */
export async function priceAll(
  systems: readonly PricedSystem[],
  demand: Demand,
  pause: () => Promise<void> | void,
): Promise<Field> {
  const families = familiesOf(systems, demand);
  const columns = columnsOf(families.length * demand.replicas.length);
  for (const [row, family] of families.entries()) {
    if (row % 4096 === 0) await pause();
    priceFamily(row, family, systems, demand, columns);
  }
  return { systems, families, columns };
}
