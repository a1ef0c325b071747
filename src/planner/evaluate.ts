// Evaluates one trial: the share of requests that met the SLO, or proof that it is out of reach; the queue's growth.
//
// A trial may end early without guessing: once more requests have missed than the target allows, no end of the run can
// meet it. Nothing else is cut, so a trial that is not cut has the very counts that `simulate` reports.

import type { Run } from '../run/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { S_PER_PS, toPs } from '../units.ts';
import { rowsBefore } from '../workload/columns.ts';
import type { ArrivalChunk } from '../workload/source.ts';
import type { Ready } from './trials.ts';

/** Instants at which a trial is looked at, evenly over its requests. */
const LOOKS = 32;

/** Lets others have their turn, and throws when the plan is to stop. */
export type Pause = () => Promise<void> | void;

export interface Evaluation {
  readonly met: boolean;
  /** requests that arrived in the interval so far */
  readonly arrived: number;
  readonly good: number;
  /** good / arrived; null when the trial was cut, or nothing was measured */
  readonly share: number | null;
  /** no end of the run can give a larger share */
  readonly atMost: number;
  /** true = ended early, because the target was out of reach */
  readonly cut: boolean;
  readonly queue: QueueGrowth | null;
}

/** What waited at half of the arrivals and at the last one; null of a trial that was cut before. */
export interface QueueGrowth {
  readonly waitingAtHalf: number;
  readonly waitingAtLast: number;
  /** requests that arrived in the second half */
  readonly arrived: number;
  readonly lengthS: number;
}

const sum = (column: Int32Array): number => column.reduce((total, value) => total + value, 0);

interface Counts {
  readonly arrived: number;
  readonly good: number;
  readonly missed: number;
}

/** Of the measured requests: a finished one that is not good has missed, a rejected one too. */
function countsOf(run: Run): Counts {
  const { arrived, rejected, finished, good } = run.cell.columns.measured;
  const goods = sum(good);
  return { arrived: sum(arrived), good: goods, missed: sum(finished) - goods + sum(rejected) };
}

function waitingOf(run: Run): number {
  const { total, router } = run.cell.columns;
  return sum(total.queued) + (router.held[0] ?? 0);
}

/** Rows that count for the target: those from the warm-up on, before the run is cut. */
export function measuredFrom({ timePs }: ArrivalChunk, { run }: Scenario): { from: number; to: number } {
  const to = run.untilS === null ? timePs.length : rowsBefore(timePs, toPs(run.untilS) + 1n);
  return { from: rowsBefore(timePs, toPs(run.warmUpS)), to };
}

/** How many rows count for the target. */
export function measuredRows(columns: ArrivalChunk, scenario: Scenario): number {
  const { from, to } = measuredFrom(columns, scenario);
  return Math.max(0, to - from);
}

const met = (good: number, arrived: number, wanted: number): boolean => arrived > 0 && good / arrived >= wanted;

function evaluationOf(counts: Counts, wanted: number, queue: QueueGrowth | null): Evaluation {
  const { arrived, good } = counts;
  const share = arrived === 0 ? null : good / arrived;
  return { met: met(good, arrived, wanted), arrived, good, share, atMost: share ?? 0, cut: false, queue };
}

/** Without the requests at hand a trial runs to its end. */
async function evaluateStream(run: Run, wanted: number, pause: Pause): Promise<Evaluation> {
  while (!run.done) {
    run.slice();
    await pause();
  }
  return evaluationOf(countsOf(run), wanted, null);
}

/** `isWhole`: not cut though the target is out of reach, so that its figures are of the whole run. */
export async function evaluate(
  { run, requests }: Ready,
  scenario: Scenario,
  wanted: number,
  pause: Pause,
  isWhole = false,
): Promise<Evaluation> {
  if (requests === null) return evaluateStream(run, wanted, pause);
  const { timePs } = requests.columns;
  const rows = timePs.length;
  const measured = measuredRows(requests.columns, scenario);
  const half = rows >> 1;
  let waitingAtHalf = 0;
  for (let look = 1; look <= LOOKS && !run.done; look++) {
    const row = look === LOOKS ? rows - 1 : Math.floor((look * rows) / LOOKS);
    const atPs = (timePs[Math.max(0, row)] ?? 0n) + 1n;
    while (!run.done && !run.slice(atPs)) await pause();
    if (look * 2 === LOOKS) waitingAtHalf = waitingOf(run);
    const { missed, arrived, good } = countsOf(run);
    const atMost = measured === 0 ? 0 : (measured - missed) / measured;
    if (!isWhole && atMost < wanted) {
      run.close();
      return { met: false, arrived, good, share: null, atMost, cut: true, queue: null };
    }
    await pause();
  }
  const lengthS = Number((timePs[rows - 1] ?? 0n) - (timePs[half] ?? 0n)) * S_PER_PS;
  const queue = { waitingAtHalf, waitingAtLast: waitingOf(run), arrived: rows - half, lengthS };
  while (!run.done) {
    run.slice();
    const { missed, arrived, good } = countsOf(run);
    const atMost = (measured - missed) / measured;
    if (!isWhole && atMost < wanted) {
      run.close();
      return { met: false, arrived, good, share: null, atMost, cut: true, queue };
    }
    await pause();
  }
  return evaluationOf(countsOf(run), wanted, queue);
}
