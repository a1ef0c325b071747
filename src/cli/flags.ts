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
