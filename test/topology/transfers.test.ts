// Transfers as events: equal to their plain definition and to the solver of all flows at once, under any sequence of
// additions, landings and cancellations; and the laws that any fair sharing keeps.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Network, type NetworkFlow, type NetworkGraph } from '../../src/core/network.ts';
import { torus } from '../../src/topology/build/index.ts';
import { clusterOf } from '../../src/topology/index.ts';
import { lower } from '../../src/topology/lower.ts';
import type { DebugInstance } from '../core/debug.ts';
import { PlainTransfers } from './plain-transfers.ts';
import { acceleratorOf, module } from './support.ts';
import {
  drain,
  instantOf,
  line,
  ONE_CLASS,
  randomWorlds,
  type Step,
  sendingRows,
  type TimedStep,
  type TransferCore,
  type TransferWorld,
  timedSteps,
  transferCore,
} from './transfer-core.ts';

const ROWS = 12;

/** What the core says of the transfers that send: row, rate, millionths left at `now`. */
function sendingIn({ columns }: DebugInstance, rows: number, now: bigint) {
  const { flow, transfer } = columns;
  return sendingRows(columns, rows).map((row) => {
    const rate = flow.ratePerUs[row]!;
    return { row, rate, left: transfer.leftMillionths[row]! - rate * (now - transfer.sincePs[row]!) };
  });
}

/** Takes `steps` in the core and in the plain definition; `observe` is called behind each, with equal states. */
function follow(
  world: TransferWorld,
  steps: readonly TimedStep[],
  observe?: (core: TransferCore, now: bigint, step: Step, answer: number | bigint) => void,
): void {
  const core = transferCore(world, ROWS);
  const { exports } = core.instance;
  const plain = new PlainTransfers(core.capacity, ROWS);
  const under: number[] = [];
  let now = 0n;
  for (const timed of steps) {
    now = instantOf(timed, now, plain.next());
    const { step } = timed;
    let answer: number | bigint = -1;
    let expected: number | bigint = -1;
    if (step.verb === 'add') {
      const route = step.route % core.routes.length;
      answer = exports.addTransfer(ROWS + route, step.bytes, now);
      expected = plain.add(core.routes[route]!, step.bytes, now);
      if (answer >= 0) under.push(answer);
    } else if (step.verb === 'pop') {
      answer = exports.popLanded(now);
      expected = plain.pop(now);
      if (answer >= 0) under.splice(under.indexOf(answer), 1);
    } else if (under.length > 0) {
      const [row] = under.splice(step.which % under.length, 1);
      answer = exports.cancelTransfer(row!, now);
      expected = plain.cancel(row!, now);
    }
    expect(answer, `${step.verb} at ${now}`).toBe(expected);
    expect(exports.nextTransferPs(), `next at ${now}`).toBe(plain.next());
    expect(sendingIn(core.instance, ROWS, now)).toEqual(
      plain.sending.map(({ row, rate, left }) => ({ row, rate, left })),
    );
    observe?.(core, now, step, answer);
  }
}

/** Routes that cross a link. */
const crossing = ({ routes }: TransferWorld) =>
  routes.filter(({ source, target, via = source }) => source !== target || via !== source);

/** Graphs as they are built, with routes between accelerators some way apart. */
function built(graph: NetworkGraph): TransferWorld {
  const ends = graph.kind.flatMap((kind, node) => (kind === 'accelerator' ? [node] : []));
  const routes: NetworkFlow[] = ends.flatMap((source, at) =>
    [1, 3, 7].map((step) => ({ source, target: ends[(at + step) % ends.length]!, bytes: 0 })),
  );
  return { graph, routes, classes: ONE_CLASS };
}

const h100 = acceleratorOf('h100-sxm');
const builtWorlds: Readonly<Record<string, TransferWorld>> = {
  'two servers under a fat-tree': built(lower(clusterOf(h100, { servers: 2 })).graph),
  'a torus': built(lower(torus({ dimensions: [3, 3], linkBytesPerS: 45e9 })).graph),
};

describe('equal to the plain definition', () => {
  test('any sequence, on random graphs with classes, half-duplex links and staged routes', () => {
    fc.assert(
      fc.property(randomWorlds, timedSteps, (world, steps) => follow(world, steps)),
      { numRuns: 200, seed: 11 },
    );
  });

  test.each(Object.keys(builtWorlds))('any sequence on %s', (name) => {
    fc.assert(
      fc.property(timedSteps, (steps) => follow(builtWorlds[name]!, steps)),
      { numRuns: 15, seed: 5 },
    );
  });
});

describe('equal to the solvers of all flows', () => {
  test('rates are those of shareLinks over the transfers under way, though only what was touched is shared', () => {
    let compared = 0;
    const check = fc.property(randomWorlds, timedSteps, (world, steps) => {
      follow(world, steps, ({ instance }) => {
        const rates = sendingIn(instance, ROWS, 0n).map(({ rate }) => rate);
        compared += rates.length;
        instance.exports.shareLinks();
        expect(rates).toEqual(sendingIn(instance, ROWS, 0n).map(({ rate }) => rate));
      });
    });
    fc.assert(check, { numRuns: 60, seed: 23 });
    expect(compared).toBeGreaterThan(1000);
  });

  test('a schedule in whole microseconds, all added at once: landings are its ends, and those of runFlows', () => {
    const schedules = fc.record({
      world: randomWorlds,
      parts: fc.array(fc.record({ who: fc.nat(), us: fc.integer({ min: 1, max: 50 }) }), {
        ...{ minLength: ROWS, maxLength: ROWS },
      }),
    });
    let ended = 0;
    const check = fc.property(schedules, ({ world, parts }) => {
      const routes = crossing(world);
      const narrowed = { ...world, routes };
      const schedule = scheduled(narrowed, parts);
      if (schedule === null) return;
      const { bytes, ends } = schedule;
      const core = transferCore(narrowed, ROWS);
      for (const [route, size] of bytes.entries()) core.instance.exports.addTransfer(ROWS + route, size, 0n);
      expect(new Map(drain(core))).toEqual(ends);
      const phase = routes.map((route, at) => ({ ...route, bytes: Number(bytes[at]) }));
      const batch = Network.create(module, world.graph, [{ phases: [phase] }], world.classes);
      batch.route();
      batch.run();
      expect(new Map(batch.flows().map(({ endPs }, row) => [row, endPs]))).toEqual(ends);
      ended += ends.size;
    });
    fc.assert(check, { numRuns: 150, seed: 3 });
    expect(ended).toBeGreaterThan(300);
  });
});

/**
 * Bytes of each route's transfer made from a schedule: in each part, who sends keeps the rate of shareLinks for whole
 * microseconds, and at its end one of them has sent all. Whole bytes then, so that no solver rounds. Null when links
 * are too narrow for some that are left.
 */
function scheduled({ graph, routes, classes }: TransferWorld, parts: readonly { who: number; us: number }[]) {
  const rows = routes.map((_, row) => row);
  const bytes = rows.map(() => 0n);
  const ends = new Map<number, bigint>();
  const open = new Set(rows);
  let us = 0;
  for (let part = 0; open.size > 0; part++) {
    const names = [...open];
    const network = Network.create(module, graph, [{ phases: [names.map((row) => routes[row]!)] }], classes);
    network.route();
    network.share();
    const flows = network.flows();
    const { who, us: length } = parts[part]!;
    const able = names.filter((_, at) => flows[at]!.ratePerUs > 0);
    const chosen = able[who % able.length];
    if (chosen === undefined) return null;
    us += length;
    for (const [at, row] of names.entries()) bytes[row]! += BigInt(flows[at]!.ratePerUs * length);
    const latencyPs = flows[names.indexOf(chosen)]!.path.reduce((sum, link) => sum + graph.links[link]!.latencyPs, 0);
    ends.set(chosen, BigInt(us) * 1_000_000n + BigInt(latencyPs));
    open.delete(chosen);
  }
  return { bytes, ends };
}

describe('laws', () => {
  test('no link is above its capacity, and each transfer has a link that is full up to rounding', () => {
    const check = fc.property(randomWorlds, timedSteps, ({ graph, routes }, steps) => {
      follow(
        { graph, routes: routes.map((route) => ({ ...route, traffic: 0 })), classes: ONE_CLASS },
        steps,
        (core) => {
          const { flow, hop, link } = core.instance.columns;
          const used = core.capacity.map(() => 0n);
          const users = core.capacity.map(() => 0n);
          const poolsOf = (row: number) =>
            [...hop.link.subarray(flow.firstHop[row]!, flow.firstHop[row]! + flow.hops[row]!)].map(
              (at) => link.pool[at]!,
            );
          const sending = sendingRows(core.instance.columns, ROWS);
          for (const row of sending) {
            for (const pool of poolsOf(row)) {
              used[pool]! += flow.ratePerUs[row]!;
              users[pool]! += 1n;
            }
          }
          for (const [pool, capacity] of core.capacity.entries()) expect(used[pool]!).toBeLessThanOrEqual(capacity);
          for (const row of sending) {
            const isFull = poolsOf(row).some((pool) => core.capacity[pool]! - used[pool]! < users[pool]!);
            expect(isFull).toBe(true);
          }
        },
      );
    });
    fc.assert(check, { numRuns: 60, seed: 29 });
  });

  test('bytes are conserved: what the rates carried and what a cancellation answers are the bytes added', () => {
    let landed = 0;
    let cancelled = 0;
    const check = fc.property(randomWorlds, timedSteps, (world, steps) => {
      if (crossing(world).length === 0) return;
      const core = transferCore({ ...world, routes: crossing(world) }, ROWS);
      const { exports, columns } = core.instance;
      const carried = new Map<number, { bytes: bigint; millionths: bigint }>();
      let now = 0n;
      // moves from event to event, so that the rates in between are those of the columns
      const moveTo = (until: bigint) => {
        for (;;) {
          const next = exports.nextTransferPs();
          const at = next < until ? next : until;
          const sending = sendingRows(columns, ROWS);
          for (const row of sending) carried.get(row)!.millionths += columns.flow.ratePerUs[row]! * (at - now);
          now = at;
          for (let row = exports.popLanded(now); row >= 0; row = exports.popLanded(now)) {
            const { bytes, millionths } = carried.get(row)!;
            carried.delete(row);
            // sent to the last millionth, and within a picosecond of it: of which no rate carries more than this
            expect(millionths).toBeGreaterThanOrEqual(bytes * 1_000_000n);
            expect(millionths - bytes * 1_000_000n).toBeLessThan(2_000_000n);
            landed++;
          }
          if (at === until) return;
        }
      };
      for (const timed of steps) {
        moveTo(instantOf(timed, now, exports.nextTransferPs()));
        const { step } = timed;
        if (step.verb === 'add') {
          const route = ROWS + (step.route % core.routes.length);
          const row = exports.addTransfer(route, step.bytes, now);
          if (row >= 0) carried.set(row, { bytes: step.bytes, millionths: 0n });
        } else if (step.verb === 'cancel' && carried.size > 0) {
          const row = [...carried.keys()][step.which % carried.size]!;
          const { bytes, millionths } = carried.get(row)!;
          carried.delete(row);
          const whole = millionths / 1_000_000n;
          expect(exports.cancelTransfer(row, now)).toBe(whole < bytes ? bytes - whole : 0n);
          cancelled++;
        }
      }
    });
    fc.assert(check, { numRuns: 150, seed: 31 });
    expect(landed).toBeGreaterThan(200);
    expect(cancelled).toBeGreaterThan(200);
  });

  test('what shares no link with a change is not looked at', () => {
    const core = transferCore(
      line(
        [100, 100, 100],
        [
          [0, 1],
          [1, 2],
          [1, 3],
        ],
      ),
      4,
    );
    const { exports, columns } = core.instance;
    for (const route of [4, 5]) exports.addTransfer(route, 1000n, 0n);
    exports.nextTransferPs();
    exports.addTransfer(6, 1000n, 2_000_000n);
    exports.nextTransferPs();
    expect([...columns.transfer.sincePs.subarray(0, 3)]).toEqual([0n, 2_000_000n, 2_000_000n]);
    expect([...columns.flow.ratePerUs.subarray(0, 3)]).toEqual([100n, 50n, 50n]);
  });
});
