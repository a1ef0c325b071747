// Instants that are known only during a run: the heap against a sort, late arrivals against the ring, timers.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { compareOutcomes } from '../worlds/compare.ts';
import { runCore } from '../worlds/core.ts';
import { randomWorld } from '../worlds/world.ts';
import { debugCore } from './debug.ts';

const ROWS = 12;
const TIMERS = 0;
const LATE = 1;

test('both lists give their entries by (time, id), and rows stay theirs while they wait', () => {
  const command = fc.record({ list: fc.nat(1), atPs: fc.option(fc.nat(5)) });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 80 }), (commands) => {
      const core = debugCore({ timers: ROWS, late: ROWS, agenda: 2 * ROWS });
      core.exports.openAgenda();
      const waiting: { atPs: bigint; id: number; row: number }[][] = [[], []];
      for (const [id, { list, atPs }] of commands.entries()) {
        const mine = waiting[list] ?? [];
        expect(core.exports.freeRows(list)).toBe(ROWS - mine.length);
        if (atPs !== null && mine.length < ROWS) {
          const row = core.exports.addToAgenda(list, BigInt(atPs), id);
          expect(mine.some((other) => other.row === row)).toBe(false);
          mine.push({ atPs: BigInt(atPs), id, row });
        } else if (mine.length > 0) {
          mine.sort((a, b) => Number(a.atPs - b.atPs) || a.id - b.id);
          expect(core.exports.nextOf(list)).toBe(mine[0]?.atPs);
          expect(core.exports.firstRow(list)).toBe(mine[0]?.row);
          core.exports.takeFromAgenda(list);
          mine.shift();
        }
      }
    }),
    { numRuns: 200 },
  );
  const core = debugCore({ timers: 1, late: 1, agenda: 2 });
  core.exports.openAgenda();
  expect([core.exports.nextOf(TIMERS), core.exports.nextOf(LATE)]).toEqual([2n ** 63n - 1n, 2n ** 63n - 1n]);
});

describe('a run', () => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await loadCoreModule();
  });
  const worlds = Array.from({ length: 40 }, (_, at) => randomWorld(at + 1));

  test('is the same to the bit when every request comes late', () => {
    for (const world of worlds) {
      const ring = runCore(module, world, { stepMode: 0 });
      const late = runCore(module, world, { stepMode: 0, late: true });
      expect(compareOutcomes(ring, late), world.description).toEqual([]);
    }
  });

  test('is the same to the bit with timers, each of which the host is asked about once, in order', () => {
    for (const world of worlds) {
      const plain = runCore(module, world, { stepMode: 0 });
      const last = world.arrivals.at(-1)?.timePs ?? 0n;
      const timersPs = [
        0n,
        last / 3n,
        last / 3n,
        last / 2n + 1n,
        ...world.arrivals.slice(0, 3).map(({ timePs }) => timePs),
      ];
      const seen: number[] = [];
      const timed = runCore(module, world, { stepMode: 0, timersPs, onTimer: (id) => seen.push(id) });
      expect(compareOutcomes(plain, timed), world.description).toEqual([]);
      const inOrder = timersPs.map((atPs, id) => ({ atPs, id })).sort((a, b) => Number(a.atPs - b.atPs) || a.id - b.id);
      expect(seen).toEqual(inOrder.map(({ id }) => id));
    }
  });
});
