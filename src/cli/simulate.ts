// `tokenworks simulate`: a scenario, its flags, its outputs; progress, checkpoints, Ctrl-C.
// TOKENWORKS_CHECKPOINT_EVERY_MS in the environment replaces the 10 s of wall time between checkpoints.

import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { ChromeTrace } from '../report/chrome-trace.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { rowsToCsv } from '../result/csv.ts';
import { replicaNames } from '../result/replicas.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import { Run, type RunInput } from '../run/run.ts';
import { type Prepared, prepare } from '../run/simulate.ts';
import { yieldToEventLoop } from '../run/yield.ts';
import { skip } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { recorded, traceWriter } from '../workload/write.ts';
import {
  type Checkpoint,
  checkInputs,
  type Identity,
  identityOf,
  loadCheckpoint,
  saveCheckpoint,
} from './checkpoint.ts';
import { Interrupted } from './fail.ts';
import { checkTarget, GrowingFile, scenarioFile, writeText, writeWhole } from './files.ts';
import { applyFlags, readInput, type ScenarioFlags } from './input.ts';
import type { Caught, Io } from './io.ts';
import { createProgress } from './progress.ts';
import { print } from './say.ts';
import { checkTraceEvents, traceEventsOf, writeTraceEvents } from './trace-events.ts';

export interface SimulateFlags extends ScenarioFlags {
  readonly json?: string;
  readonly out?: string;
  readonly saveTrace?: string;
  readonly traceEvents?: string;
  readonly traceEventsLimit?: number;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly repeat?: number;
  readonly workers?: number;
  readonly quiet?: boolean;
}

const CHECKPOINT_EVERY_MS = 10_000;
const ROWS_FILE = 'requests.csv';

/** The run, its source and its growing outputs, fresh or resumed. */
interface Session {
  readonly run: Run;
  readonly source: WorkloadSource;
  /** made when a checkpoint asks: it hashes the whole Program */
  readonly identity: () => Identity;
  readonly rows: GrowingFile | null;
  /** the requests as a trace; a resumed run writes it anew from its first row */
  readonly trace: GrowingFile | null;
  readonly events: ChromeTrace | null;
  /** true once a checkpoint counts on the bytes of the growing outputs */
  kept: boolean;
  readonly caught: Caught;
}

function checkOutputs(path: string, saved: Checkpoint, out: string | undefined): void {
  const had = ROWS_FILE in saved.outputs;
  if (had === (out !== undefined)) return;
  const hint = had
    ? 'The run that wrote it had --out: give the same folder.'
    : 'The run that wrote it had no --out: leave it away.';
  throw new InputError([
    { code: 'MISMATCH', path: ['resume', path], found: had ? 'a run with --out' : 'a run without --out', hint },
  ]);
}

function openSession(io: Io, prepared: Prepared, flags: SimulateFlags): Session {
  const opened = prepared.openSource();
  const identity = () => identityOf(prepared, opened);
  const saved = flags.resume === undefined ? null : loadCheckpoint(flags.resume);
  if (saved !== null && flags.resume !== undefined) {
    checkInputs(flags.resume, saved, identity(), prepared.openSource);
    checkOutputs(flags.resume, saved, flags.out);
  }
  const writer = flags.saveTrace === undefined ? null : traceWriter(prepared.compiled.classes);
  // before the first file is made, so that none is left behind
  const caught = io.catchSignals();
  const trace = flags.saveTrace === undefined ? null : new GrowingFile(flags.saveTrace, 0);
  try {
    const source = writer && trace ? recorded(opened, writer, (bytes) => trace.append(bytes)) : opened;
    if (saved !== null) skip(source, saved.state.pushed);
    return { ...openRun(prepared, flags, source, saved), source, identity, trace, kept: saved !== null, caught };
  } catch (error) {
    trace?.abandon(false);
    throw error;
  }
}

function openRun(
  prepared: Prepared,
  flags: SimulateFlags,
  source: WorkloadSource,
  saved: Checkpoint | null,
): Pick<Session, 'run' | 'rows' | 'events'> {
  let rows: GrowingFile | null = null;
  const events = traceEventsOf(flags, prepared.compiled);
  let csvRows: RunInput['onRows'];
  if (flags.out !== undefined) {
    const { kind, replica } = prepared.compiled.program;
    const csv = rowsToCsv({
      classNames: prepared.compiled.classes.map(({ name }) => name),
      outputPs: Array.from(replica.kind, (row) => kind.outputPs[row] ?? 0n),
      replicaNames: replicaNames(prepared.compiled.pools),
    });
    const file = new GrowingFile(join(flags.out, ROWS_FILE), saved?.outputs[ROWS_FILE] ?? 0);
    if (file.length === 0) file.append(new TextEncoder().encode(csv.header));
    rows = file;
    csvRows = (columns, count) => file.append(csv.chunk(columns, count));
  }
  const input: RunInput = {
    ...prepared.input(source, (columns, count) => {
      csvRows?.(columns, count);
      events?.takeRows(columns, count);
    }),
    onWindows: (windows, count) => events?.takeWindows(windows, count),
  };
  const run = new Run(
    prepared.module,
    input,
    {},
    saved === null ? undefined : { state: saved.state, core: saved.bytes },
  );
  return { run, rows, events };
}

/** On to the end of the open window, so that a checkpoint stands at one; a run without windows stops anywhere. */
function finishWindow(run: Run): void {
  if (run.cell.columns.run.windowPs[0] === 0n) return;
  const windowEndPs = run.cell.columns.clock.windowEndPs[0] ?? 0n;
  while (!run.done && !run.slice(windowEndPs)) {
    // each slice ends for a reason that needs nothing from us
  }
}

function save(session: Session, path: string): void {
  const { run, source, identity, rows } = session;
  finishWindow(run);
  if (run.done) return;
  rows?.flush();
  saveCheckpoint(path, run, identity(), source, rows === null ? {} : { [ROWS_FILE]: rows.length });
  session.kept = true;
}

/** Runs to the end; saves now and then, and when interrupted. */
async function drive(io: Io, session: Session, flags: SimulateFlags): Promise<void> {
  const { run, caught } = session;
  const { checkpoint } = flags;
  const progress = createProgress(io, flags.quiet === true);
  const everyMs = Number(io.env['TOKENWORKS_CHECKPOINT_EVERY_MS'] ?? CHECKPOINT_EVERY_MS);
  let savedMs = performance.now();
  try {
    while (!run.done) {
      run.slice();
      progress.tell(run.progress());
      if (checkpoint !== undefined && performance.now() - savedMs >= everyMs) {
        save(session, checkpoint);
        savedMs = performance.now();
      }
      await yieldToEventLoop();
      if (!caught.signal.aborted) continue;
      if (checkpoint !== undefined) save(session, checkpoint);
      if (run.done) continue;
      const goOn = checkpoint === undefined ? '' : `; go on with --resume ${checkpoint}`;
      throw new Interrupted(`interrupted at ${run.progress().clockS} s${goOn}`);
    }
  } finally {
    progress.done();
  }
}

function writeOutputs(io: Io, result: Result, flags: SimulateFlags, { rows, trace, events }: Session): void {
  trace?.finish();
  if (events !== null && flags.traceEvents !== undefined) writeTraceEvents(flags.traceEvents, events, result);
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (flags.out !== undefined) {
    rows?.finish();
    writeWhole(join(flags.out, 'result.json'), bytes(jsonReport(result)));
    writeWhole(join(flags.out, 'report.txt'), bytes(textReport(result)));
    writeWhole(join(flags.out, 'report.html'), bytes(htmlReport(result)));
  }
  if (flags.json !== undefined) writeText(io, flags.json, jsonReport(result));
  if (flags.json === '-') return;
  print(io, textReport(result));
  if (flags.out !== undefined)
    print(io, `\nwrote ${join(flags.out, 'report.html')}, report.txt, result.json, ${ROWS_FILE}\n`);
  if (flags.saveTrace !== undefined) print(io, `\nwrote ${flags.saveTrace}\n`);
  if (flags.traceEvents !== undefined) print(io, `\nwrote ${flags.traceEvents}\n`);
}

export async function simulateCommand(io: Io, name: string, flags: SimulateFlags): Promise<void> {
  if (flags.repeat !== undefined) return (await import('./repeat.ts')).repeatCommand(io, name, flags, flags.repeat);
  if (flags.workers !== undefined) {
    const hint = 'One run is one thread: give it beside --repeat.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['--workers'], found: String(flags.workers), hint }]);
  }
  if (flags.out !== undefined) checkTarget('--out', flags.out, 'folder');
  if (flags.checkpoint !== undefined) checkTarget('--checkpoint', flags.checkpoint, 'file');
  if (flags.saveTrace !== undefined) checkTarget('--save-trace', flags.saveTrace, 'file');
  checkTraceEvents(flags);
  if (flags.json !== undefined && flags.json !== '-') checkTarget('--json', flags.json, 'file');
  const { data, file } = readInput(name);
  const prepared = await prepare(applyFlags(data, flags) as object, {
    readText: scenarioFile,
    ...(file !== undefined && { file }),
  });
  const session = openSession(io, prepared, flags);
  let result: Result;
  try {
    await drive(io, session, flags);
    result = buildResult(session.run.observations());
  } catch (error) {
    session.run.close();
    session.rows?.abandon(session.kept);
    session.trace?.abandon(false);
    throw error;
  }
  writeOutputs(io, result, flags, session);
}
