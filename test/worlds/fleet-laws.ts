/** Laws of routing and control, told of a finished run; `route-laws.ts` has those that need two runs, or a log. */
import type { ReplicaRow, WindowRow } from '../reference/outcome.ts';
import { binOf } from '../reference/records.ts';
import { policies } from '../reference/router.ts';
import type { Law, Told } from './law.ts';
import { byReplica, classesOf, kindCell, measuredRows, same, sumOf } from './law.ts';
import type { World } from './program.ts';

/** What a replica was told to be by all controls up to an instant, those at it included. */
function settingsAt({ program, controls }: World, replica: number, atPs: bigint) {
  const value = (name: Exclude<keyof ReplicaRow, 'kind' | 'pool'>): number => {
    const said = controls.findLast((one) => one.replica === replica && one.atPs <= atPs && one[name] !== undefined);
    return said?.[name] ?? program.replica[name][replica] ?? 0;
  };
  return { weight: value('weight'), admissionLimit: value('admissionLimit'), power: value('power') };
}

const forever = 2n ** 63n - 1n;

/** The last instant at which a host can act before another. */
const justBefore = (atPs: bigint): bigint => atPs - 1n;

const nobodyIsHeldAtAnOpenDoor: Law = {
  name: 'nobody is held while a replica is open',
  complaints(world, { windows, endPs }) {
    const windowPs = world.program.run.windowPs[0] ?? 0n;
    const holding = new Set(
      windows.filter((window) => window.replica === -1 && window.queued > 0).map((window) => window.endPs),
    );
    const isOpen = ({ replica, running, queued, endPs: atPs }: WindowRow): boolean => {
      const { weight, admissionLimit, power } = settingsAt(world, replica, justBefore(atPs));
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
  complaints(world, outcome) {
    if (world.program.run.route[0] === policies.external) return [];
    const turns = (replica: number, fromPs: bigint, toPs: bigint) =>
      world.controls.some((one) => one.replica === replica && one.atPs > fromPs && one.atPs <= toPs);
    const isClosed = (replica: number, fromPs: bigint, toPs: bigint): boolean => {
      const { weight, power } = settingsAt(world, replica, fromPs);
      return !turns(replica, fromPs, toPs) && (power !== 1 || weight === 0);
    };
    const ofReplica = ({ replica, total, windows }: Told) => {
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

const replicasRetellRows: Law = {
  name: 'counts by replica and class, and the tails of a replica, retell the rows',
  complaints(world, outcome) {
    const classes = classesOf(world);
    const [ttft, e2e] = [new Map<number, bigint>(), new Map<number, bigint>()];
    const add = (tails: Map<number, bigint>, replica: number, value: bigint) => {
      const key = replica * 232 + Math.floor(binOf(value) / 16);
      tails.set(key, (tails.get(key) ?? 0n) + 1n);
    };
    for (const row of measuredRows(world, outcome)) {
      const outputPs = BigInt(kindCell(world, row.replica, 'outputPs'));
      add(ttft, row.replica, row.firstTokenPs - row.arrivalPs + outputPs);
      add(e2e, row.replica, row.finishPs - row.arrivalPs + outputPs);
    }
    const tails = (place: string, told: ReadonlyMap<number, bigint>, rows: ReadonlyMap<number, bigint>) =>
      [...rows].flatMap(([key, count]) => (count > (told.get(key) ?? 0n) ? [`${place} ${key} lacks a row`] : []));
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
        ...same('rejected by class', sum('rejected'), total.rejectedNeverFits + total.rejectedQueueFull),
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
  name: "the router's windows tell all who came and all whom it rejected",
  complaints(world, { windows, router }) {
    const { windowPs, routerWindows } = world.program.run;
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
  nobodyIsHeldAtAnOpenDoor,
  closedGetsNothing,
  replicasRetellRows,
  theRouterCountsAll,
];
