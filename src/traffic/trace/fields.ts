// Comma-separated lines with a header: where the fields of a line are, and which column plays which part.

import { shown } from '../../errors.ts';
import { nearest } from './nearest.ts';
import { badValue, priorityHint, sessionNumber, signedNumber, tokensHint, wholeNumber } from './number.ts';
import { type ParserContext, type Problem, priorityNone, type Row, type RowParser } from './row.ts';

/** What a column is to us. */
export type Part = 'time' | 'promptTokens' | 'outputTokens' | 'class' | 'priority' | 'session' | 'ignored';

export interface CsvColumn {
  readonly name: string;
  readonly part: Part;
  readonly required: boolean;
}

/** Reads a time field into `row`; false when it is none. */
export type ReadTime = (bytes: Uint8Array, start: number, end: number, row: Row) => boolean;

export interface TimeReading {
  readonly read: ReadTime;
  readonly hint: string;
}

/** Names in the header, without quotes and spaces around them. */
export function headerNames(line: string): string[] {
  return line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

/** Everything wrong with a header, or what each of its columns is. */
function readHeader(line: string, columns: readonly CsvColumn[]): readonly CsvColumn[] | readonly Problem[] {
  const names = headerNames(line);
  const problems: Problem[] = [];
  const found: CsvColumn[] = [];
  const known = columns.map((column) => column.name);
  for (const [i, name] of names.entries()) {
    const column = columns.find((one) => one.name === name);
    if (!column) {
      const near = nearest(name, known);
      const hint = near ? `Did you mean ${near}?` : `Known columns: ${known.join(', ')}.`;
      problems.push({ code: 'UNKNOWN_KEY', found: `column ${shown(name)}`, hint });
    } else if (names.indexOf(name) !== i) {
      problems.push({ code: 'BAD_TRACE', found: `column ${shown(name)} twice`, hint: 'Name each column once.' });
    } else found.push(column);
  }
  for (const { name, required } of columns) {
    if (!required || names.includes(name)) continue;
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
): RowParser | readonly Problem[] {
  const read = readHeader(header, columns);
  if (read.some((entry) => 'code' in entry)) return read as readonly Problem[];
  const fields = read as readonly CsvColumn[];
  const starts = new Int32Array(fields.length);
  const ends = new Int32Array(fields.length);

  function field({ name, part }: CsvColumn, bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    switch (part) {
      case 'time':
        return time.read(bytes, start, end, row) ? null : badValue(bytes, start, end, name, time.hint);
      case 'promptTokens':
      case 'outputTokens':
        row[part] = wholeNumber(bytes, start, end);
        return row[part] >= 0 ? null : badValue(bytes, start, end, name, tokensHint);
      case 'class':
        row.class = start === end ? -1 : classRow(bytes, start, end, context.classNames);
        return row.class >= -1 ? null : unknownClass(bytes, start, end, context);
      case 'priority': {
        const value = start === end ? priorityNone : signedNumber(bytes, start, end);
        if (value !== null) row.priority = value;
        return value !== null ? null : badValue(bytes, start, end, name, priorityHint);
      }
      case 'session':
        row.session = start === end ? -1 : sessionNumber(bytes, start, end);
        return null;
      case 'ignored':
        return null;
    }
  }

  return {
    parse(bytes, start, end, row) {
      const count = splitFields(bytes, start, end, starts, ends);
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

/** [field] bounds without spaces and quotes around; returns how many fields there are, also beyond the arrays. */
function splitFields(bytes: Uint8Array, start: number, end: number, starts: Int32Array, ends: Int32Array): number {
  let count = 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== 44) continue;
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
