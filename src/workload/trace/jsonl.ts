// Our own JSON lines: one flat object a line with the keys of our CSV. Read from the bytes, because JSON.parse would
// round a time of more than 16 digits.

import { shown } from '../../errors.ts';
import { columns } from './csv.ts';
import { classRow, type Part, unknownClass } from './fields.ts';
import { nearest } from './nearest.ts';
import {
  badValue,
  decimalSeconds,
  priorityHint,
  secondsHint,
  signedNumber,
  textOf,
  tokensHint,
  wholeNumber,
} from './number.ts';
import type { ParserContext, Problem, Row, RowParser, TraceFormat } from './row.ts';

const quote = 34;
const backslash = 92;
const encoder = new TextEncoder();
const keys = columns.map(({ name, part, required }) => ({ name, part, required, bytes: encoder.encode(name) }));
const names = keys.map((key) => key.name);
const about = `{"${names.slice(0, 3).join('": …, "')}": …}`;

function notFlat(bytes: Uint8Array, start: number, end: number): Problem {
  return { code: 'BAD_TRACE', found: shown(textOf(bytes, start, end)), hint: `One flat object a line: ${about}.` };
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9;
}

class Parser implements RowParser {
  readonly #context: ParserContext;
  readonly #seen = new Uint8Array(keys.length);
  /** where the scan stands */
  #at = 0;

  constructor(context: ParserContext) {
    this.#context = context;
  }

  parse(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    this.#seen.fill(0);
    this.#at = start;
    if (!this.#take(bytes, end, 123)) return notFlat(bytes, start, end);
    let more = !this.#take(bytes, end, 125);
    while (more) {
      const problem = this.#member(bytes, start, end, row);
      if (problem) return problem;
      more = this.#take(bytes, end, 44);
      if (!more && !this.#take(bytes, end, 125)) return notFlat(bytes, start, end);
    }
    this.#skipSpace(bytes, end);
    if (this.#at < end) return notFlat(bytes, start, end);
    for (let i = 0; i < keys.length; i++) {
      if (!keys[i]!.required || this.#seen[i]) continue;
      return { code: 'MISSING', found: `no ${keys[i]!.name}`, hint: `Keys: ${names.join(', ')}.` };
    }
    return null;
  }

  /** One `"key": value`. */
  #member(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    this.#skipSpace(bytes, end);
    const keyStart = this.#at + 1;
    if (!this.#string(bytes, end)) return notFlat(bytes, start, end);
    const keyEnd = this.#at - 1;
    const key = keyRow(bytes, keyStart, keyEnd);
    if (key < 0) return unknownKey(textOf(bytes, keyStart, keyEnd));
    if (this.#seen[key]) {
      return { code: 'BAD_TRACE', found: `${names[key]} twice`, hint: 'Give each key once.' };
    }
    this.#seen[key] = 1;
    if (!this.#take(bytes, end, 58)) return notFlat(bytes, start, end);
    this.#skipSpace(bytes, end);
    const valueStart = this.#at;
    if (bytes[valueStart] === quote) {
      if (!this.#string(bytes, end)) return notFlat(bytes, start, end);
    } else {
      while (this.#at < end && !isSpace(bytes[this.#at]!) && bytes[this.#at] !== 44 && bytes[this.#at] !== 125)
        this.#at++;
    }
    return this.#value(keys[key]!.part, bytes, valueStart, this.#at, row);
  }

  #value(part: Part, bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    switch (part) {
      case 'time':
        return decimalSeconds(bytes, start, end, row) ? null : badValue(bytes, start, end, 'arrival_s', secondsHint);
      case 'promptTokens':
      case 'outputTokens': {
        row[part] = wholeNumber(bytes, start, end);
        const name = part === 'promptTokens' ? 'prompt_tokens' : 'output_tokens';
        return row[part] >= 0 ? null : badValue(bytes, start, end, name, tokensHint);
      }
      case 'class':
        if (isNull(bytes, start, end)) return null;
        row.class = this.#class(bytes, start, end);
        return row.class >= 0 ? null : unknownClass(bytes, start, end, this.#context);
      case 'priority': {
        if (isNull(bytes, start, end)) return null;
        const value = signedNumber(bytes, start, end);
        if (value !== null) row.priority = value;
        return value !== null ? null : badValue(bytes, start, end, 'priority', priorityHint);
      }
    }
  }

  #class(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== quote) return -2;
    const { classNames } = this.#context;
    if (bytes.subarray(start, end).indexOf(backslash) < 0) return classRow(bytes, start + 1, end - 1, classNames);
    try {
      const name = encoder.encode(String(JSON.parse(textOf(bytes, start, end))));
      return classRow(name, 0, name.length, classNames);
    } catch {
      return -2;
    }
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
}

function keyRow(bytes: Uint8Array, start: number, end: number): number {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!.bytes;
    if (key.length !== end - start) continue;
    let same = 0;
    while (same < key.length && key[same] === bytes[start + same]) same++;
    if (same === key.length) return i;
  }
  return -1;
}

function unknownKey(name: string): Problem {
  const near = nearest(name, names);
  const hint = near ? `Did you mean ${near}?` : `Known keys: ${names.join(', ')}.`;
  return { code: 'UNKNOWN_KEY', found: `key ${shown(name)}`, hint };
}

function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 4 && textOf(bytes, start, end) === 'null';
}

export const jsonl: TraceFormat = {
  name: 'jsonl',
  about: `${about.slice(0, -1)}[, "class": …][, "priority": …]}`,
  fromFirstRow: false,
  header: false,
  recognises: (line) => line.trimStart().startsWith('{'),
  parser: (_line, context) => new Parser(context),
};
