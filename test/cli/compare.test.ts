// `tokenworks compare`: scenarios and variants by name, its folder, and what it refuses.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitValues } from '../../src/cli/compare-scenarios.ts';
import { filesOf, newFolder, run, small, stackTrace } from './command.ts';

const home = newFolder();
const pools = [{ role: 'mixed', accelerator: 'h100-sxm', replicas: 2, tp: 1 }];
const two = { ...small, fleet: { pools }, workload: { preset: 'chat', rate: '20 /s', requests: 150 } };
writeFileSync(join(home, 'two.json'), JSON.stringify(two));
writeFileSync(join(home, 'three.json'), JSON.stringify({ ...two, fleet: { pools: [{ ...pools[0], replicas: 3 }] } }));

describe('compare', () => {
  test('writes a folder whose files say the same', async () => {
    const args = ['compare', 'two.json', '--vary', 'fleet.route.policy=round-robin,random', '--repeat', '3'];
    const { code, out, err } = await run(home, [...args, '--out', 'cmp', '--quiet']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('random against round-robin:');
    const files = ['compare.html', 'compare.json', 'compare.txt', 'differences.csv', 'runs.csv'];
    expect(filesOf(join(home, 'cmp'))).toEqual(files);
    const read = (file: string) => readFileSync(join(home, 'cmp', file), 'utf8');
    const result = JSON.parse(read('compare.json')) as {
      figures: { name: string; values: number[][]; differences: { mean: number }[] }[];
    };
    const tpot = result.figures.find(({ name }) => name === 'latency.tpotS.p99');
    const line = read('differences.csv')
      .split('\n')
      .find((row) => row.startsWith('round-robin,random,latency.tpotS.p99,s,lower,'));
    expect(line?.split(',')[7]).toBe(String(tpot?.differences[0]?.mean));
    const [header = '', ...rows] = read('runs.csv').trimEnd().split('\n');
    expect(rows).toHaveLength(6);
    const column = header.split(',').indexOf('latency.tpotS.p99');
    expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(tpot?.values.flat());
    expect(read('compare.txt')).toContain(
      'tokenworks compare two.json --vary fleet.route.policy=round-robin,random --repeat 3',
    );
    expect(read('compare.html')).toContain('random against round-robin');
  });

  test('takes scenarios, the first as the base; every combination of what is varied', async () => {
    const files = await run(home, ['compare', 'two.json', 'three.json', '--repeat', '2', '--json', '-']);
    const named = JSON.parse(files.out) as { variants: { name: string }[]; seeds: number[] };
    expect(named.variants.map(({ name }) => name)).toEqual(['two.json', 'three.json']);
    expect(named.seeds).toEqual([7, 8]);
    const vary = ['--vary', 'fleet.route.policy=round-robin,random', '--vary', 'fleet.pools.0.tp=1,2'];
    const product = await run(home, ['compare', 'two.json', ...vary, '--repeat', '1', '--json', '-']);
    expect((JSON.parse(product.out) as typeof named).variants.map(({ name }) => name)).toEqual([
      'policy=round-robin tp=1',
      'policy=round-robin tp=2',
      'policy=random tp=1',
      'policy=random tp=2',
    ]);
  });

  test('takes routers and policies of the user’s own by module, beside those of the core', async () => {
    const router = 'export default ({ replicas }) => { let next = 0; return { route: () => next++ % replicas }; };';
    writeFileSync(join(home, 'mine.mjs'), router);
    writeFileSync(join(home, 'idle.mjs'), "export default () => ({ cadence: '1 s', decide: () => [] });");
    const vary = ['--vary', 'router=round-robin,./mine.mjs', '--vary', 'policy=none,idle.mjs'];
    const { code, out, err } = await run(home, ['compare', 'two.json', ...vary, '--repeat', '2', '--quiet']);
    expect([code, err]).toEqual([0, '']);
    for (const label of ['router=./mine.mjs policy=none', 'router=./mine.mjs policy=idle.mjs'])
      expect(out.replaceAll('\n', ' ')).toContain(
        `${label} against router=round-robin policy=none: every figure is equal to the last digit.`,
      );
  });

  test('a trace is resampled in blocks; alone it is run once, without an interval, and says so', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `${row * 0.2},${500 + row},${60 + row}`);
    writeFileSync(join(home, 'trace.csv'), ['arrival_s,prompt_tokens,output_tokens', ...rows, ''].join('\n'));
    const args = ['compare', 'two.json', 'three.json', '--trace', 'trace.csv', '--set', 'run.warmUp=0 s'];
    const sets = await run(home, [...args, '--repeat', '3', '--json', '-', '--quiet']);
    const { figures, seeds } = JSON.parse(sets.out) as {
      figures: { name: string; values: number[][] }[];
      seeds: number[];
    };
    expect(seeds).toEqual([7, 8, 9]);
    const [base] = figures.find(({ name }) => name === 'energyJ')?.values ?? [];
    expect(new Set(base).size).toBe(3);
    const { code, out } = await run(home, [...args, '--resample', 'none']);
    expect(code).toBe(0);
    expect(out).toContain('in this one run');
    expect(out).toContain('Nothing is random here');
  });

  test.each([
    [['compare', 'two.json'], 'Name a second scenario'],
    [['compare', 'two.json', 'three.json', '--vary', 'run.seed=1,2'], 'It varies one scenario'],
    [['compare', 'two.json', '--vary', 'run.seed'], 'Write path=value,value'],
    [['compare', 'two.json', '--vary', 'run.seed=1'], 'Give at least two values'],
    [['compare', 'two.json', '--vary', 'fleet.route.policy=random,least-kvv'], 'Did you mean least-kv?'],
  ])('refuses %j', async (args, words) => {
    const { code, out, err } = await run(home, args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).not.toMatch(stackTrace);
  });
});

test('values are parted by commas outside of brackets and quotes', () => {
  expect(splitValues('a, b')).toEqual(['a', 'b']);
  expect(splitValues('[1, 2],{ a: 1, b: 2 },"x,y"')).toEqual(['[1, 2]', '{ a: 1, b: 2 }', '"x,y"']);
});
