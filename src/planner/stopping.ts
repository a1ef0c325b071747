// Sequential stopping: sets of draws are added until an interval is narrow enough, or there are as many as may be.

import { InputError } from '../errors.ts';
import { checkWhole } from './plan.ts';
import type { Interval } from './statistics.ts';
import type { Stopping } from './types.ts';

const MOST_SETS = 20;
/** Sets between two looks. */
const ADDED = 5;

interface Asked {
  readonly intervalWithin?: number | undefined;
  readonly mostSets?: number | undefined;
}

/** Half of the interval over its mean: what a goal is compared with. */
export const relativeHalf = ({ mean, high }: Interval): number => (mean > 0 ? (high - mean) / mean : 0);

/** Seeds of more sets, or null: the intervals are within the goal, or no more are made. */
export function moreSeeds(
  seeds: readonly number[],
  intervals: readonly (Interval | null)[],
  { intervalWithin, mostSets = MOST_SETS }: Asked,
): number[] | null {
  if (intervalWithin === undefined || seeds.length >= mostSets) return null;
  if (intervals.every((one) => one !== null && relativeHalf(one) <= intervalWithin)) return null;
  const last = seeds.at(-1) ?? 0;
  return Array.from({ length: Math.min(ADDED, mostSets - seeds.length) }, (_, index) => last + 1 + index);
}

export function checkStopping({ intervalWithin, mostSets }: Asked): void {
  checkWhole('mostSets', mostSets, 2, 1000);
  if (intervalWithin === undefined || (intervalWithin > 0 && intervalWithin <= 1)) return;
  const hint = 'A share above 0, such as 0.05: half of the interval over its mean.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['intervalWithin'], found: String(intervalWithin), hint }]);
}

/** What became of it; null where it was not asked for, or nothing is random. */
export function stoppingOf(
  sets: number,
  intervals: readonly (Interval | null)[],
  { intervalWithin, mostSets = MOST_SETS }: Asked,
): Stopping | null {
  if (intervalWithin === undefined) return null;
  const reached = intervals.every((one) => one !== null && relativeHalf(one) <= intervalWithin);
  return { goal: intervalWithin, mostSets, sets, reached };
}

export function stoppingText(stopping: Stopping | null, what: string): string[] {
  if (stopping === null) return [];
  const { goal, sets, reached } = stopping;
  const share = `${Number((goal * 100).toPrecision(3))} %`;
  return [
    reached
      ? `${what} is known within ${share} of its mean after ${sets} sets of draws (95 % interval).`
      : `${what} is not known within ${share} of its mean after ${sets} sets of draws: more are needed (--most-sets).`,
  ];
}
