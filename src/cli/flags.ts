// Readers of flag values.

import { InvalidArgumentError } from 'commander';

export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** A whole number from 0 to 2^53 − 1, in plain digits. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('Write a whole number of at least 0.');
  return value;
}
