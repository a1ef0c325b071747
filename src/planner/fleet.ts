// A candidate of a search as a fleet: its pools, and what to write over the scenario to get the very same.

import type { PoolSpec, RouteSpec, Scenario } from '../scenario/types.ts';
import { type Family, type Field, type PricedSystem, ratesOf } from './analytic.ts';
import { changedAt, isWeighted, type SystemReader } from './axes.ts';
import type { SearchPool } from './plan-types.ts';

export interface Fleet {
  readonly pools: readonly PoolSpec[];
  readonly route: RouteSpec;
  /** as `simulate --set` takes them */
  readonly changes: readonly string[];
}

type Table = Record<string, unknown>;

/** Three decimals, as the router reckons. */
const weightOf = (share: number): number => Math.min(1000, Math.max(0.001, Math.round(share * 1000) / 1000));

/** The first pool of the scenario's data with a system's changes, as one value. */
function poolTable(reader: SystemReader, changes: readonly string[]): Table {
  const { fleet } = changedAt(reader.data, 0, changes) as { fleet: { pools: Table[] } };
  return { ...fleet.pools[0] };
}

/** The share of traffic that a replica of the second pool gets, over one of the first. */
function weightOfSecond(one: PricedSystem, other: PricedSystem): number {
  const of = ({ curve }: PricedSystem) => ({
    carried: curve.servableRatePerS || (curve.ratePerS.at(-1) ?? 0),
    replicas: 1,
  });
  const [first, second] = ratesOf({ ratePerS: 1 }, of(one), of(other), true);
  return weightOf(second / first);
}

function secondPool(
  family: Family,
  field: Field,
  reader: SystemReader,
  first: PoolSpec,
): { pool: PoolSpec; text: string } {
  const [one, other] = [field.systems[family.first], field.systems[family.second]] as [PricedSystem, PricedSystem];
  const { name: given } = poolTable(reader, []);
  const name = given === undefined ? 'pool-1' : `${first.name}-2`;
  const replicas = family.secondReplicas;
  const weight = isWeighted(family.route.policy) ? weightOfSecond(one, other) : 1;
  const table = { ...poolTable(reader, other.system.changes), name, replicas, weight };
  const weightThousandths = Math.floor(weight * 1000 + 0.5);
  return { pool: { ...other.system.pool, name, replicas, weightThousandths }, text: JSON.stringify(table) };
}

/** The fleet of a row of the columns. */
export function fleetOf(field: Field, row: number, scenario: Scenario, reader: SystemReader): Fleet {
  const family = field.families[field.columns.family[row] ?? 0] as Family;
  const { system } = field.systems[family.first] as PricedSystem;
  const replicas = field.columns.replicas[row] ?? 1;
  const { route } = family;
  const set = (changes: readonly string[]) => changes.map((change) => `fleet.pools.0.${change}`);
  const routed = [
    ...(route.policy === scenario.route.policy ? [] : [`fleet.route.policy=${route.policy}`]),
    ...reader.always,
  ];
  const own = [...system.changes, `replicas=${replicas}`];
  if (family.second < 0) {
    return { pools: [{ ...system.pool, replicas }], route, changes: [...set(own), ...routed] };
  }
  const first = { ...system.pool, replicas, weightThousandths: 1000 };
  const { pool, text } = secondPool(family, field, reader, first);
  const changes = [...set([...own, 'weight=1']), `fleet.pools.1=${text}`, ...routed];
  return { pools: [first, pool], route, changes };
}

/** What a pool is, for people. */
export function poolOf(pool: PoolSpec, precision: string): SearchPool {
  const { tp, parallel, engine, clock, replicas, ranks, accelerator } = pool;
  const { pp, ep, attentionDp, cp } = parallel;
  return {
    ...{ accelerator: accelerator.id, precision, tp, pp, ep, attentionDp, cp, clock },
    maxNumSeqs: engine.maxNumSeqs.value ?? 0,
    maxNumBatchedTokens: engine.maxNumBatchedTokens.value ?? 0,
    memoryFraction: engine.memoryFraction.value ?? 0,
    replicas,
    accelerators: replicas * ranks,
  };
}
