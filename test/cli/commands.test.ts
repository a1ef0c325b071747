// The small commands, the exit codes, and how failures are told.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/estimate/step.ts';
import { jsonReport } from '../../src/report/json.ts';
import { simulate } from '../../src/run/simulate.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { jsonSchema } from '../../src/scenario/json-schema.ts';
import { listKinds, presets } from '../../src/scenario/list.ts';
import { newFolder, run, shell, small, stackTrace } from './command.ts';

const folder = newFolder();
writeFileSync(join(folder, 'small.json'), JSON.stringify(small));
const command = (...args: readonly string[]) => run(folder, args);
const good = async (...args: readonly string[]) => {
  const ended = await command(...args);
  expect(ended).toMatchObject({ code: 0, err: '' });
  return ended.out;
};

describe('list', () => {
  test('every registry, and every preset in it', async () => {
    const text = await good('list');
    for (const kind of listKinds) expect(text).toMatch(new RegExp(`^${kind}$`, 'm'));
    for (const { id } of presets) expect(text).toContain(`  ${id} `);
  });

  test('one kind, in singular and plural; --json is a list', async () => {
    expect(await good('list', 'model')).toBe(await good('list', 'models'));
    const rows = JSON.parse(await good('list', 'accelerators', '--json')) as { id: string }[];
    expect(rows.map((row) => row.id)).toContain('h100-sxm');
    expect(Object.keys(JSON.parse(await good('list', '--json')) as object)).toEqual(listKinds);
  });
});

describe('show', () => {
  test('an entry by an alias: numbers with unit, kind and source', async () => {
    const text = await good('show', 'h100-sxm');
    expect(text).toMatch(/^accelerator h100-sxm\n/);
    expect(text).toMatch(/hbmBandwidth\s+[\d.]+ [GT]B\/s\s+\w+: \S/);
    expect(await good('show', 'meta-llama/Llama-3.1-8B')).toMatch(/^model llama-3.1-8b\n/);
  });

  test('a preset as JSON is a scenario that runs', async () => {
    const { entry } = JSON.parse(await good('show', 'chat-8b-h100', '--json')) as { entry: { scenario: object } };
    const short = { ...entry.scenario, run: { until: '10 s' } };
    expect((await simulate(short as Scenario)).requests.arrived).toBeGreaterThan(0);
  });
});

test('schema prints the JSON Schema of a scenario', async () => {
  expect(JSON.parse(await good('schema'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

describe('estimate', () => {
  const flags = ['estimate', '--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm'];

  test('the table names every operator, --json is what the library returns', async () => {
    const text = await good(...flags, '--decode', '32', '--context', '1024');
    for (const operator of ['qkv', 'decodeAttention', 'mlpUp', 'head', 'host']) expect(text).toContain(operator);
    const json = JSON.parse(await good(...flags, '--decode', '32', '--context', '1024', '--json', '-'));
    const shape = { decode: 32, context: 1024, prefillTokens: 0 };
    const step = await estimate({ model: 'llama-3.1-8b', accelerator: 'h100-sxm' }, shape);
    expect(json).toEqual(JSON.parse(JSON.stringify(step)));
  });

  test('the joules of the table add up to those of the step, static ones with them', async () => {
    const scale: Readonly<Record<string, number>> = { '': 1, m: 1e-3, k: 1e3 };
    const joules = (line: string) => {
      const [, sign, figure, prefix] = /(−?)([\d.,]+) (m|k|)J$/.exec(line) ?? [];
      return figure === undefined ? 0 : (sign === '' ? 1 : -1) * Number(figure.replace(',', '')) * scale[prefix ?? '']!;
    };
    for (const prefill of ['0', '8000']) {
      const text = await good(...flags, '--decode', '64', '--context', '2000', '--prefill-tokens', prefill);
      const rows = text.slice(text.indexOf('───')).split('\n\n')[0]!.split('\n').slice(1);
      const [step, ...others] = rows.reverse();
      expect(step).toMatch(/^step /);
      expect(others.some((line) => line.startsWith('static '))).toBe(true);
      const sum = others.reduce((all, line) => all + joules(line), 0);
      // each is rounded to three digits
      expect(sum / joules(step!)).toBeGreaterThan(0.99);
      expect(sum / joules(step!)).toBeLessThan(1.01);
    }
  });

  test.each([
    { prompt: 1, tp: 1, asyncScheduling: false },
    { prompt: 777, tp: 1, asyncScheduling: true },
    { prompt: 4096, tp: 4, asyncScheduling: false },
  ])('a step lasts as long as the prefill of a lonely request: %o', async ({ prompt, tp, asyncScheduling }) => {
    const engine = { base: 'vllm-v1', asyncScheduling, output: '3 ms' };
    const scenario = {
      ...small,
      engine,
      fleet: { pools: [{ accelerator: 'h100-sxm', tp }] },
      workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt, output: 1, requests: 1 },
      run: { warmUp: 0 },
    };
    let ttftPs = 0n;
    const lonely = await simulate(scenario, {
      onRows: ({ arrivalPs, firstTokenPs }) => {
        ttftPs = (firstTokenPs[0] ?? 0n) - (arrivalPs[0] ?? 0n);
      },
    });
    const system = { model: 'llama-3.1-8b', accelerator: 'h100-sxm', tp, engine };
    const step = await estimate(system, { decode: 0, context: 0, prefillTokens: prompt });
    // an estimate adds operators in f64, a run in whole ps: half a ps an operator
    expect(Math.abs(Number(ttftPs) - step.timeS * 1e12)).toBeLessThan(10);
    // what is told adds the delivery of the token; histograms know it to 0.8 %
    const told = (lonely.latency.ttftS.mean ?? 0) / (step.timeS + 0.003);
    expect(Math.abs(told - 1)).toBeLessThan(0.009);
  });
});

describe('exit codes and streams', () => {
  test('--help and --version: stdout, 0', async () => {
    expect(await good('--help')).toMatch(/simulate[\s\S]*list[\s\S]*show[\s\S]*estimate[\s\S]*schema/);
    expect(await good('simulate', '--help')).toContain('--checkpoint <file>');
    expect(await good('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    { args: [] },
    { args: ['nonsense'] },
    { args: ['simulate'] },
    { args: ['simulate', 'chat-8b-h100', '--nonsense'] },
    { args: ['simulate', 'chat-8b-h100', 'more'] },
    { args: ['simulate', 'chat-8b-h10'] },
    { args: ['show', 'h100-sxn'] },
    { args: ['estimate', '--model', 'llama-3.1-8b'] },
  ])('the input is wrong, exit code 2: $args', async ({ args }) => {
    const ended = await command(...args);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).not.toBe('');
    expect(ended.err).not.toMatch(stackTrace);
  });

  test('an unknown preset names the nearest', async () => {
    expect((await command('simulate', 'chat-8b-h10')).err).toContain('Did you mean chat-8b-h100?');
  });

  test('a reader that goes away is no error', async () => {
    const line =
      '{ $TW list; echo "code $?" >&2; } | head -1; { $TW simulate small.json; echo "code $?" >&2; } | head -1';
    const ended = await shell(folder, line);
    expect(ended.err).toBe('code 0\ncode 0\n');
    expect(ended.out).toBe('presets\nsmall\n');
  });

  test('a failure whose stderr nobody reads keeps its code', async () => {
    const line = 'exec 3>&1; { $TW simulate nope.yaml; echo "code $?" >&3; } 2>&1 >/dev/null | true';
    expect((await shell(folder, line)).out).toBe('code 2\n');
  });

  test('a full disk behind stdout is told without a stack trace', async () => {
    const ended = await shell(folder, '$TW list > /dev/full');
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^a file cannot be used: ENOSPC/);
    expect(ended.err).not.toMatch(stackTrace);
  });

  test('--json to a pipe writes into it and leaves it a pipe', async () => {
    const line =
      'mkfifo p; timeout 20 cat p > copy.json & $TW simulate small.json --json p >/dev/null && wait && test -p p';
    expect(await shell(folder, line)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'copy.json'), 'utf8')).toBe(jsonReport(await simulate(small)));
  });
});
