// Our own JSON lines: one flat object a line with the keys of our CSV.

import { columns } from './csv.ts';
import { aboutKeys, FlatLines } from './flat.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

export const jsonl: TraceFormat = {
  name: 'jsonl',
  about: `${aboutKeys(columns).slice(0, -1)}[, "class": …][, "priority": …][, "session": …]}`,
  time: 'start',
  unit: 's',
  header: false,
  recognises: (line) => line.trimStart().startsWith('{'),
  parser: (_line, context) => new FlatLines(columns, timesIn('s', context, ' from the start of the run'), context),
};
