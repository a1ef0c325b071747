// A run resumes behind the rows that it had read, and notices another input.

import { expect, test } from 'vitest';
import { skip } from '../../src/workload/open.ts';
import { drawnOf, rowsOf, traceOf } from './support.ts';

const lines = Array.from({ length: 300 }, (_, i) => `${i}.5,${1 + (i % 9)},${i % 13}`);
const text = `arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}\n`;
const classes = [0, 1].map((i) => ({ name: `${i}`, share: 0.5, priority: i }));
const sources = {
  trace: () => traceOf(text, { classes }),
  drawn: () => drawnOf({ requests: 200_000, arrivals: { process: 'gamma', ratePerS: 10, cv: 2 } }, { classes }),
};

test.each(['trace', 'drawn'] as const)('%s: what follows skipped rows is what followed them before', (kind) => {
  const whole = sources[kind]();
  const rows = rowsOf(whole);
  for (const count of kind === 'trace' ? [0, 1, 100, 276] : [0, 1, 65_536, 150_000]) {
    const source = sources[kind]();
    skip(source, count);
    expect(source.delivered).toBe(count);
    expect(rowsOf(source).timePs).toEqual(rows.timePs.slice(count));
    expect(source.digest).toBe(whole.digest);
    expect(source.treatments).toEqual(whole.treatments);
  }
});

test('fewer rows than the run had read are a mismatch', () => {
  expect(() => skip(sources.trace(), 277)).toThrow(/found 276 requests\. The run to resume had read 277/);
});

test('the digest tells delivered rows apart, whatever the chunks', () => {
  const digest = (content: string, capacity: number) => {
    const source = traceOf(content);
    rowsOf(source, capacity);
    return source.digest;
  };
  expect(digest(text, 7)).toBe(digest(text, 500));
  for (const other of [
    text.replace('7.5,8', '7.4,8'),
    text.replace('\n7.5,8,7', '\n7.5,8,8'),
    text.replace('\n7.5,8,7', '\n7.5,7,8'),
  ]) {
    expect(digest(other, 7)).not.toBe(digest(text, 7));
  }
});

test('the identity is of what the requests depend on', () => {
  const base = traceOf(text).identity;
  expect(traceOf(text, { pieceBytes: 5 }).identity).toBe(base);
  expect(traceOf(text, { seed: 2 }).identity).toBe(base);
  const others = [
    traceOf(text.replace('0.5', '0.4')),
    traceOf(`${text}\n`),
    traceOf(text, { speed: 2 }),
    traceOf(text, { limit: 9 }),
    traceOf(text, { classes }),
    traceOf(text, { classes, seed: 2 }),
    drawnOf({ requests: 5 }),
    drawnOf({ requests: 6 }),
    drawnOf({ requests: 5 }, { seed: 2 }),
    drawnOf({ requests: 5, output: { kind: 'fixed', tokens: 3 } }),
  ].map((source) => source.identity);
  expect(new Set([base, ...others]).size).toBe(others.length + 1);
});
