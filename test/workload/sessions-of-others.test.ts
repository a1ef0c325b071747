// Lines of Dynamo and AIPerf: sessions, texts, other names of the counts, and turns that wait for the answer before.

import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/run/simulate.ts';
import { bytesFile } from '../../src/workload/files.ts';
import { rowsOf, traceOf } from './support.ts';

const ps = (seconds: number) => BigInt(Math.round(seconds * 1e12));
const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const users = { concurrency: 2, rampUpS: 0, think: { meanS: 0, cv: 0 }, untilS: null };
const delays = 'requests with a delay after the answer before, which users of a closed loop do not wait for';

describe('rows with times', () => {
  const text = lines(
    { timestamp: 100, session_id: 'a', input_length: 9, output_length: 2, priority: 1, delay: null },
    { session_id: 'b', text_input: 'é€😀 "x"', timestamp: 350.5, max_tokens: 7, hash_ids: [1] },
    { max_tokens: 5, output_length: 3, text_input: '123456789', input_length: 4, timestamp: 400 },
    { output_length: 3, max_tokens: 5, input_length: 4, text_input: '123456789', timestamp: 400 },
  );

  test('texts are counted by their bytes, and counts come before what stands in for them', () => {
    const rows = rowsOf(traceOf(text));
    expect(rows.timePs).toEqual([0n, ps(0.2505), ps(0.3), ps(0.3)]);
    // 9 + 4 bytes
    expect(rows.promptTokens).toEqual([9, 4, 4, 4]);
    expect(rows.outputTokens).toEqual([2, 7, 3, 3]);
    expect(rows.priority).toEqual([1, 0, 0, 0]);
    expect(new Set(rows.session.slice(0, 3)).size).toBe(3);
    expect(rowsOf(traceOf(text, { bytesPerToken: 2 })).promptTokens).toEqual([9, 7, 4, 4]);
  });

  test('a prompt of a megabyte is one line', () => {
    const row = (bytes: number) => ({ timestamp: 0, text_input: 'x'.repeat(bytes), output_length: 1 });
    expect(rowsOf(traceOf(lines(row(1e6), row(8)))).promptTokens).toEqual([250_000, 2]);
    expect(() => rowsOf(traceOf(lines(row(8), row(2e7))))).toThrow(/line 2: found a line longer than 16777216 bytes/);
  });

  test('block ids of a long prompt are one line, of Bailian too', () => {
    const hash_ids = Array.from({ length: 20_000 }, (_, at) => 1_000_000 + at);
    const more = { input_length: 320_000, output_length: 1, hash_ids };
    expect(rowsOf(traceOf(lines({ chat_id: 1, timestamp: 0, ...more }))).promptTokens).toEqual([320_000]);
    expect(rowsOf(traceOf(lines({ timestamp: 0, ...more }))).promptTokens).toEqual([320_000]);
  });
});

describe('turns that wait for the answer before', () => {
  const turns = lines(
    { timestamp: 0, session_id: 'a', input_length: 9, output_length: 2 },
    { delay: 500, session_id: 'a', input_length: 8, output_length: 3 },
    { session_id: 'a', delay: 0, input_length: 7, output_length: 4, timestamp: 9 },
    { timestamp: 10, session_id: 'b', input_length: 6, output_length: 5 },
  );

  test('are refused, once, with what is missing', () => {
    expect(() => rowsOf(traceOf(turns))).toThrow(
      /^trace\.csv\.line 2: found a turn that waits for the answer before it in its session \(delay\)\. Only [^\n]*$/,
    );
  });

  test('are sent in order by the users of a closed loop, and counted', () => {
    const source = traceOf(turns, { users });
    const rows = rowsOf(source);
    expect(rows.promptTokens).toEqual([9, 8, 7, 6]);
    expect(source.treatments).toEqual({ [delays]: 2 });
    const [, ...later] = turns.split('\n');
    expect(rowsOf(traceOf(later.join('\n'), { users })).promptTokens).toEqual([8, 7, 6]);
  });
});

describe('bad lines', () => {
  const good = { timestamp: 0, input_length: 9, output_length: 2 };
  test.each([
    [{ ...good, delay: -1 }, /line 2: found delay "-1"\. A time after the answer before/],
    [{ ...good, delay: 'soon' }, /delay "\\"soon\\""/],
    [{ timestamp: 0, text_input: 7, output_length: 1 }, /text_input "7"\. A text/],
    [{ timestamp: 0, output_length: 1 }, /no input_length\. Keys: .*text_input/],
    [{ timestamp: 0, input_length: 1 }, /no output_length\. Keys: .*max_tokens/],
    [{ timestamp: 0, input_length: 1, max_tokens: 1.5 }, /max_tokens "1\.5"\. A whole number of tokens/],
    [{ timestamp: 0, input_length: '9', output_length: 1 }, /input_length "\\"9\\""/],
    [{ input_length: 1, output_length: 1 }, /no timestamp/],
    [{ ...good, sesion_id: 1 }, /key "sesion_id"\. Did you mean session_id\?/],
  ])('%j', (line, message) => {
    expect(() => rowsOf(traceOf(lines(good, line)))).toThrow(message);
  });

  test('NaN for a time', () => {
    const line = '{"timestamp": NaN, "input_length": 9, "output_length": 2}';
    expect(() => rowsOf(traceOf(line))).toThrow(/line 1: found timestamp "NaN"\. Milliseconds/);
  });
});

test('finished rows carry the session of their request, held at the router or not', async () => {
  const head = 'arrival_s,prompt_tokens,output_tokens,session\n';
  const lines = Array.from({ length: 40 }, (_, at) => `${at / 100},50,4,${at % 3 === 0 ? '' : 7 * at}\n`);
  const text = head + lines.join('');
  const pools = [{ accelerator: 'h100-sxm', admissionLimit: 2 }];
  for (const hold of [0, 40]) {
    const sessions: number[] = [];
    await simulate(
      { model: 'llama-3.1-8b', fleet: { pools, route: { hold } }, workload: { trace: 't.csv' } },
      {
        openFile: () => bytesFile(new TextEncoder().encode(text)),
        onRows: (rows, count) => {
          for (let row = 0; row < count; row++) sessions[rows.id[row]!] = rows.session[row]!;
        },
      },
    );
    const { session } = rowsOf(traceOf(text));
    expect(sessions.filter(() => true).length).toBeGreaterThan(hold === 0 ? 10 : 39);
    sessions.forEach((one, id) => {
      expect(one).toBe(session[id]);
    });
  }
});
