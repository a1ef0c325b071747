// The two kinds of failure: the user's (InputError, exit code 2) and ours (CoreFault, exit code 1).

/** Codes, not a class per mistake. */
export type InputCode =
  | 'BAD_VALUE'
  | 'UNKNOWN_NAME'
  | 'UNKNOWN_KEY'
  | 'MISSING'
  | 'NOT_YET'
  | 'INCOMPLETE'
  | 'DOES_NOT_FIT'
  | 'BAD_FILE'
  | 'BAD_TRACE'
  | 'MISMATCH';

/** One thing wrong with an input: where, what was found, what to try. */
export interface Issue {
  readonly code: InputCode;
  /** Keys from the root of the scenario, or a file name and `line N`, or a flag. */
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly hint: string;
}

/** Characters that steer a terminal or turn a line around: controls, line separators, direction marks. */
export const steering = '\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const control = new RegExp(`[${steering}]`, 'g');

/** User data for a terminal: no control characters, at most 120 characters. */
export function shown(value: unknown): string {
  let text: string | undefined;
  if (typeof value === 'string') text = JSON.stringify(value);
  else if (typeof value === 'object' && value !== null) text = JSON.stringify(value);
  else text = String(value);
  const clean = (text ?? 'undefined').replace(control, '?');
  return clean.length > 120 ? `${clean.slice(0, 117)}…` : clean;
}

/** `fleet.route: found "least-kvv". Known route policies: least-kv.` */
export function issueText(issue: Issue): string {
  const where =
    issue.path.length > 0 ? `${issue.path.map((key) => String(key).replace(control, '?')).join('.')}: ` : '';
  return `${where}found ${issue.found}. ${issue.hint}`;
}

/** The user's: every problem at once. */
export class InputError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(issueText).join('\n'));
    this.name = 'InputError';
    this.issues = issues;
  }
}

/** Ours: an assertion of the core failed. Please report it. */
export class CoreFault extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, line: number, detail = '') {
    super(
      `core fault at ${file}:${line}${detail ? ` (${detail})` : ''}; please report it with the scenario and the seed`,
    );
    this.name = 'CoreFault';
    this.file = file;
    this.line = line;
  }
}
