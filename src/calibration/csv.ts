// Measurements as text: lines, a header, cells by column, and everything that is wrong with them at once.

import { type InputCode, InputError, type Issue, MOST_ISSUES, shown } from '../errors.ts';

/** Gathers what is wrong with a file. */
export class Issues {
  readonly file: string;
  readonly #issues: Issue[] = [];
  #more = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** `hint` may be made only where it is read */
  add(line: number, where: string, found: string, hint: string | (() => string), code: InputCode = 'BAD_VALUE'): void {
    if (this.#issues.length >= MOST_ISSUES) {
      this.#more++;
      return;
    }
    const path = [this.file, `line ${line}`, ...(where === '' ? [] : [where])];
    this.#issues.push({ code, path, found, hint: typeof hint === 'string' ? hint : hint() });
  }

  /** Throws what was gathered, if anything was. */
  end(): void {
    if (this.#issues.length > 0) throw new InputError(this.#issues, this.#more);
  }
}

/** Cells of a line: commas divide, quotes hold commas together, a doubled quote is one. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const mark = line[at] ?? '';
    if (mark === '"' && quoted && line[at + 1] === '"') {
      cell += mark;
      at++;
    } else if (mark === '"') quoted = !quoted;
    else if (mark === ',' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += mark;
  }
  return [...cells, cell.trim()];
}

/** A data row, asked by column. Numbers that are none are noted and answered as NaN. */
export class CsvRow {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #issues: Issues;
  #good = true;

  constructor(line: number, cells: readonly string[], columns: ReadonlyMap<string, number>, issues: Issues) {
    this.line = line;
    this.#cells = cells;
    this.#columns = columns;
    this.#issues = issues;
  }

  /** nothing was wrong so far */
  get good(): boolean {
    return this.#good;
  }

  /** '' where the column or the cell is missing */
  text(column: string): string {
    return this.#cells[this.#columns.get(column) ?? -1] ?? '';
  }

  refuse(column: string, hint: string, found = shown(this.text(column))): number {
    this.#good = false;
    this.#issues.add(this.line, column, found, hint);
    return Number.NaN;
  }

  /** A plain decimal number above 0. */
  above0(column: string): number {
    const text = this.text(column);
    const value = Number(text);
    if (/^\d*\.?\d+(?:e[+-]?\d+)?$/i.test(text) && value > 0 && Number.isFinite(value)) return value;
    return this.refuse(column, 'A number above 0.');
  }

  /** A whole number of at least `least`. */
  whole(column: string, least = 1): number {
    const text = this.text(column);
    const value = Number(text);
    if (/^\d+(?:\.0+)?$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    return this.refuse(column, `A whole number of at least ${least}.`);
  }
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly headerLine: number;
  /** of the data: number from 1, and text */
  readonly lines: readonly { readonly number: number; readonly text: string }[];
  /** without the mark */
  readonly comments: readonly string[];
}

/** Header and data lines of `text`; a BOM, CRLF, empty lines and lines that begin with # are no data. */
export function tableOf(text: string, file: string): CsvTable {
  const comments: string[] = [];
  const lines: { number: number; text: string }[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) comments.push(line.slice(1).trim());
    else if (line !== '') lines.push({ number: index + 1, text: line });
  }
  const [header, ...data] = lines;
  if (header === undefined || data.length === 0) {
    const found = header === undefined ? 'no header' : 'a header without rows';
    const hint = 'Measurements are CSV: a header of column names, then one row a kernel.';
    throw new InputError([{ code: 'BAD_FILE', path: [file], found, hint }]);
  }
  return { header: cellsOf(header.text), headerLine: header.number, lines: data, comments };
}
