// The window accumulator against plain lists: bounded memory, sums kept, peaks kept, samples of the later window.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoreFault } from '../../src/errors.ts';
import {
  createWindowSeries,
  largestOver,
  meanOver,
  type WindowRecord,
  windowColumns,
} from '../../src/result/windows.ts';

const record = (index: number, change: Partial<WindowRecord> = {}): WindowRecord => {
  const seed = (index * 7919) % 101;
  return {
    startS: index,
    endS: index + 1,
    busyS: (seed % 8) / 8,
    energyJ: seed * 4,
    peakW: seed * 6,
    outputTokens: seed * 3,
    prefillTokens: seed + 1,
    steps: seed % 17,
    arrived: seed % 5,
    rejected: seed % 2,
    finished: seed % 4,
    preempted: seed % 3,
    kvUsedBlocks: seed * 10,
    kvPeakBlocks: seed * 10 + 5,
    running: seed % 40,
    queued: seed % 9,
    held: seed % 6,
    ...change,
  };
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
const kept = ['busyS', 'energyJ', 'outputTokens', 'prefillTokens', 'steps', 'arrived', 'rejected', 'finished'] as const;

describe('window series', () => {
  test('any number of windows fits, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.constantFrom(2, 4, 8, 64), (count, capacity) => {
        const records = Array.from({ length: count }, (_, index) => record(index));
        const windows = createWindowSeries(capacity);
        for (const one of records) windows.add(one);
        const series = windows.series();
        expect(series.startS.length).toBeLessThanOrEqual(capacity);
        for (const column of kept) expect(sum(series[column])).toBe(sum(records.map((one) => one[column])));
        expect(Math.max(...series.kvPeakBlocks)).toBe(Math.max(...records.map((one) => one.kvPeakBlocks)));
        const lengths = series.endS.map((endS, bucket) => endS - series.startS[bucket]!);
        const last = lengths.pop()!;
        expect(new Set(lengths).size).toBeLessThanOrEqual(1);
        expect(last).toBeLessThanOrEqual(lengths[0] ?? last);
        series.endS.forEach((endS, bucket) => {
          const later = records.find((one) => one.endS === endS)!;
          expect([series.running[bucket], series.queued[bucket]]).toEqual([later.running, later.queued]);
          expect(series.kvUsedBlocks[bucket]).toBe(later.kvUsedBlocks);
          expect(series.startS[bucket]).toBe(bucket === 0 ? 0 : series.endS[bucket - 1]);
        });
      }),
    );
  });

  test('windows stay as they are while they fit', () => {
    const windows = createWindowSeries(4);
    for (let index = 0; index < 4; index++) windows.add(record(index));
    for (const column of windowColumns) {
      expect(windows.series()[column]).toEqual([0, 1, 2, 3].map((index) => record(index)[column]));
    }
    windows.add(record(4));
    expect(windows.series().startS).toEqual([0, 2, 4]);
  });

  test('replicas of one window add up', () => {
    const windows = createWindowSeries(2);
    windows.add(record(0));
    windows.add(record(0, { running: 4, energyJ: 7 }));
    windows.add(record(1));
    expect(windows.series().running).toEqual([record(0).running + 4, record(1).running]);
    expect(windows.series().energyJ[0]).toBe(record(0).energyJ + 7);
    expect(windows.series().endS).toEqual([1, 2]);
  });

  test('a restored state goes on to the same series', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (before, after) => {
        const whole = createWindowSeries(8);
        for (let index = 0; index < before; index++) whole.add(record(index));
        const restored = createWindowSeries(8, JSON.parse(JSON.stringify(whole.state())));
        for (let index = before; index < before + after; index++) {
          whole.add(record(index));
          restored.add(record(index));
        }
        expect(restored.series()).toEqual(whole.series());
      }),
    );
  });

  test('asking does not change it, and order and capacity are checked', () => {
    const windows = createWindowSeries(2);
    for (let index = 0; index < 9; index++) {
      windows.add(record(index));
      windows.series();
      windows.state();
    }
    const quiet = createWindowSeries(2);
    for (let index = 0; index < 9; index++) quiet.add(record(index));
    expect(windows.series()).toEqual(quiet.series());
    expect(() => windows.add(record(3))).toThrow(CoreFault);
    expect(() => createWindowSeries(3)).toThrow(CoreFault);
  });

  test('means are weighted by the time that falls inside', () => {
    const windows = createWindowSeries(4);
    [10, 20, 60].forEach((running, index) => {
      windows.add(record(index, { running }));
    });
    expect(meanOver(windows.series(), 'running', 0.5, 2)).toBe((10 * 0.5 + 20) / 1.5);
    expect(meanOver(windows.series(), 'running', 5, 9)).toBeNull();
    expect(largestOver(windows.series(), 'running', 0, 2)).toBe(60 - 40);
    expect(largestOver(windows.series(), 'running', 9, 9)).toBeNull();
  });
});
