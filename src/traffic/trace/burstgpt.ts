// The BurstGPT traces: Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type; newer files add Session ID
// and Elapsed time. Timestamps are seconds, time counts from the first row. Failed requests have 0 response tokens.
// The names of the columns are recalled from github.com/HPMLL/BurstGPT, not checked against a file.

import { type CsvColumn, csvParser, headerNames } from './fields.ts';
import type { TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const columns: readonly CsvColumn[] = [
  { name: 'Timestamp', part: 'time', required: true },
  { name: 'Session ID', part: 'session', required: false },
  { name: 'Elapsed time', part: 'ignored', required: false },
  { name: 'Model', part: 'ignored', required: false },
  { name: 'Request tokens', part: 'promptTokens', required: true },
  { name: 'Response tokens', part: 'outputTokens', required: true },
  { name: 'Total tokens', part: 'ignored', required: false },
  { name: 'Log Type', part: 'ignored', required: false },
];
const own = ['Request tokens', 'Response tokens', 'Log Type'];

export const burstgpt: TraceFormat = {
  name: 'burstgpt',
  about: 'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type',
  time: 'first row',
  unit: 's',
  header: true,
  recognises: (line) => headerNames(line).some((name) => own.includes(name)),
  parser: (line, context) => csvParser(line, columns, timesIn('s', context), context),
};
