// TraceV2 of BLIS (inference-sim), the csv of its data: arrival_time_us,input_tokens,output_tokens and some 25 more;
// microseconds from the first row. Columns recalled, not checked against a file, so those not named here are passed
// over too. slo_class is the class where the scenario lists it. Source: github.com/inference-sim/inference-sim.

import { type CsvColumn, csvParser, headerNames, isNamed } from './fields.ts';
import { longestTextLine, type TraceFormat } from './row.ts';
import { timesIn } from './times.ts';

const columns: readonly CsvColumn[] = [
  { name: 'arrival_time_us', part: 'time', required: true },
  { name: 'input_tokens', part: 'promptTokens', required: true },
  { name: 'output_tokens', part: 'outputTokens', required: true },
  { name: 'slo_class', part: 'listedClass', required: false },
  { name: 'session_id', part: 'session', required: false },
];

export const traceV2: TraceFormat = {
  name: 'tracev2',
  about: 'arrival_time_us,input_tokens,output_tokens,…',
  time: 'first row',
  unit: 'us',
  header: true,
  maxLineBytes: longestTextLine,
  recognises: (line) => headerNames(line).some((name) => isNamed(name, 'arrival_time_us')),
  parser: (line, context) => csvParser(line, columns, timesIn('us', context), context, { passesOthers: true }),
};
