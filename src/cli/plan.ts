// What the planning commands share: the scenario's flags, progress, Ctrl-C, and where the answer goes.

import { join } from 'node:path';
import type { PlanOptions, PlanProgress, Resample } from '../planner/index.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { NoAnswer } from './fail.ts';
import { StagedFiles, writeText } from './files.ts';
import { applyFlags, readAsked, type ScenarioFlags, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { createReporter } from './progress.ts';
import type { Needs } from './question.ts';
import { print } from './say.ts';
import { readsModules, type SuppliedFlags, suppliedOptions } from './supplied.ts';
import type { Table } from './tables.ts';
import { checkTables, writeTableFiles } from './write-tables.ts';

/** Flags of plans that answer over several sets of draws. */
export interface SetFlags {
  readonly repeat?: number;
  readonly intervalWithin?: number;
  readonly mostSets?: number;
  readonly resample?: Resample;
  /** false = --no-ranges */
  readonly ranges?: boolean;
}

/** Those flags as options of a plan. */
export const setOptions = ({ repeat, intervalWithin, mostSets, resample, ranges }: SetFlags) => ({
  ...{ replicates: repeat, intervalWithin, mostSets, resample, ranges },
});

/** Those flags as they were given. */
export const setWords = ({ repeat, intervalWithin, mostSets, resample, ranges }: SetFlags): string[] => [
  ...(repeat === undefined ? [] : ['--repeat', String(repeat)]),
  ...(intervalWithin === undefined ? [] : ['--interval-within', String(intervalWithin)]),
  ...(mostSets === undefined ? [] : ['--most-sets', String(mostSets)]),
  ...(resample === undefined ? [] : ['--resample', resample]),
  ...(ranges === false ? ['--no-ranges'] : []),
];

export interface PlanFlags extends ScenarioFlags, SuppliedFlags {
  readonly json?: string;
  /** folder of the forms of the answer */
  readonly out?: string;
  /** files of the answer's rows, by their endings */
  readonly table?: readonly string[];
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** The answer in the forms that a command writes; without `json` it is the plain data. */
export interface PlanForms<R> {
  text(result: R): string;
  json?(result: R): string;
  /** of --table */
  table?(result: R): Table;
  /** of the folder of --out */
  readonly files?: readonly { readonly file: string; write(result: R): string }[];
}

type Reported = PlanProgress & { readonly share: number | null };

const words = ({ done, tasks, trials }: Reported): string =>
  `${done} of ${tasks} done${trials > 0 ? `, ${trials} runs` : ''}`;

const plainJson = (result: object): string => `${JSON.stringify(result, null, 2)}\n`;

/** All of the folder's files, or none. */
function writeForms<R>(io: Io, flags: PlanFlags, files: NonNullable<PlanForms<R>['files']>, result: R): void {
  const { out, json } = flags;
  if (out === undefined) return;
  const staged = new StagedFiles();
  for (const { file, write } of files) staged.add(join(out, file), write(result));
  staged.commit();
  if (json !== '-') print(io, `\nwrote ${join(out, files.map(({ file }) => file).join(', '))}\n`);
}

/** A plan under way: progress is reported, and Ctrl-C ends it. */
export async function planned<R>(
  io: Io,
  { quiet, workers }: Pick<PlanFlags, 'quiet' | 'workers'>,
  plan: (options: PlanOptions) => Promise<R>,
): Promise<R> {
  const caught = io.catchSignals();
  const reporter = createReporter<Reported>(io, quiet === true, words);
  try {
    return await plan({
      signal: caught.signal,
      workers,
      onProgress: (progress) => reporter.report({ ...progress, share: progress.done / progress.tasks }),
    });
  } finally {
    reporter.done();
    caught.release();
  }
}

/** Makes the plan, reports progress meanwhile, and writes the answer as text or JSON. */
export async function runPlan<R extends object>(
  io: Io,
  scenario: string | undefined,
  flags: PlanFlags,
  plan: (input: ScenarioInput, options: PlanOptions) => Promise<R>,
  forms: PlanForms<R> | ((result: R) => string),
  needs: Needs = { accelerator: true, rate: true },
): Promise<void> {
  const shaped: PlanForms<R> = typeof forms === 'function' ? { text: forms } : forms;
  const { text, json = plainJson, files = [], table } = shaped;
  const paths = new Paths()
    .fills(
      '--out',
      flags.out,
      files.map(({ file }) => file),
    )
    .writes('--json', flags.json)
    .reads('--trace', flags.trace)
    .reads('--prices', flags.prices);
  readsModules(checkTables(paths, flags.table), flags).check();
  const { data, file } = readAsked(scenario, flags, needs);
  const input = applyFlags(io, data, flags) as ScenarioData;
  paths.reads('scenario', file).reads('workload.trace', traceFile(input, file)).check();
  const result = await planned(io, flags, (options) =>
    plan(input, { ...options, ...suppliedOptions(flags), readText: paths.readText, file }),
  );
  // the answer is shown before a file can fail
  if (flags.json !== '-') print(io, text(result));
  if (flags.json !== undefined) writeText(io, flags.json, json(result));
  writeForms(io, flags, files, result);
  if (table !== undefined) await writeTableFiles(flags.table, () => table(result));
  if ('noAnswer' in result && result.noAnswer !== null) throw new NoAnswer();
}

/** The last line of a plan, for scripts: `result: size ok replicas=2 …`, or `result: size none reason=alone`. */
export function resultLine(plan: string, noAnswer: string | null, facts: Readonly<Record<string, unknown>>): string {
  if (noAnswer !== null) return `result: ${plan} none reason=${noAnswer}`;
  const words = Object.entries(facts).map(([name, value]) => `${name}=${value === null ? '-' : String(value)}`);
  return `result: ${plan} ok ${words.join(' ')}`;
}

export { tableText, wrapped } from '../plan-report/text-table.ts';
