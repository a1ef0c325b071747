// Means and their intervals over replicates, and how uneven arrivals are. Only + − × ÷ and square roots.

/** Mean ± half of the 95 % t-interval; null = fewer than two values. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: 0.95;
  readonly values: number;
}

/** [degrees of freedom − 1] 0.975 quantile of Student's t. Source: any table; three decimals. */
const tTable = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** 0.975 quantile; beyond the table by Cornish–Fisher (Abramowitz & Stegun 26.7.5), good to 0.001 there. */
export function tQuantile(freedom: number): number {
  const tabled = tTable[freedom - 1];
  if (tabled !== undefined) return tabled;
  const z = 1.959964;
  const cube = z * z * z;
  return z + (cube + z) / (4 * freedom) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom);
}

export function intervalOf(values: readonly number[]): Interval | null {
  const count = values.length;
  if (count < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = tQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { mean, low: mean - half, high: mean + half, confidence: 0.95, values: count };
}

/** Cells that arrivals are counted in. */
const CELLS = 64;

/**
 * Variance over mean of the numbers of arrivals in 64 equal spans: 1 for Poisson arrivals, above for bursts.
 * 1 where there are too few to know.
 */
export function dispersionOf(timePs: BigInt64Array): number {
  const known = dispersions.get(timePs);
  if (known !== undefined) return known;
  const dispersion = dispersionIn(timePs);
  dispersions.set(timePs, dispersion);
  return dispersion;
}

/** A search asks for the same arrivals again and again. */
const dispersions = new WeakMap<BigInt64Array, number>();

function dispersionIn(timePs: BigInt64Array): number {
  const count = timePs.length;
  const lastPs = Number(timePs[count - 1] ?? 0n);
  if (count < 4 * CELLS || lastPs <= 0) return 1;
  const cells = new Float64Array(CELLS);
  for (const at of timePs) {
    const cell = Math.min(CELLS - 1, Math.floor((Number(at) / lastPs) * CELLS));
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const mean = count / CELLS;
  const variance = cells.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (CELLS - 1);
  return variance / mean;
}
