// Which objective was missed, by whom and when, out of the counts of finished rows.

import { type MissedCounts, missColumns } from './missed.ts';
import type { Observations } from './observations.ts';
import type { Measured } from './types.ts';
import type { MissCounts, ObjectivesResult } from './workload-types.ts';

/** [pool][class] and [span] counts of missed requests. */
function missesAt(columns: readonly number[], row: number): Omit<MissCounts, 'finished'> {
  const [missed = 0, ttft = 0, tpot = 0, e2e = 0] = columns.slice(row * missColumns, (row + 1) * missColumns);
  return { missed, ttft, tpot, e2e };
}

const names = ['finished', 'missed', 'ttft', 'tpot', 'e2e'] as const satisfies readonly (keyof MissCounts)[];

function summed(parts: readonly MissCounts[]): MissCounts {
  const sum = { finished: 0, missed: 0, ttft: 0, tpot: 0, e2e: 0 };
  for (const part of parts) for (const name of names) sum[name] += part[name];
  return sum;
}

/** [span] by arrival, up to the last one that was missed. */
function overTime({ widthS, buckets }: MissedCounts): ObjectivesResult['over'] {
  const rows = Array.from({ length: buckets.length / missColumns }, (_, row) => missesAt(buckets, row));
  return {
    spanS: widthS,
    missed: rows.map((row) => row.missed),
    ttft: rows.map((row) => row.ttft),
    tpot: rows.map((row) => row.tpot),
    e2e: rows.map((row) => row.e2e),
  };
}

/** Null where the rows were not counted. */
export function objectivesOf(observations: Observations, measured: Measured): ObjectivesResult | null {
  const { missed, compiled, measured: counts } = observations;
  if (missed === undefined) return null;
  const { pools, classes } = compiled;
  const parts = pools.flatMap(({ pool, row }) =>
    classes.map(({ name }, index) => {
      const group = row * classes.length + index;
      const finished = counts[group]?.finished ?? 0;
      return { pool, class: name, finished, ...missesAt(missed.groups, group) };
    }),
  );
  return {
    ...summed(parts),
    rejected: measured.rejected,
    unfinished: measured.arrived - measured.rejected - measured.finished,
    parts: parts.filter(({ finished }) => finished > 0),
    over: overTime(missed),
  };
}
