// What policies see: the core's published totals at two instants, turned into the columns of a View.

import type { Compiled } from '../compile/compiled.ts';
import { rowReader } from '../core/integers.ts';
import type { Columns } from '../core/layout.gen.ts';
import type { FleetFacts, View } from '../policy/contract.ts';
import { J_PER_PJ, S_PER_PS } from '../units.ts';
import type { Signals } from './port.ts';

/** What policies may know of the fleet. */
export function factsOf({ program, pools, clocks, attainment }: Compiled): FleetFacts {
  return {
    replicas: program.replica.kind.length,
    clocks,
    attainment,
    pools: pools.map(({ pool, firstReplica, replicas, ranks, tdpW, kind }) => ({
      name: pool,
      from: firstReplica,
      count: replicas,
      tdpW: ranks * tdpW,
      maxNumSeqs: program.kind.maxNumSeqs[kind] ?? 1,
    })),
  };
}

const counters = [
  'busyPs',
  'hostPs',
  'decodeAttentionPs',
  'prefillAttentionPs',
  'outputTokens',
  'prefillTokens',
  'arrived',
  'rejected',
  'finished',
  'good',
  'preempted',
  'energyJ',
] as const satisfies readonly (keyof Signals)[];

export type PlainSignals = Readonly<Record<string, number | number[]>>;

export const plain = (columns: object): PlainSignals =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value instanceof Float64Array ? [...value] : value]),
  );
export const revived = <T>(saved: PlainSignals): T =>
  Object.fromEntries(
    Object.entries(saved).map(([name, value]) => [name, Array.isArray(value) ? Float64Array.from(value) : value]),
  ) as T;

/** Reads the totals that a Horizon at `atPs` has published. `levels` = clock levels of a kind. */
export function signalsOf(columns: Columns, levels: number, atPs: bigint): Signals {
  const { total, replica, kind, level, router } = columns;
  const replicas = replica.kind.length;
  const kindOf = (row: number): number => replica.kind[row] ?? 0;
  const filled = (read: (row: number) => number) => {
    const column = new Float64Array(replicas);
    for (let row = 0; row < replicas; row++) column[row] = read(row);
    return column;
  };
  const narrow = (column: Int32Array) => filled((row) => column[row] ?? 0);
  const joules = { dynamic: rowReader(total.dynamicJ), dynamicPj: rowReader(total.dynamicPj) };
  const still = { static: rowReader(total.staticJ), staticPj: rowReader(total.staticPj) };
  // a column of totals is gathered each time that it is named
  const { kvUsedBlocks, rejectedTooLong, rejectedNeverFits, rejectedQueueFull } = total;
  const rejections = [rejectedTooLong, rejectedNeverFits, rejectedQueueFull];
  return {
    atS: Number(atPs) * S_PER_PS,
    held: router.held[0] ?? 0,
    busyPs: filled(rowReader(total.busyPs)),
    hostPs: filled(rowReader(total.hostPs)),
    decodeAttentionPs: filled(rowReader(total.decodeAttentionPs)),
    prefillAttentionPs: filled(rowReader(total.prefillAttentionPs)),
    outputTokens: filled(rowReader(total.outputTokens)),
    prefillTokens: filled(rowReader(total.prefillTokens)),
    arrived: narrow(total.arrived),
    rejected: filled((row) => rejections.reduce((sum, column) => sum + (column[row] ?? 0), 0)),
    finished: narrow(total.finished),
    good: narrow(total.good),
    preempted: narrow(total.preempted),
    energyJ: filled(
      (row) => joules.dynamic(row) + still.static(row) + (joules.dynamicPj(row) + still.staticPj(row)) * J_PER_PJ,
    ),
    running: narrow(total.running),
    queued: narrow(total.queued),
    residentTokens: filled(rowReader(total.residentTokens)),
    kvShare: filled((row) => (kvUsedBlocks[row] ?? 0) / Math.max(1, kind.kvBlocks[kindOf(row)] ?? 1)),
    clock: filled((row) => level.clockFactor[kindOf(row) * levels + (replica.level[row] ?? 0)] ?? 1),
    power: narrow(replica.power),
    peakW: filled(rowReader(total.peakW)),
  };
}

/** What has happened from one instant to another; without the first, an empty window. `peakW` = [replica]. */
export function viewBetween(before: Signals | null, now: Signals, peakW: Float64Array): View {
  const spanS = before === null ? 0 : now.atS - before.atS;
  const spanPs = spanS / S_PER_PS;
  const grown = (name: (typeof counters)[number]) =>
    now[name].map((value, row) => (before === null ? 0 : value - (before[name][row] ?? 0)));
  const shareOf = (column: Float64Array) => column.map((ps) => (spanPs > 0 ? ps / spanPs : 0));
  const busy = shareOf(grown('busyPs'));
  const host = shareOf(grown('hostPs'));
  const decode = shareOf(grown('decodeAttentionPs'));
  const prefill = shareOf(grown('prefillAttentionPs'));
  const energyJ = grown('energyJ');
  const meanW = energyJ.map((joules) => (spanS > 0 ? joules / spanS : 0));
  return {
    atS: now.atS,
    spanS,
    stepInFlightShare: busy,
    decodeAttentionShare: decode,
    prefillAttentionShare: prefill,
    hostShare: host,
    linearShare: busy.map((share, row) =>
      Math.max(0, share - (host[row] ?? 0) - (decode[row] ?? 0) - (prefill[row] ?? 0)),
    ),
    outputTokens: grown('outputTokens'),
    prefillTokens: grown('prefillTokens'),
    arrived: grown('arrived'),
    rejected: grown('rejected'),
    finished: grown('finished'),
    good: grown('good'),
    preempted: grown('preempted'),
    running: now.running.slice(),
    queued: now.queued.slice(),
    residentTokens: now.residentTokens.slice(),
    kvShare: now.kvShare.slice(),
    energyJ,
    meanW,
    peakW: peakW.map((peak, row) => Math.max(peak, meanW[row] ?? 0)),
    clock: now.clock.slice(),
    power: now.power.slice(),
    held: now.held,
  };
}
