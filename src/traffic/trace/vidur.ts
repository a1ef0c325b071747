// The processed traces of vidur: arrived_at,num_prefill_tokens,num_decode_tokens, and what it works out of them;
// seconds from the first row. Columns recalled, not checked against a file. Source: github.com/microsoft/vidur.

import { type CsvColumn, csvParser, headerNames, isNamed } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const ignored = (name: string): CsvColumn => ({ name, part: 'ignored', required: false });

const columns: readonly CsvColumn[] = [
  { name: 'arrived_at', part: 'time', required: true },
  { name: 'num_prefill_tokens', part: 'promptTokens', required: true },
  { name: 'num_decode_tokens', part: 'outputTokens', required: true },
  { name: 'session_id', part: 'session', required: false },
  ...['num_total_tokens', 'pd_ratio', 'block_size', 'block_hash_ids', 'document_hash'].map(ignored),
];

export const vidur: TraceFormat = {
  name: 'vidur',
  about: 'arrived_at,num_prefill_tokens,num_decode_tokens',
  time: 'first row',
  unit: 's',
  header: true,
  recognises: (line) => headerNames(line).some((name) => isNamed(name, 'num_prefill_tokens')),
  parser: (line, context) => csvParser(line, columns, timesIn('s', context), context),
};
