/**
 * Log-linear histograms of picoseconds: 64 linear bins an octave, 3,712 bins (assembly/README.md §3).
 *
 *   v < 64: bin v, exact. Else with e = floor(log2 v): bin 64·(e − 5) + (v >> (e − 6)) − 64, which holds 2^(e − 6)
 *   values.
 *
 * A value is reported as the middle of its bin: off by at most half a bin, 1/128 of the value (0.79 %).
 * Means are sums of middles, so they carry the same bound. Lower bounds are reported as the low edge, a true bound.
 */

import { Metric } from '../core/layout.gen.ts';
import { S_PER_PS } from '../units.ts';
import type { Histograms } from './observations.ts';

export const binCount = 3712;
const binsPerOctave = 64;
const metricCount = Object.keys(Metric).length;

export type MetricName = keyof typeof Metric;

/**
 * [bin] smallest value of each bin in ps, and one past the last. All exact: whole numbers of at most 7 bits times 2^n.
 */
const lowPs = new Float64Array(binCount + 1);
for (let bin = 0, width = 1; bin < binCount; bin++) {
  if (bin >= 2 * binsPerOctave && bin % binsPerOctave === 0) width *= 2;
  lowPs[bin + 1] = lowPs[bin]! + width;
}

/** Smallest value of a bin. */
export const binLowS = (bin: number): number => lowPs[bin]! * S_PER_PS;

/** Largest value of a bin. */
export const binHighS = (bin: number): number => (lowPs[bin + 1]! - 1) * S_PER_PS;

/** Middle of a bin's whole values: what a value in it is reported as. */
export const binMiddleS = (bin: number): number => ((lowPs[bin]! + lowPs[bin + 1]! - 1) / 2) * S_PER_PS;

/** Whose values: of one pool of the Program and one class; null = of all. */
export interface Whose {
  readonly pool: number | null;
  readonly class: number | null;
}

export const everyone: Whose = { pool: null, class: null };

/** [bin] counts of one metric. */
export function countsOf(histograms: Histograms, whose: Whose, metric: MetricName): Float64Array {
  const counts = new Float64Array(binCount);
  const { pools, classes, count } = histograms;
  for (let pool = whose.pool ?? 0; pool <= (whose.pool ?? pools - 1); pool++) {
    for (let row = whose.class ?? 0; row <= (whose.class ?? classes - 1); row++) {
      const offset = ((pool * classes + row) * metricCount + Metric[metric]) * binCount;
      for (let bin = 0; bin < binCount; bin++) counts[bin]! += count[offset + bin]!;
    }
  }
  return counts;
}

export function totalCount(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** Bin of the value with this rank (1 = smallest); -1 when fewer values were counted. */
export function binAtRank(counts: Float64Array, rank: number): number {
  let seen = 0;
  for (let bin = 0; bin < binCount; bin++) {
    seen += counts[bin]!;
    if (seen >= rank && seen > 0) return bin;
  }
  return -1;
}

/** Value of a rank in seconds, null when fewer values were counted. */
export function quantileS(counts: Float64Array, rank: number): number | null {
  const bin = binAtRank(counts, rank);
  return bin < 0 ? null : binMiddleS(bin);
}

/** Nearest rank: the smallest whole number of values that is at least `permille`/1000 of `population`. */
export function nearestRank(permille: number, population: number): number {
  return Math.max(1, Math.ceil((permille * population) / 1000));
}

/** Sum over all values of what `valueS` says of their bin. */
export function sumS(counts: Float64Array, valueS: (bin: number) => number): number {
  let sum = 0;
  for (let bin = 0; bin < binCount; bin++) if (counts[bin]! > 0) sum += counts[bin]! * valueS(bin);
  return sum;
}

/**
 * Cumulative distribution over `population` ranked values, a point each sixteenth of an octave from the first value to
 * the last.
 * Points are at the high edge of a bin, so each share is exact.
 */
export function curveOf(counts: Float64Array, population: number): { atS: number[]; share: number[] } {
  const binsPerPoint = binsPerOctave / 16;
  const total = totalCount(counts);
  const atS: number[] = [];
  const share: number[] = [];
  let seen = 0;
  for (let bin = 0; bin < binCount && seen < total; bin++) {
    if (seen === 0 && counts[bin]! > 0) {
      atS.push(binLowS(bin));
      share.push(0);
    }
    seen += counts[bin]!;
    const last = seen === total;
    if (seen === 0 || !(last || bin % binsPerPoint === binsPerPoint - 1)) continue;
    atS.push(binHighS(bin));
    share.push(seen / population);
  }
  return { atS, share };
}
