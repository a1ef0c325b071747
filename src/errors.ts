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

/** Longest text of a value in a message; of a key of a path, which may be the path of a file. */
const LONGEST_SHOWN = 120;
const LONGEST_KEY = 1000;
/** Levels of lists and tables that a message shows: far more than its characters hold. */
const DEEPEST_SHOWN = 64;

/** Writes a value as JSON until a message is full: cycles, depth and size end there. */
class Shown {
  text = '';

  get full(): boolean {
    return this.text.length > LONGEST_SHOWN;
  }

  write(value: unknown, depth = 0): void {
    if (typeof value === 'string') this.text += JSON.stringify(value.slice(0, LONGEST_SHOWN + 1));
    else if (typeof value !== 'object' || value === null) this.text += scalar(value);
    else if (depth >= DEEPEST_SHOWN) this.text += '…';
    else if (value instanceof Date) this.text += String(value.getTime());
    else if (Array.isArray(value)) this.#list(value, depth);
    else this.#table(value as Readonly<Record<string, unknown>>, depth);
  }

  #list(values: readonly unknown[], depth: number): void {
    this.text += '[';
    for (let at = 0; at < values.length && !this.full; at++) {
      if (at > 0) this.text += ',';
      this.write(values[at], depth + 1);
    }
    this.text += ']';
  }

  #table(values: Readonly<Record<string, unknown>>, depth: number): void {
    this.text += '{';
    let first = true;
    for (const key of Object.keys(values)) {
      if (this.full) break;
      if (values[key] === undefined || typeof values[key] === 'function') continue;
      if (!first) this.text += ',';
      first = false;
      this.text += `${JSON.stringify(key.slice(0, LONGEST_SHOWN + 1))}:`;
      this.write(values[key], depth + 1);
    }
    this.text += '}';
  }
}

/** As JSON writes it inside a list, but for what JSON has no word for. */
function scalar(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return typeof value === 'symbol' || typeof value === 'function' || value === undefined ? 'null' : String(value);
}

/** User data for a terminal: no control characters, at most 120 characters, whatever its size, depth or cycles. */
export function shown(value: unknown): string {
  let text: string;
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) {
    const writer = new Shown();
    writer.write(value);
    text = writer.text;
  } else text = String(value);
  const clean = text.replace(control, '?');
  return clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN - 3)}…` : clean;
}

/** A key of a path, in a message. */
function keyText(key: string | number): string {
  const text = String(key);
  return (text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY)}…` : text).replace(control, '?');
}

/** `fleet.route: found "least-kvv". Known route policies: least-kv.` */
export function issueText(issue: Issue): string {
  const where = issue.path.length > 0 ? `${issue.path.map(keyText).join('.')}: ` : '';
  return `${where}found ${issue.found}. ${issue.hint}`;
}

/** Problems that one error lists; the others are counted in an issue behind them. */
export const MOST_ISSUES = 20;

const countOf = (issue: Issue | undefined): number =>
  Number(/^(\d+) more problems$/.exec(issue?.found ?? '')?.[1] ?? 0);

/** The first problems, and how many more there are: an error may be made of others that count already. */
function bounded(issues: readonly Issue[], more: number): readonly Issue[] {
  const listed = issues.filter((issue) => countOf(issue) === 0);
  const counted = issues.reduce((sum, issue) => sum + countOf(issue), 0);
  const rest = more + counted + Math.max(0, listed.length - MOST_ISSUES);
  if (rest === 0) return issues;
  const first = listed.slice(0, MOST_ISSUES);
  const hint = `Correct the first ${first.length}; the same may be wrong there.`;
  return [...first, { code: 'BAD_VALUE', path: [], found: `${rest} more problems`, hint }];
}

/** The user's: every problem at once, as far as one reads them. */
export class InputError extends Error {
  readonly issues: readonly Issue[];
  /** `more`: problems that were found and not kept */
  constructor(issues: readonly Issue[], more = 0) {
    const kept = bounded(issues, more);
    super(kept.map(issueText).join('\n'));
    this.name = 'InputError';
    this.issues = kept;
  }
}

/** What a function of the caller's threw, as an InputError that says where; the error itself is its `cause`. */
export function callerFault(path: Issue['path'], error: unknown): InputError {
  if (error instanceof InputError) return error;
  const found = error instanceof Error ? `${error.name}: ${error.message}` : `${shown(error)}, thrown`;
  const [, where] = (error instanceof Error && /\n\s*at (.*)/.exec(error.stack ?? '')) || [];
  const hint = `Your own function threw it${where === undefined ? '' : ` at ${where.slice(0, 200)}`}.`;
  const fault = new InputError([{ code: 'BAD_VALUE', path, found: shown(found), hint }]);
  fault.cause = error;
  return fault;
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
