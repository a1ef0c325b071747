// The unit of times: named by the scenario, the format's own without it, and called out where it looks wrong.

import { describe, expect, test } from 'vitest';
import { rowsOf, traceOf } from './support.ts';

const ps = (seconds: number) => BigInt(Math.round(seconds * 1e12));
const head = 'arrival_s,prompt_tokens,output_tokens\n';
const mooncake = (times: readonly (number | string)[]) =>
  times.map((time) => `{"timestamp":${time},"input_length":9,"output_length":2}`).join('\n');
const own = (times: readonly (number | string)[]) => head + times.map((time) => `${time},9,2\n`).join('');

describe('timeUnit', () => {
  test.each([
    ['s', [0, 61.5, 90]],
    ['ms', [0, 0.0615, 0.09]],
    ['us', [0, 0.0000615, 0.00009]],
    ['ns', [0, 0.0000000615, 0.00000009]],
  ] as const)('Mooncake’s keys in %s', (timeUnit, times) => {
    expect(rowsOf(traceOf(mooncake([0, 61.5, 90]), { timeUnit })).timePs).toEqual(times.map(ps));
  });

  test('our csv and JSON lines in ms count from the start of the run', () => {
    expect(rowsOf(traceOf(own([250, 1500]), { timeUnit: 'ms' })).timePs).toEqual([ps(0.25), ps(1.5)]);
    const line = '{"arrival_s": 250, "prompt_tokens": 9, "output_tokens": 2}';
    expect(rowsOf(traceOf(line, { timeUnit: 'ms' })).timePs).toEqual([ps(0.25)]);
  });

  test('the format’s own unit changes nothing, another one is another input', () => {
    for (const [text, unit, other] of [
      [mooncake([0, 0.5, 400]), 'ms', 's'],
      [own([0, 5]), 's', 'us'],
      [mooncake([0, 0.2]), 'ms', 's'],
    ] as const) {
      const [plain, named, changed] = [undefined, unit, other].map((timeUnit) =>
        traceOf(text, timeUnit === undefined ? {} : { timeUnit }),
      );
      expect(rowsOf(named!)).toEqual(rowsOf(plain!));
      expect(rowsOf(changed!).timePs.at(-1)).not.toBe(0n);
      expect([named!.identity, named!.digest, named!.treatments]).toEqual([
        plain!.identity,
        plain!.digest,
        plain!.treatments,
      ]);
      expect(changed!.identity).not.toBe(plain!.identity);
    }
  });

  test('nanoseconds since 1970 are exact, though f64 does not hold them', () => {
    const times = ['1700000000000000001', '1700000000000000002', '1700000001000000000'];
    expect(rowsOf(traceOf(mooncake(times), { timeUnit: 'ns' })).timePs).toEqual([0n, 1000n, 999_999_999_000n]);
  });

  test('formats with dates or without times refuse it, by name', () => {
    const azure = 'TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00,9,2\n';
    expect(() => traceOf(azure, { timeUnit: 'ms' })).toThrow(
      /workload\.timeUnit: found ms\. The format azure writes times as dates; leave it out/,
    );
    const talk = '{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}';
    expect(() => traceOf(talk, { timeUnit: 's', arrivals: { process: 'poisson', ratePerS: 1, cv: 1 } })).toThrow(
      /workload\.timeUnit: found s\. The format sharegpt carries no times/,
    );
  });

  test('a bad time is said in the unit that is read', () => {
    expect(() => rowsOf(traceOf(own(['x']), { timeUnit: 'us' }))).toThrow(/Microseconds from the start of the run/);
    expect(() => rowsOf(traceOf(mooncake(['-1'])))).toThrow(/Milliseconds, a decimal number >= 0/);
  });
});

/** What is said of the unit: the texts that recommend another one. */
const saidOf = (text: string, input: object = {}): string[] => {
  const source = traceOf(text, input);
  rowsOf(source);
  return Object.keys(source.treatments).filter((name) => name.includes('timeUnit: s'));
};

describe('a unit that looks wrong', () => {
  test.each([
    ['fractions alone', [0, 0.2, 0.4], 1],
    ['whole ms', [0, 200, 400], 0],
    ['fractions and whole ms', [0, 0.2, 400], 0],
    ['three within 4 ms', [0, 2, 4], 1],
    ['ten thousand within 5 s', Array.from({ length: 10_001 }, (_, at) => at / 2), 1],
    ['a hundred within 2 s', Array.from({ length: 101 }, (_, at) => 20 * at), 0],
    ['all at once', [7, 7, 7], 0],
    ['one row', [7], 0],
  ])('%s', (_, times, count) => {
    expect(saidOf(mooncake(times))).toHaveLength(count);
  });

  test('how many within how long', () => {
    expect(saidOf(mooncake([0, 2, 4]))[0]).toMatch(/^requests within 0\.00400 s, their times read as milliseconds/);
  });

  test('a named other unit, a format in seconds and users who take no times are not doubted', () => {
    expect(saidOf(mooncake([0, 0.2, 0.4]), { timeUnit: 's' })).toEqual([]);
    expect(saidOf(own([0, 0.001, 0.002]))).toEqual([]);
    const users = { concurrency: 2, rampUpS: 0, think: { meanS: 0, cv: 0 }, untilS: null };
    expect(saidOf(mooncake([0, 0.2, 0.4]), { users })).toEqual([]);
  });
});

describe('times since 1970', () => {
  test('count from the first row, in the unit of the format', () => {
    expect(rowsOf(traceOf(mooncake([1_700_000_000_000, 1_700_000_001_500]))).timePs).toEqual([0n, ps(1.5)]);
    expect(rowsOf(traceOf(mooncake(['1700000000.25', 1_700_000_001.75]), { timeUnit: 's' })).timePs).toEqual([
      0n,
      ps(1.5),
    ]);
  });

  test.each([
    ['mooncake', mooncake([1_700_000_000, 1_700_000_010]), 'seconds', 'timeUnit: s, or timeUnit: ms'],
    ['mooncake', mooncake([1_700_000_000_000_000]), 'microseconds', 'timeUnit: us, or timeUnit: ms'],
    ['mooncake', mooncake(['1700000000000000001']), 'nanoseconds', 'timeUnit: ns, or timeUnit: ms'],
    [
      'start-time',
      '{"start_time":1700000000000,"prompt_tokens":1,"output_tokens":1}',
      'milliseconds',
      'timeUnit: ms, or timeUnit: s',
    ],
  ])('%s in another unit: %s', (_, text, word, hint) => {
    expect(() => rowsOf(traceOf(text))).toThrow(`a first time that looks like ${word} since 1970`);
    expect(() => rowsOf(traceOf(text))).toThrow(hint);
  });

  test('either answer is taken', () => {
    const text = mooncake([1_700_000_000, 1_700_000_010]);
    expect(rowsOf(traceOf(text, { timeUnit: 's' })).timePs).toEqual([0n, ps(10)]);
    expect(rowsOf(traceOf(text, { timeUnit: 'ms' })).timePs).toEqual([0n, ps(0.01)]);
  });

  test('ns of a run that began a second ago are none', () => {
    const line = (ns: number) => `{"input_toks": 3, "output_toks": 1, "arrival_time_ns": ${ns}}`;
    expect(rowsOf(traceOf(`${line(1e9)}\n${line(2e9)}`)).timePs).toEqual([0n, ps(1)]);
  });

  test.each([
    [1_700_000_000, 'seconds', 'subtract the first from all.'],
    [1_700_000_000_000, 'milliseconds', 'subtract the first from all and write timeUnit: ms.'],
  ])('our own csv says once what %d looks like, whatever the number of rows', (time, word, hint) => {
    const text = `${own(['x', time, time + 1, time + 2])}y,1,1\n`;
    const problems = (() => {
      try {
        rowsOf(traceOf(text));
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(problems.match(/since 1970/g)).toHaveLength(1);
    expect(problems).toContain(`looks like ${word} since 1970`);
    expect(problems).toContain(hint);
    // what else is wrong is still found
    for (const line of ['line 2', 'line 6']) expect(problems).toContain(line);
  });
});
