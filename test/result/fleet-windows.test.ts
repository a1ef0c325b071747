// Windows of a fleet out of the ring, and the heat map, against plain sums: nothing lost, memory bounded, a saved state
// goes on to the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compiled, PoolFacts } from '../../src/compile/compiled.ts';
import { numberAt, numbersOf, wordsOf } from '../../src/core/integers.ts';
import type { WindowTable } from '../../src/core/layout.gen.ts';
import { FleetWindows } from '../../src/result/fleet-windows.ts';
import { type HeatMap, HeatSeries, heatBuckets, heatRows } from '../../src/result/heat-map.ts';
import { compiledFacts, poolFacts } from './facts.ts';

/** A fleet whose second pool of the file stands first in the Program. */
const pools: readonly PoolFacts[] = [
  { ...poolFacts, pool: 'a', row: 1, firstReplica: 2, replicas: 3, kvBlocks: 100 },
  { ...poolFacts, pool: 'b', row: 0, firstReplica: 0, replicas: 2, kvBlocks: 50 },
];
const compiled = {
  ...compiledFacts,
  pools,
  program: { replica: { pool: Int32Array.of(0, 0, 1, 1, 1) }, run: { routerWindows: Int32Array.of(1) } },
} as unknown as Compiled;

interface Row {
  readonly window: number;
  readonly replica: number;
  readonly busy: number;
  readonly arrived: number;
  readonly queued: number;
  readonly kv: number;
}

/** Whole windows of 1 s, the router first. */
const rowsOf = (windows: number): Row[] =>
  Array.from({ length: windows * 6 }, (_, at) => {
    const seed = (at * 7919) % 97;
    return {
      window: Math.floor(at / 6),
      replica: (at % 6) - 1,
      busy: seed / 97,
      arrived: seed % 7,
      queued: seed % 5,
      kv: seed % 50,
    };
  });

/** Columns of the ring. */
function ringOf(rows: readonly Row[]): WindowTable {
  const i32 = (of: (row: Row) => number) => Int32Array.from(rows, of);
  const i64 = (of: (row: Row) => number) => BigInt64Array.from(rows, (row) => BigInt(Math.round(of(row))));
  const none = i32(() => 0);
  return {
    startPs: i64(({ window }) => window * 1e12),
    endPs: i64(({ window }) => (window + 1) * 1e12),
    busyPs: i64(({ busy }) => busy * 1e12),
    staticPj: i64(() => 245e12),
    dynamicPj: i64(({ busy }) => busy * 400e12),
    outputTokens: i64(({ busy }) => busy * 100),
    prefillTokens: i64(() => 1),
    steps: i64(() => 2),
    peakW: i64(() => 600),
    arrived: i32(({ arrived }) => arrived),
    rejected: i32(({ arrived }) => Math.floor(arrived / 3)),
    finished: none,
    preempted: none,
    kvUsedBlocks: i32(({ kv }) => kv),
    kvPeakBlocks: i32(({ kv }) => kv + 3),
    running: none,
    queued: i32(({ queued }) => queued),
    replica: i32(({ replica }) => replica),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const told = (windows: FleetWindows) => [
  windows.series(),
  windows.poolSeries(),
  windows.heatMap(),
  windows.kvPeakBlocks(),
];

describe('windows of a fleet', () => {
  test('pools tell what was sent to them, the fleet what came, and what the router held and rejected', () => {
    const rows = rowsOf(10);
    const windows = new FleetWindows(compiled);
    windows.take(ringOf(rows), rows.length);
    const series = windows.series();
    const [b, a] = windows.poolSeries();
    const of = (pick: (row: Row) => number, test: (replica: number) => boolean) =>
      sum(rows.filter(({ replica }) => test(replica)).map(pick));
    const arrived = ({ arrived: count }: Row) => count;
    expect(sum(b!.arrived)).toBe(of(arrived, (replica) => replica === 0 || replica === 1));
    expect(sum(a!.arrived)).toBe(of(arrived, (replica) => replica >= 2));
    expect(sum(series.arrived)).toBe(of(arrived, (replica) => replica < 0));
    expect(sum(series.rejected)).toBe(sum(rows.map(({ arrived: count }) => Math.floor(count / 3))));
    expect(sum(series.queued)).toBe(sum(rows.map(({ queued }) => queued)));
    expect(sum(series.held)).toBe(
      of(
        ({ queued }) => queued,
        (replica) => replica < 0,
      ),
    );
    expect(series.peakW).toEqual(Array.from({ length: 10 }, () => 3000));
    expect(sum(series.busyS)).toBeCloseTo(
      of(
        ({ busy }) => busy,
        (replica) => replica >= 0,
      ),
      9,
    );
    const peaks = [0, 1, 2, 3, 4].map((at) =>
      Math.max(...rows.filter((row) => row.replica === at).map(({ kv }) => kv + 3)),
    );
    expect(windows.kvPeakBlocks()).toEqual(peaks);
  });

  test('drained in pieces of whole windows, saved and gone on with, they are the same', () => {
    const rows = rowsOf(40);
    const whole = new FleetWindows(compiled);
    whole.take(ringOf(rows), rows.length);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }), fc.boolean(), (cuts, save) => {
        let windows = new FleetWindows(compiled);
        // the core writes whole windows of 6 rows
        const edges = [0, ...cuts.sort((a, b) => a - b).map((cut) => cut * 6), rows.length];
        for (let at = 1; at < edges.length; at++) {
          const piece = rows.slice(edges[at - 1], edges[at]);
          windows.take(ringOf(piece), piece.length);
          if (save) windows = new FleetWindows(compiled, JSON.parse(JSON.stringify(windows.state())));
        }
        expect(told(windows)).toEqual(told(whole));
      }),
      { numRuns: 60 },
    );
  });
});

/** A full replica makes 200 output tokens a second. */
const full = { batch: 8, limit: 'kv', stepS: 0.04, outputTokenS: 0.005, prefillTokenS: 0 } as const;
const form = { full, withinTpot: full };

describe('the heat map', () => {
  const mean = (map: HeatMap, column: 'utilisation' | 'kvShare' | 'powerW', row: number) => {
    const length = map.endS.map((endS, bucket) => endS - map.startS[bucket]!);
    return sum(map[column][row]!.map((value, bucket) => value * length[bucket]!)) / sum(length);
  };

  test('merges time without losing any of it, pools in the file’s order', () => {
    for (const count of [1, 255, 256, 257, 1000]) {
      const rows = rowsOf(count);
      const windows = new FleetWindows(compiled);
      windows.take(ringOf(rows), rows.length);
      const map = windows.heatMap([form, form])!;
      expect(map.startS.length).toBeLessThanOrEqual(heatBuckets);
      expect([map.startS[0], map.endS.at(-1)]).toEqual([0, count]);
      expect(map.pool).toEqual(['a', 'a', 'a', 'b', 'b']);
      const replicas = [2, 3, 4, 0, 1];
      for (const [row, replica] of replicas.entries()) {
        const own = rows.filter((one) => one.replica === replica);
        const busy = sum(own.map((one) => one.busy)) / count;
        // 100 output tokens a busy second, of which a full replica makes 200
        expect(mean(map, 'utilisation', row)).toBeCloseTo(busy / 2, 2);
        expect(mean(map, 'powerW', row)).toBeCloseTo(245 + busy * 400, 0);
        expect(mean(map, 'kvShare', row)).toBeCloseTo(sum(own.map(({ kv }) => kv)) / count / (row < 3 ? 100 : 50), 3);
      }
    }
  });

  test('groups neighbours of a pool when there are too many', () => {
    const many = [
      { ...poolFacts, pool: 'x', firstReplica: 10, replicas: 5000 },
      { ...poolFacts, pool: 'y', firstReplica: 0, replicas: 10 },
    ];
    const series = new HeatSeries(many);
    series.open(0, 1);
    for (let replica = 0; replica < 5010; replica++) {
      const outputTokens = replica < 10 ? 200 : 50;
      series.add(replica, 1, { outputTokens, prefillTokens: 0, energyJ: 100, kvUsedBlocks: 0, queued: 3 });
    }
    const map = series.map([form, form]);
    expect(map.pool.length).toBeLessThanOrEqual(heatRows);
    expect(map.pool.length).toBeGreaterThan(heatRows / 2);
    expect(sum(map.replicas)).toBe(5010);
    for (const [row, name] of map.pool.entries()) {
      expect(map.queued[row]).toEqual([3]);
      expect(map.utilisation[row]).toEqual([name === 'y' ? 1 : 0.25]);
      expect(map.powerW[row]).toEqual([100]);
    }
  });
});

test('i64 as f64 is what Number says of it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const column = BigInt64Array.of(7n, value);
      expect(numberAt(wordsOf(column), 1)).toBe(Number(value));
      expect([...numbersOf(column)]).toEqual([7, Number(value)]);
    }),
  );
});
