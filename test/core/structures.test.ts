// The core's data structures against a Map and a sort(): block pool, finish heap, waiting queue, slots.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Order, places } from '../../src/core/layout.gen.ts';
import { type DebugInstance, debugCore } from './debug.ts';

/** Address of record `row` of a record table. */
function addressOf(core: DebugInstance, table: 'engine' | 'slot', row: number): number {
  const { columns, stride } = places[table];
  const base = new DataView(core.memory.buffer).getUint32(Object.values(columns)[0]!.address, true);
  return base + row * stride;
}

function setField(core: DebugInstance, table: 'engine' | 'slot', row: number, field: string, value: number): void {
  new DataView(core.memory.buffer).setInt32(
    addressOf(core, table, row) + places[table].columns[field]!.offset,
    value,
    true,
  );
}

const BLOCKS = 12;
const SLOTS = 4;

/** free + held == total; every block is owned by the request whose chain it is in. */
function poolAgrees(core: DebugInstance, held: ReadonlyMap<number, number>): void {
  const { block, cache, identity } = core.columns;
  const owners = Array.from(block.owner);
  for (const [request, count] of held) {
    expect(owners.filter((owner) => owner === request)).toHaveLength(count);
    const chain: number[] = [];
    for (let at = identity.blockHead[request]!; at >= 0; at = block.next[at]!) chain.push(at);
    expect(chain).toHaveLength(count);
    expect(new Set(chain).size).toBe(count);
    for (const at of chain) expect(owners[at]).toBe(request);
  }
  let free = 0;
  for (let at = cache.blockFreeHead(0) as number; at >= 0; at = block.next[at]!) free++;
  expect(free + [...held.values()].reduce((sum, count) => sum + count, 0)).toBe(BLOCKS);
}

test('free + held equals total, and no block is held twice, after every command', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ slot: fc.nat(SLOTS - 1), take: fc.option(fc.integer({ min: 1, max: 5 })) }), {
        maxLength: 40,
      }),
      (commands) => {
        const core = debugCore({ slots: SLOTS, kvBlocks: BLOCKS });
        const engine = addressOf(core, 'engine', 0);
        core.exports.open(engine, BLOCKS);
        const held = new Map<number, number>();
        for (let request = 0; request < SLOTS; request++) {
          core.columns.identity.blockHead[request] = -1;
          held.set(request, 0);
        }
        for (const { slot, take } of commands) {
          const free = BLOCKS - [...held.values()].reduce((sum, count) => sum + count, 0);
          if (take === null) {
            core.exports.give(engine, slot, held.get(slot)!);
            held.set(slot, 0);
          } else {
            const count = Math.min(take, free);
            core.exports.take(engine, slot, count);
            held.set(slot, held.get(slot)! + count);
          }
          poolAgrees(core, held);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('decodes finish by (finish step, id), whatever the order they came in and whoever was preempted', () => {
  const command = fc.oneof(
    fc.record({ kind: fc.constant('push' as const), step: fc.nat(50) }),
    fc.record({ kind: fc.constant('pop' as const), step: fc.constant(0) }),
    fc.record({ kind: fc.constant('remove' as const), step: fc.nat(1000) }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 120 }), (commands) => {
      const core = debugCore({ sequences: 121, slots: 200 });
      const engine = addressOf(core, 'engine', 0);
      let waiting: { step: number; id: number }[] = [];
      for (const [id, { kind, step }] of commands.entries()) {
        if (kind === 'push') {
          core.exports.pushFinish(engine, step, id, id);
          waiting.push({ step, id });
        } else if (waiting.length === 0) continue;
        else if (kind === 'pop') {
          waiting.sort((a, b) => a.step - b.step || a.id - b.id);
          expect(core.exports.nextFinish(engine)).toBe(waiting[0]!.step);
          expect(core.exports.popFinish(engine)).toBe(waiting[0]!.id);
          waiting = waiting.slice(1);
        } else {
          const [gone] = waiting.splice(step % waiting.length, 1);
          core.exports.removeFinish(engine, gone!.id);
        }
      }
      waiting.sort((a, b) => a.step - b.step || a.id - b.id);
      expect(waiting.map(() => core.exports.popFinish(engine))).toEqual(waiting.map(({ id }) => id));
    }),
    { numRuns: 300 },
  );
});

describe('the waiting queue', () => {
  test('serves by (priority, id) under priority, whoever comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(3)), { maxLength: 80 }), (commands) => {
        const core = debugCore({ slots: 81 });
        const engine = addressOf(core, 'engine', 0);
        setField(core, 'engine', 0, 'queueHead', -1);
        setField(core, 'engine', 0, 'queueTail', -1);
        let waiting: { priority: number; id: number }[] = [];
        let served: { priority: number; id: number }[] = [];
        for (const [id, priority] of commands.entries()) {
          if (priority !== null) {
            setField(core, 'slot', id, 'id', id);
            setField(core, 'slot', id, 'priority', priority);
            waiting.push({ priority, id });
            waiting.sort((a, b) => a.priority - b.priority || a.id - b.id);
            expect(core.exports.insert(Order.priority, engine, id)).toBe(waiting[0]!.id === id ? 1 : 0);
          } else if (waiting.length > 0) {
            const head = waiting[0]!;
            expect(core.exports.takeFirst(Order.priority, engine)).toBe(head.id);
            waiting = waiting.slice(1);
            served = [...served, head];
          } else if (served.length > 0) {
            const back = served[0]!;
            core.exports.reinsert(Order.priority, engine, back.id);
            served = served.slice(1);
            waiting.push(back);
            waiting.sort((a, b) => a.priority - b.priority || a.id - b.id);
          }
        }
        expect(waiting.map(() => core.exports.takeFirst(Order.priority, engine))).toEqual(waiting.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });
});
