// Sums of the replicas' running totals, and what an interval added to them.

import type { Totals } from './observations.ts';

export type TotalName = keyof Totals;

/** Columns at an instant, over all replicas. */
export function sumOf(instant: readonly Totals[], ...names: readonly TotalName[]): number {
  let sum = 0;
  for (const totals of instant) for (const name of names) sum += totals[name];
  return sum;
}

/** What one column grew by between two instants, over all replicas. */
export function growthOf(from: readonly Totals[], to: readonly Totals[], name: TotalName): number {
  let sum = 0;
  for (let replica = 0; replica < to.length; replica++) sum += to[replica]![name] - (from[replica]?.[name] ?? 0);
  return sum;
}

/** a / b, or null where that is no number. */
export function ratio(a: number | null, b: number | null): number | null {
  if (a === null || b === null || b === 0) return null;
  const value = a / b;
  return Number.isFinite(value) ? value : null;
}

/** Reasons for which a replica refuses a request. */
export const REJECTED = ['rejectedTooLong', 'rejectedNeverFits', 'rejectedQueueFull'] as const;
