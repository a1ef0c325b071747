// Tables as files, in the formats that were asked for.

import { InputError, shown } from '../errors.ts';
import { writeWhole } from './files.ts';
import { csvLines, type Table } from './tables.ts';

export const tableFormats = ['csv', 'parquet'] as const;

/** `csv,parquet` */
export function checkFormats(formats: readonly string[]): void {
  const unknown = formats.find((one) => !tableFormats.some((known) => known === one));
  if (unknown === undefined) return;
  const hint = `Known: ${tableFormats.join(', ')}.`;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['--format'], found: shown(unknown), hint }]);
}

function* bytesOf(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const line of lines) yield encoder.encode(line);
}

/** `stem.csv` and the others, each from a table of its own: rows are read once. */
export async function writeTables(stem: string, formats: readonly string[], table: () => Table): Promise<void> {
  for (const format of formats) {
    if (format === 'csv') writeWhole(`${stem}.csv`, bytesOf(csvLines(table())));
    else {
      const { parquetPieces } = await import('./parquet.ts');
      writeWhole(`${stem}.parquet`, await parquetPieces(table()));
    }
  }
}
