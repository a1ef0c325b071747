// The Azure LLM inference traces of 2023: TIMESTAMP,ContextTokens,GeneratedTokens; time counts from the first row.
// Source: github.com/Azure/AzurePublicDataset, AzureLLMInferenceTrace_code.csv and _conv.csv.

import { type CsvColumn, csvParser, headerNames } from './fields.ts';
import { digits } from './number.ts';
import type { Row, TraceFormat } from './row.ts';

const columns: readonly CsvColumn[] = [
  { name: 'TIMESTAMP', part: 'time', required: true },
  { name: 'ContextTokens', part: 'promptTokens', required: true },
  { name: 'GeneratedTokens', part: 'outputTokens', required: true },
];
const names = columns.map((column) => column.name);
const stampHint = 'A time stamp YYYY-MM-DD HH:MM:SS with up to seven decimals and no zone; it is read as UTC.';

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

/** Digits by hand: Date.parse cuts to ms and takes the local zone. */
function readStamp(bytes: Uint8Array, start: number, end: number, row: Row): boolean {
  const length = end - start;
  if (length < 19 || length === 20 || length > 27) return false;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 32) return false;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  const days = daysOf(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
  const hour = digits(bytes, start + 11, 2);
  const minute = digits(bytes, start + 14, 2);
  const second = digits(bytes, start + 17, 2);
  if (days < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  let ticks = 0;
  if (length > 20) {
    if (bytes[start + 19] !== 46) return false;
    ticks = digits(bytes, start + 20, length - 20);
    if (ticks < 0) return false;
    for (let decimals = length - 20; decimals < 7; decimals++) ticks *= 10;
  }
  row.seconds = days * 86400 + hour * 3600 + minute * 60 + second;
  row.restPs = ticks * 100_000;
  row.rounded = 0;
  return true;
}

export const azure: TraceFormat = {
  name: 'azure',
  about: names.join(','),
  time: 'first row',
  header: true,
  recognises: (line) => headerNames(line).some((name) => names.includes(name)),
  parser: (line, context) => csvParser(line, columns, { read: readStamp, hint: stampHint }, context),
};
