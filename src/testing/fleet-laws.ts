/** Laws of routing and control, of a finished run; `send-laws.ts` has those that read the log of sends. */

import { Route } from '../core/layout.gen.ts';
import { binOf } from './bins.ts';
import type { Law, ReplicaOutcome } from './law.ts';
import { byReplica, classesOf, kindCell, measuredRows, same, sumOf } from './law.ts';
import type { Input, ReplicaRow, WindowRow } from './outcome.ts';

/** The settings of a replica after all controls up to an instant, those at it included. */
function settingsAt({ program, controls }: Input, replica: number, atPs: bigint) {
  const value = (name: Exclude<keyof ReplicaRow, 'kind' | 'pool'>): number => {
    const said = controls.findLast((one) => one.replica === replica && one.atPs <= atPs && one[name] !== undefined);
    return said?.[name] ?? program.replica[name][replica] ?? 0;
  };
  return { weight: value('weight'), admissionLimit: value('admissionLimit'), power: value('power') };
}

const forever = 2n ** 63n - 1n;

/** The last instant at which a host can act before another. */
const justBefore = (atPs: bigint): bigint => atPs - 1n;

const nobodyIsHeldBesideAnOpenReplica: Law = {
  name: 'nobody is held while a replica is open',
  complaints(input, { windows, endPs }) {
    const windowPs = input.program.run.windowPs[0] ?? 0n;
    const holding = new Set(
      windows.filter((window) => window.replica === -1 && window.queued > 0).map((window) => window.endPs),
    );
    const isOpen = ({ replica, running, queued, endPs: atPs }: WindowRow): boolean => {
      const { weight, admissionLimit, power } = settingsAt(input, replica, justBefore(atPs));
      return power === 1 && weight > 0 && (admissionLimit < 0 || running + queued < admissionLimit);
    };
    return windows
      .filter((window) => window.replica >= 0 && holding.has(window.endPs))
      .filter((window) => window.endPs < endPs && window.endPs - window.startPs === windowPs && isOpen(window))
      .map((window) => `replica ${window.replica} is open at ${window.endPs} and somebody is held`);
  },
};

const closedGetsNothing: Law = {
  name: 'a replica that is off, starting or without weight gets nothing',
  complaints(input, outcome) {
    if (input.program.run.route[0] === Route.external) return [];
    const turns = (replica: number, fromPs: bigint, toPs: bigint) =>
      input.controls.some((one) => one.replica === replica && one.atPs > fromPs && one.atPs <= toPs);
    const isClosed = (replica: number, fromPs: bigint, toPs: bigint): boolean => {
      const { weight, power } = settingsAt(input, replica, fromPs);
      return !turns(replica, fromPs, toPs) && (power !== 1 || weight === 0);
    };
    const ofReplica = ({ replica, total, windows }: ReplicaOutcome) => {
      const gifts = windows.filter(({ startPs, endPs, arrived }) => arrived > 0 && isClosed(replica, startPs, endPs));
      const isEverClosed = isClosed(replica, 0n, forever);
      return [
        ...gifts.map((window) => `replica ${replica} is closed and got ${window.arrived} from ${window.startPs} on`),
        ...(isEverClosed ? same(`sent to replica ${replica}, which is closed`, total.arrived, 0) : []),
      ];
    };
    return byReplica(outcome).flatMap(ofReplica);
  },
};

const replicasEqualRows: Law = {
  name: 'counts by replica and class, and the tails of a replica, equal those of the rows',
  complaints(input, outcome) {
    const classes = classesOf(input);
    const [ttft, e2e] = [new Map<number, bigint>(), new Map<number, bigint>()];
    const add = (tails: Map<number, bigint>, replica: number, value: bigint) => {
      const key = replica * 232 + Math.floor(binOf(value) / 16);
      tails.set(key, (tails.get(key) ?? 0n) + 1n);
    };
    for (const row of measuredRows(input, outcome)) {
      const outputPs = BigInt(kindCell(input, row.replica, 'outputPs'));
      add(ttft, row.replica, row.firstTokenPs - row.arrivalPs + outputPs);
      add(e2e, row.replica, row.finishPs - row.arrivalPs + outputPs);
    }
    const tails = (place: string, found: ReadonlyMap<number, bigint>, rows: ReadonlyMap<number, bigint>) =>
      [...rows].flatMap(([key, count]) => (count > (found.get(key) ?? 0n) ? [`${place} ${key} lacks a row`] : []));
    const extra = same(
      'tails and rows',
      sumOf(outcome.e2eTails.values(), (count) => count),
      sumOf(e2e.values(), (count) => count),
    );
    const counts = outcome.classCounts.flatMap((count, row) => {
      const its = outcome.rows.filter((one) => one.replica * classes + one.class === row);
      return same(`finished of replica and class ${row}`, count.finished, its.length);
    });
    const sums = byReplica(outcome).flatMap(({ replica, total }) => {
      const its = outcome.classCounts.slice(replica * classes, (replica + 1) * classes);
      const sum = (name: 'arrived' | 'rejected' | 'finished' | 'good') => sumOf(its, (count) => BigInt(count[name]));
      return [
        ...same('arrived by class', sum('arrived'), total.arrived),
        ...same(
          'rejected by class',
          sum('rejected'),
          total.rejectedTooLong + total.rejectedNeverFits + total.rejectedQueueFull,
        ),
        ...same('finished by class', sum('finished'), total.finished),
        ...same('good by class', sum('good'), total.good),
      ];
    });
    return [
      ...tails('ttft', outcome.ttftTails, ttft),
      ...tails('e2e', outcome.e2eTails, e2e),
      ...extra,
      ...counts,
      ...sums,
    ];
  },
};

const theRouterCountsAll: Law = {
  name: "the router's windows count all that arrived and all that it rejected",
  complaints(input, { windows, router }) {
    const { windowPs, routerWindows } = input.program.run;
    const its = windows.filter((window) => window.replica === -1);
    if (windowPs[0] === 0n || routerWindows[0] !== 1) return same('windows of the router', its.length, 0);
    const rejected = sumOf(its, (window) => BigInt(window.rejected));
    return [
      ...same(
        'arrived',
        sumOf(its, (window) => BigInt(window.arrived)),
        router.arrived,
      ),
      ...same('rejected', rejected, router.rejected),
      ...(its.length > 0 ? same('held at the end', its.at(-1)?.queued ?? 0, router.held) : []),
    ];
  },
};

export const fleetLaws: readonly Law[] = [
  nobodyIsHeldBesideAnOpenReplica,
  closedGetsNothing,
  replicasEqualRows,
  theRouterCountsAll,
];
