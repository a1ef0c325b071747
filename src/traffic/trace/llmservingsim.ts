// The data sets of LLMServingSim: {"input_toks": …, "output_toks": …, "arrival_time_ns": …, "input_tok_ids": […]};
// nanoseconds from the first row. Keys recalled, not checked against a file.
// Source: github.com/casys-kaist/LLMServingSim.

import type { CsvColumn } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { ignored, timedLines } from './timed-lines.ts';

const columns: readonly CsvColumn[] = [
  { name: 'arrival_time_ns', part: 'time', required: true },
  { name: 'input_toks', part: 'promptTokens', required: true },
  { name: 'output_toks', part: 'outputTokens', required: true },
  ...['input_tok_ids', 'output_tok_ids'].map(ignored),
];

export const llmServingSim: TraceFormat = timedLines({
  name: 'llmservingsim',
  unit: 'ns',
  columns,
  marks: [/"input_toks"/],
});
