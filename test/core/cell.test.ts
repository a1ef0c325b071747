// A cell: faults with file and line, snapshots, forks, time travel, growth, layout check.

import { beforeAll, describe, expect, test } from 'vitest';
import { Cell } from '../../src/core/cell.ts';
import { instantiateCore, loadCoreModule } from '../../src/core/instance.ts';
import { Exit } from '../../src/core/layout.gen.ts';
import { CoreFault } from '../../src/errors.ts';
import { plainProgram } from '../theory/program.ts';
import type { World } from '../worlds/program.ts';
import { quietWorld } from '../worlds/world.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await loadCoreModule();
});

const FOREVER = 2n ** 63n - 1n;

function loaded(world: World, slots = 128): Cell {
  const cell = Cell.create(module, world.program, { slots, rows: 4096, windows: 4096 });
  const { arrivals } = world;
  cell.push(
    {
      timePs: BigInt64Array.from(arrivals, ({ timePs }) => timePs),
      promptTokens: Int32Array.from(arrivals, ({ promptTokens }) => promptTokens),
      outputTokens: Int32Array.from(arrivals, ({ outputTokens }) => outputTokens),
      class: Int32Array.from(arrivals, (arrival) => arrival.class),
      priority: Int32Array.from(arrivals, ({ priority }) => priority),
    },
    0,
    arrivals.length,
  );
  cell.close();
  return cell;
}

const seeds = Array.from({ length: 40 }, (_, index) => 5000 + index);

test('a failed assertion tells its file and line, and is ours', () => {
  const { program } = quietWorld(1);
  const kind = { ...program.kind, maxNumBatchedTokens: Int32Array.of(1), maxNumSeqs: Int32Array.of(2) };
  const start = () => Cell.create(module, { ...program, kind });
  expect(start).toThrow(CoreFault);
  expect(start).toThrow(/assembly\/engine\/replica\.ts:\d+/);
});

describe('a snapshot', () => {
  test.each(seeds)('of world %i taken anywhere goes on to the same bytes', (seed) => {
    const world = quietWorld(seed);
    const whole = loaded(world);
    expect(whole.advance(FOREVER)).toBe(Exit.Done);
    const end = whole.columns.clock.endedPs[0]!;
    const stopped = loaded(world);
    for (const part of [1n, 3n, 7n]) {
      stopped.advance((end * part) / 10n);
      const copy = Cell.restore(module, stopped.snapshot());
      expect(Buffer.compare(copy.snapshot(), stopped.snapshot())).toBe(0);
      expect(copy.advance(FOREVER)).toBe(Exit.Done);
      expect(Buffer.compare(copy.snapshot(), whole.snapshot())).toBe(0);
    }
  });

  test('goes back in time: the past is as it was', () => {
    const world = quietWorld(5007);
    const cell = loaded(world);
    const end = loaded(world);
    end.advance(FOREVER);
    const middle = end.columns.clock.endedPs[0]! / 2n;
    cell.advance(middle);
    const then = cell.snapshot();
    cell.advance(FOREVER);
    const again = Cell.restore(module, then);
    expect(Buffer.compare(again.snapshot(), then)).toBe(0);
    expect(Buffer.compare(again.snapshot(), cell.snapshot())).not.toBe(0);
    again.advance(FOREVER);
    expect(Buffer.compare(again.snapshot(), cell.snapshot())).toBe(0);
  });
});

test('a core that was full and grew ends with the rows of one that never was', () => {
  for (const seed of seeds) {
    const world = quietWorld(seed);
    const small = loaded(world, 1);
    const large = loaded(world, 256);
    small.advance(FOREVER);
    large.advance(FOREVER);
    expect(Array.from(small.columns.row.finishPs)).toEqual(Array.from(large.columns.row.finishPs));
    expect(Array.from(small.columns.row.energyPj)).toEqual(Array.from(large.columns.row.energyPj));
    expect(small.columns.total.dynamicPj[0]).toBe(large.columns.total.dynamicPj[0]);
  }
  expect(seeds.some((seed) => loadedGrows(quietWorld(seed)))).toBe(true);
});

function loadedGrows(world: World): boolean {
  const cell = loaded(world, 1);
  cell.advance(FOREVER);
  return cell.sizes.slots > 1;
}

test('views never detach: memory does not grow after create', () => {
  const world = quietWorld(5003);
  const cell = loaded(world, 256);
  const before = cell.columns.row.finishPs.buffer;
  cell.advance(FOREVER);
  expect(cell.columns.row.finishPs.buffer).toBe(before);
  expect(cell.columns.row.finishPs.byteLength).toBeGreaterThan(0);
});

test('a core of another layout is refused', () => {
  const fake = new WebAssembly.Module(
    // (module (memory (export "memory") 1) (func (export "layoutHash") (result i32) i32.const 7))
    Uint8Array.from([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 23, 2, 6, 109, 101, 109, 111,
      114, 121, 2, 0, 10, 108, 97, 121, 111, 117, 116, 72, 97, 115, 104, 0, 0, 10, 6, 1, 4, 0, 65, 7, 11,
    ]),
  );
  expect(() => instantiateCore(fake, {})).toThrow(/another layout/);
});

test('static energy of a long wait is exact without windows: 15,000 s at 700 W are 10.5 MJ', () => {
  const program = plainProgram({ contextIdleW: 700n, activeW: 900n, hostStepPs: 10n ** 12n });
  const cell = Cell.create(module, program);
  const zero = Int32Array.of(0);
  const one = Int32Array.of(1);
  cell.push(
    {
      timePs: BigInt64Array.of(15_000n * 10n ** 12n),
      promptTokens: one,
      outputTokens: one,
      class: zero,
      priority: zero,
    },
    0,
    1,
  );
  cell.close();
  cell.advance(7_000n * 10n ** 12n + 7n);
  expect(cell.columns.total.staticJ[0]).toBe(4_900_000n);
  expect(cell.columns.total.staticPj[0]).toBe(4900n);
  expect(cell.advance(FOREVER)).toBe(Exit.Done);
  expect(cell.columns.total.staticJ[0]).toBe(10_500_900n);
  expect(cell.columns.total.staticPj[0]).toBe(0n);
});

// Guards the keys of the event tree, twice the instant: as signed numbers they would end after 53 days.
test('a run of 100 days goes on to its end', () => {
  const dayPs = 86_400_000_000_000_000n;
  const program = plainProgram({ hostStepPs: 1_000_000_000n, maxNumSeqs: 4 }, {}, 3);
  const cell = Cell.create(module, program, { slots: 128 });
  const columns = {
    timePs: BigInt64Array.from([1n, 60n, 100n], (days) => days * dayPs),
    promptTokens: Int32Array.of(5, 5, 5),
    outputTokens: Int32Array.of(3, 3, 3),
    class: new Int32Array(3),
    priority: new Int32Array(3),
  };
  cell.push(columns, 0, 3);
  cell.close();
  expect(cell.advance(FOREVER)).toBe(Exit.Done);
  expect(cell.columns.row.finishPs.slice(0, 3)).toEqual(columns.timePs.map((timePs) => timePs + 3n * 1_000_000_000n));
});
