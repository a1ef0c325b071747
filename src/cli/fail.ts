// How a failure is reported: on stderr, without a stack trace, with the exit code that says whose fault it was.

import { CoreFault, InputError, issueText } from '../errors.ts';
import type { Io } from './io.ts';
import { talk } from './say.ts';

/** Rejection of an interrupted run. */
export class Interrupted extends Error {
  constructor(message = 'interrupted') {
    super(message);
    this.name = 'Interrupted';
  }
}

/** A plan that ended well, and found that nothing will do: the answer is printed, and the exit code says it. */
export class NoAnswer extends Error {}

/** What the system said of a file: missing, a folder, full, not ours. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/** Reports `error` and returns the exit code. */
export function fail(io: Io, error: unknown): number {
  if (error instanceof Interrupted) {
    talk(io, `${error.message}\n`);
    return 130;
  }
  if (error instanceof NoAnswer) return 3;
  if (error instanceof InputError) {
    const count = error.issues.length;
    talk(io, `${count === 1 ? 'one problem' : `${count} problems`} with the input:\n`);
    for (const issue of error.issues) talk(io, `  ${issueText(issue)}\n`);
    return 2;
  }
  if (isSystemError(error)) {
    talk(io, `a file cannot be used: ${error.message}\n`);
    return 2;
  }
  if (error instanceof CoreFault) {
    talk(io, `${error.message}\n`);
    return 1;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  talk(io, `a fault of tokenworks: ${text}; please report it with the scenario and the seed\n`);
  return 1;
}
