/**
 * The ledgers of a run (DESIGN.md §5). They are whole numbers in the core, so they balance to the unit or something is
 * broken: a result that does not balance is never shown.
 *
 *   requests   arrived = finished + running + waiting + rejected, per replica, at each instant;
 *              came to the router = sent to replicas + held + rejected by it
 *   measured   good ≤ finished ≤ first tokens ≤ started ≤ arrived − rejected, per pool and class; each histogram holds
 *              what was counted; of requests that no replica has, only arrivals and rejections are
 *   classes    a replica's requests by class add up to its requests
 *   joules     dynamic = finished rows + running and waiting requests + remainder + step in flight so far, in pJ;
 *              the core keeps no sum over running requests, so theirs is what is left: never negative, and 0 when there
 *              are none
 */

import { CoreFault } from '../errors.ts';
import { J_PER_PJ } from '../units.ts';
import { countsOf, totalCount } from './histogram.ts';
import type { MeasuredCounts, Observations, RouterTotals, Totals } from './observations.ts';
import { REJECTED, sumOf } from './totals.ts';
import type { Ledger } from './types.ts';

const pjPerJ = 1_000_000_000_000n;

function unbalanced(detail: string, seed: number): never {
  throw new CoreFault('src/result/ledger.ts', 0, `${detail}; seed ${seed}`);
}

/** Attributed to requests that run or wait, in pJ. Whole numbers up to 2^53 pJ in every part but the recorded one. */
export function runningPj(totals: Totals): bigint {
  const dynamic = BigInt(totals.dynamicJ) * pjPerJ + BigInt(totals.dynamicPj);
  const rows = BigInt(totals.rowsJ) * pjPerJ + BigInt(totals.rowsPj);
  return dynamic - rows - BigInt(totals.remainderPj) - BigInt(totals.inFlightPj);
}

/** pJ that reading i64 columns as f64 may have cost: 0 unless a part is over 2^53 pJ, 9 kJ in one step. */
function slackPj(totals: Totals): bigint {
  const largest = Math.max(totals.inFlightPj, totals.remainderPj);
  return largest <= Number.MAX_SAFE_INTEGER ? 0n : BigInt(Math.ceil(largest / Number.MAX_SAFE_INTEGER) + 1);
}

/** The joined f64 joules say what the two integer columns say, to f64's own precision. */
function joined(joules: number, whole: number, pj: number): boolean {
  const exact = whole + pj * J_PER_PJ;
  return Math.abs(joules - exact) <= 1e-12 + exact * 1e-15 * 4;
}

function checkRequests(totals: Totals, where: string, seed: number): void {
  const rejected = totals.rejectedTooLong + totals.rejectedNeverFits + totals.rejectedQueueFull;
  const placed = totals.finished + totals.running + totals.queued + rejected;
  if (placed === totals.arrived) return;
  unbalanced(
    `requests ${where}: ${totals.arrived} arrived, but ${totals.finished} finished + ${totals.running} running + ` +
      `${totals.queued} waiting + ${rejected} rejected = ${placed}`,
    seed,
  );
}

function checkJoules(totals: Totals, where: string, seed: number): void {
  const left = runningPj(totals);
  const slack = slackPj(totals);
  const empty = totals.running + totals.queued === 0;
  if (left < -slack || (empty && left > slack)) {
    const holders = empty ? 'nobody runs' : `${totals.running + totals.queued} requests are in flight`;
    unbalanced(`joules ${where}: ${left} pJ are left for running requests while ${holders}`, seed);
  }
  const parts: readonly (readonly [string, number, number, number])[] = [
    ['static', totals.staticEnergyJ, totals.staticJ, totals.staticPj],
    ['dynamic', totals.dynamicEnergyJ, totals.dynamicJ, totals.dynamicPj],
    ['rows', totals.rowsEnergyJ, totals.rowsJ, totals.rowsPj],
    ['clipped', totals.clippedEnergyJ, totals.clippedJ, totals.clippedPj],
  ];
  for (const [name, joules, whole, pj] of parts) {
    if (!joined(joules, whole, pj))
      unbalanced(`joules ${where}: ${name} is ${joules} J, but ${whole} J and ${pj} pJ`, seed);
  }
}

/** Pools and classes, and last the requests that no replica has, which have no histograms. */
function checkMeasured(observations: Observations, row: number, counts: MeasuredCounts): void {
  const { histograms, seed } = observations;
  const [pool, group] = [Math.floor(row / histograms.classes), row % histograms.classes];
  const isRouted = pool < histograms.pools;
  const of = (metric: 'ttft' | 'tpot' | 'e2e' | 'queue') =>
    isRouted ? totalCount(countsOf(histograms, { pool, class: group }, metric)) : 0;
  const where = isRouted ? `measured, pool ${pool}, class ${group}` : `measured, not routed, class ${group}`;
  const started = of('queue');
  const admitted = counts.arrived - counts.rejected;
  const chain = [0, counts.good, counts.finished, counts.firstTokens, started, admitted];
  const names = ['0', 'good', 'finished', 'first tokens', 'started', 'admitted'];
  for (let index = 1; index < chain.length; index++) {
    if (chain[index - 1]! <= chain[index]!) continue;
    unbalanced(`${where}: ${chain[index - 1]} ${names[index - 1]} but ${chain[index]} ${names[index]}`, seed);
  }
  if (of('ttft') !== counts.firstTokens) unbalanced(`${where}: TTFT histogram holds ${of('ttft')}`, seed);
  if (of('e2e') !== counts.finished) unbalanced(`${where}: E2E histogram holds ${of('e2e')}`, seed);
  if (of('tpot') > counts.finished) unbalanced(`${where}: TPOT histogram holds ${of('tpot')}`, seed);
}

/** What came to the router was sent on, is held, or was rejected there. */
function checkRouter(router: RouterTotals, replicas: readonly Totals[], where: string, seed: number): void {
  const sent = sumOf(replicas, 'arrived');
  if (router.arrived === sent + router.held + router.rejected) return;
  unbalanced(
    `requests ${where}, router: ${router.arrived} came, but ${sent} were sent + ${router.held} held + ` +
      `${router.rejected} rejected`,
    seed,
  );
}

function checkClasses({ atEnd, replicaCounts, histograms, seed }: Observations): void {
  const { classes } = histograms;
  for (const [replica, totals] of atEnd.entries()) {
    const sums = { arrived: 0, rejected: 0, finished: 0, good: 0 };
    for (let row = replica * classes; row < (replica + 1) * classes; row++) {
      for (const name of ['arrived', 'rejected', 'finished', 'good'] as const) sums[name] += replicaCounts[name][row]!;
    }
    const rejected = totals.rejectedTooLong + totals.rejectedNeverFits + totals.rejectedQueueFull;
    const same =
      sums.arrived === totals.arrived &&
      sums.rejected === rejected &&
      sums.finished === totals.finished &&
      sums.good === totals.good;
    if (!same) unbalanced(`classes of replica ${replica}: ${JSON.stringify(sums)} are not its totals`, seed);
  }
}

/** Throws a CoreFault when a ledger does not balance; else returns both sides of each at the end of the run. */
export function checkedLedgers(observations: Observations): Ledger[] {
  const { atFrom, atTo, atEnd, router, seed } = observations;
  const instants: readonly (readonly [string, readonly Totals[], RouterTotals])[] = [
    ['at the end of the warm-up', atFrom, router.atFrom],
    ['at the last arrival', atTo, router.atTo],
    ['at the end', atEnd, router.atEnd],
  ];
  for (const [name, instant, routed] of instants) {
    instant.forEach((totals, replica) => {
      checkRequests(totals, `${name}, replica ${replica}`, seed);
      checkJoules(totals, `${name}, replica ${replica}`, seed);
    });
    checkRouter(routed, instant, name, seed);
  }
  observations.measured.forEach((counts, row) => {
    checkMeasured(observations, row, counts);
  });
  checkClasses(observations);
  const waiting = sumOf(atEnd, 'queued') + router.atEnd.held;
  const placed = sumOf(atEnd, 'finished') + sumOf(atEnd, 'running') + waiting;
  const rejected = sumOf(atEnd, ...REJECTED) + router.atEnd.rejected;
  const parts = accountsOf(atEnd);
  return [
    {
      name: 'requests',
      says: 'arrived = finished + running + waiting + rejected',
      left: router.atEnd.arrived,
      right: placed + rejected,
    },
    {
      name: 'joules',
      says: 'static + dynamic = finished + running + remainder + static',
      left: parts.meterJ,
      right: parts.finishedJ + parts.runningJ + parts.remainderJ + parts.staticJ,
    },
  ];
}

/** Accounts at an instant. The energy of steps in flight belongs to running requests and counts with theirs. */
export function accountsOf(instant: readonly Totals[]): {
  finishedJ: number;
  runningJ: number;
  remainderJ: number;
  staticJ: number;
  meterJ: number;
} {
  let running = 0n;
  for (const totals of instant) running += runningPj(totals) + BigInt(totals.inFlightPj);
  const staticJ = sumOf(instant, 'staticEnergyJ');
  return {
    finishedJ: sumOf(instant, 'rowsEnergyJ'),
    runningJ: Number(running) * J_PER_PJ,
    remainderJ: sumOf(instant, 'remainderPj') * J_PER_PJ,
    staticJ,
    meterJ: staticJ + sumOf(instant, 'dynamicEnergyJ'),
  };
}
