// Transfers worked by hand: rates, ends, landings and their order, on a line of one to three links.

import { describe, expect, test } from 'vitest';
import { NEVER } from './plain-transfers.ts';
import { drain, line, transferCore } from './transfer-core.ts';

describe('transfers by hand', () => {
  const shared: readonly (readonly [number, number])[] = [[0, 1]];

  test('a cancellation gives its rate back to the others', () => {
    const { instance } = transferCore(line([30], shared), 2);
    const { exports } = instance;
    exports.addTransfer(2, 300n, 0n);
    exports.addTransfer(2, 300n, 0n);
    expect(exports.nextTransferPs()).toBe(20_000_000n);
    // 15 B/µs each for 3.5 µs: 52.5 bytes are out, of which the half is not a byte
    expect(exports.cancelTransfer(0, 3_500_000n)).toBe(248n);
    // 247.5 bytes are left, at 30 B/µs
    expect(exports.nextTransferPs()).toBe(11_750_000n);
    expect(exports.popLanded(11_749_999n)).toBe(-1);
    expect(exports.popLanded(11_750_000n)).toBe(1);
    expect(exports.nextTransferPs()).toBe(NEVER);
  });

  test('landings of one instant come by row, earlier ones before; a row given back last is taken first', () => {
    const core = transferCore(line([30], shared), 4);
    const { exports } = core.instance;
    for (let k = 0; k < 4; k++) exports.addTransfer(4, 60n, 0n);
    expect(exports.addTransfer(4, 60n, 0n)).toBe(-1);
    exports.cancelTransfer(2, 0n);
    exports.cancelTransfer(0, 0n);
    expect(exports.addTransfer(4, 60n, 0n)).toBe(0);
    expect(exports.addTransfer(4, 0n, 0n)).toBe(2);
    expect(drain(core)).toEqual([
      [2, 0n],
      [0, 6_000_000n],
      [1, 6_000_000n],
      [3, 6_000_000n],
    ]);
  });

  test('links are free when the last byte is sent, it lands a latency later', () => {
    const core = transferCore(line([30], shared, 9_000_000), 2);
    const { exports } = core.instance;
    exports.addTransfer(2, 60n, 0n);
    exports.addTransfer(2, 90n, 0n);
    // both 15 B/µs; the first has sent all at 4 µs, the other sends its last 30 bytes in 1 µs
    expect(exports.nextTransferPs()).toBe(4_000_000n);
    expect(exports.popLanded(4_000_000n)).toBe(-1);
    expect(drain(core)).toEqual([
      [0, 13_000_000n],
      [1, 14_000_000n],
    ]);
  });

  test('what is on its way can be cancelled: all was sent, nothing lands', () => {
    const { instance } = transferCore(line([30], shared, 9_000_000), 1);
    const { exports } = instance;
    exports.addTransfer(1, 60n, 0n);
    expect(exports.cancelTransfer(0, 2_000_000n)).toBe(0n);
    expect(exports.nextTransferPs()).toBe(NEVER);
  });

  test('ends are rounded up to a picosecond: a byte at 30 B/µs takes 33,334 ps', () => {
    const { instance } = transferCore(line([30], shared), 1);
    instance.exports.addTransfer(1, 1n, 0n);
    expect(instance.exports.nextTransferPs()).toBe(33_334n);
  });

  test('sharing one link to the last byte does not overfill another', () => {
    const world = line(
      [6, 3],
      [
        [0, 1],
        [0, 2],
      ],
    );
    const { instance } = transferCore(world, 4);
    for (const route of [4, 4, 5, 5]) instance.exports.addTransfer(route, 1000n, 0n);
    instance.exports.nextTransferPs();
    expect([...instance.columns.flow.ratePerUs.subarray(0, 4)]).toEqual([1n, 1n, 2n, 1n]);
  });

  test('late looks make up for every instant between', () => {
    const add = () => {
      const core = transferCore(line([30], shared), 3);
      for (const bytes of [30n, 60n, 90n]) core.instance.exports.addTransfer(3, bytes, 0n);
      return core;
    };
    expect(drain(add())).toEqual([
      [0, 3_000_000n],
      [1, 5_000_000n],
      [2, 6_000_000n],
    ]);
    const { exports } = add().instance;
    expect([1, 2, 3, 4].map(() => exports.popLanded(6_000_000n))).toEqual([0, 1, 2, -1]);
  });

  test('a lower priority waits without an end until the link is left to it', () => {
    const classes = [
      { priority: 0, weight: 1 },
      { priority: 1, weight: 1 },
    ];
    const world = {
      ...line(
        [30],
        [
          [0, 1],
          [0, 1],
        ],
      ),
      classes,
    };
    const routes = world.routes.map((route, traffic) => ({ ...route, traffic }));
    const core = transferCore({ ...world, routes }, 2);
    const { exports } = core.instance;
    exports.addTransfer(3, 30n, 0n);
    exports.addTransfer(2, 60n, 0n);
    expect(drain(core)).toEqual([
      [1, 2_000_000n],
      [0, 3_000_000n],
    ]);
  });
});
