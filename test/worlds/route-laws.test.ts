/** Each law of routing is seen to fail on a run broken on purpose; `worlds-tests.ts` asks them of random worlds. */
import { describe, expect, test } from 'vitest';
import type { Send } from '../../src/testing/outcome.ts';
import { policies } from '../reference/router/words.ts';
import { runTwin } from '../reference/twin.ts';
import { hostOf } from './host.ts';
import type { WorldRows } from './program.ts';
import { makeWorld } from './program.ts';
import type { Run } from './route-laws.ts';
import {
  kindNamesComplaints,
  poolNamesComplaints,
  replicaNamesComplaints,
  run,
  sendChanges,
  spineComplaints,
  spinePolicy,
} from './route-laws.ts';
import { randomRows } from './world.ts';

/** A twin that reports one number of its last replica wrongly. */
const slipped: Run = (world, host) => {
  const outcome = run(world, host);
  const totals = outcome.totals.map((total) => ({ ...total, arrived: total.arrived + 1 }));
  return { ...outcome, totals };
};

/** A twin that forgets who is who: the numbers of replicas, pools and kinds as they were before renaming. */
const unrenamed =
  (rows: WorldRows): Run =>
  () =>
    run(makeWorld(rows), hostOf(makeWorld(rows)));

const policyNames = Object.keys(policies) as (keyof typeof policies)[];

test.each(policyNames)('a fleet of one that is always open and slips differs from the spine under %s', (name) => {
  const rows = randomRows(1);
  expect(spineComplaints(rows, spinePolicy(rows, name), run)).toEqual([]);
  expect(spineComplaints(rows, spinePolicy(rows, name), slipped)).not.toEqual([]);
});

/** A world of several pools, kinds and replicas in which something happens. */
function findMixedRows(): WorldRows {
  for (let seed = 1; ; seed++) {
    const rows = randomRows(seed);
    const pools = new Set(rows.replicas.map((replica) => replica.pool));
    if (rows.kinds.length === 1 || pools.size === 1 || Math.max(...pools) + 1 > pools.size) continue;
    const world = makeWorld(rows);
    const { totals } = runTwin(world.program, world.arrivals, { host: hostOf(world) });
    if (totals.filter((total) => total.finished > 0).length > 2) return rows;
  }
}

describe('names that change something are noticed', () => {
  const mixed = findMixedRows();
  const namings = [
    { what: 'replicas, under external', complaints: replicaNamesComplaints },
    { what: 'pools', complaints: poolNamesComplaints },
    { what: 'kinds', complaints: kindNamesComplaints },
  ];

  test.each(namings)('of $what', ({ complaints }) => {
    expect(complaints(mixed, 0, run)).toEqual([]);
    expect(complaints(mixed, 0, slipped)).not.toEqual([]);
    expect(complaints(mixed, 0, unrenamed(mixed))).not.toEqual([]);
  });
});

type Change = (send: Send, replicas: number) => Partial<Send>;

const toTheLast: Change = (_, replicas) => ({ replica: replicas - 1 });
const oneOn: Change = ({ replica, id }, replicas) => ({ replica: id > 2 ? (replica + 1) % replicas : replica });
const throughClosedDoors: Change = ({ replica, open }) => ({
  open: open.map((isOpen, row) => isOpen && row !== replica),
});
const breakers = [throughClosedDoors, toTheLast, toTheLast, oneOn];

test.each(sendChanges.map((one, index) => ({ ...one, breaker: breakers[index] })))(
  'sends that break it are noticed: $law.name',
  ({ law, changes, breaker }) => {
    let noticed = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const rows = randomRows(seed);
      const world = makeWorld({ ...rows, run: { ...rows.run, ...changes } });
      const sends: Send[] = [];
      runTwin(world.program, world.arrivals, { host: hostOf(world), log: sends });
      expect(law.complaints(world, sends)).toEqual([]);
      const broken = sends.map((send) => ({ ...send, ...breaker?.(send, rows.replicas.length) }));
      if (law.complaints(world, broken).length > 0) noticed += 1;
    }
    expect(noticed).toBeGreaterThan(2);
  },
);
