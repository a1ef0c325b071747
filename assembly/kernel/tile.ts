// The menu of GEMM tiles: what libraries compile kernels for, the largest first.

/** [tile] bm << 16 | bn */
const tiles: StaticArray<u32> = [
  0x1000080, 0x800100, 0x8000c0, 0x800080, 0x800040, 0x400080, 0x400040, 0x200080, 0x200040, 0x100080, 0x100040,
];

export const TILES: i32 = 11;

/** Side of tile `at` along the tokens: 256, 128, 64, 32 or 16. */
export function tileM(at: i32): f64 {
  return <f64>(unchecked(tiles[at]) >> 16);
}

/** Side of tile `at` along the outputs: 256, 192, 128 or 64. */
export function tileN(at: i32): f64 {
  return <f64>(unchecked(tiles[at]) & 0xffff);
}

/** (a^4 + b^4)^(1/4). */
export function fourNorm(a: f64, b: f64): f64 {
  const aa = a * a;
  const bb = b * b;
  return Math.sqrt(Math.sqrt(aa * aa + bb * bb));
}

/** 1 + (feed / h)², h = harmonic mean of the tile's sides: a small tile reads its operands again from L2. */
export function tileFeed(at: i32, feed: f64): f64 {
  const x = (feed * (tileM(at) + tileN(at))) / (2 * tileM(at) * tileN(at));
  return 1 + x * x;
}

/**
 * Seconds of `bytes` that take `coldS` of HBM, where a loop keeps `cache` bytes of its operands: all of what fits, none
 * of what is twice as large. `cache` 0 = nothing stays, as in serving.
 */
export function residentS(coldS: f64, bytes: f64, cache: f64, cacheBytesPerS: f64): f64 {
  if (cache <= 0) return coldS;
  const share = Math.min(1, Math.max(0, 2 - bytes / cache));
  return share * Math.min(bytes / cacheBytesPerS, coldS) + (1 - share) * coldS;
}
