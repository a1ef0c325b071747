// A capacity as text for a terminal.

import type { CapacityResult } from '../planner/types.ts';
import { plain } from '../report/format.ts';
import { headlineText, rangeTexts, trialCells, trialHeader, trialsOf } from './capacity-words.ts';
import { rentLines } from './price-words.ts';
import { tableText, wrapped } from './text-table.ts';

/** `command`: what shows the limit again; null = there is none. */
export function capacityText(result: CapacityResult, command: string | null): string {
  return [
    plain(result.name),
    wrapped(headlineText(result)),
    ...rangeTexts(result).map((text) => wrapped(text, '  ')),
    '',
    tableText(trialHeader(result.dial.path), trialsOf(result).map(trialCells), [3]),
    '',
    ...rentLines(result.rents),
    ...result.notes.map((note) => wrapped(note, '  ')),
    ...(command === null ? [] : [`check: ${command}`]),
  ].join('\n');
}
