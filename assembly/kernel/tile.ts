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
