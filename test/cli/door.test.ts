// What a newcomer meets first: examples in help, a first scenario, what fields mean, where traces are.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examples } from '../../src/cli/examples.ts';
import { routes } from '../../src/policy/route/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { listKinds } from '../../src/scenario/list.ts';
import { traceFormats } from '../../src/traffic/trace/index.ts';
import { publishedTraces } from '../../src/traffic/trace/published.ts';
import { filesOf, newFolder, run, stackTrace } from './command.ts';

const folder = newFolder();
const good = async (...args: readonly string[]) => {
  const ended = await run(folder, args);
  expect(ended).toMatchObject({ code: 0, err: '' });
  return ended.out;
};

describe('help', () => {
  const commands = async () =>
    [...(await good('--help')).matchAll(/^ {2}([a-z-]+) .*$/gm)].map(([, name]) => name ?? '');

  test('every command has examples, and only commands have', async () => {
    const named = (await commands()).filter((name) => name !== 'help' && name !== 'tokenworks');
    expect(Object.keys(examples).sort()).toEqual(named.sort());
  });

  // Guards against an example with a flag that was renamed.
  test.each(Object.entries(examples))('%s takes the flags of its examples', async (command, lines) => {
    const help = await good(command, '--help');
    for (const line of lines) {
      expect(help).toContain(`tokenworks ${line}`);
      expect(line.startsWith(command)).toBe(true);
      const own = help.slice(0, help.indexOf('Examples:'));
      for (const [flag] of line.matchAll(/(?<= )--[a-z-]+/g)) expect(own).toContain(`${flag} `);
    }
  });

  test('a flag that is none suggests the nearest, and --set', async () => {
    const { code, err } = await run(folder, ['simulate', 'chat-8b-h100', '--acelerator', 'h100-sxm']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean --accelerator?');
    expect(err).toContain('--set path=value');
  });
});

const question = ['--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', '--rate', '6', '--duration', '20 s'];

describe('init', () => {
  // Guards against a first scenario that answers another question than the flags it was made from.
  test('the file answers as the flags', async () => {
    const flags = [
      ...question,
      '--prompt',
      '{ logNormal: { median: 300, sigma: 1 } }',
      '--output',
      '40',
      '--ttft',
      '1 s',
    ];
    const all = [...flags, '--attainment', '90 %', '--precision', 'fp8', '--engine', 'sglang', '--replicas', '2'];
    expect(await good('init', 'mine.yaml', ...all)).toContain('npx tokenworks simulate mine.yaml');
    const answer = async (...args: readonly string[]) => {
      const { provenance: _order, ...rest } = JSON.parse(await good('simulate', ...args, '--json', '-', '--quiet'));
      return rest;
    };
    expect(await answer('mine.yaml')).toEqual(await answer(...all, '--tp', '1'));
  });

  test('every line says what it is', async () => {
    const text = await good('init', '-', ...question);
    const lines = text.split('\n').filter((line) => /^ *(?:- )?\w+: ./.test(line));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines.filter((one) => !/^(?:tokenworks|name):/.test(one))) expect(line).toContain('#');
  });

  test('the fewest accelerators that hold the model and a few dozen requests are taken', async () => {
    const ask = ['--model', 'llama-3.1-70b', '--accelerator', 'h100-sxm', '--rate', '1', '--precision', 'bf16'];
    const data = readScenario(await good('init', '-', ...ask), 'init') as { fleet: { pools: { tp: number }[] } };
    expect(data.fleet.pools[0]?.tp).toBe(4);
  });

  test('on a terminal it asks, again after an answer that cannot be', async () => {
    const answers = ['llama-3.2-1b', 'h100-smx', 'l40s', '', '300', '', '500 ms', ''];
    const stdin = [Buffer.from(`${answers.join('\n')}\n`)];
    const ended = await run(folder, ['init', 'asked.yaml'], { stdin, isTerminal: true });
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('Which model?');
    expect(ended.err).toContain('Did you mean h100-sxm?');
    const data = readScenario(readFileSync(join(folder, 'asked.yaml'), 'utf8'), 'asked.yaml');
    expect(data).toMatchObject({
      model: 'llama-3.2-1b',
      fleet: { pools: [{ accelerator: 'l40s', tp: 1 }] },
      workload: { preset: 'chat', prompt: 300, rate: '6 /s' },
      slo: { ttft: '500 ms' },
    });
  });

  test('a file that exists stays as it is, unless --force', async () => {
    writeFileSync(join(folder, 'kept.yaml'), 'mine');
    const { code, err } = await run(folder, ['init', 'kept.yaml', ...question]);
    expect(code).toBe(2);
    expect(err).toContain('file: found kept.yaml, which exists. Name another file, or replace it with --force.');
    expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toBe('mine');
    await good('init', 'kept.yaml', ...question, '--force');
    expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toContain('model: llama-3.1-8b');
  });

  test('what nobody can answer is said, and nothing is written', async () => {
    const before = filesOf(folder);
    const { code, err } = await run(folder, ['init', 'none.yaml', '--tp', '2']);
    expect(code).toBe(2);
    for (const flag of ['--model', '--accelerator', '--rate']) expect(err).toContain(`${flag}: found nothing`);
    expect(err).not.toMatch(stackTrace);
    expect(filesOf(folder)).toEqual(before);
  });
});

test('show --yaml writes a preset as a file that answers as the preset', async () => {
  writeFileSync(join(folder, 'preset.yaml'), await good('show', 'batch-8b-h100', '--yaml'));
  const answer = (name: string) => good('simulate', name, '--set', 'workload.requests=50', '--json', '-', '--quiet');
  expect(await answer('preset.yaml')).toBe(await answer('batch-8b-h100'));
  expect((await run(folder, ['show', 'h100-sxm', '--yaml'])).code).toBe(2);
});

describe('list', () => {
  test.each(['policies', 'routes', 'laws', 'kernels', 'traces', 'formats'])('%s', async (kind) => {
    expect(listKinds).toContain(kind);
    const lines = (await good('list', kind)).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/^ {2}\S+ {2,}\S+/);
    expect(lines.join('')).not.toContain('undefined');
  });

  test('routes are those of the schema', async () => {
    const ids = (JSON.parse(await good('list', 'routes', '--json')) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(routes.map(({ id }) => id));
  });
});

describe('fetch-trace', () => {
  test('says where each is, its licence, and how it is run', async () => {
    const text = await good('fetch-trace');
    for (const { id, repository, license } of publishedTraces) {
      expect(text).toContain(`${id}: `);
      expect(text).toContain(`https://github.com/${repository}`);
      expect(text).toContain(license);
    }
    for (const { format } of publishedTraces) expect(traceFormats.map(({ name }) => name)).toContain(format);
    expect(await good('fetch-trace', 'azure-2023-code')).not.toContain('azure-2023-conv:');
  });

  test('a name that is none suggests the nearest', async () => {
    const { code, err } = await run(folder, ['fetch-trace', 'azure-2023-chat']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean azure-2023-co');
  });
});

test('explain prints what a field means, as text and as JSON', async () => {
  expect(await good('explain', 'run.warmUp')).toContain('when left out: 0');
  const [field] = JSON.parse(await good('explain', 'fleet.route.policy', '--json')) as { words: string[] }[];
  expect(field?.words).toEqual(routes.map(({ id }) => id));
});
