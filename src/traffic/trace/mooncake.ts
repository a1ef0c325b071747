// The Mooncake traces: {"timestamp": ms, "input_length": …, "output_length": …, "hash_ids": […]}, time from the first
// row. The hash_ids name the blocks of 512 tokens that prompts share; they are counted, not used yet. Source:
// github.com/kvcache-ai/Mooncake, FAST25-release/traces. What Dynamo and AIPerf add is recalled, not checked against a
// file: session_id, priority, text_input in place of input_length, max_tokens in place of output_length, and delay, the
// ms from the answer before in the session, in place of timestamp.

import type { CsvColumn } from './fields.ts';
import { longestTextLine, type TraceFormat } from './row.ts';
import { timedLines } from './timed-lines.ts';

const columns: readonly CsvColumn[] = [
  { name: 'timestamp', part: 'time', required: true },
  { name: 'input_length', part: 'promptTokens', required: true },
  { name: 'output_length', part: 'outputTokens', required: true },
  { name: 'hash_ids', part: 'prefix', required: false, blockTokens: 512 },
  { name: 'session_id', part: 'session', required: false },
  { name: 'priority', part: 'priority', required: false },
  { name: 'text_input', part: 'promptText', required: false, insteadOf: 'input_length' },
  { name: 'max_tokens', part: 'outputTokens', required: false, insteadOf: 'output_length' },
  { name: 'delay', part: 'delay', required: false, insteadOf: 'timestamp' },
];

export const mooncake: TraceFormat = timedLines({
  name: 'mooncake',
  unit: 'ms',
  columns,
  marks: [/"(input_length|hash_ids|text_input)"/],
  texts: true,
  maxLineBytes: longestTextLine,
});
