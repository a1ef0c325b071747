// What the planning commands share: the scenario's flags, progress, Ctrl-C, and where the answer goes.

import type { PlanOptions, PlanProgress } from '../planner/index.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { NoAnswer } from './fail.ts';
import { writeText } from './files.ts';
import { applyFlags, readAsked, type ScenarioFlags, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { createReporter } from './progress.ts';
import type { Needs } from './question.ts';
import { print } from './say.ts';
import { readsModules, type SuppliedFlags, suppliedOptions } from './supplied.ts';

export interface PlanFlags extends ScenarioFlags, SuppliedFlags {
  readonly json?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

type Reported = PlanProgress & { readonly share: number | null };

const words = ({ done, tasks, trials }: Reported): string =>
  `${done} of ${tasks} done${trials > 0 ? `, ${trials} runs` : ''}`;

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
  text: (result: R) => string,
  needs: Needs = { accelerator: true, rate: true },
): Promise<void> {
  const paths = new Paths().writes('--json', flags.json).reads('--trace', flags.trace).reads('--prices', flags.prices);
  readsModules(paths, flags).check();
  const { data, file } = readAsked(scenario, flags, needs);
  const input = applyFlags(io, data, flags) as ScenarioData;
  paths.reads('scenario', file).reads('workload.trace', traceFile(input, file)).check();
  const result = await planned(io, flags, (options) =>
    plan(input, { ...options, ...suppliedOptions(flags), readText: paths.readText, file }),
  );
  // the answer is shown before a file can fail
  if (flags.json !== '-') print(io, text(result));
  if (flags.json !== undefined) writeText(io, flags.json, `${JSON.stringify(result, null, 2)}\n`);
  if ('noAnswer' in result && result.noAnswer !== null) throw new NoAnswer();
}

/** Rows of cells as a table: the columns of `left` begin together, the others end together. */
export function tableText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[],
): string {
  const widths = header.map((title, column) => {
    return Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length));
  });
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return left.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The last line of a plan, for scripts: `result: size ok replicas=2 …`, or `result: size none reason=alone`. */
export function resultLine(plan: string, noAnswer: string | null, facts: Readonly<Record<string, unknown>>): string {
  if (noAnswer !== null) return `result: ${plan} none reason=${noAnswer}`;
  const words = Object.entries(facts).map(([name, value]) => `${name}=${value === null ? '-' : String(value)}`);
  return `result: ${plan} ok ${words.join(' ')}`;
}

/** Sentences in lines of at most 100 columns. */
export function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 100) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
