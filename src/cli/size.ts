// `tokenworks size`: the fewest replicas for the traffic, for each system, the cheapest first.

import { sizeCells, sizeCsv } from '../plan-report/size-csv.ts';
import { sizePage } from '../plan-report/size-page.ts';
import { sizeText } from '../plan-report/size-text.ts';
import { type SizeResult, type SizeRow, size } from '../planner/index.ts';
import { quoted } from '../scenario/launch/shell.ts';
import { askedFor } from './asked.ts';
import type { Io } from './io.ts';
import { type PlanFlags, type PlanForms, resultLine, runPlan, type SetFlags, setOptions, setWords } from './plan.ts';
import { sizeTable } from './result-tables.ts';
import { version } from './version.ts';

interface SizeFlags extends PlanFlags, SetFlags {
  readonly accelerators?: readonly string[];
  readonly precision?: readonly string[];
  readonly tp?: readonly number[];
  readonly headroom?: number;
  readonly most?: number;
  readonly best?: boolean;
}

/** The cheapest system. */
function lastLine({ rows: [best], noAnswer }: SizeResult): string {
  if (best === undefined) return resultLine('size', noAnswer, {});
  const { replicas, accelerator, precision, tp } = best;
  const usdPerHour = best.usdPerHour === null ? null : Number(best.usdPerHour.toFixed(4));
  const attainment = Math.floor(best.attainment * 1e4) / 1e4;
  return resultLine('size', noAnswer, { replicas, accelerator, precision, tp, usdPerHour, attainment });
}

/** What shows a row again: its attainment is that of this run. A question in flags may leave the accelerator open. */
const commandOf =
  (name: string | undefined, flags: SizeFlags) =>
  ({ accelerator, check: { seed, settings } }: SizeRow): string => {
    const isOpen = name === undefined && typeof flags.accelerator !== 'string';
    const words = [
      ...(isOpen ? ['--accelerator', accelerator] : []),
      ...settings.flatMap((one) => ['--set', one]),
      ...['--seed', String(seed)],
    ];
    return `tokenworks simulate ${askedFor(name, flags, ['seed'])} ${words.map(quoted).join(' ')}`;
  };

/** Flags of this command alone, as they were given. */
function ownWords(flags: SizeFlags): string {
  const { accelerators, precision, tp, headroom, most, best } = flags;
  const words = [
    ...(accelerators === undefined ? [] : ['--accelerators', accelerators.join()]),
    ...(precision === undefined ? [] : ['--precision', precision.join()]),
    ...(tp === undefined ? [] : ['--tp', tp.join()]),
    ...(headroom === undefined ? [] : ['--headroom', String(headroom)]),
    ...(most === undefined ? [] : ['--most', String(most)]),
    ...(best === true ? ['--best'] : []),
    ...setWords(flags),
  ];
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

function formsOf(name: string | undefined, flags: SizeFlags): PlanForms<SizeResult> {
  const command = commandOf(name, flags);
  const made = { command: `tokenworks size ${askedFor(name, flags)}${ownWords(flags)}`, version };
  const text = (result: SizeResult) => `${sizeText(result, command)}\n${lastLine(result)}\n`;
  const json = (result: SizeResult) => {
    const rows = result.rows.map((row) => ({ ...row, check: { ...row.check, command: command(row) } }));
    return `${JSON.stringify({ ...result, rows }, null, 2)}\n`;
  };
  return {
    text,
    json,
    table: (result) => {
      const { header, rows } = sizeCells(result, command);
      return sizeTable(header, rows);
    },
    files: [
      { file: 'report.html', write: (result) => sizePage(result, command, made) },
      { file: 'report.txt', write: text },
      { file: 'result.json', write: json },
      { file: 'rows.csv', write: (result) => sizeCsv(result, command) },
    ],
  };
}

/** An accelerator that is named alone is the only one that is tried. */
export const triedOf = ({
  accelerators,
  accelerator,
}: Pick<SizeFlags, 'accelerators' | 'accelerator'>): readonly string[] | undefined =>
  accelerators ?? (typeof accelerator === 'string' && !accelerator.startsWith('{') ? [accelerator] : undefined);

export function sizeCommand(io: Io, name: string | undefined, flags: SizeFlags): Promise<void> {
  const { precision: precisions, tp: tps, headroom, most, best } = flags;
  return runPlan(
    io,
    name,
    flags,
    (input, options) =>
      size(input, {
        ...options,
        accelerators: triedOf(flags),
        precisions,
        tps,
        headroom,
        most,
        best,
        ...setOptions(flags),
      }),
    formsOf(name, flags),
    { accelerator: false, rate: true },
  );
}
