/**
 * A whole run's windows in bounded memory.
 *
 * Records of one window (parts of the fleet) are summed. `capacity` buckets are kept; when all are full, neighbours
 * are merged pairwise and each bucket holds twice as many windows from then on. Of merged windows counts, times and
 * joules are summed, peaks are the larger, samples (KV use, running, queued) are the later one's: a sample at the
 * merged window's end.
 */

import { CoreFault } from '../errors.ts';
import type { WindowSeries } from './observations.ts';
import { isFiner } from './spans.ts';

export type WindowColumn = keyof WindowSeries;
/** One window of the fleet, or of a part of it. */
export type WindowRecord = Readonly<Record<WindowColumn, number>>;
type Mutable = Record<WindowColumn, number>;

/** How two neighbours become one. */
const merging: Readonly<Record<WindowColumn, 'first' | 'last' | 'sum' | 'max'>> = {
  startS: 'first',
  endS: 'last',
  busyS: 'sum',
  energyJ: 'sum',
  peakW: 'max',
  outputTokens: 'sum',
  prefillTokens: 'sum',
  steps: 'sum',
  arrived: 'sum',
  rejected: 'sum',
  finished: 'sum',
  preempted: 'sum',
  kvUsedBlocks: 'last',
  kvPeakBlocks: 'max',
  running: 'last',
  queued: 'last',
  held: 'last',
};
export const windowColumns = Object.keys(merging) as readonly WindowColumn[];

/** All that the accumulator remembers, as plain data: a checkpoint stores it, a resumed run goes on from it. */
export interface WindowState {
  readonly windowsPerBucket: number;
  /** windows in the last bucket */
  readonly inLast: number;
  readonly buckets: readonly WindowRecord[];
  /** the window that may still be added to */
  readonly open: WindowRecord | null;
}

export interface WindowAccumulator {
  /** Takes windows in order of time; those with the same start are parts of one. */
  add(record: WindowRecord): void;
  series(): WindowSeries;
  state(): WindowState;
}

function mergeNeighbour(into: Mutable, later: WindowRecord): void {
  for (const column of windowColumns) {
    const rule = merging[column];
    if (rule === 'last') into[column] = later[column];
    else if (rule === 'sum') into[column] += later[column];
    else if (rule === 'max') into[column] = Math.max(into[column], later[column]);
  }
}

/** The same window of other replicas: everything adds up, peaks too (a bound: they need not fall together). */
function addReplicas(into: Mutable, other: WindowRecord): void {
  for (const column of windowColumns) if (column !== 'startS' && column !== 'endS') into[column] += other[column];
}

/** A series with half as many buckets. */
function halved(series: WindowSeries): WindowSeries {
  const rows = recordsOf(series);
  const pairs = rows.filter((_, row) => row % 2 === 0);
  for (const [row, into] of pairs.entries()) {
    const later = rows[2 * row + 1];
    if (later !== undefined) mergeNeighbour(into, later);
  }
  return seriesOf(pairs);
}

const recordsOf = (series: WindowSeries): Mutable[] =>
  series.startS.map((_, row) => {
    const record = {} as Mutable;
    for (const column of windowColumns) record[column] = series[column][row]!;
    return record;
  });

function seriesOf(records: readonly WindowRecord[]): WindowSeries {
  const series = {} as Record<WindowColumn, number[]>;
  for (const column of windowColumns) series[column] = records.map((record) => record[column]);
  return series;
}

/**
 * The windows of two cells as one: what belongs to the same time adds up. Where one has merged more neighbours, the
 * other's are merged until they agree; where one ended earlier, it adds nothing.
 */
export function mergedSeries(a: WindowSeries, b: WindowSeries): WindowSeries {
  if (isFiner(a, b)) return mergedSeries(halved(a), b);
  if (isFiner(b, a)) return mergedSeries(a, halved(b));
  const [longer, shorter] = a.startS.length >= b.startS.length ? [a, b] : [b, a];
  const others = recordsOf(shorter);
  const records = recordsOf(longer).map((record, row) => {
    const other = others[row];
    if (other === undefined) return record;
    if (other.startS !== record.startS) throw new RangeError('windows of unlike lengths cannot be merged');
    addReplicas(record, other);
    return { ...record, endS: Math.max(record.endS, other.endS) };
  });
  return seriesOf(records);
}

/** Puts a closed window into the last bucket, or into a new one; makes room before it needs it. */
function place(
  buckets: Mutable[],
  record: WindowRecord,
  fill: { inLast: number; perBucket: number },
  capacity: number,
): void {
  const last = buckets[buckets.length - 1];
  if (last !== undefined && fill.inLast < fill.perBucket) {
    mergeNeighbour(last, record);
    fill.inLast++;
    return;
  }
  if (buckets.length === capacity) {
    for (let index = 0; index < capacity / 2; index++) {
      const merged = buckets[2 * index]!;
      mergeNeighbour(merged, buckets[2 * index + 1]!);
      buckets[index] = merged;
    }
    buckets.length = capacity / 2;
    fill.perBucket *= 2;
  }
  buckets.push({ ...record });
  fill.inLast = 1;
}

/** `capacity` is even and at least 2. Goes on from `from`, the state() of another with the same capacity. */
export function createWindowSeries(capacity: number, from: WindowState | null | undefined = null): WindowAccumulator {
  if (!Number.isInteger(capacity) || capacity < 2 || capacity % 2 !== 0) {
    throw new CoreFault('src/result/windows.ts', 0, `capacity ${capacity} is not an even number of at least 2`);
  }
  const buckets: Mutable[] = !from ? [] : from.buckets.map((bucket) => ({ ...bucket }));
  const fill = { inLast: from?.inLast ?? 0, perBucket: from?.windowsPerBucket ?? 1 };
  let open: Mutable | null = from?.open ? { ...from.open } : null;
  return {
    add(record) {
      if (open !== null && record.startS === open.startS) {
        addReplicas(open, record);
        return;
      }
      if (open !== null) {
        if (record.startS < open.startS) throw new CoreFault('src/result/windows.ts', 0, 'windows out of order');
        place(buckets, open, fill, capacity);
      }
      open = { ...record };
    },
    series() {
      const seen = buckets.map((bucket) => ({ ...bucket }));
      if (open !== null) place(seen, open, { ...fill }, capacity);
      return seriesOf(seen);
    },
    state: () => ({
      windowsPerBucket: fill.perBucket,
      inLast: fill.inLast,
      buckets: buckets.map((bucket) => ({ ...bucket })),
      open: open === null ? null : { ...open },
    }),
  };
}

/** Time-weighted mean of a sampled column over [fromS, toS]; null when no window overlaps. */
export function meanOver(series: WindowSeries, column: WindowColumn, fromS: number, toS: number): number | null {
  let sum = 0;
  let timeS = 0;
  for (let index = 0; index < series.startS.length; index++) {
    const overlapS = Math.min(series.endS[index]!, toS) - Math.max(series.startS[index]!, fromS);
    if (overlapS <= 0) continue;
    sum += series[column][index]! * overlapS;
    timeS += overlapS;
  }
  return timeS > 0 ? sum / timeS : null;
}

/** Largest of a column over the windows that overlap [fromS, toS]; null when none does. */
export function largestOver(series: WindowSeries, column: WindowColumn, fromS: number, toS: number): number | null {
  let largest: number | null = null;
  for (let index = 0; index < series.startS.length; index++) {
    if (series.endS[index]! <= fromS || series.startS[index]! >= toS) continue;
    largest = Math.max(largest ?? 0, series[column][index]!);
  }
  return largest;
}

/** Windows that lie wholly in [fromS, toS]. */
export function windowsWithin(series: WindowSeries, fromS: number, toS: number): number {
  let count = 0;
  for (let index = 0; index < series.startS.length; index++) {
    if (series.startS[index]! >= fromS && series.endS[index]! <= toS) count++;
  }
  return count;
}
