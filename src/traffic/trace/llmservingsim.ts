// The data sets of LLMServingSim: {"input_toks": …, "output_toks": …, "arrival_time_ns": …, "input_tok_ids": […]};
// nanoseconds from the first row. Keys recalled, not checked against a file.
// Source: github.com/casys-kaist/LLMServingSim.

import type { CsvColumn } from './fields.ts';
import { aboutKeys, FlatLines } from './flat.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const ignored = (name: string): CsvColumn => ({ name, part: 'ignored', required: false });

const columns: readonly CsvColumn[] = [
  { name: 'arrival_time_ns', part: 'time', required: true },
  { name: 'input_toks', part: 'promptTokens', required: true },
  { name: 'output_toks', part: 'outputTokens', required: true },
  ...['input_tok_ids', 'output_tok_ids'].map(ignored),
];

export const llmServingSim: TraceFormat = {
  name: 'llmservingsim',
  about: aboutKeys(columns),
  time: 'first row',
  unit: 'ns',
  header: false,
  recognises: (line) => line.trimStart().startsWith('{') && /"input_toks"/.test(line),
  parser: (_line, context) => new FlatLines(columns, timesIn('ns', context), context),
};
