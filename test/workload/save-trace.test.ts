// `simulate --save-trace`: the trace replays the run to the same bytes, is whole or absent, and survives a resume.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesOf, newFolder, run, small } from '../cli/command.ts';
import { stopped } from '../cli/long.ts';

const folder = newFolder();
const classes = [
  { name: 'gold', share: 0.25, priority: 0 },
  { name: 'iron', share: 0.75, priority: 1 },
];
const scenario = { ...small, engine: { base: 'vllm-v1', policy: 'priority', maxNumSeqs: 8 } };
const write = (name: string, workload: object) =>
  writeFileSync(join(folder, name), JSON.stringify({ ...scenario, workload }));
write('drawn.json', { preset: 'code', requests: 400, classes, sessions: { turns: 3 } });
write('replay.json', { trace: 'saved.csv', classes });
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

/** All of result.json but the words on the workload and where its numbers were given. */
function numbersIn(...path: string[]): object {
  const data = JSON.parse(text(...path)) as Record<string, unknown>;
  return { ...data, workload: null, provenance: null };
}

describe('--save-trace', () => {
  test('writes a trace that replays to the same rows and numbers', async () => {
    const first = await run(folder, ['simulate', 'drawn.json', '--save-trace', 'saved.csv', '--out', 'a', '--quiet']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('wrote saved.csv');
    expect(text('saved.csv').split('\n')).toHaveLength(402);
    const second = await run(folder, ['simulate', 'replay.json', '--save-trace', 'again.csv', '--out', 'b', '--quiet']);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(text('b', 'requests.csv')).toBe(text('a', 'requests.csv'));
    expect(numbersIn('b', 'result.json')).toEqual(numbersIn('a', 'result.json'));
    expect(text('again.csv')).toBe(text('saved.csv'));
    const flag = await run(folder, ['simulate', 'drawn.json', '--trace', 'saved.csv', '--out', 'c', '--quiet']);
    expect(flag).toMatchObject({ code: 0, err: '' });
    expect(text('c', 'requests.csv')).toBe(text('a', 'requests.csv'));
  });

  test('a gzip of it replays too', async () => {
    writeFileSync(join(folder, 'saved.csv.gz'), gzipSync(text('saved.csv')));
    const ended = await run(folder, ['simulate', 'drawn.json', '--trace', 'saved.csv.gz', '--out', 'd', '--quiet']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(text('d', 'requests.csv')).toBe(text('a', 'requests.csv'));
  });

  test('an interrupted run leaves no trace, and the resumed one writes it whole', async () => {
    write('long.json', { preset: 'chat', rate: '6 /s', requests: 30_000 });
    const whole = await run(folder, ['simulate', 'long.json', '--save-trace', 'whole.csv', '--quiet']);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect((await stopped(folder, ['long.json', '--save-trace', 'part.csv'], 'part.tw')).code).toBe(130);
    expect(filesOf(folder).filter((name) => name.startsWith('part.csv'))).toEqual([]);
    const resume = ['simulate', 'long.json', '--save-trace', 'part.csv', '--resume', 'part.tw', '--quiet'];
    expect(await run(folder, resume)).toMatchObject({ code: 0, err: '' });
    expect(text('part.csv') === text('whole.csv')).toBe(true);
  });
});
