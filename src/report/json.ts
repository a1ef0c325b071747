// The result as JSON: the same keys in the same order, two spaces, lists of numbers on one line, one newline at the
// end.

import type { Result } from '../result/types.ts';

/** No string holds a raw line break in JSON, so a bracket before one always opens a list. */
const numberList = /\[\n\s+([-+.\deE,\s]*?)\n\s*\]/g;

export const jsonReport = (result: Result): string =>
  `${JSON.stringify(result, null, 2).replace(numberList, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;
