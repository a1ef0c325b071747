// The documents of a result file: one JSON value, a list of them, or JSON lines. Python's NaN and Infinity, which JSON
// does not have, are read as null and "inf".

import { InputError } from '../errors.ts';
import { infinite } from './keys.ts';

/** Where the string that begins at `quote` ends: behind its closing quote. */
function stringEnd(text: string, quote: number): number {
  for (let close = text.indexOf('"', quote + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    let escapes = 0;
    while (text[close - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return close + 1;
  }
  return text.length;
}

/** The text with what Python writes of such numbers replaced, outside strings. */
function withoutPythonWords(text: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const plain = text.slice(at, end).replace(/-Infinity\b|\bNaN\b/g, 'null');
    pieces.push(plain.replace(/\bInfinity\b/g, `"${infinite}"`));
    at = quote < 0 ? text.length : stringEnd(text, quote);
    if (quote >= 0) pieces.push(text.slice(quote, at));
  }
  return pieces.join('');
}

/** undefined where it is no JSON. */
function parsed(text: string): unknown {
  for (const form of [(one: string) => one, withoutPythonWords]) {
    try {
      return JSON.parse(form(text)) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** A document, and the path that leads to it. */
export interface Document {
  readonly data: unknown;
  readonly path: readonly (string | number)[];
}

export function documentsOf(text: string, file: string): readonly Document[] {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const whole = parsed(body);
  if (Array.isArray(whole)) return whole.map((data: unknown, at) => ({ data, path: [file, at] }));
  if (whole !== undefined) return [{ data: whole, path: [file] }];
  const documents: Document[] = [];
  for (const [at, line] of body.split('\n').entries()) {
    if (line.trim() === '') continue;
    const data = parsed(line);
    const path = [file, `line ${at + 1}`];
    if (data === undefined) {
      const hint = 'A result file is JSON, or JSON lines; is it whole?';
      const where = documents.length === 0 ? [file] : path;
      throw new InputError([{ code: 'BAD_FILE', path: where, found: 'no JSON', hint }]);
    }
    documents.push({ data, path });
  }
  return documents;
}
