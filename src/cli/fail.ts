// How a failure is told: on stderr, without a stack trace, with the exit code that says whose fault it was.

import { CoreFault, InputError, issueText } from '../errors.ts';

/** Rejection of an interrupted run. */
export class Interrupted extends Error {
  constructor(message = 'interrupted') {
    super(message);
    this.name = 'Interrupted';
  }
}

const written = new Set([
  'ENOENT',
  'EACCES',
  'EISDIR',
  'ENOTDIR',
  'ENOSPC',
  'EROFS',
  'EPERM',
  'ENAMETOOLONG',
  'EEXIST',
  'EMFILE',
]);

/** Tells `error` and returns the exit code. */
export function fail(error: unknown): number {
  if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`);
    return 130;
  }
  if (error instanceof InputError) {
    const count = error.issues.length;
    process.stderr.write(`${count === 1 ? 'one problem' : `${count} problems`} with the input:\n`);
    for (const issue of error.issues) process.stderr.write(`  ${issueText(issue)}\n`);
    return 2;
  }
  if (error instanceof Error && 'code' in error && written.has(String(error.code))) {
    process.stderr.write(`a file cannot be used: ${error.message}\n`);
    return 2;
  }
  if (error instanceof CoreFault) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(`a fault of tokenworks: ${text}; please report it with the scenario and the seed\n`);
  return 1;
}
