// i64 columns as f64 without a BigInt each: wasm memory and every host that runs it are little endian.

import { J_PER_PJ, S_PER_PS } from '../units.ts';

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

/** `timePs` → `timeS`, `energyPj` → `energyJ`. */
type SiName<Name> = Name extends `${infer Base}Ps` ? `${Base}S` : Name extends `${infer Base}Pj` ? `${Base}J` : never;

/** [row] in SI units of every i64 column of a table that counts ps or pJ, by its name in SI. */
export type SiReaders<Table> = {
  readonly [Name in keyof Table & string as Table[Name] extends BigInt64Array ? SiName<Name> : never]: (
    row: number,
  ) => number;
};

/** Readers of the columns of a table, which must not have moved since. */
export function siReaders<Table extends object>(table: Table): SiReaders<Table> {
  const readers: Record<string, (row: number) => number> = {};
  for (const [name, column] of Object.entries(table)) {
    const unit = name.slice(-2);
    if (!(column instanceof BigInt64Array) || (unit !== 'Ps' && unit !== 'Pj')) continue;
    const words = wordsOf(column);
    const [letter, by] = unit === 'Ps' ? ['S', S_PER_PS] : ['J', J_PER_PJ];
    readers[name.slice(0, -2) + letter] = (row) => numberAt(words, row) * by;
  }
  return readers as SiReaders<Table>;
}
