// The traces of splitwise-sim: request_id, request_type, application_id, arrival_timestamp, batch_size, prompt_size,
// token_size; seconds from the first row. Columns recalled, not checked against a file.
// Source: github.com/Mutinifni/splitwise-sim.

import { type CsvColumn, csvParser, headerNames, isNamed } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const ignored = (name: string): CsvColumn => ({ name, part: 'ignored', required: false });

const columns: readonly CsvColumn[] = [
  { name: 'arrival_timestamp', part: 'time', required: true },
  { name: 'prompt_size', part: 'promptTokens', required: true },
  { name: 'token_size', part: 'outputTokens', required: true },
  ...['request_id', 'request_type', 'application_id', 'batch_size'].map(ignored),
];

export const splitwise: TraceFormat = {
  name: 'splitwise',
  about: 'arrival_timestamp,prompt_size,token_size',
  time: 'first row',
  unit: 's',
  header: true,
  recognises: (line) => headerNames(line).some((name) => isNamed(name, 'token_size')),
  parser: (line, context) => csvParser(line, columns, timesIn('s', context), context),
};
