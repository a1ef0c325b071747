// Formats that are flat JSON lines with times from the first row: recognised by a key that no other format has.

import type { CsvColumn } from './fields.ts';
import { aboutKeys, FlatLines } from './flat.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';
import type { TimeUnit } from './unit.ts';

/** A key that is read over. */
export const ignored = (name: string): CsvColumn => ({ name, part: 'ignored', required: false });

interface TimedLines extends Pick<TraceFormat, 'name' | 'texts' | 'maxLineBytes'> {
  readonly unit: TimeUnit;
  readonly columns: readonly CsvColumn[];
  /** what the first line has */
  readonly marks: readonly RegExp[];
}

export const timedLines = ({ unit, columns, marks, ...own }: TimedLines): TraceFormat => ({
  ...own,
  ...{ about: aboutKeys(columns), time: 'first row', unit, header: false },
  recognises: (line) => line.trimStart().startsWith('{') && marks.every((mark) => mark.test(line)),
  parser: (_line, context) => new FlatLines(columns, timesIn(unit, context), context),
});
