// Counts with times: {"start_time": s, "prompt_tokens": …, "output_tokens": …}, time from the first row.

import type { CsvColumn } from './fields.ts';
import { aboutKeys, FlatLines } from './flat.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const columns: readonly CsvColumn[] = [
  { name: 'start_time', part: 'time', required: true },
  { name: 'prompt_tokens', part: 'promptTokens', required: true },
  { name: 'output_tokens', part: 'outputTokens', required: true },
];

export const startTime: TraceFormat = {
  name: 'start-time',
  about: aboutKeys(columns),
  time: 'first row',
  unit: 's',
  header: false,
  recognises: (line) => line.trimStart().startsWith('{') && /"start_time"/.test(line) && /"prompt_tokens"/.test(line),
  parser: (_line, context) => new FlatLines(columns, timesIn('s', context), context),
};
