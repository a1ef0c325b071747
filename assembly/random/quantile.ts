// An empirical distribution as a piecewise linear quantile function: n >= 1 points (at, value), `at` never falling,
// the first 0 and the last 1. Inverse-transform sampling: the value at a uniform draw.

/** [n] f64 columns at two addresses; u in [0, 1). Equal neighbours of `at` are a jump. */
export function quantileAt(u: f64, points: i32, at: usize, value: usize): f64 {
  let low = 0;
  let high = points - 1;
  if (high == 0) return load<f64>(value);
  // Law of the search: at[low] <= u < at[high].
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (load<f64>(at + ((<usize>middle) << 3)) <= u) low = middle;
    else high = middle;
  }
  const left = load<f64>(at + ((<usize>low) << 3));
  const right = load<f64>(at + ((<usize>high) << 3));
  const from = load<f64>(value + ((<usize>low) << 3));
  const to = load<f64>(value + ((<usize>high) << 3));
  return from + (to - from) * ((u - left) / (right - left));
}
