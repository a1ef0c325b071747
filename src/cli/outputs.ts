// What a run writes: rows and trace as it goes on, results at its end. Results wait under other names until all of
// them are written; the rows take their name last, so that a run whose rows have their name is over.

import { join } from 'node:path';
import type { Compiled } from '../compile/compiled.ts';
import { InputError } from '../errors.ts';
import type { ReportAbout } from '../report/about.ts';
import type { ChromeTrace } from '../report/chrome-trace.ts';
import { reportFormats } from '../report/formats.ts';
import { jsonReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { type RowsCsv, rowsToCsv } from '../result/csv.ts';
import { replicaNames } from '../result/replicas.ts';
import type { Result } from '../result/types.ts';
import type { RunInput } from '../run/run.ts';
import { GrowingFile, StagedFiles, type Written } from './files.ts';
import { Hold } from './hold.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';
import { traceEventsOf } from './trace-events.ts';

export interface OutputFlags {
  readonly json?: string;
  readonly out?: string;
  readonly saveTrace?: string;
  readonly traceEvents?: string;
  readonly traceEventsLimit?: number;
  readonly checkpoint?: string;
  readonly resume?: string;
}

export const ROWS_FILE = 'requests.csv';

/** Every output that the flags name, looked at before anything is made. */
export function outputPaths(flags: OutputFlags): Paths {
  const partial = `${ROWS_FILE}.partial`;
  return new Paths()
    .fills('--out', flags.out, [ROWS_FILE, partial, ...reportFormats.map(({ file }) => file)])
    .writes('--checkpoint', flags.checkpoint)
    .grows('--save-trace', flags.saveTrace)
    .writes('--trace-events', flags.traceEvents)
    .writes('--json', flags.json);
}

function csvOf({ program, classes, pools }: Compiled): RowsCsv {
  const { kind, replica } = program;
  return rowsToCsv({
    classNames: classes.map(({ name }) => name),
    outputPs: Array.from(replica.kind, (row) => kind.outputPs[row] ?? 0n),
    replicaNames: replicaNames(pools),
  });
}

/** Whether the run that wrote the checkpoint had --out must not change. */
export function checkOutputs(path: string, written: Readonly<Record<string, Written>>, out: string | undefined): void {
  const had = ROWS_FILE in written;
  if (had === (out !== undefined)) return;
  const hint = had
    ? 'The run that wrote it had --out: give the same folder.'
    : 'The run that wrote it had no --out: leave it away.';
  throw new InputError([
    { code: 'MISMATCH', path: ['resume', path], found: had ? 'a run with --out' : 'a run without --out', hint },
  ]);
}

export class Outputs {
  /** takes finished rows and closed windows of the run */
  readonly onRows: RunInput['onRows'];
  readonly onWindows: RunInput['onWindows'];
  readonly #flags: OutputFlags;
  readonly #holds: Hold[] = [];
  readonly #events: ChromeTrace | null;
  #rows: GrowingFile | null = null;
  /** the requests as a trace; a resumed run writes it anew from its first row */
  #trace: GrowingFile | null = null;
  /** true once a checkpoint counts on the rows that were written */
  #isKept: boolean;

  /** `written` = how far the run to resume had written its rows; null for a fresh run. */
  constructor(flags: OutputFlags, compiled: Compiled, written: Readonly<Record<string, Written>> | null) {
    this.#flags = flags;
    this.#isKept = written !== null;
    this.#events = traceEventsOf(flags, compiled);
    const csv = flags.out === undefined ? null : csvOf(compiled);
    try {
      this.#open(written);
      if (csv !== null && this.#rows?.length === 0) this.#rows.append(new TextEncoder().encode(csv.header));
    } catch (error) {
      this.abandon();
      throw error;
    }
    this.onRows = (columns, count) => {
      if (csv !== null) this.#rows?.append(csv.chunk(columns, count));
      this.#events?.takeRows(columns, count);
    };
    this.onWindows = (windows, count) => this.#events?.takeWindows(windows, count);
  }

  #open(written: Readonly<Record<string, Written>> | null): void {
    const { out, saveTrace, checkpoint } = this.#flags;
    const rows = out === undefined ? undefined : join(out, ROWS_FILE);
    for (const path of [rows, saveTrace, checkpoint]) if (path !== undefined) this.#holds.push(new Hold(path));
    if (rows !== undefined) this.#rows = new GrowingFile(rows, written?.[ROWS_FILE] ?? null);
    if (saveTrace !== undefined) this.#trace = new GrowingFile(saveTrace);
  }

  readonly appendTrace = (bytes: Uint8Array): void => this.#trace?.append(bytes);

  /** Flushes the rows; a checkpoint may count on what is returned. */
  written(): Readonly<Record<string, Written>> {
    return this.#rows === null ? {} : { [ROWS_FILE]: this.#rows.written() };
  }

  /** A checkpoint counts on what was written. */
  keep(): void {
    this.#isKept = true;
  }

  /** The result is printed first: no file that fails takes it away. */
  finish(io: Io, result: Result, about: ReportAbout = {}): void {
    const { json, out, saveTrace, traceEvents } = this.#flags;
    print(io, json === '-' ? jsonReport(result) : textReport(result, about));
    const staged = new StagedFiles();
    if (this.#events !== null && traceEvents !== undefined) staged.add(traceEvents, this.#events.text(result));
    if (out !== undefined) {
      for (const { file, write } of reportFormats) staged.add(join(out, file), write(result, about));
    }
    if (json !== undefined && json !== '-') staged.add(json, jsonReport(result));
    staged.commit();
    this.#trace?.finish();
    this.#trace = null;
    this.#rows?.finish();
    this.#rows = null;
    this.#release();
    if (json === '-') return;
    if (out !== undefined) {
      const files = [...reportFormats.map(({ file }) => file), ROWS_FILE];
      print(io, `\nwrote ${join(out, files.join(', '))}\n`);
    }
    if (saveTrace !== undefined) print(io, `\nwrote ${saveTrace}\n`);
    if (traceEvents !== undefined) print(io, `\nwrote ${traceEvents}\n`);
  }

  /** Removes what is not whole, but for the rows that a checkpoint counts on. After `finish`, nothing. */
  abandon(): void {
    this.#rows?.abandon(this.#isKept);
    this.#trace?.abandon(false);
    this.#rows = null;
    this.#trace = null;
    this.#release();
  }

  #release(): void {
    for (const hold of this.#holds.splice(0)) hold.release();
  }
}
