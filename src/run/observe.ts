// Columns of the core to plain SI numbers: totals, histograms, and what each replica has seen.

import { numbersOf } from '../core/integers.ts';
import type { Columns } from '../core/layout.gen.ts';
import type {
  Histograms,
  MeasuredCounts,
  ReplicaCounts,
  RouterTotals,
  TailCounts,
  Totals,
} from '../result/observations.ts';
import { J_PER_PJ } from '../units.ts';

const joulesOf = (joules: number, picojoules: number): number => joules + picojoules * J_PER_PJ;

/** [replica] running totals at the instant that the core was last looked at. */
export function readTotals(columns: Columns): Totals[] {
  const read = Object.entries(columns.total).map(([name, column]) => [name, numbersOf(column)] as const);
  return Array.from(columns.total.steps, (_, row) => {
    const total: Record<string, number> = {};
    for (const [name, values] of read) total[name] = values[row] ?? 0;
    const { staticJ, staticPj, dynamicJ, dynamicPj, rowsJ, rowsPj, clippedJ, clippedPj } = total as unknown as Totals;
    total['staticEnergyJ'] = joulesOf(staticJ, staticPj);
    total['dynamicEnergyJ'] = joulesOf(dynamicJ, dynamicPj);
    total['rowsEnergyJ'] = joulesOf(rowsJ, rowsPj);
    total['clippedEnergyJ'] = joulesOf(clippedJ, clippedPj);
    return total as unknown as Totals;
  });
}

export function readRouter({ router }: Columns): RouterTotals {
  const { arrived, rejected, held, releases } = router;
  return {
    arrived: arrived[0] ?? 0,
    rejected: rejected[0] ?? 0,
    held: held[0] ?? 0,
    releases: releases[0] ?? 0,
  };
}

/** Finished steps by (kind, level) and tokens, and by (kind, level) and emitting sequences, so far. */
export interface StepUse {
  readonly linear: BigInt64Array;
  readonly head: BigInt64Array;
}

export function readUse(columns: Columns): StepUse {
  return { linear: columns.linearUse.steps.slice(), head: columns.headUse.steps.slice() };
}

export function readHistograms(columns: Columns): Histograms {
  const classes = columns.class.sloTtftPs.length;
  return {
    classes,
    pools: columns.measured.arrived.length / classes - 1,
    count: numbersOf(columns.histogram.count),
  };
}

export function readMeasured(columns: Columns): MeasuredCounts[] {
  const { arrived, rejected, firstTokens, finished, good } = columns.measured;
  return Array.from(arrived, (count, row) => ({
    arrived: count,
    rejected: rejected[row] ?? 0,
    firstTokens: firstTokens[row] ?? 0,
    finished: finished[row] ?? 0,
    good: good[row] ?? 0,
  }));
}

export function readReplicaCounts({ classCount }: Columns): ReplicaCounts {
  const { arrived, rejected, finished, good } = classCount;
  return { arrived: arrived.slice(), rejected: rejected.slice(), finished: finished.slice(), good: good.slice() };
}

export const readTail = ({ tail }: Columns): TailCounts => ({ ttft: tail.ttft.slice(), e2e: tail.e2e.slice() });
