// Rows of a calibration table: comma-separated without quotes, `#` begins a remark.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** [column] text; '' where the table says nothing */
export type CsvRow = Readonly<Record<string, string>>;

export function csvRows(folder: string, file: string): CsvRow[] {
  const text = readFileSync(join(folder, 'calibration', file), 'utf8').replace(/^\ufeff/, '');
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const [head = '', ...body] = lines;
  const columns = head.split(',');
  return body.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

/** The number of a cell; null where the table says nothing. */
export const numberIn = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);
