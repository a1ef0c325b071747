// Our own CSV: arrival_s,prompt_tokens,output_tokens and, when wanted, class, priority, session; columns in any order.

import { type CsvColumn, csvParser, headerNames } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

export const columns: readonly CsvColumn[] = [
  { name: 'arrival_s', part: 'time', required: true },
  { name: 'prompt_tokens', part: 'promptTokens', required: true },
  { name: 'output_tokens', part: 'outputTokens', required: true },
  { name: 'class', part: 'class', required: false },
  { name: 'priority', part: 'priority', required: false },
  { name: 'session', part: 'session', required: false },
];
const names = columns.map((column) => column.name);

export const csv: TraceFormat = {
  name: 'csv',
  about: 'arrival_s,prompt_tokens,output_tokens[,class][,priority][,session]',
  time: 'start',
  unit: 's',
  header: true,
  recognises: (line) => headerNames(line).some((name) => names.includes(name)),
  parser: (line, context) => csvParser(line, columns, timesIn('s', context, ' from the start of the run'), context),
};
