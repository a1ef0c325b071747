// What can be wrong with the place of a row in time, and with a file as a whole.

import type { Problem } from '../../traffic/trace/row.ts';
import { type TimeUnit, unitSince1970, unitWords } from '../../traffic/trace/unit.ts';

export const binary: Problem = { code: 'BAD_TRACE', found: 'a NUL byte', hint: 'A trace is text in UTF-8.' };

export const tooLate: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 106 days',
  hint: 'Arrivals end before 9,223,372 s, at speed 1 and after division by the speed; split the trace.',
  once: true,
};

export const inexact: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 2^53, whose last digits would be lost',
  hint: 'Write it in the unit of the format, name its unit (timeUnit: ns), or count it from the first row.',
  once: true,
};

export const falling: Problem = {
  code: 'BAD_TRACE',
  found: 'a time before that of an earlier row',
  hint: 'Sort the rows by time.',
};

export const waiting: Problem = {
  code: 'NOT_YET',
  found: 'a turn that waits for the answer before it in its session (delay)',
  hint: 'Only times are read: give each turn a timestamp; or say concurrency: 8, users who send the rows in order.',
  once: true,
};

export function tooManyTokens(prompt: number, output: number): Problem {
  const hint = 'Prompt and output of a request together stay under 2^31 tokens.';
  return { code: 'BAD_VALUE', found: `${prompt} + ${output} tokens`, hint };
}

/** What is wrong with a time that counts from the start of the run and is too late for one. */
export function lateFromStart(seconds: number, unit: TimeUnit | undefined): Problem {
  const since = unit === undefined ? null : unitSince1970(seconds, unit);
  if (since === null) return tooLate;
  const further = since === unit ? '' : ` and write timeUnit: ${since}`;
  const hint =
    `It looks like ${unitWords(since)} since 1970: times of this format count from the start of the run; ` +
    `subtract the first from all${further}.`;
  return { code: 'BAD_VALUE', found: tooLate.found, hint, once: true };
}

/** A first time that looks like one since 1970 in another unit than the format's: only the scenario can say. */
export function otherUnit(seconds: number, unit: TimeUnit): Problem | null {
  const since = unitSince1970(seconds, unit);
  if (since === null || since === unit) return null;
  const found = `a first time that looks like ${unitWords(since)} since 1970`;
  const own = unitWords(unit);
  const hint = `This format counts ${own}: write timeUnit: ${since}, or timeUnit: ${unit} if they are ${own}.`;
  return { code: 'BAD_VALUE', found, hint, once: true };
}
