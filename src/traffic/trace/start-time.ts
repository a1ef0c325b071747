// Counts with times: {"start_time": s, "prompt_tokens": …, "output_tokens": …}, time from the first row.

import type { CsvColumn } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { timedLines } from './timed-lines.ts';

const columns: readonly CsvColumn[] = [
  { name: 'start_time', part: 'time', required: true },
  { name: 'prompt_tokens', part: 'promptTokens', required: true },
  { name: 'output_tokens', part: 'outputTokens', required: true },
];

export const startTime: TraceFormat = timedLines({
  name: 'start-time',
  unit: 's',
  columns,
  marks: [/"start_time"/, /"prompt_tokens"/],
});
