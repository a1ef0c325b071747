// Comma-separated lines with a header: where the fields of a line are, and which column plays which part.

import { shown } from '../../errors.ts';
import { nearest } from './nearest.ts';
import { badValue, priorityHint, sessionNumber, signedNumber, tokensHint, wholeNumber } from './number.ts';
import { type ParserContext, type Problem, priorityNone, type Row, type RowParser } from './row.ts';

/** What a column is to us. */
export type Part =
  | ('time' | 'promptTokens' | 'outputTokens' | 'class' | 'priority' | 'session' | 'prefix' | 'ignored')
  | ('promptText' | 'delay' | 'listedClass');

export interface CsvColumn {
  readonly name: string;
  readonly part: Part;
  readonly required: boolean;
  /** the column in whose absence this one is read: either is enough where that one is required; JSON lines only */
  readonly insteadOf?: string;
  /** of a prefix: tokens of a block that its ids name */
  readonly blockTokens?: number;
}

/** Reads a time field into `row`; false when it is none. */
export type ReadTime = (bytes: Uint8Array, start: number, end: number, row: Row) => boolean;

export interface TimeReading {
  readonly read: ReadTime;
  readonly hint: string;
}

/** What separates the columns of a header: the comma, or a semicolon or tab where there are more of them. */
function separatorOf(header: string): string {
  const times = (mark: string) => header.split(mark).length;
  return [';', '\t'].reduce((most, mark) => (times(mark) > times(most) ? mark : most), ',');
}

/** Names in the header, without quotes and spaces around them. */
export function headerNames(line: string): string[] {
  return line.split(separatorOf(line)).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

/** True of the same column, however it is capitalised. */
export const isNamed = (name: string, known: string): boolean => name.toLowerCase() === known.toLowerCase();

/** The column of row numbers that pandas writes has no name, or one that says so. */
const index: CsvColumn = { name: 'index', part: 'ignored', required: false };
const isIndex = (name: string, place: number): boolean => place === 0 && /^(unnamed: 0)?$/i.test(name);

/** All columns that are not known, as one problem. */
function unknownColumns(names: readonly string[], known: readonly string[]): Problem[] {
  const [first] = names;
  if (first === undefined) return [];
  const near = names.length === 1 ? nearest(first, known) : null;
  const hint = near ? `Did you mean ${near}?` : `Known columns: ${known.join(', ')}.`;
  const shownNames = names
    .slice(0, 4)
    .map((name) => shown(name))
    .join(', ');
  const more = names.length > 4 ? ` and ${names.length - 4} more` : '';
  return [{ code: 'UNKNOWN_KEY', found: `column${names.length === 1 ? '' : 's'} ${shownNames}${more}`, hint }];
}

/** Everything wrong with a header, or what each of its columns is. */
function readHeader(
  line: string,
  columns: readonly CsvColumn[],
  passesOthers: boolean,
): readonly CsvColumn[] | readonly Problem[] {
  const names = headerNames(line);
  const problems: Problem[] = [];
  const found: CsvColumn[] = [];
  const unknown: string[] = [];
  const known = columns.map((column) => column.name);
  for (const [i, name] of names.entries()) {
    const column = isIndex(name, i) ? index : columns.find((one) => isNamed(name, one.name));
    if (!column && passesOthers) found.push({ name, part: 'ignored', required: false });
    else if (!column) unknown.push(name);
    else if (names.indexOf(name) !== i) {
      problems.push({ code: 'BAD_TRACE', found: `column ${shown(name)} twice`, hint: 'Name each column once.' });
    } else found.push(column);
  }
  problems.unshift(...unknownColumns(unknown, known));
  for (const { name, required } of columns) {
    if (!required || names.some((one) => isNamed(one, name))) continue;
    problems.push({ code: 'MISSING', found: `no column ${name}`, hint: `Columns: ${known.join(', ')}.` });
  }
  return problems.length > 0 ? problems : found;
}

/** A parser of the rows under this header, or everything wrong with the header. */
export function csvParser(
  header: string,
  columns: readonly CsvColumn[],
  time: TimeReading,
  context: ParserContext,
  { passesOthers = false }: { readonly passesOthers?: boolean } = {},
): RowParser | readonly Problem[] {
  const read = readHeader(header, columns, passesOthers);
  if (read.some((entry) => 'code' in entry)) return read as readonly Problem[];
  const fields = read as readonly CsvColumn[];
  const separator = separatorOf(header).charCodeAt(0);
  const starts = new Int32Array(fields.length);
  const ends = new Int32Array(fields.length);

  function field({ name, part }: CsvColumn, bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    switch (part) {
      case 'time':
        return time.read(bytes, start, end, row) ? null : badValue(bytes, start, end, name, time.hint);
      case 'promptTokens':
      case 'outputTokens':
        row[part] = wholeNumber(bytes, start, withoutZeros(bytes, start, end));
        return row[part] >= 0 ? null : badValue(bytes, start, end, name, tokensHint);
      case 'class':
        row.class = start === end ? -1 : classRow(bytes, start, end, context.classNames);
        return row.class >= -1 ? null : unknownClass(bytes, start, end, context);
      case 'listedClass':
        row.class = start === end ? -1 : classRow(bytes, start, end, context.classNames);
        row.unlisted = row.class < -1 ? 1 : 0;
        return null;
      case 'priority': {
        const value = start === end ? priorityNone : signedNumber(bytes, start, end);
        if (value !== null) row.priority = value;
        return value !== null ? null : badValue(bytes, start, end, name, priorityHint);
      }
      case 'session':
        row.session = start === end ? -1 : sessionNumber(bytes, start, end);
        return null;
      case 'prefix':
        row.prefix = start === end ? 0 : 1;
        return null;
      case 'ignored':
      case 'promptText':
      case 'delay':
        return null;
    }
  }

  return {
    parse(bytes, start, end, row) {
      const count = splitFields(bytes, { start, end, separator }, starts, ends);
      if (count !== fields.length) {
        const found = `${count} ${count === 1 ? 'column' : 'columns'}`;
        const names = fields.map(({ name }) => name).join(', ');
        return { code: 'BAD_TRACE', found, hint: `The header names ${fields.length}: ${names}.` };
      }
      for (let i = 0; i < count; i++) {
        const problem = field(fields[i]!, bytes, starts[i]!, ends[i]!, row);
        if (problem) return problem;
      }
      return null;
    },
  };
}

interface LineOf {
  readonly start: number;
  readonly end: number;
  readonly separator: number;
}

/** [field] bounds without spaces and quotes around; returns how many fields there are, also beyond the arrays. */
function splitFields(bytes: Uint8Array, line: LineOf, starts: Int32Array, ends: Int32Array): number {
  const { start, end, separator } = line;
  let count = 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    if (bytes[at] === 34 && at < end && isBlank(bytes, from, at)) at = closingQuote(bytes, at, end);
    if (at < end && bytes[at] !== separator) continue;
    let left = from;
    let right = at;
    while (left < right && bytes[left]! === 32) left++;
    while (left < right && bytes[right - 1]! === 32) right--;
    if (right - left >= 2 && bytes[left] === 34 && bytes[right - 1] === 34) {
      left++;
      right--;
    }
    starts[count] = left;
    ends[count] = right;
    count++;
    from = at + 1;
  }
  return count;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && bytes[at] === 32) at++;
  return at === end;
}

/** The quote that ends a field, two in a row are one within it; the quote itself where none does. */
function closingQuote(bytes: Uint8Array, quote: number, end: number): number {
  for (let at = quote + 1; at < end; at++) {
    if (bytes[at] !== 34) continue;
    if (bytes[at + 1] !== 34 || at + 1 >= end) return at;
    at++;
  }
  return quote;
}

/** The end of a whole number that was written as 374.0, without its decimals. */
function withoutZeros(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === 48) at--;
  return at < end && at - 1 > start && bytes[at - 1] === 46 ? at - 1 : end;
}

/** The class of that name; −2 when there is none. */
export function classRow(bytes: Uint8Array, start: number, end: number, names: readonly Uint8Array[]): number {
  for (let row = 0; row < names.length; row++) {
    const name = names[row]!;
    if (name.length !== end - start) continue;
    let i = 0;
    while (i < name.length && name[i] === bytes[start + i]) i++;
    if (i === name.length) return row;
  }
  return -2;
}

export function unknownClass(bytes: Uint8Array, start: number, end: number, { classes }: ParserContext): Problem {
  const { found } = badValue(bytes, start, end, 'class', '');
  return { code: 'UNKNOWN_NAME', found, hint: `Classes of the scenario: ${classes.join(', ')}.` };
}
