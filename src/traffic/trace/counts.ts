// Times and token counts under names that logs and other tools use, as csv or JSON lines; time from the first row. The
// unit of the times is in their name (arrival_time_ms) or named by the scenario, never guessed. Others are passed over.

import { type CsvColumn, csvParser, headerNames } from './fields.ts';
import { FlatLines } from './flat.ts';
import { longestTextLine, type TraceFormat } from './row.ts';
import { timesIn } from './times.ts';
import type { TimeUnit } from './unit.ts';

/** By rank: of two that a file has, the first is read. */
const timeNames = [
  ...['arrival_time', 'arrival_timestamp', 'arrived_at', 'arrival', 'request_time', 'request_timestamp', 'start_time'],
  ...['sent_at', 'timestamp', 'time', 'ts', 'created_at', 'created'],
];
const promptNames = [
  ...['prompt_tokens', 'input_tokens', 'num_prompt_tokens', 'num_input_tokens', 'num_prefill_tokens'],
  ...['prompt_length', 'input_length', 'prompt_len', 'input_len', 'context_tokens', 'request_tokens', 'isl'],
];
const outputNames = [
  ...['output_tokens', 'completion_tokens', 'generated_tokens', 'num_output_tokens', 'num_generated_tokens'],
  ...['num_decode_tokens', 'output_length', 'output_len', 'response_length', 'response_tokens', 'osl'],
];
const sessionNames = ['session', 'session_id', 'conversation_id'];

const suffixes: Readonly<Record<string, TimeUnit>> = {
  ...{ s: 's', sec: 's', secs: 's', seconds: 's', ms: 'ms', millis: 'ms', milliseconds: 'ms' },
  ...{ us: 'us', micros: 'us', microseconds: 'us', ns: 'ns', nanos: 'ns', nanoseconds: 'ns' },
};

const keyOf = (name: string): string => name.toLowerCase().replace(/[ -]/g, '_');

/** A time's name and the unit in it, if any. */
function timeOf(name: string): { readonly base: string; readonly unit: TimeUnit | null } {
  const [, base = '', suffix = ''] = /^(.*?)(?:_([a-z]+))?$/.exec(keyOf(name)) ?? [];
  const unit = suffixes[suffix];
  return unit === undefined ? { base: keyOf(name), unit: null } : { base, unit };
}

const firstOf = (names: readonly string[], known: readonly string[], of = keyOf): string | null =>
  known.map((one) => names.find((name) => of(name) === one)).find((name) => name !== undefined) ?? null;

interface Found {
  readonly columns: readonly CsvColumn[];
  readonly time: string;
  readonly unit: TimeUnit | null;
}

/** Names of a header or of the first object; none where they are those of our own formats. */
function namesIn(line: string): readonly string[] {
  if (!line.trimStart().startsWith('{')) return headerNames(line);
  try {
    return Object.keys(JSON.parse(line) as object);
  } catch {
    return [];
  }
}

function find(line: string): Found | null {
  const names = namesIn(line);
  if (names.some((name) => keyOf(name) === 'arrival_s')) return null;
  const time = firstOf(names, timeNames, (name) => timeOf(name).base);
  const prompt = firstOf(names, promptNames);
  const output = firstOf(names, outputNames);
  if (time === null || prompt === null || output === null) return null;
  const session = firstOf(names, sessionNames);
  const columns: CsvColumn[] = [
    { name: time, part: 'time', required: true },
    { name: prompt, part: 'promptTokens', required: true },
    { name: output, part: 'outputTokens', required: true },
  ];
  if (session !== null) columns.push({ name: session, part: 'session', required: false });
  return { columns, time, unit: timeOf(time).unit };
}

export const counts: TraceFormat = {
  name: 'counts',
  about: 'a time, such as timestamp or arrival_time_ms, with input_tokens and output_tokens, as csv or JSON lines',
  time: 'first row',
  unit: 's',
  header: 'csv',
  maxLineBytes: longestTextLine,
  recognises: (line) => find(line) !== null,
  parser(line, context) {
    const found = find(line);
    if (found === null) {
      const hint = `A time (${timeNames[0]}, timestamp …), ${promptNames[1]} and ${outputNames[0]}, by common names.`;
      return [{ code: 'MISSING', found: 'no such columns or keys', hint }];
    }
    const { columns, time, unit } = found;
    if (unit === null && context.timeUnit === undefined && context.isTimed) {
      const hint = 'Say it: timeUnit: s, ms, us or ns.';
      return [{ code: 'MISSING', found: `no unit of the times in ${time}`, hint }];
    }
    const times = timesIn(unit ?? 's', context);
    const others = { passesOthers: true };
    if (!line.trimStart().startsWith('{')) {
      const parser = csvParser(line, columns, times, context, others);
      return 'parse' in parser ? { parse: parser.parse, unit: unit ?? 's' } : parser;
    }
    return new FlatLines(columns, times, context, { ...others, unit: unit ?? 's' });
  },
};
