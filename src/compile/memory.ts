// Bytes that the core's tables take for a Program, reckoned from the layout before anything is allocated.

import { type ProgramTables, places, type SizeName } from '../core/layout.gen.ts';
import { programSizes } from '../core/sizes.ts';
import { InputError } from '../errors.ts';

/** A core of 32-bit addresses holds 4 GiB; half of it is left to requests in flight and to growth. */
const LARGEST_BYTES = 2 ** 31;
const bytesOf = { i32: 4, i64: 8, f64: 8 } as const;

const largest = (column: Int32Array): number => column.reduce((most, value) => Math.max(most, value), 1);

/** Each table of the core: what its rows are a product of, and bytes of a row. */
const tables = Object.values(places).map(({ rows, columns }) => ({
  factors: rows as readonly (number | SizeName)[],
  rowBytes: Object.values(columns).reduce((sum, { type, width }) => sum + bytesOf[type] * width, 0),
}));

export function tableBytes(program: ProgramTables): number {
  const sizes: Partial<Record<SizeName, number>> = programSizes(program);
  let bytes = 0;
  for (const { factors, rowBytes } of tables) {
    let rows = 1;
    for (const factor of factors) rows *= typeof factor === 'number' ? factor : (sizes[factor] ?? 1);
    bytes += rows * rowBytes;
  }
  return bytes;
}

export function checkMemory(program: ProgramTables): void {
  const bytes = tableBytes(program);
  if (bytes <= LARGEST_BYTES) return;
  const giga = (value: number) => `${(value / 2 ** 30).toFixed(1)} GiB`;
  const { kind, replica } = program;
  const found = `${replica.kind.length} replicas whose tables take ${giga(bytes)}`;
  const hint =
    `At most ${giga(LARGEST_BYTES)} are held: fewer replicas, pools, classes or clock levels, or a lower ` +
    `maxNumSeqs (${largest(kind.maxNumSeqs)} here) or maxNumBatchedTokens (${largest(kind.maxNumBatchedTokens)}).`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['fleet', 'pools'], found, hint }]);
}
