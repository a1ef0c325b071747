// The longest request that a fleet's models take.

import type { PoolFacts } from '../compile/compiled.ts';

/** Longest request that every pool takes; null where no pool states one. */
export function longestContext(pools: readonly PoolFacts[]): number | null {
  const stated = pools.flatMap(({ maxContextTokens }) => maxContextTokens ?? []);
  return stated.length === 0 ? null : Math.min(...stated);
}
