// What reaches a terminal: results on stdout, talk on stderr, and no control character that came from data.

import { steering } from '../errors.ts';
import type { Io } from './io.ts';

const control = new RegExp(`(?![\\t\\n])[${steering}]`, 'g');

/** Line feeds and tabs stay; every other control character becomes `?`. */
export const harmless = (text: string): string => text.replace(control, '?');

export function print({ stdout }: Io, text: string): void {
  stdout.write(harmless(text));
}

export function talk({ stderr }: Io, text: string): void {
  stderr.write(harmless(text));
}
