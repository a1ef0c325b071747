// The result as JSON: the same keys in the same order, two spaces, lists of numbers on one line, one newline at the
// end. Control characters that JSON may hold raw (DEL and C1, which some terminals obey) are escaped.

import type { Result } from '../result/types.ts';

/** No string holds a raw line break in JSON, so a bracket before one always opens a list. */
const numberList = /\[\n\s+([-+.\deE,\s]*?)\n\s*\]/g;

const rawControl = new RegExp('[\\u007f-\\u009f]', 'g');
const escaped = (character: string) => `\\u00${character.charCodeAt(0).toString(16)}`;

/**
 * A Result as JSON text that ends with a line break; `JSON.parse` of it gives the Result again.
 *
 * @example `writeFileSync('result.json', jsonReport(await simulate('chat-8b-h100')))`
 */
export const jsonReport = (result: Result): string => {
  const text = JSON.stringify(result, null, 2).replace(rawControl, escaped);
  return `${text.replace(numberList, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;
};
