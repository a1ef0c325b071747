// What a sweep leaves in its folder, so that it can go on after any end: sweep.json says which sweep it is, runs.jsonl
// grows by a line a run. A line counts once its line feed is written; half a line is cut off and made again.

import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { SweepRun, SweepSpec } from '../planner/index.ts';
import { writeWhole } from './files.ts';
import { Hold } from './hold.ts';
import { version } from './version.ts';

export const SWEEP_FILE = 'sweep.json';
export const RUNS_FILE = 'runs.jsonl';

/** Runs that are flushed to the disk together; a power cut takes these at most, and they are made again. */
const BATCH = 32;
const READ_BYTES = 1 << 20;
const LINE_FEED = 10;

/** Everything that the rows depend on. */
export interface SweepIdentity {
  readonly tokenworks: string;
  /** with the scenario as its file has it */
  readonly sweep: SweepSpec;
  /** hashes of what is read besides, by path */
  readonly files: Readonly<Record<string, string>>;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of a trace, which may be large. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

export const identityText = (sweep: SweepSpec, files: SweepIdentity['files']): string =>
  `${JSON.stringify({ tokenworks: version, sweep, files } satisfies SweepIdentity, null, 2)}\n`;

export const textHash = hashOf;

type Table = Readonly<Record<string, unknown>>;
const tableOf = (value: unknown): Table => (typeof value === 'object' && value !== null ? (value as Table) : {});

/** Paths at which two tables differ, down to what is no table. */
function differences(before: unknown, now: unknown, path: readonly string[]): string[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  const areTables = [before, now].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  if (!areTables) return [path.join('.')];
  const [a, b] = [tableOf(before), tableOf(now)];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const found = keys.flatMap((key) => differences(a[key], b[key], [...path, key]));
  // the same fields in another order are other points
  return found.length > 0 ? found : [`the order in ${path.join('.')}`];
}

function checkSame(folder: string, text: string): void {
  const path = join(folder, SWEEP_FILE);
  const before = readFileSync(path, 'utf8');
  if (before === text) return;
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(before);
  } catch {
    // what is no JSON differs in everything
  }
  const changed = parsed === null ? ['the whole file'] : differences(parsed, JSON.parse(text), []);
  const hint = 'Its rows are of another sweep: name a new folder, or undo the change.';
  const found = `a sweep that differs in ${changed.slice(0, 6).join(', ')}`;
  throw new InputError([{ code: 'MISMATCH', path: [path], found, hint }]);
}

/** The row of a line, if it is the one that comes next. */
function rowOf(line: string, run: number): SweepRun | null {
  try {
    const row = JSON.parse(line) as SweepRun | null;
    return row?.run === run ? row : null;
  } catch {
    return null;
  }
}

/** Lines of a file that end in a line feed, and the place behind each; read piece by piece. */
function* linesOf(handle: number): Generator<{ readonly line: string; readonly end: number }> {
  let rest = Buffer.alloc(0);
  let end = 0;
  for (let at = 0; ; ) {
    const piece = Buffer.alloc(READ_BYTES);
    const count = readSync(handle, piece, 0, READ_BYTES, at);
    if (count === 0) return;
    at += count;
    rest = Buffer.concat([rest, piece.subarray(0, count)]);
    for (let feed = rest.indexOf(LINE_FEED); feed >= 0; feed = rest.indexOf(LINE_FEED)) {
      end += feed + 1;
      yield { line: rest.toString('utf8', 0, feed), end };
      rest = rest.subarray(feed + 1);
    }
  }
}

/** Rows in their order up to the first that is not whole, and how many bytes they have. */
function* rowsOf(handle: number): Generator<{ readonly row: SweepRun; readonly end: number }> {
  let run = 0;
  for (const { line, end } of linesOf(handle)) {
    const row = rowOf(line, run);
    if (row === null) return;
    yield { row, end };
    run++;
  }
}

/** The rows of a sweep's folder. */
export function* readRuns(folder: string): Generator<SweepRun> {
  const handle = openSync(join(folder, RUNS_FILE), constants.O_RDONLY);
  try {
    for (const { row } of rowsOf(handle)) yield row;
  } finally {
    closeSync(handle);
  }
}

export class SweepStore {
  /** rows that are there */
  readonly done: number;
  readonly #handle: number;
  readonly #hold: Hold;
  #length: number;
  #unflushed = 0;

  /** Begins a folder, or goes on with one of the same sweep. */
  constructor(folder: string, identity: string) {
    mkdirSync(folder, { recursive: true });
    const runs = join(folder, RUNS_FILE);
    this.#hold = new Hold(runs);
    try {
      const isBegun = existsSync(join(folder, SWEEP_FILE));
      if (isBegun) checkSame(folder, identity);
      else if (existsSync(runs)) {
        const hint = `It is of no sweep that ${SWEEP_FILE} names: name a new folder.`;
        throw new InputError([{ code: 'MISMATCH', path: [runs], found: 'a file', hint }]);
      } else writeWhole(join(folder, SWEEP_FILE), [new TextEncoder().encode(identity)]);
      const { O_CREAT, O_NOFOLLOW = 0, O_RDWR } = constants;
      this.#handle = openSync(runs, O_RDWR | O_CREAT | O_NOFOLLOW, 0o666);
    } catch (error) {
      this.#hold.release();
      throw error;
    }
    let [done, length] = [0, 0];
    for (const { end } of rowsOf(this.#handle)) {
      done++;
      length = end;
    }
    ftruncateSync(this.#handle, length);
    this.done = done;
    this.#length = length;
  }

  append(row: SweepRun): void {
    const bytes = Buffer.from(`${JSON.stringify(row)}\n`);
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#handle, bytes, at, bytes.length - at, this.#length + at);
    this.#length += bytes.length;
    this.#unflushed++;
    if (this.#unflushed >= BATCH) this.flush();
  }

  flush(): void {
    fsyncSync(this.#handle);
    this.#unflushed = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.#handle);
    this.#hold.release();
  }
}
