/**
 * A heat map of a whole run in bounded memory: busy share, KV share and power of each replica over time.
 *
 * At most 256 buckets of time; when all are full, neighbours are merged and each holds twice as many windows from then
 * on. At most 512 rows: above so many replicas a row is a group of neighbours of one pool. All three are sums over time
 * until they are reported, so that merging loses nothing: the KV share is the mean of the samples at the windows' ends.
 */

import type { PoolFacts } from '../compile/compiled.ts';
import { type ServablePool, workS } from './servable.ts';
import { isFiner } from './spans.ts';

export const heatBuckets = 256;
export const heatRows = 512;

/** [row][bucket] columns; rows go by the file's order of pools. */
export interface HeatMap {
  readonly startS: readonly number[];
  readonly endS: readonly number[];
  /** [row] name of the pool */
  readonly pool: readonly string[];
  /** [row] the first replica of the row in its pool, and how many it stands for */
  readonly first: readonly number[];
  readonly replicas: readonly number[];
  /** served over servable at the mix of the interval; 0 where nothing ran */
  readonly utilisation: readonly (readonly number[])[];
  /** requests that wait at a replica of the row, in the mean */
  readonly queued: readonly (readonly number[])[];
  /** share of the KV blocks held */
  readonly kvShare: readonly (readonly number[])[];
  /** mean power of one replica of the row */
  readonly powerW: readonly (readonly number[])[];
}

/** All that a heat map remembers, as plain data. */
export interface HeatState {
  readonly windowsPerBucket: number;
  /** windows in the last bucket */
  readonly inLast: number;
  readonly startS: readonly number[];
  readonly endS: readonly number[];
  /** [bucket × row × 5] */
  readonly sums: readonly number[];
}

interface HeatRow {
  readonly pool: string;
  /** of the Program */
  readonly poolRow: number;
  readonly first: number;
  readonly replicas: number;
  readonly kvBlocks: number;
}

/** Replicas a row, so that no more than `heatRows` are needed. */
function groupSize(pools: readonly PoolFacts[]): number {
  const rowsAt = (size: number) => pools.reduce((rows, { replicas }) => rows + Math.ceil(replicas / size), 0);
  let size = 1;
  while (rowsAt(size) > heatRows) size++;
  return size;
}

/** Rows in the file's order of pools, and the row of each replica of the Program. */
function rowsOf(pools: readonly PoolFacts[]): { rows: HeatRow[]; rowOf: Int32Array } {
  const size = groupSize(pools);
  const rows: HeatRow[] = [];
  const rowOf = new Int32Array(pools.reduce((sum, { replicas }) => sum + replicas, 0));
  for (const { pool, row, replicas, firstReplica, kvBlocks } of pools) {
    for (let first = 0; first < replicas; first += size) {
      const count = Math.min(size, replicas - first);
      rowOf.fill(rows.length, firstReplica + first, firstReplica + first + count);
      rows.push({ pool, poolRow: row, first, replicas: count, kvBlocks });
    }
  }
  return { rows, rowOf };
}

/** Shares are kept to a ten-thousandth, power to a tenth of a watt. */
const SHARE_DIGITS = 1e4;
const WATT_DIGITS = 10;

const QUEUED_DIGITS = 100;

const OUTPUT = 0;
const KV = 1;
const ENERGY = 2;
const PREFILL = 3;
const QUEUED = 4;
const WIDTH = 5;

/** What a window of a replica adds to a heat map. */
export interface HeatWindow {
  outputTokens: number;
  prefillTokens: number;
  energyJ: number;
  kvUsedBlocks: number;
  queued: number;
}

export class HeatSeries {
  readonly #rows: readonly HeatRow[];
  readonly #rowOf: Int32Array;
  readonly #sums: Float64Array;
  readonly #startS: number[] = [];
  readonly #endS: number[] = [];
  #perBucket = 1;
  #inLast = 0;
  /** first sum of the open bucket */
  #base = 0;

  constructor(pools: readonly PoolFacts[], from: HeatState | null = null) {
    const { rows, rowOf } = rowsOf(pools);
    this.#rows = rows;
    this.#rowOf = rowOf;
    this.#sums = new Float64Array(heatBuckets * rows.length * WIDTH);
    if (from === null) return;
    this.#sums.set(from.sums);
    this.#startS.push(...from.startS);
    this.#endS.push(...from.endS);
    this.#perBucket = from.windowsPerBucket;
    this.#inLast = from.inLast;
    this.#base = (this.#startS.length - 1) * rows.length * WIDTH;
  }

  /** A window begins; what `add` is given from now on belongs to it. */
  open(startS: number, endS: number): void {
    if (this.#startS.length > 0 && this.#inLast < this.#perBucket) {
      this.#inLast++;
      this.#endS[this.#endS.length - 1] = endS;
      return;
    }
    if (this.#startS.length === heatBuckets) this.#halve();
    this.#base = this.#startS.length * this.#rows.length * WIDTH;
    this.#startS.push(startS);
    this.#endS.push(endS);
    this.#inLast = 1;
  }

  add(replica: number, lengthS: number, window: Readonly<HeatWindow>): void {
    const at = this.#base + this.#rowOf[replica]! * WIDTH;
    this.#sums[at + OUTPUT]! += window.outputTokens;
    this.#sums[at + KV]! += window.kvUsedBlocks * lengthS;
    this.#sums[at + ENERGY]! += window.energyJ;
    this.#sums[at + PREFILL]! += window.prefillTokens;
    this.#sums[at + QUEUED]! += window.queued * lengthS;
  }

  /** Two neighbours become one. */
  #halve(): void {
    const width = this.#rows.length * WIDTH;
    const half = heatBuckets / 2;
    for (let bucket = 0; bucket < half; bucket++) {
      for (let at = 0; at < width; at++) {
        this.#sums[bucket * width + at] =
          this.#sums[2 * bucket * width + at]! + this.#sums[(2 * bucket + 1) * width + at]!;
      }
      this.#startS[bucket] = this.#startS[2 * bucket]!;
      this.#endS[bucket] = this.#endS[2 * bucket + 1]!;
    }
    this.#sums.fill(0, half * width);
    this.#startS.length = half;
    this.#endS.length = half;
    this.#perBucket *= 2;
  }

  /** `servable`: [pool of the Program] what a full replica does. */
  map(servable: readonly (ServablePool | null)[]): HeatMap {
    const rows = this.#rows;
    const sums = this.#sums;
    type Sum = (at: number, row: HeatRow) => number;
    const of = (sum: Sum, digits: number, per: (row: HeatRow) => number) =>
      rows.map((row, index) =>
        this.#startS.map((startS, bucket) => {
          const whole = (this.#endS[bucket]! - startS) * per(row);
          const value = sum((bucket * rows.length + index) * WIDTH, row);
          return whole > 0 ? Math.round((value / whole) * digits) / digits : 0;
        }),
      );
    const one = (which: number) => (at: number) => sums[at + which]!;
    const work: Sum = (at, { poolRow }) => {
      const form = servable[poolRow];
      return form ? workS(form.full, sums[at + OUTPUT]!, sums[at + PREFILL]!) : 0;
    };
    return {
      startS: [...this.#startS],
      endS: [...this.#endS],
      pool: rows.map(({ pool }) => pool),
      first: rows.map(({ first }) => first),
      replicas: rows.map(({ replicas }) => replicas),
      utilisation: of(work, SHARE_DIGITS, ({ replicas }) => replicas),
      queued: of(one(QUEUED), QUEUED_DIGITS, ({ replicas }) => replicas),
      kvShare: of(one(KV), SHARE_DIGITS, ({ replicas, kvBlocks }) => replicas * kvBlocks),
      powerW: of(one(ENERGY), WATT_DIGITS, ({ replicas }) => replicas),
    };
  }

  state(): HeatState {
    const used = this.#startS.length * this.#rows.length * WIDTH;
    return {
      windowsPerBucket: this.#perBucket,
      inLast: this.#inLast,
      startS: [...this.#startS],
      endS: [...this.#endS],
      sums: [...this.#sums.subarray(0, used)],
    };
  }
}

type Rows = readonly (readonly number[])[];

/** Half as many buckets, each the mean over the time of two. */
function halvedMap(map: HeatMap): HeatMap {
  const { startS, endS } = map;
  const even = <T>(column: readonly T[]): T[] => column.filter((_, at) => at % 2 === 0);
  const lengthS = startS.map((start, at) => (endS[at] ?? start) - start);
  const means = (rows: Rows, digits: number) =>
    rows.map((row) =>
      even(row).map((first, pair) => {
        const [oneS, otherS] = [lengthS[2 * pair] ?? 0, lengthS[2 * pair + 1] ?? 0];
        const sum = first * oneS + (row[2 * pair + 1] ?? 0) * otherS;
        return oneS + otherS > 0 ? Math.round((sum / (oneS + otherS)) * digits) / digits : 0;
      }),
    );
  return {
    ...map,
    startS: even(startS),
    endS: even(endS).map((end, pair) => endS[2 * pair + 1] ?? end),
    utilisation: means(map.utilisation, SHARE_DIGITS),
    queued: means(map.queued, QUEUED_DIGITS),
    kvShare: means(map.kvShare, SHARE_DIGITS),
    powerW: means(map.powerW, WATT_DIGITS),
  };
}

/** The rows of `a`, then those of `b`, over the same buckets; behind its end a cell is idle and draws nothing. */
export function mergedHeatMaps(a: HeatMap, b: HeatMap): HeatMap {
  if (isFiner(a, b)) return mergedHeatMaps(halvedMap(a), b);
  if (isFiner(b, a)) return mergedHeatMaps(a, halvedMap(b));
  const longer = a.startS.length >= b.startS.length ? a : b;
  const filled = (rows: Rows) => rows.map((row) => longer.startS.map((_, at) => row[at] ?? 0));
  return {
    startS: longer.startS,
    endS: longer.endS.map((endS, at) => Math.max(endS, a.endS[at] ?? 0, b.endS[at] ?? 0)),
    pool: [...a.pool, ...b.pool],
    first: [...a.first, ...b.first],
    replicas: [...a.replicas, ...b.replicas],
    utilisation: filled([...a.utilisation, ...b.utilisation]),
    queued: filled([...a.queued, ...b.queued]),
    kvShare: filled([...a.kvShare, ...b.kvShare]),
    powerW: filled([...a.powerW, ...b.powerW]),
  };
}
