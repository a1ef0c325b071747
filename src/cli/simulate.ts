// `tokenworks simulate`: a scenario, its flags, its outputs; progress, checkpoints, Ctrl-C.
// TOKENWORKS_CHECKPOINT_EVERY_MS in the environment replaces the 10 s of wall time between checkpoints.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, type Issue, shown } from '../errors.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { rowsToCsv } from '../result/csv.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import { Run } from '../run.ts';
import { readScenario } from '../scenario/index.ts';
import { findPreset, getPreset } from '../scenario/list.ts';
import { setPath } from '../scenario/set.ts';
import { breathe, type Prepared, prepare } from '../simulate.ts';
import { skip } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
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
import { createProgress } from './progress.ts';
import { print } from './say.ts';

interface SimulateFlags {
  readonly trace?: string;
  readonly set: readonly string[];
  readonly seed?: number;
  readonly json?: string;
  readonly out?: string;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly quiet?: boolean;
}

const CHECKPOINT_EVERY_MS = Number(process.env['TOKENWORKS_CHECKPOINT_EVERY_MS'] ?? 10_000);
const ROWS_FILE = 'requests.csv';

type Data = Record<string, unknown>;

/** The scenario of a preset or a file, as plain data, and where its relative paths start. */
function readInput(name: string): { data: unknown; file: string | undefined } {
  if (findPreset(name) !== null) return { data: structuredClone(getPreset(name).scenario), file: undefined };
  if (existsSync(name)) {
    const data = readScenario(scenarioFile(name), name);
    // a bare word in a file is no preset's name
    if (typeof data !== 'object' || Array.isArray(data)) {
      const hint = 'A scenario is a table that starts with tokenworks: 1.';
      throw new InputError([{ code: 'BAD_FILE', path: [name], found: shown(data), hint }]);
    }
    return { data, file: name };
  }
  if (/\.(ya?ml|json)$/i.test(name)) {
    throw new InputError([
      {
        code: 'BAD_FILE',
        path: [name],
        found: 'no such file',
        hint: 'Name a scenario file or a preset (`list presets`).',
      },
    ]);
  }
  getPreset(name);
  return { data: undefined, file: undefined };
}

const tableOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};

/** --trace in place of what draws requests; what is said of a trace, and the classes, stay. */
function withTrace(workload: unknown, file: string): Data {
  const before = tableOf(workload);
  const keys = 'trace' in before ? ['speed', 'limit', 'classes'] : ['classes'];
  const kept = keys.filter((key) => Object.hasOwn(before, key)).map((key) => [key, before[key]]);
  return { ...Object.fromEntries(kept), trace: resolve(file) };
}

function setOne(data: unknown, text: string): unknown {
  const at = text.indexOf('=');
  if (at > 0) return setPath(data, text.slice(0, at), text.slice(at + 1));
  const hint = 'Write path=value, such as fleet.pools.0.tp=4.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['--set'], found: shown(text), hint }]);
}

/** --trace, --seed, then every --set, over the scenario's data. */
function applyFlags(input: unknown, flags: SimulateFlags): unknown {
  let data = input;
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const { workload, run } = data as Data;
    data = {
      ...data,
      ...(flags.trace !== undefined && { workload: withTrace(workload, flags.trace) }),
      ...(flags.seed !== undefined && { run: { ...tableOf(run), seed: flags.seed } }),
    };
  }
  const issues: Issue[] = [];
  for (const text of flags.set) {
    try {
      data = setOne(data, text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new InputError(issues);
  return data;
}

/** The run, its source and its growing outputs, fresh or resumed. */
interface Session {
  readonly run: Run;
  readonly source: WorkloadSource;
  readonly identity: Identity;
  readonly rows: GrowingFile | null;
  /** true once a checkpoint counts on the bytes of the growing outputs */
  kept: boolean;
  readonly interrupt: { readonly asked: boolean };
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

/** Whether the run was asked to stop: once, a second Ctrl-C ends the process. */
function catchInterrupts(): { asked: boolean } {
  const state = { asked: false };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      state.asked = true;
    });
  }
  return state;
}

function openSession(prepared: Prepared, flags: SimulateFlags): Session {
  const source = prepared.openSource();
  const identity = identityOf(prepared, source);
  const saved = flags.resume === undefined ? null : loadCheckpoint(flags.resume);
  if (saved !== null && flags.resume !== undefined) {
    checkInputs(flags.resume, saved, identity, prepared.openSource);
    checkOutputs(flags.resume, saved, flags.out);
    skip(source, saved.state.pushed);
  }
  // before the first file is made, so that none is left behind
  const interrupt = catchInterrupts();
  let rows: GrowingFile | null = null;
  let onRows: Parameters<Prepared['input']>[1];
  if (flags.out !== undefined) {
    const { kind, replica } = prepared.compiled.program;
    const csv = rowsToCsv({
      classNames: prepared.compiled.classes.map(({ name }) => name),
      outputPs: Array.from(replica.kind, (row) => kind.outputPs[row] ?? 0n),
    });
    const file = new GrowingFile(join(flags.out, ROWS_FILE), saved?.outputs[ROWS_FILE] ?? 0);
    if (file.length === 0) file.append(new TextEncoder().encode(csv.header));
    rows = file;
    onRows = (columns, count) => file.append(csv.chunk(columns, count));
  }
  const input = prepared.input(source, onRows);
  const run = new Run(
    prepared.module,
    input,
    {},
    saved === null ? undefined : { state: saved.state, core: saved.bytes },
  );
  return { run, source, identity, rows, kept: saved !== null, interrupt };
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
  saveCheckpoint(path, run, identity, source, rows === null ? {} : { [ROWS_FILE]: rows.length });
  session.kept = true;
}

/** Runs to the end; saves now and then, and when interrupted. */
async function drive(session: Session, flags: SimulateFlags): Promise<void> {
  const { run, interrupt } = session;
  const { checkpoint } = flags;
  const progress = createProgress(flags.quiet === true);
  let savedMs = performance.now();
  try {
    while (!run.done) {
      run.slice();
      progress.tell(run.progress());
      if (checkpoint !== undefined && performance.now() - savedMs >= CHECKPOINT_EVERY_MS) {
        save(session, checkpoint);
        savedMs = performance.now();
      }
      await breathe();
      if (!interrupt.asked) continue;
      if (checkpoint !== undefined) save(session, checkpoint);
      if (run.done) continue;
      const goOn = checkpoint === undefined ? '' : `; go on with --resume ${checkpoint}`;
      throw new Interrupted(`interrupted at ${run.progress().clockS} s${goOn}`);
    }
  } finally {
    progress.done();
  }
}

function writeOutputs(result: Result, flags: SimulateFlags, rows: GrowingFile | null): void {
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (flags.out !== undefined) {
    rows?.finish();
    writeWhole(join(flags.out, 'result.json'), bytes(jsonReport(result)));
    writeWhole(join(flags.out, 'report.txt'), bytes(textReport(result)));
    writeWhole(join(flags.out, 'report.html'), bytes(htmlReport(result)));
  }
  if (flags.json !== undefined) writeText(flags.json, jsonReport(result));
  if (flags.json === '-') return;
  print(textReport(result));
  if (flags.out !== undefined)
    print(`\nwrote ${join(flags.out, 'report.html')}, report.txt, result.json, ${ROWS_FILE}\n`);
}

export async function simulateCommand(name: string, flags: SimulateFlags): Promise<void> {
  if (flags.out !== undefined) checkTarget('--out', flags.out, 'folder');
  if (flags.checkpoint !== undefined) checkTarget('--checkpoint', flags.checkpoint, 'file');
  if (flags.json !== undefined && flags.json !== '-') checkTarget('--json', flags.json, 'file');
  const { data, file } = readInput(name);
  const prepared = await prepare(applyFlags(data, flags) as object, {
    readText: scenarioFile,
    ...(file !== undefined && { file }),
  });
  const session = openSession(prepared, flags);
  let result: Result;
  try {
    await drive(session, flags);
    result = buildResult(session.run.observations());
  } catch (error) {
    session.run.close();
    session.rows?.abandon(session.kept);
    throw error;
  }
  writeOutputs(result, flags, session.rows);
}
