// What the caller's own options and functions must be, checked before any of them is used: an InputError, no TypeError.

import { InputError, type Issue, shown } from '../errors.ts';

/** What an option may be; all of them may be left out. */
const kinds = {
  function: { is: (value: unknown) => typeof value === 'function', hint: 'Pass a function.' },
  text: { is: (value: unknown) => typeof value === 'string', hint: 'Pass a text.' },
  list: { is: (value: unknown) => Array.isArray(value), hint: 'Pass a list, such as [a, b].' },
  signal: {
    is: (value: unknown) => typeof value === 'object' && value !== null && 'aborted' in value,
    hint: 'Pass the signal of an AbortController.',
  },
  router: {
    is: (value: unknown) => typeof value === 'function' || (typeof value === 'object' && value !== null),
    hint: 'Pass an object with route or scores, or a function that makes one.',
  },
} as const;

export type OptionKinds = Readonly<Record<string, keyof typeof kinds>>;

/** Options of `simulate` and of plans. */
export const runOptions: OptionKinds = {
  signal: 'signal',
  onProgress: 'function',
  onRows: 'function',
  openFile: 'function',
  readText: 'function',
  router: 'router',
  policies: 'list',
  onCommand: 'function',
  file: 'text',
};

/** Throws an InputError with every option that is not of its kind. */
export function checkOptions(options: unknown, expected: OptionKinds): void {
  if (typeof options !== 'object' || options === null) {
    const hint = 'Pass a table of options, or nothing.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['options'], found: shown(options), hint }]);
  }
  const issues: Issue[] = [];
  for (const [name, kind] of Object.entries(expected)) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || kinds[kind].is(value)) continue;
    issues.push({ code: 'BAD_VALUE', path: ['options', name], found: foundOf(value), hint: kinds[kind].hint });
  }
  if (issues.length > 0) throw new InputError(issues);
}

/** A value of the caller's in few words: it may be anything. */
export function foundOf(value: unknown): string {
  if (value instanceof Promise) return 'a Promise';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return shown(value);
}
