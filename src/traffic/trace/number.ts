// Numbers from the bytes of a line: exact, in integers, without making a string of them.

import { shown } from '../../errors.ts';
import { PS_PER_S } from '../../units.ts';
import type { Problem, Row } from './row.ts';

const zero = 48;
const decoder = new TextDecoder();

export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, Math.min(end, start + 200)));
}

export function badValue(bytes: Uint8Array, start: number, end: number, name: string, hint: string): Problem {
  return { code: 'BAD_VALUE', found: `${name} ${shown(textOf(bytes, start, end))}`, hint };
}

/** A whole number from 0 to 2^31 − 1; −1 when the text is no such number. */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
    if (value > 0x7fffffff) return -1;
  }
  return value;
}

/** A whole number of either sign within i32; null when the text is no such number. */
export function signedNumber(bytes: Uint8Array, start: number, end: number): number | null {
  const negative = bytes[start] === 45;
  const value = wholeNumber(bytes, negative ? start + 1 : start, end);
  if (value < 0) return null;
  return negative && value > 0 ? -value : value;
}

/** A fixed count of digits as a number; −1 when another character is among them. */
export function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Seconds as a decimal into `row.seconds` and `row.restPs`. Digits past the twelfth decimal round half up and set
 * `row.rounded`. False when the text is no decimal number >= 0. A number beyond i64 ps leaves seconds above 9,223,372,
 * one beyond 2^53, which has lost digits, seconds above 2^53.
 */
export function decimalSeconds(bytes: Uint8Array, start: number, end: number, row: Row): boolean {
  let seconds = 0;
  let at = start;
  for (; at < end; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  let read = at - start;
  let restPs = 0;
  let scale = 1e12;
  let rounded = 0;
  if (at < end && bytes[at] === 46) {
    let past = false;
    for (at++; at < end; at++) {
      const digit = bytes[at]! - zero;
      if (digit < 0 || digit > 9) break;
      read++;
      if (scale > 1) {
        scale /= 10;
        restPs += digit * scale;
      } else {
        if (!past && digit >= 5) restPs++;
        past = true;
        if (digit > 0) rounded = 1;
      }
    }
  }
  if (read === 0) return false;
  if (at < end) return exponentSeconds(textOf(bytes, start, end), row);
  row.seconds = restPs === 1e12 ? seconds + 1 : seconds;
  row.restPs = restPs === 1e12 ? 0 : restPs;
  row.rounded = rounded;
  return true;
}

/** Reads a decimal in units of which a second has `perS`; otherwise as `decimalSeconds`. */
export function decimalReader(perS: number): (bytes: Uint8Array, start: number, end: number, row: Row) => boolean {
  if (perS === 1) return decimalSeconds;
  const places = String(perS).length - 1;
  return (bytes, start, end, row) => {
    if (!decimalSeconds(bytes, start, end, row)) return false;
    return row.seconds > Number.MAX_SAFE_INTEGER ? longDecimal(bytes, start, end, places, row) : inUnit(perS, row);
  };
}

/** A number of more digits than f64 holds, as nanoseconds since 1970: its point is moved in the text. */
function longDecimal(bytes: Uint8Array, start: number, end: number, places: number, row: Row): boolean {
  const text = decoder.decode(bytes.subarray(start, end));
  return /e/i.test(text) || exponentSeconds(`${text}e-${places}`, row);
}

function inUnit(perS: number, row: Row): true {
  // so far whole units in `seconds`, and a rest in 1e-12 of one
  const whole = row.seconds;
  const finePs = row.restPs / perS;
  row.seconds = Math.floor(whole / perS);
  row.restPs = (whole - row.seconds * perS) * (PS_PER_S / perS) + Math.floor(finePs + 0.5);
  if (finePs !== Math.floor(finePs)) row.rounded = 1;
  if (row.restPs >= 1e12) {
    row.restPs -= 1e12;
    row.seconds++;
  }
  return true;
}

/** A session's name as a number: itself where it is a whole number under 2^31 in plain digits, else a hash. */
export function sessionNumber(bytes: Uint8Array, start: number, end: number): number {
  const isPlain = end - start === 1 || bytes[start] !== zero;
  const value = isPlain ? wholeNumber(bytes, start, end) : -1;
  return value >= 0 ? value : hash31(bytes, start, end);
}

const exponentForm = /^(\d*)\.?(\d*)[eE]([+-]?\d{1,3})$/;

/** `1.5e-05`, as Python writes small numbers: the point is moved in the text, then it is read as above. */
function exponentSeconds(text: string, row: Row): boolean {
  const parts = exponentForm.exec(text);
  if (!parts) return false;
  const [, whole = '', fraction = '', exponent = ''] = parts;
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (all === '') return false;
  const padded = point > 0 ? all.padEnd(point, '0') : '0'.repeat(1 - point) + all;
  const split = Math.max(point, 1);
  const plain = new TextEncoder().encode(`${padded.slice(0, split)}.${padded.slice(split)}`);
  return decimalSeconds(plain, 0, plain.length, row);
}

export const tokensHint = 'A whole number of tokens, 0 to 2147483647.';
export const priorityHint = 'A whole number; the smaller is served first.';

/** A number from 0 to 2^31 − 1 that stands for a text: FNV-1a with 32 bits, its bits mixed, one left out. */
function hash31(bytes: Uint8Array, start: number, end: number): number {
  let bits = 0x811c9dc5;
  for (let at = start; at < end; at++) bits = Math.imul(bits ^ bytes[at]!, 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) & 0x7fffffff;
}
