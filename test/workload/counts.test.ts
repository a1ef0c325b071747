// Times and token counts under common names: which columns are read, and that no unit is guessed.

import { describe, expect, test } from 'vitest';
import { rowsOf, traceOf } from './support.ts';

const ps = (seconds: number) => BigInt(Math.round(seconds * 1e12));
const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('what is read', () => {
  test.each([
    [
      'a unit in the name of a csv',
      'id,arrival_time_ms,input_tokens,output_tokens\na,500,9,2\nb,750.5,8,3\n',
      {},
      0.2505,
    ],
    ['a named unit', 'timestamp,prompt_tokens,output_tokens\n1700000000,9,2\n1700000002,8,3\n', { timeUnit: 's' }, 2],
    ['a named unit beside the one in the name', 'Time_ns;ISL;OSL\n0;9;2\n5;8;3\n', { timeUnit: 'us' }, 5e-6],
    ['blanks and capitals', 'Request Time (x),Start Time s,Input Len,Output Len\n-,1,9,2\n-,4,8,3\n', {}, 3],
    ['ranks', 'created,arrival_us,prompt_len,input_length,osl\nx,1,7,9,2\ny,3,7,8,3\n', {}, 2e-6],
    [
      'JSON lines with other keys',
      lines(
        { request_id: 'a', ts_ms: 10, num_prompt_tokens: 9, completion_tokens: 2, tags: [{ a: '}' }] },
        { completion_tokens: 3, more: null, ts_ms: 30, num_prompt_tokens: 8 },
      ),
      {},
      0.02,
    ],
    [
      'one array of them',
      JSON.stringify([
        { time: 1, input_tokens: 9, output_tokens: 2 },
        { time: 2, input_tokens: 8, output_tokens: 3 },
      ]),
      { timeUnit: 'ms' },
      0.001,
    ],
  ] as const)('%s', (_, text, input, secondS) => {
    const source = traceOf(text, input);
    const rows = rowsOf(source);
    expect(source.identity).toContain('"counts"');
    expect([rows.timePs, rows.promptTokens, rows.outputTokens]).toEqual([
      [0n, ps(secondS)],
      [9, 8],
      [2, 3],
    ]);
  });

  test('sessions are kept, and the unit in the name is the format’s own', () => {
    const text = lines(
      { arrived_at_ms: 1, session_id: 'a', input_tokens: 9, output_tokens: 2 },
      { arrived_at_ms: 2, session_id: 'b', input_tokens: 9, output_tokens: 2 },
    );
    const [plain, named] = [traceOf(text), traceOf(text, { timeUnit: 'ms' })];
    const { session } = rowsOf(plain);
    expect(session[0]).not.toBe(session[1]);
    expect(rowsOf(named)).toEqual(rowsOf(traceOf(text)));
    expect([named.identity, named.treatments]).toEqual([plain.identity, plain.treatments]);
    expect(Object.keys(plain.treatments)[0]).toMatch(/^requests within 0\.00100 s, their times read as milliseconds/);
  });

  test('users of a closed loop need no unit', () => {
    const users = { concurrency: 2, rampUpS: 0, think: { meanS: 0, cv: 0 }, untilS: null };
    const text = lines({ timestamp: 5, input_tokens: 9, output_tokens: 2 });
    expect(rowsOf(traceOf(text, { users })).promptTokens).toEqual([9]);
  });

  test('our own formats and those of others come first', () => {
    for (const [format, text] of [
      ['csv', 'arrival_s,prompt_tokens,output_tokens\n0,9,2\n'],
      ['jsonl', lines({ arrival_s: 0, prompt_tokens: 9, output_tokens: 2 })],
      ['mooncake', lines({ timestamp: 0, input_length: 9, output_length: 2 })],
      ['vidur', 'arrived_at,num_prefill_tokens,num_decode_tokens\n0,9,2\n'],
      ['start-time', lines({ start_time: 0, prompt_tokens: 9, output_tokens: 2 })],
    ] as const) {
      expect(traceOf(text).identity).toContain(`"trace":"${format}"`);
    }
  });
});

describe('what is refused', () => {
  const head = 'arrival_time_s,input_tokens,output_tokens\n';
  test.each([
    [
      'timestamp,input_tokens,output_tokens\n0,9,2\n',
      /line 1: found no unit of the times in timestamp\. Say it: timeUnit/,
    ],
    [lines({ ts: 0, isl: 9, osl: 2 }), /line 1: found no unit of the times in ts\. Say it/],
    [`${head}NaN,9,2\n`, /line 2: found arrival_time_s "NaN"\. Seconds, a decimal number >= 0/],
    [`${head}-1,9,2\n`, /arrival_time_s "-1"/],
    [`${head}2024-05-10 00:00:00,9,2\n`, /arrival_time_s "2024-05-10 00:00:00"/],
    [`${head}0,9.5,2\n`, /input_tokens "9\.5"\. A whole number of tokens/],
    [`${head}0,9\n`, /line 2: found 2 columns\. The header names 3/],
    [lines({ ts_s: 0, isl: 9, osl: 2 }, { ts_s: 0, isl: 9 }), /line 2: found no osl/],
    [lines({ ts_s: 0, isl: 9, osl: 2 }, { ts_s: 0, isl: '9', osl: 2 }), /line 2: found isl "\\"9\\""/],
  ])('%j', (text, message) => {
    expect(() => rowsOf(traceOf(text))).toThrow(message);
  });

  test('a key that is not known is one problem, not one a line', () => {
    const row = { arrival_s: 0, prompt_tokens: 9, output_tokens: 2, colour: 'red' };
    expect(() => rowsOf(traceOf(lines(row, row, row)))).toThrow(/^trace\.csv\.line 1: found key "colour"\. [^\n]*$/);
  });

  test('the format by name asks for its columns', () => {
    expect(() => traceOf('a,b\n1,2\n', { format: 'counts' })).toThrow(
      /no such columns or keys\. A time \(arrival_time/,
    );
  });
});
