// Tables as files, in the formats that were asked for.

import { InputError, shown } from '../errors.ts';
import { writeWhole } from './files.ts';
import type { Paths } from './paths.ts';
import { csvLines, type Table } from './tables.ts';

export const tableFormats = ['csv', 'parquet'] as const;

/** `csv,parquet` */
export function checkFormats(formats: readonly string[]): void {
  const unknown = formats.find((one) => !tableFormats.some((known) => known === one));
  if (unknown === undefined) return;
  const hint = `Known: ${tableFormats.join(', ')}.`;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['--format'], found: shown(unknown), hint }]);
}

/** The format that a file's name says. */
const formatOf = (path: string): string | undefined =>
  tableFormats.find((one) => path.toLowerCase().endsWith(`.${one}`));

/** Files of --table, by their endings. */
export function checkTables(paths: Paths, files: readonly string[] = []): Paths {
  for (const file of files) {
    if (formatOf(file) === undefined) {
      const hint = `Its ending says the format: ${tableFormats.map((one) => `.${one}`).join(' or ')}.`;
      throw new InputError([{ code: 'BAD_VALUE', path: ['--table'], found: shown(file), hint }]);
    }
    paths.writes('--table', file);
  }
  return paths;
}

function* bytesOf(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const line of lines) yield encoder.encode(line);
}

async function writeTable(path: string, format: string, table: Table): Promise<void> {
  if (format === 'csv') return writeWhole(path, bytesOf(csvLines(table)));
  const { parquetPieces } = await import('./parquet.ts');
  writeWhole(path, await parquetPieces(table));
}

/** Files of --table that `checkTables` has checked. */
export async function writeTableFiles(files: readonly string[] | undefined, table: () => Table): Promise<void> {
  for (const file of files ?? []) await writeTable(file, formatOf(file) ?? 'csv', table());
}

/** `stem.csv` and the others, each from a table of its own: rows are read once. */
export async function writeTables(stem: string, formats: readonly string[], table: () => Table): Promise<void> {
  for (const format of formats) await writeTable(`${stem}.${format}`, format, table());
}
