// Responses of OpenAI's interface, as servers log them: {"created": s since 1970, "usage": {"prompt_tokens": …,
// "completion_tokens": …}, …}, and lines of a batch's output, which hold one as response.body; time from the first row.
// Responses of the newer kind have created_at, input_tokens and output_tokens. Keys recalled, not checked against a
// file; others are passed over, cached prompt tokens too.

import { shown } from '../../errors.ts';
import type { ReadTime } from './fields.ts';
import { textOf, tokensHint, wholeNumber } from './number.ts';
import {
  longestTextLine,
  type ParserContext,
  type Problem,
  type Row,
  type RowParser,
  type TraceFormat,
} from './row.ts';
import { timesIn } from './times.ts';

const about = '{"created": s, "usage": {"prompt_tokens": …, "completion_tokens": …}}, or a line of a batch’s output';
const hint = `One response a line: ${about}.`;

type Data = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The first of these keys that holds anything. */
function entryOf(data: Data, keys: readonly string[]): readonly [string, unknown] | null {
  for (const key of keys) if (data[key] !== undefined && data[key] !== null) return [key, data[key]];
  return null;
}

/** A response that failed has nothing to count. */
function isFailure(line: Data, response: unknown): boolean {
  if (isTable(line['error'])) return true;
  return isTable(response) && typeof response['status_code'] === 'number' && response['status_code'] >= 400;
}

class Responses implements RowParser {
  readonly #time: { readonly read: ReadTime; readonly hint: string };

  constructor(context: ParserContext) {
    this.#time = timesIn('s', context);
  }

  parse(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    const line = this.#line(bytes, start, end);
    if (line === null) return { code: 'BAD_TRACE', found: shown(textOf(bytes, start, end)), hint };
    const response = line['response'];
    const body = isTable(response) && isTable(response['body']) ? response['body'] : line;
    const { usage } = body as { usage?: unknown };
    if (!isTable(usage)) {
      row.failed = isFailure(line, response) ? 1 : 0;
      if (row.failed === 1) return null;
      return { code: 'MISSING', found: usage === undefined ? 'no usage' : `usage ${shown(usage)}`, hint };
    }
    const time = entryOf(body, ['created', 'created_at']);
    if (time === null) return { code: 'MISSING', found: 'no created', hint };
    const text = encoder.encode(String(time[1]));
    if (typeof time[1] !== 'number' || !this.#time.read(text, 0, text.length, row)) {
      return { code: 'BAD_VALUE', found: `${time[0]} ${shown(time[1])}`, hint: this.#time.hint };
    }
    return (
      tokens(usage, ['prompt_tokens', 'input_tokens'], 'promptTokens', row) ??
      tokens(usage, ['completion_tokens', 'output_tokens'], 'outputTokens', row)
    );
  }

  #line(bytes: Uint8Array, start: number, end: number): Data | null {
    try {
      const line: unknown = JSON.parse(decoder.decode(bytes.subarray(start, end)));
      return isTable(line) ? line : null;
    } catch {
      return null;
    }
  }
}

function tokens(
  usage: Data,
  keys: readonly [string, string],
  part: 'promptTokens' | 'outputTokens',
  row: Row,
): Problem | null {
  const entry = entryOf(usage, keys);
  // a response without an answer, as of an embedding, has no count of it
  if (entry === null && part === 'promptTokens') return { code: 'MISSING', found: `no usage.${keys[0]}`, hint };
  const [key, value] = entry ?? [keys[0], 0];
  const text = encoder.encode(String(value));
  row[part] = typeof value === 'number' ? wholeNumber(text, 0, text.length) : -1;
  return row[part] >= 0 ? null : { code: 'BAD_VALUE', found: `usage.${key} ${shown(value)}`, hint: tokensHint };
}

export const openai: TraceFormat = {
  name: 'openai',
  about,
  time: 'first row',
  unit: 's',
  header: false,
  maxLineBytes: longestTextLine,
  recognises: (line) => line.trimStart().startsWith('{') && /"(usage|custom_id|choices)"\s*:/.test(line),
  parser: (_line, context) => new Responses(context),
};
