// `tokenworks sweep FILE --out FOLDER`: the points of a file, run after run, streamed to the disk; the same command
// goes on where it was stopped.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { mainFigures, type SweepRun, type SweepSpec, sweep, sweepOf } from '../planner/index.ts';
import * as format from '../report/format.ts';
import { resolveInput } from '../run/simulate.ts';
import { besideFile } from '../scenario/beside.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { readScenario } from '../scenario/index.ts';
import { findPreset } from '../scenario/list.ts';
import { Interrupted } from './fail.ts';
import { scenarioFile } from './files.ts';
import { readInput, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { planned, wrapped } from './plan.ts';
import { print, talk } from './say.ts';
import { modulesIdentity, readsModules, type SuppliedFlags, suppliedOptions } from './supplied.ts';
import { hashFile, identityText, RUNS_FILE, readRuns, SWEEP_FILE, SweepStore, textHash } from './sweep-store.ts';
import { axisType, pointsTable, runsTable, type SweepColumns } from './sweep-tables.ts';
import { checkFormats, writeTables } from './write-tables.ts';

interface SweepFlags extends SuppliedFlags {
  readonly out: string;
  readonly format: readonly string[];
  readonly workers?: number;
  readonly quiet?: boolean;
}

const BEGINNINGS = ['runs', 'points'] as const;

/** A sweep with its scenario in place of the scenario's name. */
interface Read {
  readonly spec: SweepSpec;
  /** that relative paths of the scenario start from */
  readonly file: string | undefined;
}

/** The scenario is that of a preset, a file beside the sweep, or written into it. */
function readSweep(path: string): Read {
  if (!existsSync(path)) {
    const hint = 'Name the YAML file of a sweep: scenario, axes, repeats.';
    throw new InputError([{ code: 'BAD_FILE', path: [path], found: 'no such file', hint }]);
  }
  const spec = sweepOf(readScenario(scenarioFile(path), path));
  const { scenario } = spec;
  if (typeof scenario !== 'string') return { spec, file: path };
  const name = findPreset(scenario) === null ? besideFile(scenario, path) : scenario;
  const { data, file } = readInput(name);
  return { spec: { ...spec, scenario: data as ScenarioData }, file };
}

/** Traces that the points read: that of the scenario, and those of an axis. */
function tracesOf({ scenario, axes, set }: SweepSpec, file: string | undefined): string[] {
  const axis = axes['workload.trace'];
  const varied = Array.isArray(axis) ? axis : [];
  const named = [...varied, set?.['workload.trace']].filter((one) => typeof one === 'string');
  const own = varied.length > 0 ? undefined : traceFile(scenario, file);
  return [...named.map((one) => besideFile(one, file)), ...(own === undefined ? [] : [own])];
}

function columnsOf({ axes, figures }: SweepSpec): SweepColumns {
  return {
    figures: figures ?? mainFigures.map(({ name }) => name),
    axes: Object.entries(axes).map(([name, axis]) => {
      const type = Array.isArray(axis) ? axisType(axis) : 'whole' in axis && axis.whole === true ? 'whole' : 'number';
      return { name, type };
    }),
  };
}

/** The first few runs that have an error, and how many there are. */
class Failures {
  count = 0;
  readonly #first: string[] = [];

  take({ point, error }: SweepRun): void {
    if (error === undefined) return;
    this.count++;
    const text = `point ${point}: ${format.plain(error, 300)}`;
    if (this.#first.length < 3 && !this.#first.includes(text)) this.#first.push(text);
  }

  lines(): string[] {
    if (this.count === 0) return [];
    const what = `${this.count} runs have an error in place of figures, such as`;
    return [what, ...this.#first.map((text) => wrapped(`  ${text}`, '    '))];
  }
}

/** Hashes of what the scenario reads: traces, configs of models, files of kernels. */
async function filesOf({ spec, file }: Read, readText: (path: string) => string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const path of tracesOf(spec, file)) if (existsSync(path)) files[path] = await hashFile(path);
  const hashed = (path: string): string => {
    const text = readText(path);
    files[path] = textHash(text);
    return text;
  };
  try {
    await resolveInput(spec.scenario, { readText: hashed, file });
  } catch (error) {
    // what is wrong with the base may be right in every point
    if (!(error instanceof InputError)) throw error;
  }
  return files;
}

export async function sweepCommand(io: Io, path: string, flags: SweepFlags): Promise<void> {
  const { out, format: formats, quiet, workers } = flags;
  checkFormats(formats);
  const names = BEGINNINGS.flatMap((name) => formats.map((ending) => `${name}.${ending}`));
  const paths = new Paths().fills('--out', out, [SWEEP_FILE, RUNS_FILE, ...names]).reads('sweep', path);
  readsModules(paths, flags).check();
  const read = readSweep(path);
  const { spec, file } = read;
  paths.reads('scenario', file);
  for (const trace of tracesOf(spec, file)) paths.reads('workload.trace', trace);
  paths.check();
  const files = await filesOf(read, paths.readText);
  const modules = modulesIdentity(flags);
  const store = new SweepStore(out, identityText(spec, modules === '' ? files : { ...files, modules }));
  const repeats = spec.repeats ?? 1;
  let done = store.done;
  if (done > 0 && quiet !== true) talk(io, `${done} runs are there already: going on with run ${done}\n`);
  const options = { ...suppliedOptions(flags), readText: paths.readText, file, from: store.done };
  const onRun = (run: SweepRun): void => {
    store.append(run);
    done++;
  };
  try {
    await planned(io, { quiet: quiet === true, ...(workers !== undefined && { workers }) }, (plan) =>
      sweep(spec, { ...options, ...plan, onRun }),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const kept = `${done} ${done === 1 ? 'run is' : 'runs are'} kept in ${format.plain(out)}`;
    throw new Interrupted(`interrupted: ${kept}; the same command goes on`);
  } finally {
    store.close();
  }
  const columns = columnsOf(spec);
  await writeTables(join(out, 'runs'), formats, () => runsTable(readRuns(out), columns));
  await writeTables(join(out, 'points'), formats, () => pointsTable(readRuns(out), columns));
  const failures = new Failures();
  for (const run of readRuns(out)) failures.take(run);
  const sets = repeats === 1 ? 'one run each' : `${repeats} sets of draws each`;
  const wrote = `wrote ${join(out, [RUNS_FILE, SWEEP_FILE, ...names].join(', '))}`;
  print(io, [`${done / repeats} points, ${sets}: ${done} runs`, ...failures.lines(), wrote, ''].join('\n'));
}
