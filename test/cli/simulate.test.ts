// `simulate`: where results go, that they are whole, and that they are the same bytes whoever asks and wherever.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { simulate } from '../../src/run/simulate.ts';
import { filesOf, newFolder, run, small, spawned, stackTrace } from './command.ts';

const yaml = `tokenworks: 1
name: small
model: llama-3.1-8b
engine: vllm-v1
fleet:
  pools: [{ role: mixed, accelerator: h100-sxm, replicas: 1, tp: 1 }]
workload: { preset: chat, rate: 4 /s, requests: 300 }
slo: { ttft: 500 ms, tpot: 50 ms, attainment: 0.95 }
price: { accelerator: 2.50 $/h, energy: 0.08 $/kWh }
run: { seed: 7, warmUp: 5 s, window: 1 s }
`;
const folder = newFolder();
writeFileSync(join(folder, 'small.json'), JSON.stringify(small));
writeFileSync(join(folder, 'small.yaml'), yaml);
writeFileSync(join(folder, 'trace.csv'), 'arrival_s,prompt_tokens,output_tokens\n0,100,10\n0.5,200,20\n1,300,30\n');

const parsed = (text: string) => JSON.parse(text) as Awaited<ReturnType<typeof simulate>>;
const resultOf = async (...args: readonly string[]) => {
  const ended = await run(folder, ['simulate', ...args, '--json', '-', '--quiet']);
  expect(ended.err).toBe('');
  expect(ended.code).toBe(0);
  return parsed(ended.out);
};

describe('what simulate prints', () => {
  test('a preset: the report on stdout, nothing on stderr, exit code 0, no file', async () => {
    const empty = newFolder();
    const ended = await run(empty, ['simulate', 'chat-8b-h100', '--set', 'workload.duration=2 min', '--quiet']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/^chat-8b-h100\n/);
    expect(ended.out).toContain('TTFT');
    expect(filesOf(empty)).toEqual([]);
  });

  test('--json - puts the result on stdout and nothing else: the bytes of the library', async () => {
    const ended = await run(folder, ['simulate', 'small.json', '--json', '-']);
    expect(ended.code).toBe(0);
    expect(ended.out).toBe(jsonReport(await simulate(small)));
  });

  test('YAML and JSON of one scenario give the same bytes', async () => {
    const [a, b] = await Promise.all(
      ['small.yaml', 'small.json'].map((file) => run(folder, ['simulate', file, '--json', '-'])),
    );
    expect(a?.code).toBe(0);
    // the notes on provenance quote a value as it was written
    expect(a?.out).toBe(b?.out);
  });

  test('--json FILE writes those bytes whole, the report still on stdout', async () => {
    const ended = await run(folder, ['simulate', 'small.json', '--json', 'deep/down/r.json']);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('TTFT');
    expect(readFileSync(join(folder, 'deep/down/r.json'), 'utf8')).toBe(jsonReport(await simulate(small)));
    expect(filesOf(join(folder, 'deep/down'))).toEqual(['r.json']);
  });

  test('two runs, another zone and another locale: the same bytes in every output', async () => {
    const places = [{}, {}, { TZ: 'Pacific/Chatham', LC_ALL: 'de_DE.UTF-8', LANG: 'tr_TR.UTF-8' }];
    const ends = await Promise.all(
      places.map((env, at) => spawned(folder, ['simulate', 'small.json', '--out', `same${at}`], env)),
    );
    expect(ends.map((ended) => ended.code)).toEqual([0, 0, 0]);
    for (const file of ['report.html', 'report.txt', 'result.json', 'requests.csv']) {
      const [a, b, c] = places.map((_, at) => readFileSync(join(folder, `same${at}`, file), 'utf8'));
      expect(b).toBe(a);
      expect(c).toBe(a);
    }
  });
});

describe('--out', () => {
  test('writes four files and leaves no temporary one', async () => {
    const ended = await run(folder, ['simulate', 'small.json', '--out', 'a/b']);
    expect(ended.code).toBe(0);
    const out = join(folder, 'a/b');
    expect(filesOf(out)).toEqual(['report.html', 'report.txt', 'requests.csv', 'result.json']);
    const result = parsed(readFileSync(join(out, 'result.json'), 'utf8'));
    expect(result.requests.finished).toBe(300);
    expect(readFileSync(join(out, 'requests.csv'), 'utf8').split('\n')).toHaveLength(300 + 2);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(ended.out.startsWith(readFileSync(join(out, 'report.txt'), 'utf8'))).toBe(true);
  });

  test('an older partial file is no part of a fresh run', async () => {
    const out = join(folder, 'stale');
    await run(folder, ['simulate', 'small.json', '--out', 'stale']);
    const first = readFileSync(join(out, 'requests.csv'), 'utf8');
    writeFileSync(join(out, 'requests.csv.partial'), 'x'.repeat(1_000_000));
    await run(folder, ['simulate', 'small.json', '--out', 'stale']);
    expect(readFileSync(join(out, 'requests.csv'), 'utf8')).toBe(first);
    expect(existsSync(join(out, 'requests.csv.partial'))).toBe(false);
  });
});

describe('flags that change the scenario', () => {
  test('--set: several, each value read as YAML, a name taken as the base of a table', async () => {
    const result = await resultOf(
      'small.json',
      ...['--set', 'workload.requests=50'],
      ...['--set', 'engine.maxNumSeqs=2'],
      ...['--set', 'fleet.pools.0={ accelerator: h200-sxm, tp: 2 }'],
      ...['--set', 'name="two words: yes"'],
    );
    expect(result.name).toBe('two words: yes');
    expect(result.requests.finished).toBe(50);
    expect(result.kinds[0]).toMatchObject({ tp: 2, accelerator: expect.stringMatching(/H200/) });
  });

  test('--seed is run.seed; another seed is another run', async () => {
    const [flag, set, other] = await Promise.all([
      resultOf('small.json', '--seed', '11'),
      resultOf('small.json', '--set', 'run.seed=11'),
      resultOf('small.json', '--seed', '12'),
    ]);
    expect(flag.seed).toBe(11);
    expect(flag.latency).toEqual(set.latency);
    expect(other.latency).not.toEqual(flag.latency);
  });

  test('--trace takes the place of what draws requests, counted from the working directory', async () => {
    const result = await resultOf('small.json', '--trace', 'trace.csv');
    expect(result.requests.finished).toBe(3);
    expect(result.latency).not.toBeNull();
  });

  test('--set changes the trace that --trace gave: its speed, its limit', async () => {
    const [slow, fast, two] = await Promise.all([
      resultOf('small.json', '--trace', 'trace.csv', '--set', 'run.warmUp=0'),
      resultOf('small.json', '--trace', 'trace.csv', '--set', 'run.warmUp=0', '--set', 'workload.speed=4'),
      resultOf('small.json', '--trace', 'trace.csv', '--set', 'workload.limit=2'),
    ]);
    expect(slow.interval.toS).toBe(1);
    expect(fast.interval.toS).toBe(0.25);
    expect(two.requests.finished).toBe(2);
  });

  test('--trace keeps the classes that its rows name', async () => {
    writeFileSync(
      join(folder, 'classes.csv'),
      'arrival_s,prompt_tokens,output_tokens,class\n0,10,5,gold\n1,10,5,iron\n2,10,5,gold\n',
    );
    writeFileSync(
      join(folder, 'classes.json'),
      JSON.stringify({ ...small, workload: { ...small.workload, classes: [{ name: 'gold' }, { name: 'iron' }] } }),
    );
    const ended = await run(folder, ['simulate', 'classes.json', '--trace', 'classes.csv', '--out', 'classes']);
    expect(ended.err).toBe('');
    const rows = readFileSync(join(folder, 'classes/requests.csv'), 'utf8').trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[1])).toEqual(['gold', 'iron', 'gold']);
  });

  test("a scenario's trace is counted from the scenario's own folder", async () => {
    const elsewhere = newFolder();
    const { preset: _, rate: __, requests: ___, ...rest } = small.workload;
    writeFileSync(join(elsewhere, 'x.json'), JSON.stringify({ ...small, workload: { ...rest, trace: 'rows.csv' } }));
    writeFileSync(join(elsewhere, 'rows.csv'), 'arrival_s,prompt_tokens,output_tokens\n0,10,10\n');
    expect((await resultOf(join(elsewhere, 'x.json'))).requests.finished).toBe(1);
  });
});

test('several wrong --set are told at once', async () => {
  const args = ['simulate', 'small.json', '--set', 'oops', '--set', '__proto__.a=1', '--set', 'fleet.pools.7.tp=2'];
  const ended = await run(folder, args);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain('3 problems');
  expect(ended.err).not.toMatch(stackTrace);
});
