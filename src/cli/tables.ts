// Tables as CSV (RFC 4180, lines end in LF): what DuckDB and pandas read without a hint. An empty cell is unknown.

import { csvCell } from '../result/csv.ts';

export type Cell = string | number | boolean | null;

export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'whole' | 'truth';
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** A number in the shortest digits that read back as the same. */
const cellText = (cell: Cell): string => (typeof cell === 'string' ? csvCell(cell) : cell === null ? '' : String(cell));

/** A line at a time, the header first. */
export function* csvLines({ columns, rows }: Table): Generator<string> {
  yield `${columns.map(({ name }) => csvCell(name)).join(',')}\n`;
  for (const row of rows) yield `${row.map(cellText).join(',')}\n`;
}
