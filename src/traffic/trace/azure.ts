// The Azure LLM inference traces of 2023 and 2024: TIMESTAMP,ContextTokens,GeneratedTokens; from the first row.
// Source: github.com/Azure/AzurePublicDataset, AzureLLMInferenceTrace_code.csv and _conv.csv.

import { type CsvColumn, csvParser, headerNames, isNamed } from './fields.ts';
import { digits } from './number.ts';
import type { Row, TraceFormat } from './row.ts';

const columns: readonly CsvColumn[] = [
  { name: 'TIMESTAMP', part: 'time', required: true },
  { name: 'ContextTokens', part: 'promptTokens', required: true },
  { name: 'GeneratedTokens', part: 'outputTokens', required: true },
  { name: 'NumImages', part: 'ignored', required: false },
];
const names = columns.map((column) => column.name);
const countNames = names.slice(1, 3);
const stampHint =
  'A time stamp YYYY-MM-DD HH:MM:SS (or with a T) with up to nine decimals, UTC where no zone such as +00:00 follows.';

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 1970-01-01 in the Gregorian calendar; −1 for a date that does not exist. */
function daysOf(year: number, month: number, day: number): number {
  if (year < 1970 || month < 1 || month > 12 || day < 1) return -1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > daysInMonth[month - 1]! + (leap && month === 2 ? 1 : 0)) return -1;
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719162;
  for (let i = 0; i < month - 1; i++) days += daysInMonth[i]!;
  return days + (leap && month > 2 ? 1 : 0) + day - 1;
}

/** Seconds that a zone such as Z or +05:30 is ahead of UTC, −1e9 for none of them; `from` is where it begins. */
function zoneSeconds(bytes: Uint8Array, from: number, end: number): number {
  if (from === end || (end - from === 1 && bytes[from] === 90)) return 0;
  const sign = bytes[from] === 43 ? 1 : bytes[from] === 45 ? -1 : 0;
  if (sign === 0 || end - from !== 6 || bytes[from + 3] !== 58) return -1e9;
  const hours = digits(bytes, from + 1, 2);
  const minutes = digits(bytes, from + 4, 2);
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return -1e9;
  return sign * (hours * 3600 + minutes * 60);
}

/** Digits by hand: Date.parse cuts to ms and takes the local zone. */
function readStamp(bytes: Uint8Array, start: number, end: number, row: Row): boolean {
  if (end - start < 19 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return false;
  if (bytes[start + 10] !== 32 && bytes[start + 10] !== 84) return false;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  const days = daysOf(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
  const hour = digits(bytes, start + 11, 2);
  const minute = digits(bytes, start + 14, 2);
  const second = digits(bytes, start + 17, 2);
  if (days < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  let at = start + 19;
  let nanoseconds = 0;
  if (bytes[at] === 46 && at < end) {
    const first = at + 1;
    for (at = first; at < end && bytes[at]! >= 48 && bytes[at]! <= 57; at++);
    if (at === first || at - first > 9) return false;
    nanoseconds = digits(bytes, first, at - first);
    for (let place = at - first; place < 9; place++) nanoseconds *= 10;
  }
  const aheadS = zoneSeconds(bytes, at, end);
  if (aheadS === -1e9) return false;
  row.seconds = days * 86400 + hour * 3600 + minute * 60 + second - aheadS;
  row.restPs = nanoseconds * 1000;
  row.rounded = 0;
  return true;
}

export const azure: TraceFormat = {
  name: 'azure',
  about: names.slice(0, 3).join(','),
  time: 'first row',
  header: true,
  recognises: (line) =>
    headerNames(line).some((name) => name === 'TIMESTAMP' || countNames.some((known) => isNamed(name, known))),
  parser: (line, context) => csvParser(line, columns, { read: readStamp, hint: stampHint }, context),
};
