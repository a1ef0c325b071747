// Readers of flag values.

import { InvalidArgumentError } from 'commander';

export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** A whole number from 0 to 2^53 − 1, in plain digits. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('Write a whole number of at least 0.');
  return value;
}

/** A number above 0 in plain digits. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+(?:\.\d+)?(?:e-?\d{1,2})?$/i.test(text) || !(value > 0))
    throw new InvalidArgumentError('Write a number above 0.');
  return value;
}

/** Words between commas. */
export function words(text: string): string[] {
  const all = text.split(',').map((word) => word.trim());
  if (all.includes('')) throw new InvalidArgumentError('Write words between commas, for example a,b.');
  return all;
}

/** Whole numbers between commas. */
export const wholeNumbers = (text: string): number[] => words(text).map(wholeNumber);

/** Whole numbers between commas, and ranges of them: 1,2,8-16. */
export const wholeRanges = (text: string): number[] =>
  words(text).flatMap((word) => {
    const [, from, to] = /^(\d{1,7})-(\d{1,7})$/.exec(word) ?? [];
    if (from === undefined || to === undefined) return [wholeNumber(word)];
    const [first, last] = [Number(from), Number(to)];
    if (last < first || last - first > 100_000)
      throw new InvalidArgumentError('Write a rising range, for example 1-16.');
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

/** Numbers above 0 between commas. */
export const positiveNumbers = (text: string): number[] => words(text).map(positiveNumber);

/** A share such as 5% or 0.05. */
export function share(text: string): number {
  const [, digits = '', percent] = /^(\d+(?:\.\d+)?) *(%?)$/.exec(text) ?? [];
  const value = Number(digits) / (percent === '%' ? 100 : 1);
  if (digits === '' || !(value > 0 && value <= 1)) throw new InvalidArgumentError('Write a share such as 5% or 0.05.');
  return value;
}
