// Traces of other projects, two or three lines in their documented forms: what is read of them.

import { describe, expect, test } from 'vitest';
import { rowsOf, traceOf } from './support.ts';

const ps = (seconds: number) => BigInt(Math.round(seconds * 1e12));
const prefixes = 'requests whose hash_ids name shared prefixes, which are not used yet: every prompt is computed whole';

/** [format, lines, times in s, prompts, outputs] */
const cases: readonly [string, readonly string[], readonly number[], readonly number[], readonly number[]][] = [
  [
    'azure',
    [
      'TIMESTAMP,ContextTokens,GeneratedTokens',
      '2024-05-10 00:00:00.009930+00:00,2162,5',
      '2024-05-10 02:00:00.509930+02:00,2399,6',
    ],
    [0, 0.5],
    [2162, 2399],
    [5, 6],
  ],
  [
    'azure',
    [',timestamp,contexttokens,generatedtokens', '0,2024-05-10T00:00:00.5Z,374.0,44.0', '1,2024-05-10T00:00:02Z,9,1'],
    [0, 1.5],
    [374, 9],
    [44, 1],
  ],
  [
    'azure',
    ['TIMESTAMP;ContextTokens;GeneratedTokens', '2024-05-10 00:00:00;12;3', '2024-05-10 00:00:07;13;4'],
    [0, 7],
    [12, 13],
    [3, 4],
  ],
  [
    'azure',
    ['TIMESTAMP,NumImages,ContextTokens,GeneratedTokens', '2024-05-10 00:00:00,1,12,3', '2024-05-10 00:00:01,0,7,2'],
    [0, 1],
    [12, 7],
    [3, 2],
  ],
  [
    'bailian',
    [
      '{"chat_id":159,"parent_chat_id":-1,"timestamp":61.1,"input_length":521,"output_length":132,"hash_ids":[1,2]}',
      '{"chat_id":160,"timestamp":62.35,"input_length":700,"output_length":20,"type":"text","turn":2,"hash_ids":[1]}',
    ],
    [0, 1.25],
    [521, 700],
    [132, 20],
  ],
  [
    'start-time',
    [
      '{"prompt_tokens": 1200, "output_tokens": 200, "start_time": 10.0}',
      '{"start_time": 71.5, "prompt_tokens": 8, "output_tokens": 3}',
    ],
    [0, 61.5],
    [1200, 8],
    [200, 3],
  ],
  [
    'vidur',
    ['arrived_at,num_prefill_tokens,num_decode_tokens,pd_ratio', '0.25,100,20,5.0', '1.5,7,8,0.875'],
    [0, 1.25],
    [100, 7],
    [20, 8],
  ],
  [
    'splitwise',
    [
      'request_id,request_type,application_id,arrival_timestamp,batch_size,prompt_size,token_size',
      '0,2,0,4.0,1,1024,128',
      '1,2,0,4.75,1,64,16',
    ],
    [0, 0.75],
    [1024, 64],
    [128, 16],
  ],
  [
    'llmservingsim',
    [
      '{"input_toks": 33, "output_toks": 198, "arrival_time_ns": 1000000000, "input_tok_ids": [1, 2, 3]}',
      '{"input_toks": 40, "output_toks": 5, "arrival_time_ns": 1000000003}',
    ],
    [0, 3e-9],
    [33, 40],
    [198, 5],
  ],
];

describe('read as they are', () => {
  test.each(cases)('%s: %j', (format, lines, times, prompts, outputs) => {
    const source = traceOf(lines.join('\n'));
    const rows = rowsOf(source);
    expect(source.identity).toContain(`"${format}"`);
    expect(rows.timePs).toEqual(times.map(ps));
    expect(rows.promptTokens).toEqual(prompts);
    expect(rows.outputTokens).toEqual(outputs);
  });
});

test('shared prefixes that are not used yet are counted, and so are said in the report', () => {
  const line = (at: number, more: string) => `{"timestamp":${at},"input_length":9,"output_length":2${more}}`;
  const source = traceOf([line(0, ',"hash_ids":[1,2]'), line(100, ''), line(200, ',"hash_ids":[1]')].join('\n'));
  rowsOf(source);
  expect(source.treatments).toEqual({ [prefixes]: 2 });
});

test('sessions and priorities beside the keys of Mooncake are kept', () => {
  const source = traceOf(
    '{"timestamp":0,"input_length":9,"output_length":2,"session_id":"a","priority":-3}\n' +
      '{"timestamp":5,"input_length":9,"output_length":2,"session_id":"b"}\n' +
      '{"timestamp":7,"input_length":9,"output_length":2,"session_id":"a"}',
  );
  const { session, priority } = rowsOf(source);
  expect(session[0]).toBe(session[2]);
  expect(session[0]).not.toBe(session[1]);
  expect(priority).toEqual([-3, 0, 0]);
});

test('columns that are not known are one problem', () => {
  const names = Array.from({ length: 26 }, (_, at) => `more_${at}`).join(',');
  const text = `arrival_s,prompt_tokens,output_tokens,${names}\n0,9,2`;
  expect(() => rowsOf(traceOf(text))).toThrow(
    /^trace\.csv\.line 1: found columns "more_0".* and 22 more\. Known columns: [a-z_, ]+\.$/,
  );
});
