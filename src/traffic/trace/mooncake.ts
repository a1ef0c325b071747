// The Mooncake traces: {"timestamp": ms, "input_length": …, "output_length": …, "hash_ids": […]}, time from the first
// row. The hash_ids name the blocks of 512 tokens that prompts share; they are counted, not used yet. Source:
// github.com/kvcache-ai/Mooncake, FAST25-release/traces.

import type { CsvColumn } from './fields.ts';
import { aboutKeys, FlatLines } from './flat.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './unit.ts';

const columns: readonly CsvColumn[] = [
  { name: 'timestamp', part: 'time', required: true },
  { name: 'input_length', part: 'promptTokens', required: true },
  { name: 'output_length', part: 'outputTokens', required: true },
  { name: 'hash_ids', part: 'prefix', required: false },
  { name: 'session_id', part: 'session', required: false },
  { name: 'priority', part: 'priority', required: false },
];

export const mooncake: TraceFormat = {
  name: 'mooncake',
  about: aboutKeys(columns),
  time: 'first row',
  unit: 'ms',
  header: false,
  recognises: (line) => line.trimStart().startsWith('{') && /"(input_length|hash_ids)"/.test(line),
  parser: (_line, context) => new FlatLines(columns, timesIn('ms', context), context),
};
