// Reads a CSV of measured kernels, whichever of the known formats its columns are.

import { accelerators, find, hintFor } from '../catalog/index.ts';
import { InputError, shown } from '../errors.ts';
import { CsvRow, type CsvTable, cellsOf, Issues, tableOf } from './csv.ts';
import type { MeasuredFormat } from './format.ts';
import { formats } from './formats.ts';
import type { MeasuredKernel } from './types.ts';

export interface Measurements {
  readonly file: string;
  readonly format: string;
  readonly kernels: readonly MeasuredKernel[];
  /** lines of the file that begin with #, without the mark */
  readonly comments: readonly string[];
}

const missingOf = (format: MeasuredFormat, header: readonly string[]): string[] =>
  format.columns.filter((column) => !header.includes(column));

/** The format whose columns are all in the header; null = none. */
export const formatOf = (header: readonly string[]): MeasuredFormat | null =>
  formats.find((format) => missingOf(format, header).length === 0) ?? null;

/** True when the header of `text` is that of measured kernels. */
export function isMeasured(text: string): boolean {
  const header = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return header !== undefined && formatOf(cellsOf(header)) !== null;
}

/** Says which columns the nearest format still needs. */
function unknownHeader(file: string, { header, headerLine }: CsvTable): InputError {
  const nearest = [...formats].sort((a, b) => share(b, header) - share(a, header))[0];
  const known = formats.map((format) => format.name).join(', ');
  const hint =
    nearest === undefined || share(nearest, header) < 0.5
      ? `Known formats: ${known}; each is recognised by its columns.`
      : `For ${nearest.name} the columns ${missingOf(nearest, header).join(', ')} are missing.`;
  const path = [file, `line ${headerLine}`];
  return new InputError([{ code: 'BAD_FILE', path, found: `columns ${shown(header.join(','))}`, hint }]);
}

const share = (format: MeasuredFormat, header: readonly string[]): number =>
  1 - missingOf(format, header).length / format.columns.length;

/** The columns of the header, by name; a name that occurs twice is reported. */
function columnsOf(file: string, { header, headerLine }: CsvTable): Map<string, number> {
  const issues = new Issues(file);
  const columns = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    if (columns.has(name)) issues.add(headerLine, name, 'the column twice', 'Name each column once.');
    columns.set(name, index);
  }
  issues.end();
  return columns;
}

/** Catalog ids of system names; a name that is not known is reported once. */
function systemReader(issues: Issues): (row: CsvRow) => string {
  const ids = new Map<string, string>();
  return (row) => {
    const name = row.text('system');
    let id = ids.get(name);
    if (id === undefined) {
      id = find(accelerators, name)?.id ?? '';
      ids.set(name, id);
      if (id === '') issues.add(row.line, 'system', shown(name), () => hintFor(accelerators, name), 'UNKNOWN_NAME');
    }
    return id;
  };
}

/**
 * Every kernel of a CSV. Throws an InputError with all that is wrong: line, column, what was found, what to write.
 *
 * @example `KernelEstimator.open({ measured: readMeasured(text, 'gemm.csv').kernels })`
 */
export function readMeasured(text: string, file: string): Measurements {
  const table = tableOf(text, file);
  const format = formatOf(table.header);
  if (format === null) throw unknownHeader(file, table);
  const columns = columnsOf(file, table);
  const issues = new Issues(file);
  const systemOf = systemReader(issues);
  const kernels: MeasuredKernel[] = [];
  for (const line of table.lines) {
    const cells = cellsOf(line.text);
    if (cells.length !== table.header.length) {
      issues.add(line.number, '', `${cells.length} cells`, `The header has ${table.header.length} columns.`);
      continue;
    }
    const row = new CsvRow(line.number, cells, columns, issues);
    const accelerator = systemOf(row);
    for (const kernel of format.read(row, accelerator))
      if (row.good) kernels.push({ ...kernel, accelerator, line: line.number });
  }
  issues.end();
  const all = format.after?.(kernels) ?? kernels;
  return { file, format: format.name, kernels: all, comments: table.comments };
}
