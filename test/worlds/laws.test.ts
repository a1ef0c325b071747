/**
 * Each law is seen to fail on an outcome broken on purpose (`worlds-tests.ts` asks the laws of random worlds); a lone
 * request is never slower on a better device.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laws, mayBar, mayHold } from '../../src/testing/index.ts';
import { policies } from '../reference/router/words.ts';
import { runTwin } from '../reference/twin.ts';
import { breaks } from './breaks.ts';
import { features } from './feature/index.ts';
import { hostOf } from './host.ts';
import { layeredRows } from './layered.ts';
import { betterments, betterRows, lonelyWorld, slowerComplaints } from './lonely.ts';
import { makeWorld } from './program.ts';
import { randomRows, randomWorld } from './world.ts';

const seeds = fc.integer({ min: 100_000, max: 1_000_000 });
const fixed = { seed: 20_261_121, numRuns: 300, endOnFailure: true };

test.each(betterments)('a lone request is never slower with more of %s', (betterment) => {
  const holds = (seed: number, factor: number) => {
    const rows = randomRows(seed);
    const [base, better] = [rows, betterRows(rows, betterment, factor)]
      .map(lonelyWorld)
      .map((world) => runTwin(world.program, world.arrivals, { host: hostOf(world) }));
    if (base === undefined || better === undefined) throw new Error('two worlds were run');
    expect(slowerComplaints(base, better)).toEqual([]);
  };
  const factors = fc.double({ min: 1, max: 10, noNaN: true });
  fc.assert(fc.property(seeds, factors, holds), fixed);
});

/** A world in which everything happens to one engine: windows, preemption, some good and some not. */
function findRichWorld() {
  for (let seed = 1; ; seed++) {
    const world = randomWorld(seed);
    const outcome = runTwin(world.program, world.arrivals, { host: hostOf(world) });
    const [total, more] = outcome.totals;
    if (total === undefined || more !== undefined || world.program.kind.order[0] !== 0) continue;
    const isPlain = !mayHold(world) && !mayBar(world, 0) && outcome.router.rejected === 0;
    const starts = new Set(outcome.rows.map((row) => row.startPs));
    const goodIsSome = total.good > 0 && 2 * total.good !== total.finished + 1;
    const crowded = total.recomputedTokens > 0n && outcome.windows.length > 20 && starts.size > 5;
    if (isPlain && crowded && goodIsSome) return { world, outcome };
  }
}

/** A fleet in which a replica is closed all the time, the router holds somebody and a window sees it. */
function findFleet() {
  for (let seed = 1; ; seed++) {
    const world = randomWorld(seed);
    if (world.controls.length > 0 || world.program.run.routerWindows[0] !== 1) continue;
    const outcome = runTwin(world.program, world.arrivals, { host: hostOf(world) });
    const { route } = world.program.run;
    const isClosed = world.program.replica.weight.includes(0) && route[0] !== policies.external;
    const held = outcome.windows.filter((window) => window.replica === -1 && window.queued > 0);
    if (isClosed && held.length > 1 && outcome.rows.length > 2) return { world, outcome };
  }
}

/** A closed loop in which users wait for their requests, and think. */
function findClosedLoop() {
  for (let seed = 1; ; seed++) {
    const rows = layeredRows(
      seed,
      features.filter(({ name }) => name === 'closed-loop'),
    );
    const { concurrency, sendUntilPs } = rows.run;
    const thinks = rows.arrivals.some(({ thinkPs = 0n }) => thinkPs > 0n);
    if (!thinks || concurrency < 2 || 2 * concurrency > rows.arrivals.length || sendUntilPs < 2n ** 63n - 1n) continue;
    const world = makeWorld(rows);
    const outcome = runTwin(world.program, world.arrivals, { host: hostOf(world) });
    if (outcome.rows.length === rows.arrivals.length) return { world, outcome };
  }
}

describe('every law notices', () => {
  const places = { engine: findRichWorld(), fleet: findFleet(), closedLoop: findClosedLoop() };
  const rich = places.engine;

  test.each(breaks)('$law: $name', ({ law: name, break: broken, place }) => {
    const law = laws.find((one) => one.name.startsWith(name));
    if (law === undefined) throw new Error('no such law');
    const { world, outcome } = places[place];
    expect(law.complaints(world, outcome)).toEqual([]);
    expect(law.complaints(world, broken(outcome))).not.toEqual([]);
  });

  test('every law is broken at least once', () => {
    expect(laws.filter((law) => !breaks.some((one) => law.name.startsWith(one.law)))).toEqual([]);
  });

  test('a slower lone request, and one refused', () => {
    const { outcome } = rich;
    const slower = { ...outcome, rows: outcome.rows.map((row) => ({ ...row, finishPs: row.finishPs + 1n })) };
    expect(slowerComplaints(outcome, slower)).toHaveLength(1);
    expect(slowerComplaints(outcome, { ...outcome, rows: [] })).toHaveLength(1);
  });
});
