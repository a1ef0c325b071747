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
  [
    'tracev2',
    [
      'request_id,client_id,tenant_id,slo_class,session_id,round_index,prefix_group,prefix_length,' +
        'streaming,input_tokens,output_tokens,text_tokens,image_tokens,audio_tokens,video_tokens,reason_ratio,model,' +
        'deadline_us,server_input_tokens,arrival_time_us,send_time_us,first_chunk_time_us,last_chunk_time_us,' +
        'num_chunks,status,error_message,finish_reason,more',
      '0,c,t,critical,s1,0,,0,true,512,128,512,0,0,0,0,m,0,513,1500000,1500010,1600000,1900000,128,ok,,stop,1',
      '1,c,t,batch,,0,,0,true,64,1,64,0,0,0,0,m,0,65,1500250,1500260,0,0,0,ok,"a, ""b"", c",stop,1',
    ],
    [0, 0.00025],
    [512, 64],
    [128, 1],
  ],
  [
    'openai',
    [
      '{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"choices":[{"message":{"content":"a"}}],' +
        '"usage":{"prompt_tokens":13,"completion_tokens":7,"total_tokens":20}}',
      '{"created_at":1700000001.25,"usage":{"input_tokens":5,"output_tokens":6}}',
      '{"id":"batch_req_3","custom_id":"c","response":{"status_code":200,"body":{"created":1700000003,' +
        '"usage":{"prompt_tokens":8,"completion_tokens":9}}},"error":null}',
    ],
    [0, 1.25, 3],
    [13, 5, 8],
    [7, 6, 9],
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
  expect(source.treatments[prefixes]).toBe(2);
  // the third prompt
  expect(Object.values(source.treatments)).toEqual([2, 9]);
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

describe('TraceV2', () => {
  const head = 'request_id,arrival_time_us,slo_class,session_id,input_tokens,output_tokens\n';
  const rows = `${head}0,5,gold,a,9,2\n1,6,iron,b,9,2\n2,7,,a,9,2\n`;

  test('its class is the scenario’s where that lists it, its session is kept', () => {
    const classes = [
      { name: 'gold', share: 0, priority: 1 },
      { name: 'lead', share: 1, priority: 2 },
    ];
    const source = traceOf(rows, { classes });
    const { class: classRows, session, priority } = rowsOf(source);
    expect(classRows).toEqual([0, 1, 1]);
    expect(priority).toEqual([1, 2, 2]);
    expect([session[0] === session[2], session[0] === session[1]]).toEqual([true, false]);
    expect(source.treatments).toMatchObject({
      'rows whose class the scenario does not list: given one by share': 1,
    });
    const plain = traceOf(rows);
    rowsOf(plain);
    expect(Object.keys(plain.treatments).some((name) => name.includes('class'))).toBe(false);
  });

  test.each([
    ['request_id,arrival_time_us,input_tokens\n0,0,1\n', /line 1: found no column output_tokens/],
    [`${head}0,-5,a,b,9,2\n`, /line 2: found arrival_time_us "-5"\. Microseconds, a decimal number >= 0/],
    [`${head}0,NaN,a,b,9,2\n`, /arrival_time_us "NaN"/],
    [`${head}0,5,a,b,many,2\n`, /input_tokens "many"\. A whole number of tokens/],
    [`${head}0,5,a,b,9\n`, /line 2: found 5 columns\. The header names 6/],
  ])('%j', (text, message) => {
    expect(() => {
      rowsOf(traceOf(text));
      throw new Error('read');
    }).toThrow(message);
  });
});

describe('responses of OpenAI’s interface', () => {
  const good = '{"created":1700000000,"usage":{"prompt_tokens":13,"completion_tokens":7}}';

  test('what failed is left out and counted, wherever it is', () => {
    const failed = [
      '{"custom_id":"a","response":null,"error":{"code":"timeout"}}',
      '{"custom_id":"b","response":{"status_code":429,"body":{"error":{"message":"slow down"}}},"error":null}',
    ];
    const source = traceOf([failed[0], good, failed[1]].join('\n'));
    expect(rowsOf(source).promptTokens).toEqual([13]);
    expect(source.treatments).toEqual({ 'requests that failed: skipped': 2 });
  });

  test('an answer of a megabyte is one line', () => {
    const choices = JSON.stringify([{ message: { content: 'x'.repeat(1e6) } }]);
    expect(rowsOf(traceOf(`{"choices":${choices},${good.slice(1)}`)).outputTokens).toEqual([7]);
  });

  test.each([
    ['{"created":1700000001,"usage":{"completion_tokens":7}}', /no usage\.prompt_tokens/],
    ['{"created":1700000001,"usage":null}', /usage null\. One response a line/],
    ['{"created":1700000001}', /no usage\. One response a line/],
    ['{"usage":{"prompt_tokens":13,"completion_tokens":7}}', /no created/],
    ['{"created":"now","usage":{"prompt_tokens":13,"completion_tokens":7}}', /created "now"\. Seconds/],
    ['{"created":-1,"usage":{"prompt_tokens":13,"completion_tokens":7}}', /created -1/],
    ['{"created":1,"usage":{"prompt_tokens":-13,"completion_tokens":7}}', /usage\.prompt_tokens -13/],
    ['{"created":1,"usage":{"prompt_tokens":"13","completion_tokens":7}}', /usage\.prompt_tokens "13"/],
    ['{"created":1,"usage":{"prompt_tokens":1,"completion_tokens":7.5}}', /usage\.completion_tokens 7\.5/],
    ['{"created":1,"usage":{"prompt_tokens":NaN}}', /One response a line/],
    ['[]', /One response a line/],
  ])('%s', (line, message) => {
    expect(() => rowsOf(traceOf(`${good}\n${line}`))).toThrow(message);
    expect(() => rowsOf(traceOf(`${good}\n${line}`))).toThrow(/line 2/);
  });
});
