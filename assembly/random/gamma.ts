// Exponential and Gamma draws of mean 1, for gaps between arrivals. A draw is keyed by (seed, stream, entity).
// Gamma by rejection: attempt n takes its normal and its uniform from indices 2n + 1 and 2n + 2; index 0 is the boost.
// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000; shape < 1 by
// its remark Gamma(a) = Gamma(a + 1)·U^(1/a).

import { normalQuantile } from './normal';
import { streamKey, uniformAt, uniformInsideAt } from './uniform';

/** Exponential of mean 1, from the start `key` of a stream. */
export function exponentialAt(key: u64, entity: u32): f64 {
  return -NativeMath.log(1.0 - uniformAt(key, entity));
}

/** Gamma of the given shape and mean 1: its squared coefficient of variation is 1 / shape. */
export function gamma(shape: f64, seed: u64, stream: u32, entity: u32): f64 {
  assert(shape > 0.0);
  if (shape >= 1.0) return standardGamma(shape, seed, stream, entity) / shape;
  const boost = NativeMath.pow(uniformInsideAt(streamKey(seed, stream, 0), entity), 1.0 / shape);
  return (standardGamma(shape + 1.0, seed, stream, entity) * boost) / shape;
}

/** Gamma of shape >= 1 and scale 1. An attempt is refused with probability under 0.05, so the loop is short. */
function standardGamma(shape: f64, seed: u64, stream: u32, entity: u32): f64 {
  const d = shape - 1.0 / 3.0;
  const c = 1.0 / NativeMath.sqrt(9.0 * d);
  let index: u32 = 1;
  while (true) {
    const x = normalQuantile(uniformInsideAt(streamKey(seed, stream, index), entity));
    const u = uniformInsideAt(streamKey(seed, stream, index + 1), entity);
    const root = 1.0 + c * x;
    const v = root * root * root;
    if (v > 0.0 && NativeMath.log(u) < 0.5 * x * x + d * (1.0 - v + NativeMath.log(v))) return d * v;
    index += 2;
  }
}
