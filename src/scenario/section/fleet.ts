// The section `fleet`: pools, the route between them, and clock levels.

import { z } from 'zod';
import type { Issue } from '../../errors.ts';
import { object } from '../fields.ts';
import type { PoolSpec } from '../types.ts';
import { clock, largestFleet, type PoolContext, poolSection, resolvePool } from './pool.ts';
import { routeSection } from './route.ts';

const largestPools = 64;
/** Clock levels of the core. */
const largestLevels = 16;

export const fleetSection = object(
  {
    pools: z
      .array(poolSection, { error: 'Write a list of pools.' })
      .min(1, { error: 'At least one pool is needed.' })
      .max(largestPools, { error: `At most ${largestPools} pools.` }),
    route: routeSection.optional(),
    clocks: z
      .array(clock('a clock level over nominal'), { error: 'Write a list of factors like [1, 0.8].' })
      .max(largestLevels, { error: `At most ${largestLevels} clock levels.` })
      .optional(),
  },
  'what serves',
);

type RawFleet = z.output<typeof fleetSection>;

const bad = (issues: Issue[], path: readonly (string | number)[], found: unknown, hint: string) =>
  issues.push({ code: 'BAD_VALUE', path, found: String(found), hint });

export function resolvePools({ pools: given }: RawFleet, context: PoolContext, issues: Issue[]): PoolSpec[] {
  const pools = given.map((pool, index) => resolvePool(pool, index, context, issues));
  const names = new Map<string, number>();
  for (const [index, { name }] of pools.entries()) {
    const before = names.get(name);
    if (before === undefined) names.set(name, index);
    else bad(issues, ['fleet', 'pools', index, 'name'], name, `Pool ${before} has this name too.`);
  }
  const replicas = pools.reduce((sum, pool) => sum + pool.replicas, 0);
  if (replicas > largestFleet) {
    bad(issues, ['fleet', 'pools'], `${replicas} replicas`, `A fleet has at most ${largestFleet}.`);
  }
  if (pools.every(({ weightThousandths }) => weightThousandths === 0)) {
    bad(issues, ['fleet', 'pools'], 'weight 0 everywhere', 'Nothing would be served: give a pool a weight above 0.');
  }
  return pools;
}

/** Levels for controllers, those that policies of the scenario set among them; those of the pools come on top. */
export function resolveClocks(
  { clocks = [], pools }: RawFleet,
  ofPolicies: readonly number[],
  issues: Issue[],
): number[] {
  const levels = new Set<number>([1, ...clocks, ...ofPolicies, ...pools.map((pool) => pool.clock ?? 1)]);
  if (levels.size > largestLevels) {
    const hint = `Nominal, those of the pools and these are at most ${largestLevels} together.`;
    bad(issues, ['fleet', 'clocks'], `${levels.size} clock levels`, hint);
  }
  return [...clocks, ...ofPolicies];
}
