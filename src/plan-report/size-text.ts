// A size as text for a terminal.

import { aloneText } from '../planner/alone.ts';
import type { SizeResult, SizeRow } from '../planner/types.ts';
import { plain } from '../report/format.ts';
import { rentLines } from './price-words.ts';
import {
  alikeTexts,
  bindsText,
  meetsText,
  rangesText,
  sizeCells,
  sizeHeader,
  sizeLegend,
  trafficText,
  whyText,
} from './size-words.ts';
import { tableText, wrapped } from './text-table.ts';

/** What a row rests on, and the command that shows it again. */
function rowLines(row: SizeRow, command: string): string[] {
  const { alone } = row;
  const missed = alone === null || alone.missed === 0 ? [] : [`  ${wrapped(aloneText(alone), '    ', 2)}`];
  return [
    wrapped(`${row.id}: ${whyText(row)}`, '  '),
    ...(row.ranges === null ? [] : [`  ${wrapped(rangesText(row), '    ', 2)}`]),
    `  ${wrapped(`binds: ${bindsText(row)}`, '    ', 2)}`,
    ...missed,
    `  check: ${command}`,
  ];
}

/** `commandOf`: what shows a row again. */
export function sizeText(result: SizeResult, commandOf: (row: SizeRow) => string): string {
  const { rows, cannot, leftOut } = result;
  return [
    plain(result.name),
    trafficText(result),
    meetsText(result),
    '',
    ...(rows.length > 0 ? [tableText(sizeHeader, rows.map(sizeCells), [0, 1]), ''] : []),
    ...rows.flatMap((row) => rowLines(row, commandOf(row))),
    ...(rows.length > 0 ? [''] : []),
    ...rentLines(rows),
    ...cannot.map(({ id, reason }) => wrapped(`cannot: ${id}: ${plain(reason, 400)}`, '  ')),
    ...alikeTexts(result).map((line) => wrapped(line, '  ')),
    ...(leftOut.length > 0 ? [wrapped(`not tried, cannot be cheaper: ${leftOut.join(', ')}`, '  ')] : []),
    ...sizeLegend.map((line) => wrapped(line, '  ')),
    ...result.notes.map((note) => wrapped(note, '  ')),
  ].join('\n');
}
