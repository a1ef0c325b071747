// The formats of others: Mooncake, BurstGPT, ShareGPT-like conversations; sessions; and the real Mooncake traces.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/run/simulate.ts';
import type { ArrivalSpec } from '../../src/scenario/types.ts';
import { markDraw, timeDraw } from '../../src/workload/classes.ts';
import { type ByteFile, bytesFile, openFile } from '../../src/workload/files.ts';
import { openWorkload } from '../../src/workload/open.ts';
import { createChunk, type WorkloadSource } from '../../src/workload/source.ts';
import { TraceSource } from '../../src/workload/trace/trace.ts';
import { describeWithData } from '../support/optional.ts';
import { cvOf, drawnOf, gapsOf, maths, meanOf, oneClass, poisson, rowsOf, traceOf } from './support.ts';

const arrivals: ArrivalSpec = poisson;
/** A source read to its end. */
function drained(source: WorkloadSource): WorkloadSource {
  rowsOf(source);
  return source;
}
const ps = (seconds: number) => BigInt(Math.round(seconds * 1e12));

const sharedPrefixes =
  'requests whose hash_ids name shared prefixes, which are not used yet: every prompt is computed whole';

describe('Mooncake', () => {
  const lines = [
    '{"timestamp": 1000, "input_length": 6758, "output_length": 500, "hash_ids": [0, 1, 2]}',
    '{"timestamp":1000.0005,"hash_ids":[[1,{"a":"]}"}],"x\\"]"],"input_length":7,"output_length":2}',
    '{"timestamp": 4001, "input_length": 8, "output_length": 3}',
  ];

  test('milliseconds count from the first row, and the block ids are counted', () => {
    const source = traceOf(lines.join('\n'));
    const rows = rowsOf(source);
    expect(rows.timePs).toEqual([0n, 500_000n, ps(3.001)]);
    expect(rows.promptTokens).toEqual([6758, 7, 8]);
    expect(rows.outputTokens).toEqual([500, 2, 3]);
    expect(rows.session).toEqual([-1, -1, -1]);
    expect(source.treatments).toEqual({ [sharedPrefixes]: 2 });
    expect(source.identity).toContain('"mooncake"');
    expect(rowsOf(traceOf(lines.join('\n'), { pieceBytes: 1 }))).toEqual(rows);
  });

  test('tokens of leading blocks that a row before had are counted, at most those of the prompt', () => {
    const row = (ids: string, prompt: number) =>
      `{"timestamp": 0, "input_length": ${prompt}, "output_length": 1, "hash_ids": ${ids}}`;
    const source = traceOf(
      // in the second row 0 and 1 are known, 9 is not, and 2 behind it does not lead; the last prompts are known whole
      [row('[0, 1, 2]', 1400), row('[0,1,9,2]', 2000), row('[9]', 500), row('["0"]', 100), row('[0, 1 ]', 600)].join(
        '\n',
      ),
    );
    rowsOf(source);
    const shared = Object.entries(source.treatments).find(([text]) => text.includes('could have kept'));
    expect(shared).toEqual([expect.stringContaining('of 4600 prompt tokens'), 1024 + 500 + 600]);
  });

  test('decimals of a millisecond are exact to the ps, and counted beyond', () => {
    const times = ['0', '0.000000001', '999.9999999995', '1e3', '1000.0000000004'];
    const source = traceOf(times.map((t) => `{"timestamp":${t},"input_length":1,"output_length":1}`).join('\n'));
    expect(rowsOf(source).timePs).toEqual([0n, 1n, 10n ** 12n, 10n ** 12n, 10n ** 12n]);
    expect(source.treatments).toEqual({ 'arrival times beyond 12 decimals: rounded to whole ps': 2 });
  });

  test.each([
    ['{"timestamp":0,"input_length":1}', /found no output_length/],
    ['{"timestamp":0,"input_length":1,"output_length":1,"hash_ids":[1,2}', /"hash_ids":\[1,2|One flat object/],
    ['{"timestamp":0,"input_length":1,"output_length":1,"hash_ids":[1,2', /One flat object a line/],
    ['{"timestamp":-1,"input_length":1,"output_length":1}', /timestamp "-1"\. Milliseconds/],
    ['{"timestamp":0,"input_length":1,"output_length":1,"hash_id":[1]}', /Did you mean hash_ids\?/],
    ['{"timestamp":0,"input_length":1,"output_length":1,"hash_ids":}', /hash_ids ""/],
    ['{"timestamp":1e300,"input_length":1,"output_length":1}', /beyond 106 days/],
  ])('%s is refused', (line, message) => {
    expect(() => rowsOf(traceOf(`${lines[0]}\n${line}`, { format: 'mooncake' }))).toThrow(message);
  });
});

describe('BurstGPT', () => {
  const head = 'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n';

  test('seconds count from the first row, failures are left out and counted', () => {
    const source = traceOf(
      `${head}5,ChatGPT,472,18,490,Conversation log\n45,GPT-4,1087,0,1087,API log\n118.5,GPT-4,417,276,693,API log\n`,
    );
    expect(rowsOf(source)).toMatchObject({
      timePs: [0n, ps(113.5)],
      promptTokens: [472, 417],
      outputTokens: [18, 276],
      session: [-1, -1],
    });
    expect(source.treatments).toEqual({ 'rows with 0 output tokens: skipped': 1 });
    expect(source.identity).toContain('"burstgpt"');
  });

  test('the session of newer files is kept', () => {
    const newer = 'Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type\n';
    const { session } = rowsOf(
      traceOf(`${newer}1,s-1,2,M,1,1,2,C\n2,s-2,2,M,1,1,2,C\n3,,2,M,1,1,2,C\n4,s-1,2,M,1,1,2,C\n`),
    );
    expect(session[0]).toBe(session[3]);
    expect(session[0]).not.toBe(session[1]);
    expect(session[2]).toBe(-1);
    for (const one of session) expect(one).toBeLessThan(2 ** 31);
  });

  test('a row that is cut names the columns of its header', () => {
    expect(() => rowsOf(traceOf(`${head}5,ChatGPT,472,18\n`))).toThrow(
      /line 2: found 4 columns\. The header names 6: Timestamp, Model, Request tokens, Response tokens, Total tokens/,
    );
  });
});

const said = (from: string, value: string) => ({ from, value });
const talk = (id: unknown, ...turns: object[]) => JSON.stringify({ ...(id !== null && { id }), conversations: turns });

describe('conversations', () => {
  const first = talk('a', said('human', '12345678'), said('gpt', '1234'), said('human', 'é€😀'), said('gpt', '12345'));
  const second = talk('b', said('system', '123'), said('user', ''), said('assistant', 'x'));
  const source = (content: string, input: object = {}) => traceOf(content, { arrivals, ...input });

  test('each answer is a request whose prompt is all that was said before', () => {
    const rows = rowsOf(source(`${first}\n${second}`));
    // 8; 8 + 4 + 2 + 3 + 4 bytes; 3 bytes
    expect(rows.promptTokens).toEqual([2, 6, 1]);
    expect(rows.outputTokens).toEqual([1, 2, 1]);
    expect(rows.session[0]).toBe(rows.session[1]);
    expect(rows.session[0]).not.toBe(rows.session[2]);
    expect(rowsOf(source(`${first}\n${second}`, { bytesPerToken: 2 })).promptTokens).toEqual([4, 11, 2]);
    for (const capacity of [1, 2]) expect(rowsOf(source(`${first}\n${second}`), capacity)).toEqual(rows);
    expect(rowsOf(source(`${first}\n${second}`, { limit: 1 })).promptTokens).toEqual([2]);
  });

  test('times are those of the arrivals that the scenario names', () => {
    const { timePs } = rowsOf(source(Array.from({ length: 50 }, () => first).join('\n')));
    expect(timePs).toEqual(rowsOf(drawnOf({ requests: 100 })).timePs);
  });

  test('what has no answer, or an empty one, is left out and counted', () => {
    const content = [
      talk('a', said('human', 'hi')),
      talk('b', said('gpt', 'hi')),
      talk('c', said('human', 'hi'), said('gpt', '')),
    ];
    const trace = source([...content, second].join('\n'));
    expect(rowsOf(trace).promptTokens).toEqual([1]);
    expect(trace.treatments).toEqual({
      'rows with 0 prompt tokens: skipped': 2,
      'rows with 0 output tokens: skipped': 1,
    });
  });

  test('without ids conversations are told apart by their number', () => {
    const one = talk(null, said('human', 'x'), said('gpt', 'y'));
    expect(rowsOf(source(`${one}\n${one}`)).session).toEqual([1, 2]);
  });

  test('a conversation of ten megabytes is read, one of twenty is not', () => {
    const long = (bytes: number) => talk('a', said('human', 'x'.repeat(bytes)), said('gpt', 'y'));
    expect(rowsOf(source(`${second}\n${long(1e7)}\n${second}`)).promptTokens).toEqual([1, 2_500_000, 1]);
    expect(rowsOf(source(`${long(1e7)}\n${second}`)).promptTokens).toEqual([2_500_000, 1]);
    expect(() => rowsOf(source(`${second}\n${long(2e7)}`))).toThrow(/line 2: found a line longer than 16777216 bytes/);
    expect(() => rowsOf(source(long(2e7)))).toThrow(/line 1: found a line longer than 16777216 bytes/);
  });

  test('token counts without times are read too', () => {
    const rows = rowsOf(
      source('{"prompt_tokens":5,"output_tokens":6,"session":"s"}\n{"prompt_tokens":7,"output_tokens":8}'),
    );
    expect(rows.promptTokens).toEqual([5, 7]);
    expect(rows.session[0]).toBeGreaterThanOrEqual(0);
    expect(rows.session[1]).toBe(-1);
  });

  test.each([
    ['no arrivals', first, { arrivals: undefined }, /workload\.arrivals: found nothing\. .* carry no times/],
    ['a speed', first, { speed: 2 }, /workload\.speed: found 2\. .* change the rate/],
    ['arrivals for a trace with times', 'arrival_s,prompt_tokens,output_tokens\n', {}, /brings its own times/],
    [
      'bytes a token for token counts',
      'arrival_s,prompt_tokens,output_tokens\n',
      { arrivals: undefined, bytesPerToken: 3 },
      /workload\.bytesPerToken: found 3\. .* counts tokens itself/,
    ],
  ])('%s is refused', (_name, content, input, message) => {
    expect(() => source(content, input)).toThrow(message);
  });

  test.each([
    ['{"conversations":', /One object a line/],
    ['[]', /One object a line/],
    ['{"conversations":{}}', /conversations \{\}\. A list of turns/],
    ['{"conversations":[{"from":"human"}]}', /A turn has from and value/],
    ['{"conversations":[{"from":"robot","value":"x"}]}', /a turn from "robot"\. Known: human/],
    ['{"id":[],"conversations":[]}', /the id \[\]/],
    ['{"prompt_tokens":1.5,"output_tokens":1}', /prompt_tokens 1\.5\. A whole number/],
    ['{"prompt_tokens":1}', /no output_tokens/],
    ['{"prompt_tokens":1,"output_tokens":1,"arrival_s":0}', /found arrival_s\. .* jsonl/],
    [`${'['.repeat(50_000)}`, /One object a line/],
  ])('the line %s is refused', (line, message) => {
    expect(() => rowsOf(source(`${first}\n${line}`))).toThrow(message);
    expect(() => rowsOf(source(`${first}\n${line}`))).toThrow(/line 2/);
  });

  test('all faults are told at once, behind lines of several requests too', () => {
    const bad = '{"conversations":0}';
    expect(() => rowsOf(source([bad, first, bad, first].join('\n'), { format: 'sharegpt' }))).toThrow(
      /line 1: .*\n.*line 3: /,
    );
  });
});

describe('sessions', () => {
  const head = 'arrival_s,prompt_tokens,output_tokens,session\n';

  test('a whole number is itself, any other text a number of 31 bits, nothing is -1', () => {
    const names = ['0', '17', '2147483647', '2147483648', '017', 'köln', '', '"a b"'];
    const { session } = rowsOf(traceOf(head + names.map((name) => `0,1,1,${name}\n`).join('')));
    expect(session.slice(0, 3)).toEqual([0, 17, 2_147_483_647]);
    expect(session[6]).toBe(-1);
    expect(new Set(session).size).toBe(names.length);
    const start = '{"arrival_s":0,"prompt_tokens":1,"output_tokens":1,"session":';
    const values = ['0', '"17"', '2147483647', '"2147483648"', '"017"', '"k\\u00f6ln"', 'null', '"a b"'];
    expect(rowsOf(traceOf(values.map((value) => `${start}${value}}`).join('\n'))).session).toEqual(session);
    expect(() => rowsOf(traceOf(`${start}[1]}`))).toThrow(/session "\[1\]"\. A text or a whole number/);
    expect(() => rowsOf(traceOf(`${start}-1}`))).toThrow(/session "-1"/);
  });

  test('rows that name none are dealt to sessions, if the scenario wants them', () => {
    const sessions = { turns: 4, open: 8 };
    const content = `${head}${'0,1,1,\n'.repeat(999)}0,1,1,7\n`;
    const { session } = rowsOf(traceOf(content, { sessions }));
    expect(session.slice(0, 999)).toEqual(rowsOf(drawnOf({ requests: 999, sessions })).session);
    expect(session[999]).toBe(7);
  });
});

interface Statistics {
  readonly arrivals: { readonly n: number; readonly duration_s: number; readonly interarrival_cv: number };
  readonly isl: { readonly mean: number; readonly max: number };
  readonly osl: { readonly mean: number; readonly max: number };
}

describeWithData('the Mooncake traces', (folder) => {
  const path = join(folder, 'calibration', 'trace_statistics.json');
  const statistics = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Statistics>;

  test.each(['mooncake_conversation', 'mooncake_synthetic'])('%s agrees with its published statistics', (name) => {
    const file = join(folder, 'traces', `${name}.jsonl.gz`);
    const spec = { kind: 'trace', file, format: null, speed: 1, limit: null } as const;
    const source = openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile });
    const rows = rowsOf(source);
    source.close();
    const { arrivals: wanted, isl, osl } = statistics[name]!;
    expect(source.delivered).toBe(wanted.n);
    expect(source.treatments[sharedPrefixes]).toBe(wanted.n);
    const shared = Object.entries(source.treatments).find(([text]) => text.includes('could have kept'))?.[1] ?? 0;
    expect(shared / rows.promptTokens.reduce((sum, tokens) => sum + tokens, 0)).toBeGreaterThan(0.2);
    expect(meanOf(rows.promptTokens)).toBeCloseTo(isl.mean, 1);
    expect(meanOf(rows.outputTokens)).toBeCloseTo(osl.mean, 1);
    expect(Math.max(...rows.promptTokens)).toBe(isl.max);
    expect(Math.max(...rows.outputTokens)).toBe(osl.max);
    expect(Number(rows.timePs.at(-1)) / 1e12).toBeCloseTo(wanted.duration_s, 0);
    expect(cvOf(gapsOf(rows.timePs).slice(1))).toBeCloseTo(wanted.interarrival_cv, 1);
    expect(rowsOf(traceOf(gunzipSync(readFileSync(file))))).toEqual(rows);
  });
});

describe('lines without a request', () => {
  const head = 'arrival_s,prompt_tokens,output_tokens\n';
  const blank = (count: number) => '\n'.repeat(count);
  const text = `${head}${blank(300)}1,5,6\n${blank(30)}2,7,8\n2,9,0\n${blank(200)}3,1,2\n${blank(100)}`;

  test('many of them are read in turns, to the rows that one call reads', () => {
    for (const [turnBytes, format] of [
      [50, null],
      [1, null],
      [1e6, null],
    ] as const) {
      const options = { file: 't.csv', format, speed: 1, limit: null, classes: oneClass, seed: 1, turnBytes };
      const marks = { drawMarks: markDraw(maths, 1, oneClass, undefined), drawTimes: null };
      const source = new TraceSource(bytesFile(new TextEncoder().encode(text)), { ...options, ...marks });
      const chunk = createChunk(10);
      let turns = 0;
      let rows = source.fillSome(chunk);
      for (; rows === null; rows = source.fillSome(chunk)) turns++;
      expect([rows, ...chunk.timePs.subarray(0, 3)]).toEqual([3, ps(1), ps(2), ps(3)]);
      expect(turns).toBeGreaterThanOrEqual(turnBytes === 50 ? 8 : turnBytes === 1 ? 300 : 0);
      expect(turns).toBeLessThanOrEqual(turnBytes === 50 ? 20 : turnBytes === 1 ? 631 : 0);
      expect(source.fillSome(chunk)).toBe(0);
      expect(source.digest).toBe(drained(traceOf(text)).digest);
      expect(source.treatments).toEqual(drained(traceOf(text)).treatments);
    }
  });

  test('drawn times are drawn once, however many turns a chunk takes', () => {
    const lines = ['{"conversations":[{"from":"human","value":"ab"},{"from":"gpt","value":"abcdefgh"}]}'];
    const talk = `${lines[0]}\n${blank(40)}${lines[0]}\n`;
    const make = (turnBytes: number) =>
      new TraceSource(bytesFile(new TextEncoder().encode(talk)), {
        ...{ file: 't.jsonl', format: null, speed: 1, limit: null, classes: oneClass, seed: 1, turnBytes },
        ...{
          drawMarks: markDraw(maths, 1, oneClass, undefined),
          drawTimes: timeDraw(maths, 1, arrivals),
          spec: { arrivals },
        },
      });
    expect(rowsOf(make(3))).toEqual(rowsOf(make(1e6)));
    expect(rowsOf(make(3)).timePs).toHaveLength(2);
  });

  test('a run among endless blank lines can be stopped', async () => {
    let opened = false;
    const controller = new AbortController();
    const file: ByteFile = {
      ...bytesFile(new Uint8Array(0)),
      sizeBytes: 2 ** 40,
      read: (buffer) => {
        if (opened) return buffer.fill(10).length;
        opened = true;
        return new TextEncoder().encodeInto(`${head}1,5,6\n`, buffer).written;
      },
    };
    const scenario = {
      ...{ model: 'llama-3.1-8b', fleet: { pools: [{ accelerator: 'h100-sxm' }] }, workload: { trace: 't.csv' } },
    };
    let slices = 0;
    const onProgress = () => {
      if (++slices === 3) controller.abort(new Error('enough'));
    };
    await expect(simulate(scenario, { openFile: () => file, signal: controller.signal, onProgress })).rejects.toThrow(
      'enough',
    );
    expect(slices).toBe(3);
  });
});
