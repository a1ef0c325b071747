/** Laws of routing hold of the twin in random worlds, and each is seen to fail on a run broken on purpose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../reference/outcome.ts';
import { policies, signals } from '../reference/router.ts';
import type { Send } from '../reference/twin.ts';
import { runTwin } from '../reference/twin.ts';
import { hostOf } from './host.ts';
import type { World, WorldRows } from './program.ts';
import { makeWorld } from './program.ts';
import type { Run } from './route-laws.ts';
import {
  doorComplaints,
  homeComplaints,
  kindNamesComplaints,
  leastComplaints,
  poolNamesComplaints,
  replicaNamesComplaints,
  run,
  spineComplaints,
  turnComplaints,
} from './route-laws.ts';
import { randomRows } from './world.ts';

const fixed = { seed: 20_261_121, numRuns: 150, endOnFailure: true };
const seeds = fc.integer({ min: 100_000, max: 1_000_000 });
const turns = fc.integer({ min: 0, max: 8 });

/** A twin that tells one number of its last replica wrongly. */
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

describe('a fleet of one that is always open equals the spine', () => {
  const complaints = (rows: WorldRows, name: keyof typeof policies, runs: Run) => {
    const stalePs = name === 'scores' ? 1_000_000n + (rows.run.stalePs ?? 0n) : rows.run.stalePs;
    return spineComplaints(rows, { route: policies[name], stalePs }, runs);
  };

  test.each(policyNames)('under %s', (name) => {
    const holds = (seed: number) => {
      expect(complaints(randomRows(seed), name, run)).toEqual([]);
    };
    fc.assert(fc.property(seeds, holds), { ...fixed, numRuns: 40 });
    expect(complaints(randomRows(1), name, slipped)).not.toEqual([]);
  });
});

/** A world of several pools, kinds and replicas in which something happens. */
function findMixedRows(): WorldRows {
  for (let seed = 1; ; seed++) {
    const rows = randomRows(seed);
    const world = makeWorld(rows);
    const { totals } = runTwin(world.program, world.arrivals, { host: hostOf(world) });
    const busy = totals.filter((total) => total.finished > 0).length;
    const pools = new Set(rows.replicas.map((replica) => replica.pool));
    const mixed = rows.kinds.length > 1 && pools.size > 1 && Math.max(...pools) + 1 === pools.size;
    if (mixed && busy > 2) return rows;
  }
}

describe('names change nothing', () => {
  const namings = [
    { what: 'replicas, under external', complaints: replicaNamesComplaints },
    { what: 'pools', complaints: poolNamesComplaints },
    { what: 'kinds', complaints: kindNamesComplaints },
  ];
  const mixed = findMixedRows();

  test.each(namings)('of $what', ({ complaints }) => {
    const holds = (seed: number, turn: number) => {
      expect(complaints(randomRows(seed), turn, run)).toEqual([]);
    };
    fc.assert(fc.property(seeds, turns, holds), fixed);
    expect(complaints(mixed, 0, slipped)).not.toEqual([]);
    expect(complaints(mixed, 0, unrenamed(mixed))).not.toEqual([]);
  });
});

function logOf(world: World): { log: readonly Send[]; outcome: Outcome } {
  const log: Send[] = [];
  const outcome = runTwin(world.program, world.arrivals, { host: hostOf(world), log });
  return { log, outcome };
}

type Change = (send: Send, replicas: number) => Partial<Send>;

const toTheLast: Change = (_, replicas) => ({ replica: replicas - 1 });
const oneOn: Change = ({ replica, id }, replicas) => ({ replica: id > 2 ? (replica + 1) % replicas : replica });
const throughClosedDoors: Change = ({ replica, open }) => ({
  open: open.map((isOpen, row) => isOpen && row !== replica),
});

describe('sends', () => {
  const sends = [
    { law: 'go through open doors', changes: {}, complaints: doorComplaints, change: throughClosedDoors },
    {
      law: 'go to the least requests',
      changes: { route: policies.least, signal: signals.requests, stalePs: 0n },
      complaints: leastComplaints,
      change: toTheLast,
    },
    { law: 'take turns', changes: { route: policies.roundRobin }, complaints: turnComplaints, change: toTheLast },
    { law: 'stay at home', changes: { route: policies.session }, complaints: homeComplaints, change: oneOn },
  ];

  test.each(sends)('$law', ({ changes, complaints, change }) => {
    let noticed = 0;
    const holds = (seed: number) => {
      const rows = randomRows(seed);
      const world = makeWorld({ ...rows, run: { ...rows.run, ...changes } });
      const { log } = logOf(world);
      expect(complaints(world, log)).toEqual([]);
      const broken = log.map((send) => ({ ...send, ...change(send, rows.replicas.length) }));
      if (complaints(world, broken).length > 0) noticed += 1;
    };
    fc.assert(fc.property(seeds, holds), fixed);
    expect(noticed).toBeGreaterThan(2);
  });
});
