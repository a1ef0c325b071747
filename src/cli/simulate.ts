// `tokenworks simulate`: a scenario, its flags, its outputs; progress, checkpoints, Ctrl-C.
// TOKENWORKS_CHECKPOINT_EVERY_MS in the environment replaces the 10 s of wall time between checkpoints.

import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { buildResult } from '../result/result.ts';
import { Run, type RunInput } from '../run/run.ts';
import { type Prepared, prepare } from '../run/simulate.ts';
import { yieldToEventLoop } from '../run/yield.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { skip } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { recorded, traceWriter } from '../workload/write.ts';
import { aboutOf } from './about.ts';
import { type Checkpoint, checkInputs, identityOf, loadCheckpoint, restored, saveCheckpoint } from './checkpoint.ts';
import type { Identity } from './checkpoint-header.ts';
import { Compared, type CompareFlags, checkCompare, compareFile, mistaken } from './compare.ts';
import { Interrupted, isSystemError } from './fail.ts';
import { applyFlags, readAsked, type ScenarioFlags, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { checkOutputs, type OutputFlags, Outputs, outputPaths, ROWS_FILE } from './outputs.ts';
import { createProgress } from './progress.ts';
import { requestsTable } from './result-tables.ts';
import { print, talk } from './say.ts';
import { modulesIdentity, readsModules, type SuppliedFlags, suppliedOptions } from './supplied.ts';
import { checkTraceEvents } from './trace-events.ts';
import { checkFormats, writeTables } from './write-tables.ts';

export interface SimulateFlags extends ScenarioFlags, OutputFlags, CompareFlags, SuppliedFlags {
  readonly repeat?: number;
  /** of the requests in the folder of --out */
  readonly format?: readonly string[];
  /** of --repeat */
  readonly table?: readonly string[];
  readonly workers?: number;
  readonly quiet?: boolean;
}

const CHECKPOINT_EVERY_MS = 10_000;

/** The run, its source and its outputs, fresh or resumed. */
interface Session {
  readonly run: Run;
  readonly source: WorkloadSource;
  readonly outputs: Outputs;
  /** made when a checkpoint asks: it hashes the whole Program */
  readonly identity: () => Identity;
}

/** The checkpoint to go on from, of these inputs; null for a fresh run. */
function savedRun(prepared: Prepared, flags: SimulateFlags, identity: () => Identity): Checkpoint | null {
  if (flags.resume === undefined) return null;
  const saved = loadCheckpoint(flags.resume);
  checkInputs(flags.resume, saved, identity(), prepared.openSource);
  checkOutputs(flags.resume, saved.outputs, flags.out);
  return saved;
}

function openSession(prepared: Prepared, flags: SimulateFlags): Session {
  const opened = prepared.openSource();
  const identity = () => identityOf(prepared, opened, modulesIdentity(flags));
  const saved = savedRun(prepared, flags, identity);
  const writer = flags.saveTrace === undefined ? null : traceWriter(prepared.compiled.classes);
  const outputs = new Outputs(flags, prepared.compiled, saved?.outputs ?? null);
  try {
    const source = writer === null ? opened : recorded(opened, writer, outputs.appendTrace);
    if (saved !== null) skip(source, saved.state.pushed);
    const input: RunInput = { ...prepared.input(source, outputs.onRows), onWindows: outputs.onWindows };
    const fresh = () => new Run(prepared.module, input);
    const run = saved === null ? fresh() : restored(flags.resume ?? '', prepared.module, input, saved);
    return { run, source, outputs, identity };
  } catch (error) {
    outputs.abandon();
    throw error;
  }
}

/** On to the end of the open window, so that a checkpoint is made at one; a run without windows stops anywhere. */
function finishWindow(run: Run): void {
  if (run.cell.columns.run.windowPs[0] === 0n) return;
  const windowEndPs = run.cell.columns.clock.windowEndPs[0] ?? 0n;
  while (!run.done && !run.slice(windowEndPs)) {
    // each slice ends for a reason that needs nothing from us
  }
}

/**
 * Saves the run. What the system refuses is a warning: the run itself is healthy. A Ctrl-C meanwhile stops the writing,
 * and what was saved before stays.
 */
async function save(io: Io, { run, source, identity, outputs }: Session, path: string): Promise<boolean> {
  finishWindow(run);
  if (run.done) return false;
  const caught = io.catchSignals();
  try {
    await saveCheckpoint(path, run, identity(), source, outputs.written(), caught.signal);
  } catch (error) {
    if (caught.signal.aborted) return false;
    // a RangeError: no memory for the copy of a large core
    if (!isSystemError(error) && !(error instanceof RangeError)) throw error;
    talk(io, `warning: no checkpoint could be written: ${error.message}; the run goes on\n`);
    return false;
  } finally {
    caught.release();
  }
  outputs.keep();
  return true;
}

/** `kept` = the last whole checkpoint, null = there is none. */
function interrupted(run: Run, kept: string | null, isSaved: boolean): Interrupted {
  const at = `interrupted at ${Number(run.progress().clockS.toPrecision(6))} s`;
  if (kept === null) return new Interrupted(at);
  return new Interrupted(`${at}; go on ${isSaved ? '' : 'from the checkpoint before '}with --resume ${kept}`);
}

/** Runs to the end; saves now and then, and when interrupted. */
async function drive(io: Io, session: Session, flags: SimulateFlags, signal: AbortSignal): Promise<void> {
  const { run } = session;
  const { checkpoint } = flags;
  const progress = createProgress(io, flags.quiet === true);
  const everyMs = Number(io.env['TOKENWORKS_CHECKPOINT_EVERY_MS'] ?? CHECKPOINT_EVERY_MS);
  let savedMs = performance.now();
  let kept = checkpoint === undefined ? null : (flags.resume ?? null);
  try {
    while (!run.done) {
      run.slice();
      progress.report(run.progress());
      if (checkpoint !== undefined && performance.now() - savedMs >= everyMs) {
        const isSaved = await save(io, session, checkpoint);
        if (isSaved) kept = checkpoint;
        savedMs = performance.now();
        // interrupted while it was written: it is whole, or the one before will do
        if (signal.aborted && !run.done && kept !== null) throw interrupted(run, kept, isSaved);
      }
      await yieldToEventLoop();
      if (!signal.aborted) continue;
      const isSaved = checkpoint !== undefined && (await save(io, session, checkpoint));
      if (isSaved) kept = checkpoint;
      if (!run.done) throw interrupted(run, kept, isSaved);
    }
  } finally {
    progress.done();
  }
}

/** Whose state a checkpoint does not keep. */
function noteMemoryless(io: Io, { memoryless }: Run, { checkpoint }: SimulateFlags): void {
  if (checkpoint === undefined || memoryless.length === 0) return;
  const says = 'no state and restore: a run that is resumed begins with new ones';
  talk(io, `note: the checkpoint keeps nothing of ${memoryless.join(', ')}, with ${says}\n`);
}

function checkRequests({ format, out }: SimulateFlags): void {
  if (format === undefined) return;
  checkFormats(format);
  if (out !== undefined) return;
  const hint = 'It is of the requests in a folder: give --out as well.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['--format'], found: format.join(), hint }]);
}

/** The rows are those of requests.csv, which a resumed run has whole. */
async function writeRequests(io: Io, { out, json, format = [] }: SimulateFlags): Promise<void> {
  if (out === undefined || !format.includes('parquet')) return;
  await writeTables(join(out, 'requests'), ['parquet'], () => requestsTable(join(out, ROWS_FILE)));
  if (json !== '-') print(io, `\nwrote ${join(out, 'requests.parquet')}\n`);
}

function checkFlags(flags: SimulateFlags): void {
  if (flags.workers !== undefined) {
    const hint = 'One run is one thread: give it beside --repeat.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['--workers'], found: String(flags.workers), hint }]);
  }
  if (flags.table !== undefined) {
    const hint = 'It is of --repeat; the requests of one run are written by --out.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['--table'], found: flags.table.join(), hint }]);
  }
  checkRequests(flags);
  checkTraceEvents(flags);
  checkCompare(flags);
}

export async function simulateCommand(io: Io, name: string | undefined, flags: SimulateFlags): Promise<void> {
  if (flags.repeat !== undefined) return (await import('./repeat.ts')).repeatCommand(io, name, flags, flags.repeat);
  checkFlags(flags);
  try {
    await simulateOnce(io, name, flags);
  } catch (error) {
    throw mistaken(error, flags.trace);
  }
}

async function simulateOnce(io: Io, name: string | undefined, flags: SimulateFlags): Promise<void> {
  const requests = flags.format?.includes('parquet') === true ? ['requests.parquet'] : [];
  const paths = outputPaths(flags)
    .fills('--out', flags.out, requests)
    .reads('--trace', flags.trace)
    .reads('--resume', flags.resume)
    .reads('--prices', flags.prices);
  readsModules(paths.reads('--compare', compareFile(flags)), flags).check();
  const { data, file } = readAsked(name, flags, { accelerator: true, rate: flags.compare === undefined });
  const compared = flags.compare === undefined ? null : new Compared(flags.compare);
  const input = applyFlags(io, data, flags, compared?.overlay);
  paths.reads('scenario', file).reads('workload.trace', traceFile(input, file)).check();
  const prepared = await prepare(input as ScenarioData, {
    readText: paths.readText,
    ...suppliedOptions(flags),
    ...(file !== undefined && { file }),
    ...(compared !== null && { openFile: compared.openFile }),
  });
  compared?.check(io, prepared.scenario);
  // before the first file is made, so that none is left behind
  const caught = io.catchSignals();
  try {
    const session = openSession(prepared, flags);
    noteMemoryless(io, session.run, flags);
    try {
      await drive(io, session, flags, caught.signal);
      const result = compared?.result(session.run) ?? buildResult(session.run.observations());
      session.outputs.finish(io, result, aboutOf(io, name, flags, data, input));
      await writeRequests(io, flags);
    } finally {
      session.run.close();
      session.outputs.abandon();
    }
  } finally {
    caught.release();
  }
}
