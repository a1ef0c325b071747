// Flat JSON lines: one object a line, and which key plays which part. Read from the bytes, because JSON.parse would
// round a time of more than 16 digits.

import { shown } from '../../errors.ts';
import { type CsvColumn, classRow, type Part, type TimeReading, unknownClass } from './fields.ts';
import { nearest } from './nearest.ts';
import {
  badValue,
  decimalSeconds,
  priorityHint,
  sessionNumber,
  signedNumber,
  textOf,
  tokensHint,
  wholeNumber,
} from './number.ts';
import { createRow, type ParserContext, type Problem, type Row, type RowParser } from './row.ts';
import { SharedBlocks } from './shared-blocks.ts';
import type { TimeUnit } from './unit.ts';

const quote = 34;
const backslash = 92;
const comma = 44;
const opening: ReadonlySet<number> = new Set([91, 123]);
const closing: ReadonlySet<number> = new Set([93, 125]);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9;
}

const other: CsvColumn = { name: 'a value', part: 'ignored', required: false };

/** Rows of lines such as {"a": 1, "b": [2, 3]}, whose keys are `columns`. */
export class FlatLines implements RowParser {
  readonly #columns: readonly CsvColumn[];
  readonly #names: readonly string[];
  readonly #keys: readonly Uint8Array[];
  readonly #time: TimeReading;
  readonly #context: ParserContext;
  readonly #seen: Uint8Array;
  /** keys that are none of the columns may hold anything */
  readonly #passesOthers: boolean;
  readonly unit?: TimeUnit;
  /** [column] the column in whose absence it is read; −1 = always */
  readonly #insteadOf: readonly number[];
  readonly #blocks = new SharedBlocks();
  readonly #blockTokens: number;
  /** position of the scan */
  #at = 0;

  constructor(
    columns: readonly CsvColumn[],
    time: TimeReading,
    context: ParserContext,
    { passesOthers = false, unit }: { readonly passesOthers?: boolean; readonly unit?: TimeUnit } = {},
  ) {
    this.#passesOthers = passesOthers;
    if (unit !== undefined) this.unit = unit;
    this.#columns = columns;
    this.#blockTokens = columns.find(({ part }) => part === 'prefix')?.blockTokens ?? 0;
    this.#names = columns.map(({ name }) => name);
    this.#keys = this.#names.map((name) => encoder.encode(name));
    this.#time = time;
    this.#context = context;
    this.#seen = new Uint8Array(columns.length);
    this.#insteadOf = columns.map(({ insteadOf = '' }) => this.#names.indexOf(insteadOf));
  }

  parse(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    this.#seen.fill(0);
    this.#at = start;
    if (!this.#take(bytes, end, 123)) return this.#notFlat(bytes, start, end);
    let more = !this.#take(bytes, end, 125);
    while (more) {
      const problem = this.#member(bytes, start, end, row);
      if (problem) return problem;
      more = this.#take(bytes, end, 44);
      if (!more && !this.#take(bytes, end, 125)) return this.#notFlat(bytes, start, end);
    }
    this.#skipSpace(bytes, end);
    if (this.#at < end) return this.#notFlat(bytes, start, end);
    for (const [i, { name, part, required }] of this.#columns.entries()) {
      if (!required || this.#seen[i]) continue;
      if (!this.#hasOther(i)) return { code: 'MISSING', found: `no ${name}`, hint: `Keys: ${this.#names.join(', ')}.` };
      if (part === 'time') row.seconds = -1;
    }
    return null;
  }

  /** Another column was read in the absence of this one. */
  #hasOther(column: number): boolean {
    return this.#insteadOf.some((of, other) => of === column && this.#seen[other] === 1);
  }

  /** One `"key": value`. */
  #member(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    this.#skipSpace(bytes, end);
    const keyStart = this.#at + 1;
    if (!this.#string(bytes, end)) return this.#notFlat(bytes, start, end);
    const keyEnd = this.#at - 1;
    const key = this.#keyRow(bytes, keyStart, keyEnd);
    if (key < 0 && !this.#passesOthers) return this.#unknownKey(textOf(bytes, keyStart, keyEnd));
    const { name, part } = key < 0 ? other : this.#columns[key]!;
    if (key >= 0 && this.#seen[key]) return { code: 'BAD_TRACE', found: `${name} twice`, hint: 'Give each key once.' };
    if (key >= 0) this.#seen[key] = 1;
    if (!this.#take(bytes, end, 58)) return this.#notFlat(bytes, start, end);
    this.#skipSpace(bytes, end);
    const valueStart = this.#at;
    if (bytes[valueStart] === quote) {
      if (!this.#string(bytes, end)) return this.#notFlat(bytes, start, end);
    } else if ((part === 'ignored' || part === 'prefix') && opening.has(bytes[valueStart]!)) {
      if (!this.#nested(bytes, end)) return this.#notFlat(bytes, start, end);
    } else {
      while (this.#at < end && !isSpace(bytes[this.#at]!) && bytes[this.#at] !== comma && bytes[this.#at] !== 125)
        this.#at++;
    }
    // indices outside a typed array are slow
    const of = key < 0 ? -1 : this.#insteadOf[key]!;
    const isLess = of >= 0 && this.#seen[of] === 1 && part !== 'delay';
    return this.#value(isLess ? 'ignored' : part, name, bytes, valueStart, this.#at, row);
  }

  #value(part: Part, name: string, bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    switch (part) {
      case 'time':
        return this.#time.read(bytes, start, end, row) ? null : badValue(bytes, start, end, name, this.#time.hint);
      case 'promptTokens':
      case 'outputTokens':
        row[part] = wholeNumber(bytes, start, end);
        return row[part] >= 0 ? null : badValue(bytes, start, end, name, tokensHint);
      case 'class':
      case 'listedClass':
        if (isNull(bytes, start, end)) return null;
        row.class = this.#class(bytes, start, end);
        return row.class >= 0 ? null : unknownClass(bytes, start, end, this.#context);
      case 'priority': {
        if (isNull(bytes, start, end)) return null;
        const value = signedNumber(bytes, start, end);
        if (value !== null) row.priority = value;
        return value !== null ? null : badValue(bytes, start, end, name, priorityHint);
      }
      case 'session':
        row.session = isNull(bytes, start, end) ? -1 : sessionValue(bytes, start, end);
        return row.session >= -1 ? null : badValue(bytes, start, end, name, 'A text or a whole number.');
      case 'prefix':
        row.prefix = 1;
        row.sharedTokens = this.#blocks.leading(bytes, start, end) * this.#blockTokens;
        return start < end ? null : badValue(bytes, start, end, name, 'A list of block ids.');
      case 'promptText': {
        const text = bytes[start] === quote ? unescaped(bytes, start, end) : null;
        if (text === null) return badValue(bytes, start, end, name, 'A text.');
        row.promptTokens = Math.ceil(text.length / this.#context.bytesPerToken);
        return null;
      }
      case 'delay':
        row.waits = isNull(bytes, start, end) ? 0 : 1;
        return row.waits === 0 || isDecimal(bytes, start, end)
          ? null
          : badValue(bytes, start, end, name, 'A time after the answer before, a decimal number >= 0.');
      case 'ignored':
        return start < end ? null : badValue(bytes, start, end, name, 'Any value.');
    }
  }

  #class(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== quote) return -2;
    const text = unescaped(bytes, start, end);
    return text === null ? -2 : classRow(text, 0, text.length, this.#context.classNames);
  }

  #skipSpace(bytes: Uint8Array, end: number): void {
    while (this.#at < end && isSpace(bytes[this.#at]!)) this.#at++;
  }

  /** Steps over this character, if it comes next. */
  #take(bytes: Uint8Array, end: number, character: number): boolean {
    this.#skipSpace(bytes, end);
    if (this.#at >= end || bytes[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  /** Steps over a string. */
  #string(bytes: Uint8Array, end: number): boolean {
    if (this.#at >= end || bytes[this.#at] !== quote) return false;
    this.#at++;
    while (this.#at < end && bytes[this.#at] !== quote) this.#at += bytes[this.#at] === backslash ? 2 : 1;
    this.#at++;
    return this.#at <= end;
  }

  /** Steps over a list or table: its brackets are counted, no more. */
  #nested(bytes: Uint8Array, end: number): boolean {
    let depth = 0;
    while (this.#at < end) {
      const byte = bytes[this.#at]!;
      if (byte === quote) {
        if (!this.#string(bytes, end)) return false;
        continue;
      }
      this.#at++;
      if (opening.has(byte)) depth++;
      else if (closing.has(byte) && --depth === 0) return true;
    }
    return false;
  }

  #keyRow(bytes: Uint8Array, start: number, end: number): number {
    for (let i = 0; i < this.#keys.length; i++) {
      const key = this.#keys[i]!;
      if (key.length !== end - start) continue;
      let same = 0;
      while (same < key.length && key[same] === bytes[start + same]) same++;
      if (same === key.length) return i;
    }
    return -1;
  }

  #unknownKey(name: string): Problem {
    const near = nearest(name, this.#names);
    const hint = near ? `Did you mean ${near}?` : `Known keys: ${this.#names.join(', ')}.`;
    return { code: 'UNKNOWN_KEY', found: `key ${shown(name)}`, hint, once: true };
  }

  #notFlat(bytes: Uint8Array, start: number, end: number): Problem {
    const hint = `One flat object a line: ${aboutKeys(this.#columns)}.`;
    return { code: 'BAD_TRACE', found: shown(textOf(bytes, start, end)), hint };
  }
}

/** `{"a": …, "b": …}` of the keys that every line has. */
export function aboutKeys(columns: readonly CsvColumn[]): string {
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  return `{"${required.join('": …, "')}": …}`;
}

/** The bytes of a string, its escapes read; null when they are none. */
function unescaped(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  const inner = bytes.subarray(start + 1, end - 1);
  if (inner.indexOf(backslash) < 0) return inner;
  try {
    return encoder.encode(String(JSON.parse(decoder.decode(bytes.subarray(start, end)))));
  } catch {
    return null;
  }
}

/** −2 when the value is neither a text nor a whole number. */
function sessionValue(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== quote) {
    const value = wholeNumber(bytes, start, end);
    return value >= 0 ? value : -2;
  }
  const text = unescaped(bytes, start, end);
  if (text === null) return -2;
  return text.length === 0 ? -1 : sessionNumber(text, 0, text.length);
}

const scratch = createRow();
const isDecimal = (bytes: Uint8Array, start: number, end: number): boolean =>
  decimalSeconds(bytes, start, end, scratch);

function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 4 && textOf(bytes, start, end) === 'null';
}
