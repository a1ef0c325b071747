// No output may be an input or another output, whatever names lead to it: refused before anything is made.

import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, newFolder, run, small, stackTrace } from './command.ts';

const trace = 'arrival_s,prompt_tokens,output_tokens\n0,100,10\n';
const layout = { parallel: { tp: 2, pp: 2, dp: 4 }, batch: { sequence: 4096, global: 64 } };
const step = { model: 'llama-3.1-8b', accelerator: 'h100-sxm', ...layout };
const measured = 'system,framework,version,gemm_dtype,m,n,k,latency_ms\nh100_sxm,mine,1,bfloat16,1,1024,2048,0.1\n';

/** A folder with every kind of input, of which `x` is the one under test. */
function folderOf(input: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, 's.json'), JSON.stringify(small));
  writeFileSync(join(folder, 't.csv'), trace);
  writeFileSync(join(folder, 'm.csv'), measured);
  writeFileSync(join(folder, 'x'), input);
  return folder;
}

interface Command {
  readonly words: readonly string[];
  readonly input: string;
  /** flags that name a path; `''` is the argument */
  readonly flags: readonly string[];
}

const outputs = ['--json', '--out', '--save-trace', '--trace-events', '--checkpoint'];
const commands: readonly Command[] = [
  { words: ['simulate'], input: trace, flags: ['', '--trace', '--resume', ...outputs] },
  { words: ['capacity'], input: trace, flags: ['', '--trace', '--json'] },
  { words: ['size'], input: trace, flags: ['', '--trace', '--json'] },
  { words: ['train-step'], input: JSON.stringify(step), flags: ['', '--json'] },
  { words: ['calibrate', '--accelerator', 'h100-sxm'], input: measured, flags: ['', '--out'] },
  { words: ['validate'], input: measured, flags: ['', '--kernels', '--html', '--json'] },
];
const usual: Readonly<Record<string, string>> = { simulate: 's.json', capacity: 's.json', size: 's.json' };

/** The only two that may be one file: a run goes on from the checkpoint that it then writes. */
const mayMeet = (a: string, b: string) => a === '--resume' && b === '--checkpoint';

const pairs = commands.flatMap(({ words, input, flags }) =>
  flags.flatMap((a, at) =>
    flags.slice(at + 1).flatMap((b) => {
      if (mayMeet(a, b)) return [];
      const argument = a === '' ? 'x' : (usual[words[0] ?? ''] ?? 'm.csv');
      const args = [...words, argument, ...[a, b].flatMap((flag) => (flag === '' ? [] : [flag, 'x']))];
      return [{ line: args.join(' '), args, input }];
    }),
  ),
);

describe('two path flags that are equal', () => {
  test.each(pairs)('$line', async ({ args, input }) => {
    const folder = folderOf(input);
    const before = filesOf(folder);
    const ended = await run(folder, args);
    expect(ended.code).toBe(2);
    expect(ended.err).not.toMatch(stackTrace);
    expect(filesOf(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe(input);
  });

  test('stdout is written once', async () => {
    const ended = await run(folderOf(measured), ['validate', 'm.csv', '--json', '-', '--html', '-']);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('which --html writes');
  });
});

describe('names that lead to one file', () => {
  const cases: readonly [string, readonly string[], string][] = [
    ['a link to the trace', ['--trace', 't.csv', '--json', 'link'], '--json.link: found t.csv, which --trace reads'],
    ['another name of the trace', ['--trace', 't.csv', '--checkpoint', 'hard'], '--checkpoint.hard'],
    ['a folder written otherwise', ['--trace', 't.csv', '--save-trace', 'sub/../t.csv'], '--save-trace'],
    ['a link to the folder', ['--trace', 'sub/t.csv', '--save-trace', 'link-sub/t.csv'], '--save-trace'],
    ['a file of --out', ['--out', 'o', '--save-trace', 'o/requests.csv'], '--save-trace.o/requests.csv'],
    ['a partial file of --out', ['--out', 'o', '--json', 'o/requests.csv.partial'], '--json'],
    ['a file below a file', ['--json', 'a', '--save-trace', 'a/b'], '--json.a: found a/b, which --save-trace writes'],
    ['a new name twice', ['--json', 'n/../new', '--checkpoint', 'new'], 'found new, which --checkpoint writes'],
  ];

  test.each(cases)('%s', async (_, flags, says) => {
    const folder = folderOf('');
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 't.csv'), trace);
    symlinkSync('t.csv', join(folder, 'link'));
    symlinkSync('sub', join(folder, 'link-sub'));
    linkSync(join(folder, 't.csv'), join(folder, 'hard'));
    const before = filesOf(folder);
    const ended = await run(folder, ['simulate', 's.json', ...flags]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(says);
    expect(filesOf(folder)).toEqual(before);
    expect(readFileSync(join(folder, 't.csv'), 'utf8')).toBe(trace);
  });

  test('files that the scenario names are inputs too', async () => {
    const folder = folderOf('');
    writeFileSync(join(folder, 'named.json'), JSON.stringify({ ...small, workload: { trace: 't.csv' } }));
    const traced = await run(folder, ['simulate', 'named.json', '--json', 't.csv']);
    expect(traced.err).toContain('found t.csv, which workload.trace reads');
    const model = await run(folder, ['simulate', 's.json', '--set', 'model=./config.json', '--json', 'config.json']);
    expect(model.code).toBe(2);
    writeFileSync(join(folder, 'config.json'), '{}');
    const read = await run(folder, ['simulate', 's.json', '--set', 'model=./config.json', '--json', 'config.json']);
    expect(read.code).toBe(2);
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('{}');
  });
});

test('files in the folder of --out that it does not write are free', async () => {
  const folder = folderOf('');
  const flags = ['--out', 'o', '--json', 'o/r.json', '--save-trace', 'o/t.csv', '--checkpoint', 'o/c.tw'];
  expect((await run(folder, ['simulate', 's.json', ...flags])).code).toBe(0);
  expect(filesOf(join(folder, 'o'))).toEqual([
    ...['r.json', 'report.html', 'report.txt', 'requests.csv', 'result.json', 't.csv'],
  ]);
});
