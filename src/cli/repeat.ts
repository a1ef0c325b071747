// `tokenworks simulate --repeat N`: the main figures over N seeds, with intervals.

import { InputError, type Issue } from '../errors.ts';
import { type RepeatResult, repeat } from '../planner/index.ts';
import * as format from '../report/format.ts';
import type { Io } from './io.ts';
import { type PlanFlags, runPlan, tableText, wrapped } from './plan.ts';
import { repeatTable } from './result-tables.ts';

/** Outputs that describe one run. */
const single = [
  'compare',
  'out',
  'format',
  'saveTrace',
  'traceEvents',
  'traceEventsLimit',
  'checkpoint',
  'resume',
] as const;

type SingleFlags = Readonly<Partial<Record<(typeof single)[number], unknown>>>;

const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function checkSingle(flags: SingleFlags): void {
  const issues = single
    .filter((key) => flags[key] !== undefined)
    .map((key): Issue => {
      const hint = 'It describes one run; leave it out beside --repeat.';
      return { code: 'BAD_VALUE', path: [flagOf(key)], found: String(flags[key]), hint };
    });
  if (issues.length > 0) throw new InputError(issues);
}

/** Small figures keep three digits; large ones are whole. */
const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? format.unknown : format.three(value);

export function repeatText(result: RepeatResult): string {
  const rows = result.figures.map(({ name, values, interval }) => {
    const [first] = values;
    if (interval === null) return [name, figure(first), format.unknown, '', ''];
    return [name, figure(first), figure(interval.mean), figure(interval.low), figure(interval.high)];
  });
  const [seed] = result.seeds;
  return [
    format.plain(result.name),
    `${result.seeds.length} seeds from ${seed}: mean and 95 % t-interval of each figure, SI units`,
    '',
    tableText(['figure', `seed ${seed}`, 'mean', 'low', 'high'], rows, [0]),
    '',
    ...result.notes.map((note) => wrapped(note, '  ')),
    '',
  ].join('\n');
}

export function repeatCommand(
  io: Io,
  name: string | undefined,
  flags: SingleFlags & PlanFlags,
  repeats: number,
): Promise<void> {
  checkSingle(flags);
  return runPlan(io, name, flags, (input, options) => repeat(input, { ...options, repeats }), {
    text: repeatText,
    table: repeatTable,
  });
}
