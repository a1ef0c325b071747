// Where everything is: scalars at fixed addresses, columns and records at bases that create() writes into a fixed base
// table, a table within another behind the columns of its records.

import { bytesOf, type Layout, storedColumns, type Table } from './declaration.ts';

const FIRST_ADDRESS = 1024;
const CACHE_LINE_BYTES = 64;
/** Records larger than this begin on a cache line: two of them never share one. */
const LARGE_RECORD_BYTES = 512;

export interface Placed {
  readonly layout: Layout;
  /** `table.column` → address of a scalar */
  readonly scalars: ReadonlyMap<string, number>;
  /** `table.column`, or `table` of records → address of the base pointer */
  readonly bases: ReadonlyMap<string, number>;
  /** `table.column` → offset in a record */
  readonly offsets: ReadonlyMap<string, number>;
  /** table of records → bytes a row */
  readonly strides: ReadonlyMap<string, number>;
  readonly staticEnd: number;
}

/** Places the columns of one row from `from` on, widest first so that nothing needs padding. */
function placeRow(table: Table, from: number): { offsets: Map<string, number>; end: number } {
  const offsets = new Map<string, number>();
  let at = from;
  for (const wide of [8, 4]) {
    for (const [name, column] of storedColumns(table)) {
      if (bytesOf[column.type] !== wide) continue;
      offsets.set(name, at);
      at += wide * (column.width ?? 1);
    }
  }
  return { offsets, end: Math.ceil(at / 8) * 8 };
}

/** Offsets of a table of records and of all tables within it; bytes a row. */
function placeRecord(name: string, layout: Layout, offsets: Map<string, number>): number {
  const parts = Object.entries(layout.tables).filter(([key, table]) => key === name || table.within === name);
  // its own columns first
  parts.sort(([a], [b]) => Number(b === name) - Number(a === name));
  let at = 0;
  for (const [key, table] of parts) {
    const row = placeRow(table, at);
    for (const [column, offset] of row.offsets) offsets.set(`${key}.${column}`, offset);
    at = row.end;
  }
  const unit = at > LARGE_RECORD_BYTES ? CACHE_LINE_BYTES : 8;
  return Math.ceil(at / unit) * unit;
}

/** Name of the table whose rows hold this one's. */
export const ownerOf = (name: string, table: Table): string => table.within ?? name;

export function place(layout: Layout): Placed {
  const scalars = new Map<string, number>();
  const bases = new Map<string, number>();
  const offsets = new Map<string, number>();
  const strides = new Map<string, number>();
  const tables = Object.entries(layout.tables);
  let at = FIRST_ADDRESS;
  for (const [name, table] of tables) {
    if (table.form !== 'scalar') continue;
    const row = placeRow(table, at);
    for (const [column, address] of row.offsets) scalars.set(`${name}.${column}`, address);
    at = row.end;
  }
  for (const [name, table] of tables) {
    if (table.form === 'scalar' || table.within !== undefined) continue;
    if (table.form === 'records') strides.set(name, placeRecord(name, layout, offsets));
    const keys = table.form === 'records' ? [name] : Object.keys(table.columns).map((column) => `${name}.${column}`);
    for (const key of keys) {
      bases.set(key, at);
      at += 4;
    }
  }
  return { layout, scalars, bases, offsets, strides, staticEnd: Math.ceil(at / 16) * 16 };
}
