/** What is wrong with a config file: `CODE path` of each issue. */
import { InputError } from '../../src/errors.ts';

export function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`);
  }
  return [];
}
