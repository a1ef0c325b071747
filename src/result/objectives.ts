// Which objective was missed, by whom and when, out of the counts of finished rows.

import { type MissedCounts, missColumns } from './missed.ts';
import type { Observations } from './observations.ts';
import type { Measured } from './types.ts';
import type { MissCounts, ObjectivesResult } from './workload-types.ts';

function countsAt(columns: readonly number[], row: number): MissCounts {
  const [finished = 0, missed = 0, ttft = 0, tpot = 0, e2e = 0] = columns.slice(row * missColumns);
  return { finished, missed, ttft, tpot, e2e };
}

const names = ['finished', 'missed', 'ttft', 'tpot', 'e2e'] as const satisfies readonly (keyof MissCounts)[];

function summed(parts: readonly MissCounts[]): MissCounts {
  const sum = { finished: 0, missed: 0, ttft: 0, tpot: 0, e2e: 0 };
  for (const part of parts) for (const name of names) sum[name] += part[name];
  return sum;
}

/** [span] by arrival, from the first bucket that holds a request. */
function overTime({ widthS, buckets }: MissedCounts): ObjectivesResult['over'] {
  const rows = Array.from({ length: buckets.length / missColumns }, (_, row) => countsAt(buckets, row));
  const first = Math.max(
    0,
    rows.findIndex(({ finished }) => finished > 0),
  );
  const kept = rows.slice(first);
  return {
    spanS: widthS,
    startS: kept.map((_, row) => (first + row) * widthS),
    finished: kept.map((row) => row.finished),
    missed: kept.map((row) => row.missed),
    ttft: kept.map((row) => row.ttft),
    tpot: kept.map((row) => row.tpot),
    e2e: kept.map((row) => row.e2e),
  };
}

/** Null where the rows were not counted. */
export function objectivesOf({ missed, compiled }: Observations, measured: Measured): ObjectivesResult | null {
  if (missed === undefined) return null;
  const { pools, classes } = compiled;
  const parts = pools.flatMap(({ pool, row }) =>
    classes.map(({ name }, index) => ({
      pool,
      class: name,
      ...countsAt(missed.groups, row * classes.length + index),
    })),
  );
  return {
    ...summed(parts),
    rejected: measured.rejected,
    unfinished: measured.arrived - measured.rejected - measured.finished,
    parts: parts.filter(({ finished }) => finished > 0),
    over: overTime(missed),
  };
}
