/** Laws of engines: conservation of requests, tokens, KV blocks and energy; time, queues, records. */

import { BINS, binOf } from './bins.ts';
import type { Law, ReplicaOutcome } from './law.ts';
import {
  byReplica,
  classesOf,
  isClosedLoop,
  isWhole,
  kindCell,
  mayBar,
  mayHold,
  measuredRows,
  poolOf,
  same,
  sumOf,
} from './law.ts';
import type { Arrival, FinishedRow, Input, Outcome, RowOf } from './outcome.ts';

const requestsAreConserved: Law = {
  name: 'no request vanishes: arrived = finished + running + waiting + held + rejected',
  complaints(input, { rows, totals, router }) {
    const byTotals = totals.flatMap(({ arrived, finished, running, queued, ...total }) => {
      const rejected = total.rejectedTooLong + total.rejectedNeverFits + total.rejectedQueueFull;
      return same('sent and accounted', arrived, finished + running + queued + rejected);
    });
    const sent = sumOf(totals, (total) => BigInt(total.arrived));
    const finished = sumOf(totals, (total) => BigInt(total.finished));
    return [
      ...byTotals,
      ...(isClosedLoop(input) ? [] : same('arrived and the trace', router.arrived, input.arrivals.length)),
      ...same('arrived and accounted', router.arrived, sent + BigInt(router.held + router.rejected)),
      ...same('rows and finished', rows.length, finished),
      ...same('rows and their ids', rows.length, new Set(rows.map((row) => row.id)).size),
      ...rows.flatMap((row) => sameRequest(row, input.arrivals[row.id], isClosedLoop(input))),
    ];
  },
};

const sameRequest = (row: FinishedRow, arrival: Arrival | undefined, isClosed: boolean): string[] =>
  arrival !== undefined &&
  (isClosed ? arrival.timePs <= row.arrivalPs : arrival.timePs === row.arrivalPs) &&
  arrival.class === row.class &&
  arrival.promptTokens === row.promptTokens &&
  arrival.outputTokens === row.outputTokens
    ? []
    : [`row of request ${row.id} is not what arrived`];

const tokensAreConserved: Law = {
  name: 'every token is computed once, and again only where a preemption lost it',
  complaints(_, outcome) {
    if (!isWhole(outcome)) return [];
    const { rows, totals } = outcome;
    const positions = sumOf(rows, (row) => BigInt(row.promptTokens + row.outputTokens - 1));
    const computed = sumOf(totals, (total) => total.prefillTokens + total.decodeTokens);
    const recomputed = sumOf(totals, (total) => total.recomputedTokens);
    const emitted = sumOf(totals, (total) => total.outputTokens);
    const steps = sumOf(totals, (total) => total.steps);
    const rowTokens = sumOf(rows, (row) => BigInt(row.outputTokens));
    const [linearUse, headUse] = [
      outcome.linearUse.flatMap((use) => [...use]),
      outcome.headUse.flatMap((use) => [...use]),
    ];
    const weighed = (use: [number, bigint][]) => sumOf(use, ([size, count]) => BigInt(size) * count);
    const counted = (use: [number, bigint][]) => sumOf(use, ([, count]) => count);
    return [
      ...same('tokens emitted', emitted, rowTokens),
      ...same('positions computed', computed - recomputed, positions),
      ...same('tokens by step', computed, weighed(linearUse)),
      ...same('emissions by step', emitted, weighed(headUse)),
      ...same('steps by tokens', steps, counted(linearUse)),
      ...same('steps by emissions', steps, counted(headUse)),
    ];
  },
};

const blocksAreConserved: Law = {
  name: 'KV blocks: all back at the end, never more than there are',
  complaints(input, outcome) {
    return byReplica(outcome).flatMap(({ replica, total, windows }) => {
      const kvBlocks = kindCell(input, replica, 'kvBlocks');
      const crowded = windows.filter(
        ({ kvUsedBlocks, kvPeakBlocks }) => kvUsedBlocks > kvPeakBlocks || kvPeakBlocks > kvBlocks || kvUsedBlocks < 0,
      );
      return [
        ...same('blocks held at the end', total.kvUsedBlocks, 0),
        ...crowded.map((window) => `window at ${window.startPs}: used ≤ peak ≤ ${kvBlocks} is broken`),
      ];
    });
  },
};

const joulesAreConserved: Law = {
  name: 'joules: rows + remainder = dynamic, and the windows sum to the meter',
  complaints(input, outcome) {
    const hasWindows = input.program.run.windowPs[0] !== 0n;
    const ofReplica = ({ total, rows, windows }: ReplicaOutcome) => {
      const rowsPj = sumOf(rows, (row) => row.energyPj);
      const windowsPj = sumOf(windows, (window) => window.staticPj + window.dynamicPj);
      const heldPj = total.queued > 0 ? total.dynamicPj - rowsPj - total.remainderPj : 0n;
      return [
        ...same('energy of rows', rowsPj, total.rowsPj),
        ...same('rows and remainder', rowsPj + total.remainderPj + heldPj, total.dynamicPj),
        ...same('energy of a step in flight at the end', total.inFlightPj, 0),
        ...(hasWindows ? same('meter of the windows', windowsPj, total.staticPj + total.dynamicPj) : []),
      ];
    };
    return byReplica(outcome).flatMap(ofReplica);
  },
};

const windowsTile: Law = {
  name: 'windows tile the run, and their counts are its counts',
  complaints(input, outcome) {
    const windowPs = input.program.run.windowPs[0] ?? 0n;
    if (windowPs === 0n) return same('windows', outcome.windows.length, 0);
    const lastPs = outcome.windows.at(-1)?.endPs ?? 0n;
    const mayBeEndedByControl = mayHold(input) && input.controls.length > 0;
    const endPs = mayBeEndedByControl && lastPs > outcome.endPs ? lastPs : outcome.endPs;
    const ofReplica = ({ total, windows }: ReplicaOutcome) => {
      const gaps = windows.filter((window, index) => window.startPs !== BigInt(index) * windowPs);
      const short = windows.filter((window) => window.endPs - window.startPs !== windowPs && window.endPs !== lastPs);
      const counted = (
        name: 'busyPs' | 'steps' | 'outputTokens' | 'prefillTokens' | 'finished' | 'arrived' | 'preempted',
      ) => {
        const counts = sumOf(windows, (window) => BigInt(window[name]));
        return same(`${name} of the windows`, counts, total[name]);
      };
      return [
        ...gaps.map((window) => `a window opens at ${window.startPs}`),
        ...short.map((window) => `the window at ${window.startPs} is short`),
        ...same('end of the last window', windows.at(-1)?.endPs ?? 0n, endPs),
        ...counted('busyPs'),
        ...counted('steps'),
        ...counted('outputTokens'),
        ...counted('prefillTokens'),
        ...counted('finished'),
        ...counted('arrived'),
        ...counted('preempted'),
      ];
    };
    return byReplica(outcome).flatMap(ofReplica);
  },
};

const causesComeFirst: Law = {
  name: 'causality: arrival ≤ start < first token ≤ finish ≤ end, finishes in order',
  complaints(_, outcome) {
    const inOrder = (row: FinishedRow) =>
      row.arrivalPs <= row.startPs &&
      row.startPs < row.firstTokenPs &&
      row.firstTokenPs <= row.finishPs &&
      row.finishPs <= outcome.endPs &&
      row.outputTokens > 1 === row.firstTokenPs < row.finishPs;
    const after = (row: FinishedRow, next: FinishedRow | undefined) =>
      next === undefined ||
      next.finishPs > row.finishPs ||
      (next.finishPs === row.finishPs &&
        (next.replica > row.replica || (next.replica === row.replica && next.id > row.id)));
    return [
      ...outcome.rows.filter((row) => !inOrder(row)).map((row) => `request ${row.id} has an effect before its cause`),
      ...outcome.rows
        .filter((row, index) => !after(row, outcome.rows[index + 1]))
        .map((row) => `the row after request ${row.id} is out of order`),
    ];
  },
};

/** Ids go by time, but for requests that users send when they are free. */
const byArrival = (a: FinishedRow, b: FinishedRow): number =>
  a.arrivalPs === b.arrivalPs ? a.id - b.id : a.arrivalPs < b.arrivalPs ? -1 : 1;

const nobodyOvertakes: Law = {
  name: 'FCFS never overtakes: first admissions of a replica are in order of arrival, if the router held nobody',
  complaints(input, outcome) {
    if (mayHold(input)) return [];
    return byReplica(outcome).flatMap((own) => {
      if (kindCell(input, own.replica, 'order') !== 0) return [];
      const rows = [...own.rows].sort(byArrival);
      return rows
        .filter((row, index) => row.startPs < (rows[index - 1]?.startPs ?? 0n))
        .map((row) => `request ${row.id} started before one that came earlier`);
    });
  },
};

const noIdleQueue: Law = {
  name: 'a replica never idles while its own queue holds admissible work',
  complaints(input, outcome) {
    if (mayHold(input)) return [];
    return byReplica(outcome).flatMap(({ replica, total, rows }) => {
      if (mayBar(input, replica)) return [];
      const stays = [...rows].sort((a, b) => (a.arrivalPs < b.arrivalPs ? -1 : 1));
      let coveredPs = 0n;
      let untilPs = 0n;
      for (const { arrivalPs, finishPs } of stays) {
        const fromPs = arrivalPs > untilPs ? arrivalPs : untilPs;
        if (finishPs > fromPs) coveredPs += finishPs - fromPs;
        if (finishPs > untilPs) untilPs = finishPs;
      }
      return same('time with somebody at the replica, and busy time', coveredPs, total.busyPs);
    });
  },
};

/** How many rows are in the system before the events of an instant. */
const presentAt = (rows: readonly FinishedRow[], atPs: bigint): number =>
  rows.filter((row) => row.arrivalPs < atPs && atPs <= row.finishPs).length;

/** The number in the system that the windows closing at an instant see, held requests included. */
function seenByWindows(outcome: Outcome, windowPs: bigint): Map<bigint, number> {
  const seen = new Map<bigint, number>();
  for (const { startPs, endPs, running, queued } of outcome.windows) {
    if (endPs - startPs === windowPs) seen.set(endPs, (seen.get(endPs) ?? 0) + running + queued);
  }
  return seen;
}

const littlesLaw: Law = {
  name: "Little's law: the integral of the number in the system is the sum of sojourns, and windows see that number",
  complaints(input, outcome) {
    const isClosed = isClosedLoop(input);
    const arrivedPs = (row: FinishedRow) => (isClosed ? row.arrivalPs : (input.arrivals[row.id]?.timePs ?? 0n));
    const changes = [
      ...outcome.rows.map((row) => ({ atPs: arrivedPs(row), by: 1n })),
      ...outcome.rows.map((row) => ({ atPs: row.finishPs, by: -1n })),
    ].sort((a, b) => (a.atPs < b.atPs ? -1 : 1));
    let [area, inside, lastPs] = [0n, 0n, 0n];
    for (const { atPs, by } of changes) {
      area += inside * (atPs - lastPs);
      lastPs = atPs;
      inside += by;
    }
    const sojourns = sumOf(outcome.rows, (row) => row.finishPs - row.arrivalPs);
    const { run } = input.program;
    const mayRefuseHeld = outcome.totals.some(
      (total) => total.rejectedTooLong + total.rejectedNeverFits + total.rejectedQueueFull > 0,
    );
    const seesHeld = run.routerWindows[0] === 1 && !mayRefuseHeld;
    const seesAll = isWhole(outcome) && (seesHeld || !mayHold(input));
    const seen = seesAll ? seenByWindows(outcome, run.windowPs[0] ?? 0n) : [];
    return [
      ...same('integral and sojourns', area, sojourns),
      ...[...seen].flatMap(([atPs, count]) => same(`in system at ${atPs}`, count, presentAt(outcome.rows, atPs))),
    ];
  },
};

/** The histograms that follow from the rows: all but ITL. */
function histogramsOf(input: Input, outcome: Outcome): Map<number, bigint> {
  const histograms = new Map<number, bigint>();
  for (const row of measuredRows(input, outcome)) {
    const outputPs = BigInt(kindCell(input, row.replica, 'outputPs'));
    const ttftPs = row.firstTokenPs - row.arrivalPs + outputPs;
    const e2ePs = row.finishPs - row.arrivalPs + outputPs;
    const values: (bigint | undefined)[] = [ttftPs, undefined, undefined, e2ePs, row.startPs - row.arrivalPs];
    if (row.outputTokens > 1) values[1] = (e2ePs - ttftPs) / BigInt(row.outputTokens - 1);
    for (const [metric, value] of values.entries()) {
      if (value === undefined) continue;
      const series = (poolOf(input, row.replica) * classesOf(input) + row.class) * 5 + metric;
      const key = series * BINS + binOf(value);
      histograms.set(key, (histograms.get(key) ?? 0n) + 1n);
    }
  }
  return histograms;
}

const histogramsEqualRows: Law = {
  name: 'histograms equal the rows, and count a gap for every later token',
  complaints(input, outcome) {
    if (!isWhole(outcome)) return [];
    const isGap = (key: number) => Math.floor(key / BINS) % 5 === 2;
    const gaps = sumOf(outcome.histograms, ([key, count]) => (isGap(key) ? count : 0n));
    const later = sumOf(measuredRows(input, outcome), (row) => BigInt(row.outputTokens - 1));
    const expected = histogramsOf(input, outcome);
    const keys = new Set([...expected.keys(), ...[...outcome.histograms.keys()].filter((key) => !isGap(key))]);
    return [
      ...same('gaps between tokens', gaps, later),
      ...[...keys].flatMap((key) => same(`bin ${key}`, outcome.histograms.get(key) ?? 0n, expected.get(key) ?? 0n)),
    ];
  },
};

/** Whether a row met every SLO of its class. */
export function isGood(input: Input, row: FinishedRow): boolean {
  const outputPs = BigInt(kindCell(input, row.replica, 'outputPs'));
  const slos = input.program.class;
  const ttftPs = row.firstTokenPs - row.arrivalPs + outputPs;
  const e2ePs = row.finishPs - row.arrivalPs + outputPs;
  const limit: RowOf<typeof slos> = {
    sloTtftPs: slos.sloTtftPs[row.class] ?? 0n,
    sloTpotPs: slos.sloTpotPs[row.class] ?? 0n,
    sloE2ePs: slos.sloE2ePs[row.class] ?? 0n,
  };
  const gaps = BigInt(row.outputTokens - 1);
  const tpotIsGood = gaps === 0n || (e2ePs - ttftPs) / gaps <= limit.sloTpotPs;
  return ttftPs <= limit.sloTtftPs && e2ePs <= limit.sloE2ePs && tpotIsGood;
}

const goodMeansEverySlo: Law = {
  name: 'measured counts and goodput are those of the rows, pool by pool',
  complaints(input, outcome) {
    const classes = classesOf(input);
    const rows = measuredRows(input, outcome);
    const warmUpPs = input.program.run.warmUpPs[0] ?? 0n;
    const arrived = input.arrivals.filter((arrival) => arrival.timePs >= warmUpPs).length;
    const ofGroup = (row: FinishedRow) => poolOf(input, row.replica) * classes + row.class;
    const good = byReplica(outcome).flatMap(({ total, rows: its }) => {
      const met = its.filter((row) => isGood(input, row));
      const tokens = sumOf(met, (row) => BigInt(row.outputTokens));
      return [...same('good', total.good, met.length), ...same('good tokens', total.goodTokens, tokens)];
    });
    const ofMeasured = outcome.measured.flatMap((measured, group) => {
      const its = rows.filter((row) => ofGroup(row) === group);
      return [
        ...same('measured good', measured.good, its.filter((row) => isGood(input, row)).length),
        ...same('measured finished', measured.finished, its.length),
        ...(isWhole(outcome) ? same('first tokens', measured.firstTokens, measured.finished) : []),
        ...(isWhole(outcome) ? same('measured rejected', measured.rejected, measured.arrived - measured.finished) : []),
      ];
    });
    const measuredArrived = sumOf(outcome.measured, (measured) => BigInt(measured.arrived));
    if (isClosedLoop(input)) return [...good, ...ofMeasured];
    return [...good, ...ofMeasured, ...same('measured arrived', measuredArrived, arrived)];
  },
};

export const engineLaws: readonly Law[] = [
  requestsAreConserved,
  tokensAreConserved,
  blocksAreConserved,
  joulesAreConserved,
  windowsTile,
  causesComeFirst,
  nobodyOvertakes,
  noIdleQueue,
  littlesLaw,
  histogramsEqualRows,
  goodMeansEverySlo,
];
