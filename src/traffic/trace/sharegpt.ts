// Conversations without times, as JSON lines or one array: {"id": …, "conversations": [{"from": "human", "value": …},
// …]} as in the ShareGPT dumps, "messages" or "conversation" of {"role": …, "content": …} as OpenAI, LMSYS and WildChat
// write them, or token counts alone: {"prompt_tokens": …, "output_tokens": …, "session": …}. Each answer of a
// conversation is a request whose prompt is all that was said before it. Tokens of a text are estimated as its bytes in
// UTF-8 over bytesPerToken, rounded up. The forms are recalled, not checked against a file.

import { shown } from '../../errors.ts';
import { sessionNumber, textOf } from './number.ts';
import { longestTextLine, type Problem, type Row, type RowParser, type TraceFormat } from './row.ts';

const answers: ReadonlySet<unknown> = new Set(['gpt', 'assistant', 'chatgpt', 'bing', 'bard']);
const questions: ReadonlySet<unknown> = new Set(['human', 'user', 'system']);
const about = '{"id": …, "conversations": [{"from": "human", "value": …}, {"from": "gpt", "value": …}]}';
const listNames = ['conversations', 'conversation', 'messages'] as const;
const mostTokens = 0x7fffffff;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

type Data = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

function bad(found: string, hint: string): Problem {
  return { code: 'BAD_TRACE', found, hint };
}

/** Bytes of a text in UTF-8, without making them; half a surrogate pair counts as the replacement character does. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

const sessionNames = ['session', 'id', 'conversation_id', 'conversation_hash'] as const;

/** Who speaks, and what: by the words of ShareGPT or of chats. */
function partsOf(turn: Data): { readonly from?: unknown; readonly value?: unknown } {
  return 'value' in turn || 'from' in turn
    ? { from: turn['from'], value: turn['value'] }
    : { from: turn['role'], value: turn['content'] };
}

class Conversations implements RowParser {
  readonly #bytesPerToken: number;
  /** [request] of the line parsed last */
  #prompts: number[] = [];
  #outputs: number[] = [];
  #next = 0;
  /** conversations so far, for those that do not name themselves */
  #count = 0;

  constructor(bytesPerToken: number) {
    this.#bytesPerToken = bytesPerToken;
  }

  parse(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null {
    let line: unknown;
    try {
      line = JSON.parse(decoder.decode(bytes.subarray(start, end)));
    } catch {
      return bad(shown(textOf(bytes, start, end)), `One object a line: ${about}.`);
    }
    if (!isTable(line)) return bad(shown(textOf(bytes, start, end)), `One object a line: ${about}.`);
    this.#prompts = [];
    this.#outputs = [];
    this.#next = 0;
    this.#count++;
    row.rounded = 0;
    const list = listNames.find((name) => name in line);
    const problem = list === undefined ? this.#counts(line) : this.#turns(list, line[list]);
    if (problem) return problem;
    const session = this.#session(line);
    if (typeof session !== 'number') return session;
    row.session = session;
    this.further(row);
    return null;
  }

  further(row: Row): void {
    row.promptTokens = this.#prompts[this.#next] ?? 0;
    row.outputTokens = this.#outputs[this.#next] ?? 0;
    this.#next++;
    row.more = Math.max(0, this.#prompts.length - this.#next);
  }

  #turns(list: string, turns: unknown): Problem | null {
    if (!Array.isArray(turns)) return bad(`${list} ${shown(turns)}`, `A list of turns: ${about}.`);
    let said = 0;
    for (const turn of turns as unknown[]) {
      const { from, value } = isTable(turn) ? partsOf(turn) : {};
      if (typeof value !== 'string') {
        return bad(`the turn ${shown(turn)}`, 'A turn has from and value, or role and content, all texts.');
      }
      const bytes = utf8Bytes(value);
      if (answers.has(from)) {
        this.#prompts.push(this.#tokens(said));
        this.#outputs.push(this.#tokens(bytes));
      } else if (!questions.has(from)) {
        return bad(`a turn from ${shown(from)}`, `Known: ${[...questions, ...answers].join(', ')}.`);
      }
      said += bytes;
    }
    return null;
  }

  #tokens(bytes: number): number {
    return Math.ceil(bytes / this.#bytesPerToken);
  }

  #counts(line: Data): Problem | null {
    for (const key of ['prompt_tokens', 'output_tokens'] as const) {
      const value = line[key];
      if (value === undefined) return { code: 'MISSING', found: `no ${key}`, hint: `Or a conversation: ${about}.` };
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > mostTokens) {
        return {
          code: 'BAD_VALUE',
          found: `${key} ${shown(value)}`,
          hint: 'A whole number of tokens, 0 to 2147483647.',
        };
      }
      (key === 'prompt_tokens' ? this.#prompts : this.#outputs).push(value);
    }
    if ('arrival_s' in line) return bad('arrival_s', 'Lines with times are of the format jsonl.');
    return null;
  }

  /** Conversations are sessions, by their id or else by their number; bare counts have one only where they say so. */
  #session(line: Data): number | Problem {
    const isConversation = listNames.some((list) => list in line);
    const name = sessionNames.map((key) => line[key]).find((value) => value !== undefined && value !== null) ?? null;
    if (name === null || name === '') return isConversation ? this.#count : -1;
    if (typeof name !== 'string' && typeof name !== 'number') {
      return bad(`the id ${shown(name)}`, 'A text or a number.');
    }
    const bytes = encoder.encode(String(name));
    return sessionNumber(bytes, 0, bytes.length);
  }
}

export const sharegpt: TraceFormat = {
  name: 'sharegpt',
  about,
  time: 'drawn',
  header: false,
  texts: true,
  maxLineBytes: longestTextLine,
  recognises: (line) =>
    line.trimStart().startsWith('{') &&
    (/"(conversations?|messages)"\s*:/.test(line) ||
      (/"prompt_tokens"/.test(line) && !/"(arrival_s|timestamp)"/.test(line))),
  parser: (_line, { bytesPerToken }) => new Conversations(bytesPerToken),
};
