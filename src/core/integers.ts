// i64 columns as f64 without a BigInt each: wasm memory and every host that runs it are little endian.

/** 32-bit words of an i64 column, low word first. */
export const wordsOf = (column: BigInt64Array): Uint32Array =>
  new Uint32Array(column.buffer, column.byteOffset, column.length * 2);

/** One value, rounded once where it passes 2^53. */
export const numberAt = (words: Uint32Array, row: number): number =>
  (words[2 * row + 1]! | 0) * 4294967296 + words[2 * row]!;

/** A column as numbers. */
export function numbersOf(column: BigInt64Array | Int32Array): Float64Array {
  if (column instanceof Int32Array) return Float64Array.from(column);
  const words = wordsOf(column);
  const numbers = new Float64Array(column.length);
  for (let row = 0; row < numbers.length; row++) numbers[row] = numberAt(words, row);
  return numbers;
}

/** Reads rows of an i64 column, which must not have moved since. */
export function rowReader(column: BigInt64Array): (row: number) => number {
  const words = wordsOf(column);
  return (row) => numberAt(words, row);
}
