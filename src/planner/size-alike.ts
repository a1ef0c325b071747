// Rows of a size that may be as cheap as the first: by sets of draws, by errors of kernels, by prices.

import type { SizeRow } from './types.ts';

/** Rent of what one set of draws needs; null = no price is known. */
const usdOfSet = ({ usdPerHour, replicas, replicasOfSets }: SizeRow, set: number): number | null =>
  usdPerHour === null ? null : (usdPerHour / replicas) * (replicasOfSets[set] ?? replicas);

/** Rows that the sets of draws, which all of them face, do not all call dearer than the first. */
export function alikeOf([first, ...others]: readonly SizeRow[]): string[] {
  if (first === undefined) return [];
  const isAlike = (row: SizeRow): boolean =>
    row.replicasOfSets.some((_, set) => {
      const [one, other] = [usdOfSet(first, set), usdOfSet(row, set)];
      return one !== null && other !== null && other <= one;
    });
  return others.filter(isAlike).map(({ id }) => id);
}

/** Rows that may be no dearer than the first, by one of their ranges; those of `known` are named already. */
export function overlapping(
  [first, ...others]: readonly SizeRow[],
  of: 'usdPerHour' | 'usdPerHourAtPrice',
  known: readonly string[],
): string[] {
  const range = first?.ranges?.[of] ?? null;
  if (range === null) return [];
  const most = range.high ?? Number.POSITIVE_INFINITY;
  const isNear = ({ ranges }: SizeRow) => (ranges?.[of]?.low ?? Number.POSITIVE_INFINITY) <= most;
  return others.filter((row) => isNear(row) && !known.includes(row.id)).map(({ id }) => id);
}
