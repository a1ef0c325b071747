// Pareto fronts: points that nothing beats. Every coordinate is the better the smaller it is.

/** Whether `a` is nowhere larger than `b`, and somewhere smaller. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value > other) return false;
    if (value < other) isBetter = true;
  }
  return isBetter;
}

/** [point] whether no other dominates it. */
export const onFront = (points: readonly (readonly number[])[]): boolean[] =>
  points.map((point) => !points.some((other) => dominates(other, point)));

/** Rows of the front of two coordinates, by rising `x`: each has the least `y` of all up to its x. `x` has few values. */
export function lowerFront(rows: Int32Array, x: Float64Array, y: Float64Array): number[] {
  const least = new Map<number, number>();
  for (const row of rows) {
    const at = x[row] ?? 0;
    const known = least.get(at);
    if (known === undefined || (y[row] ?? 0) < (y[known] ?? 0)) least.set(at, row);
  }
  const front: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const [, row] of [...least].sort(([a], [b]) => a - b)) {
    if ((y[row] ?? 0) >= lowest) continue;
    lowest = y[row] ?? 0;
    front.push(row);
  }
  return front;
}
