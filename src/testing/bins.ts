/** Bins of the core's histograms: log-linear, 64 an octave. */

/** Bins of one histogram. */
export const BINS = 3712;

/** The bin that a value in ps falls into: itself below 64, then 64 bins an octave. */
export function binOf(valuePs: bigint): number {
  if (valuePs < 64n) return Number(valuePs);
  const octave = valuePs.toString(2).length - 1;
  return 64 * (octave - 6) + Number(valuePs >> BigInt(octave - 6));
}
