// Every trace format says the same requests in its own words, in whatever pieces the bytes come.

import { describe, expect, test } from 'vitest';
import { rowsOf, traceOf } from './support.ts';

const azure = [
  'TIMESTAMP,ContextTokens,GeneratedTokens',
  '2024-02-28 23:59:59.9999999,374,44',
  '2024-02-29 00:00:00.0000000,396,109',
  '2024-03-01 00:00:00.5,7,1',
  '2024-03-01 00:00:01,8,2',
];
const azureRows = {
  timePs: [0n, 100_000n, 86_400_500_000_100_000n, 86_401_000_000_100_000n],
  promptTokens: [374, 396, 7, 8],
  outputTokens: [44, 109, 1, 2],
  class: [0, 0, 0, 0],
  priority: [0, 0, 0, 0],
  session: [-1, -1, -1, -1],
};
const own = 'arrival_s,prompt_tokens,output_tokens\n0.000000000001,5,6\n1.5,7,8\n1.5,9,10\n100,11,12\n';
const ownRows = {
  timePs: [1n, 1_500_000_000_000n, 1_500_000_000_000n, 100_000_000_000_000n],
  promptTokens: [5, 7, 9, 11],
  outputTokens: [6, 8, 10, 12],
  class: [0, 0, 0, 0],
  priority: [0, 0, 0, 0],
  session: [-1, -1, -1, -1],
};
const jsonl = `{"arrival_s": 0.000000000001, "prompt_tokens": 5, "output_tokens": 6}
{"prompt_tokens":7,"output_tokens":8,"arrival_s":1.5}
 { "arrival_s" : 15e-1 , "prompt_tokens" : 9 , "output_tokens" : 10 }
{"arrival_s":100,"prompt_tokens":11,"output_tokens":12}`;

describe('formats', () => {
  test('the Azure format counts from its first row, leap day and all', () => {
    const source = traceOf(azure.join('\r\n'));
    expect(rowsOf(source)).toEqual(azureRows);
    expect(source.delivered).toBe(4);
    expect(source.treatments).toEqual({});
    expect(source.identity).toContain('"azure"');
  });

  test('our CSV counts from the start of the run, to the last ps', () => {
    expect(rowsOf(traceOf(own))).toEqual(ownRows);
  });

  test('JSON lines are the same requests as our CSV', () => {
    expect(rowsOf(traceOf(jsonl))).toEqual(ownRows);
  });

  test.each([1, 2, 7, 64, 65_537])('pieces of %i bytes change nothing', (pieceBytes) => {
    expect(rowsOf(traceOf(azure.join('\n'), { pieceBytes }))).toEqual(azureRows);
    expect(rowsOf(traceOf(own, { pieceBytes }))).toEqual(ownRows);
    expect(rowsOf(traceOf(`\uFEFF${jsonl}`, { pieceBytes }))).toEqual(ownRows);
  });

  test('chunks of any size hold the same rows', () => {
    for (const capacity of [1, 2, 3, 4, 5]) expect(rowsOf(traceOf(own), capacity)).toEqual(ownRows);
  });

  test('a file longer than the buffer reads the same in pieces', () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, i) => `${i}.${String(i % 1000).padStart(3, '0')},${i + 1},${1 + (i % 7)}`,
    );
    const text = `arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}`;
    const whole = traceOf(text);
    const pieces = traceOf(text, { pieceBytes: 9973 });
    const rows = rowsOf(whole);
    expect(text.length).toBeGreaterThan(2 ** 20);
    expect(rows.timePs).toEqual(lines.map((_, i) => BigInt(i) * 10n ** 12n + BigInt(i % 1000) * 10n ** 9n));
    expect(rowsOf(pieces)).toEqual(rows);
    expect(pieces.digest).toBe(whole.digest);
  });

  test('byte order mark, CRLF, missing last newline, spaces, quotes are read silently', () => {
    const text =
      '\uFEFF"arrival_s", prompt_tokens ,output_tokens\r\n"0.000000000001",5,"6"\r\n1.5, 7 ,8\r\n1.5,9,10\r\n100,11,12';
    const source = traceOf(text);
    expect(rowsOf(source)).toEqual(ownRows);
    expect(source.treatments).toEqual({});
  });

  test('columns come in any order', () => {
    const text = 'output_tokens,arrival_s,prompt_tokens\n6,0.000000000001,5\n8,1.5,7\n10,1.5,9\n12,100,11\n';
    expect(rowsOf(traceOf(text))).toEqual(ownRows);
  });

  test('exponents are decimals, as Python writes small numbers', () => {
    const text = 'arrival_s,prompt_tokens,output_tokens\n1e-05,1,1\n1.25E-3,1,1\n.5e1,1,1\n12e+0,1,1\n';
    expect(rowsOf(traceOf(text)).timePs).toEqual([
      10_000_000n,
      1_250_000_000n,
      5_000_000_000_000n,
      12_000_000_000_000n,
    ]);
  });

  test('classes and priorities: named, of the class, or of the row', () => {
    const classes = [
      { name: 'chat', share: 1, priority: 3 },
      { name: 'köln', share: 0, priority: 5 },
    ];
    const header = 'arrival_s,prompt_tokens,output_tokens,class,priority\n';
    const csv = rowsOf(traceOf(`${header}0,1,1,chat,\n0,1,1,köln,\n0,1,1,köln,-7\n0,1,1,,9\n`, { classes }));
    expect(csv.class).toEqual([0, 1, 1, 0]);
    expect(csv.priority).toEqual([3, 5, -7, 9]);
    const start = '{"arrival_s":0,"prompt_tokens":1,"output_tokens":1';
    const json = [`${start},"class":"k\\u00f6ln"}`, `${start},"class":"köln","priority":-7}`, `${start}}`];
    const rows = rowsOf(traceOf(`${json.join('\n')}\n${start},"class":null,"priority":9}`, { classes }));
    expect(rows.class).toEqual([1, 1, 0, 0]);
    expect(rows.priority).toEqual([5, -7, 3, 9]);
  });

  test('rows without a class get one by share, the same in any chunk size', () => {
    const classes = [
      { name: 'a', share: 0.25, priority: 1 },
      { name: 'b', share: 0.75, priority: 2 },
    ];
    const text = `arrival_s,prompt_tokens,output_tokens\n${'0,1,1\n'.repeat(4000)}`;
    const rows = rowsOf(traceOf(text, { classes }));
    expect(rowsOf(traceOf(text, { classes }), 37)).toEqual(rows);
    expect(rowsOf(traceOf(text, { classes, seed: 2 })).class).not.toEqual(rows.class);
    const share = rows.class.filter((row) => row === 0).length / 4000;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    expect(rows.priority).toEqual(rows.class.map((row) => row + 1));
  });

  test('a format that is given is not guessed', () => {
    expect(() => traceOf(own, { format: 'azure' })).toThrow(/TIMESTAMP/);
  });
});

describe('treatments and options', () => {
  test('zero-length requests and blank lines are left out and counted', () => {
    const source = traceOf('arrival_s,prompt_tokens,output_tokens\n0,0,5\n\n1,5,0\r\n\r\n2,0,0\n3,1,1\n\n');
    expect(rowsOf(source).timePs).toEqual([3_000_000_000_000n]);
    expect(source.treatments).toEqual({
      'rows with 0 prompt tokens: skipped': 2,
      'rows with 0 output tokens: skipped': 1,
      'blank lines: skipped': 3,
    });
  });

  test('a first row that is left out still is time 0', () => {
    const lines = ['TIMESTAMP,ContextTokens,GeneratedTokens', '2023-11-16 18:00:00,0,1', '2023-11-16 18:00:02,1,1'];
    expect(rowsOf(traceOf(lines.join('\n'))).timePs).toEqual([2_000_000_000_000n]);
  });

  test('decimals beyond a ps round half up and are counted', () => {
    const times = ['0.0000000000014', '0.0000000000015', '0.9999999999999', '1.0000000000000'];
    const rows = times.map((time) => `${time},1,1`).join('\n');
    const source = traceOf(`arrival_s,prompt_tokens,output_tokens\n${rows}`);
    expect(rowsOf(source).timePs).toEqual([1n, 2n, 10n ** 12n, 10n ** 12n]);
    expect(source.treatments).toEqual({ 'arrival times beyond 12 decimals: rounded to whole ps': 3 });
  });

  test('a limit ends the trace, and what stands behind it is not read', () => {
    const source = traceOf(`${own}broken\n`, { limit: 4 });
    expect(rowsOf(source)).toEqual(ownRows);
    expect(rowsOf(traceOf(own, { limit: 2 })).promptTokens).toEqual([5, 7]);
    expect(source.expected).toBe(4);
  });

  test('speed divides times and nothing else', () => {
    const rows = rowsOf(traceOf(own, { speed: 8 }));
    expect(rows).toEqual({ ...ownRows, timePs: [0n, 187_500_000_000n, 187_500_000_000n, 12_500_000_000_000n] });
    expect(rowsOf(traceOf(own, { speed: 0.5 })).timePs.at(-1)).toBe(200_000_000_000_000n);
  });

  test('the expected count of a trace follows from the bytes read', () => {
    const source = traceOf(`arrival_s,prompt_tokens,output_tokens\n${'0,1,1\n'.repeat(5000)}`);
    expect(source.expected).toBeNull();
    rowsOf(source);
    expect(source.expected).toBe(5000);
  });
});
