// The Qwen-Bailian usage traces: {"chat_id": …, "parent_chat_id": …, "timestamp": s, "input_length": …,
// "output_length": …, "type": …, "turn": …, "hash_ids": […]}, time from the first row. Keys recalled, not checked
// against a file. Chats are read over; hash_ids (blocks of 16 tokens) are counted, not used yet.

import type { CsvColumn } from './fields.ts';
import { longestTextLine, type TraceFormat } from './row.ts';
import { ignored, timedLines } from './timed-lines.ts';

const columns: readonly CsvColumn[] = [
  { name: 'chat_id', part: 'ignored', required: true },
  { name: 'timestamp', part: 'time', required: true },
  { name: 'input_length', part: 'promptTokens', required: true },
  { name: 'output_length', part: 'outputTokens', required: true },
  ...['parent_chat_id', 'type', 'turn'].map(ignored),
  { name: 'hash_ids', part: 'prefix', required: false, blockTokens: 16 },
];

export const bailian: TraceFormat = timedLines({
  name: 'bailian',
  unit: 's',
  columns,
  marks: [/"chat_id"/],
  maxLineBytes: longestTextLine,
});
