// Log-linear histograms: 64 linear bins an octave, counts per group (pool and class) and metric. README §3.

import { Histograms } from '../layout/request.gen';

export const BINS: i32 = 3712;
export const METRICS: i32 = 5;

/** Bin of `value` ps. */
export function binOf(value: i64): i32 {
  if (value < 64) return <i32>value;
  const octave = 63 - <i32>clz(value);
  return 64 * (octave - 5) + <i32>(value >> (octave - 6)) - 64;
}

/** First value above bin `bin`. */
export function binEnd(bin: i32): i64 {
  if (bin < 64) return bin + 1;
  const octave = bin / 64 + 5;
  return (<i64>(bin % 64) + 65) << (octave - 6);
}

/** Counts `value` in a group's (pool's and class's) histogram; returns its bin. */
export function addToHistogram(group: i32, metric: i32, value: i64, count: i64): i32 {
  const bin = binOf(value);
  const row = (group * METRICS + metric) * BINS + bin;
  Histograms.count[row] += count;
  return bin;
}

/** Row of a replica's tail table: a sixteenth of the resolution. */
export function tailRow(replica: i32, bin: i32): i32 {
  return replica * (BINS / 16) + bin / 16;
}
