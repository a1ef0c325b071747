// The common question in flags: without a scenario they make one, over a scenario each changes its field.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionFlags } from '../../src/cli/question-flags.ts';
import { newFolder, run, small, stackTrace } from './command.ts';

const folder = newFolder();
const ask = ['--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', '--rate', '6', '--duration', '20 s'];
const result = async (...args: readonly string[]) => {
  const ended = await run(folder, ['simulate', ...args, '--json', '-', '--quiet']);
  expect(ended.err).toBe('');
  return JSON.parse(ended.out) as Record<string, unknown>;
};

// Guards against flags that ask for another world than the scenario with the same words in it.
test('flags alone answer as the scenario that says the same', async () => {
  const same = {
    tokenworks: 1,
    name: 'llama-3.1-8b on h100-sxm',
    model: 'llama-3.1-8b',
    precision: 'fp8',
    engine: 'sglang',
    fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2, tp: 2 }] },
    workload: { prompt: 900, output: 40, rate: '6 /s', duration: '20 s' },
    slo: { ttft: '1 s', tpot: '40 ms', e2e: '9 s', attainment: '95 %' },
    run: { warmUp: '2 s' },
  };
  writeFileSync(join(folder, 'same.json'), JSON.stringify(same));
  const flags = ['--precision', 'fp8', '--engine', 'sglang', '--tp', '2', '--replicas', '2', '--prompt', '900'];
  const objectives = ['--output', '40', '--ttft', '1 s', '--tpot', '40 ms', '--e2e', '9 s', '--attainment', '95 %'];
  // provenance lists numbers in the order in which they are written
  const { provenance: _flags, ...asked } = await result(...ask, ...flags, ...objectives);
  const { provenance: _file, ...written } = await result('same.json');
  expect(asked).toEqual(written);
});

describe('over a scenario', () => {
  writeFileSync(join(folder, 'small.json'), JSON.stringify(small));
  const asked: Readonly<Record<string, string>> = {
    model: 'llama-3.2-1b',
    accelerator: 'h200-sxm',
    tp: '2',
    replicas: '2',
    precision: 'fp8',
    engine: 'sglang',
    rate: '5',
    prompt: '100',
    output: '50',
    duration: '30 s',
    ttft: '20 ms',
    tpot: '5 ms',
    e2e: '1 s',
    attainment: '90 %',
  };

  test.each(questionFlags.map(({ key }) => key))('--%s changes the result', async (key) => {
    const other = await result('small.json', `--${key}`, asked[key] ?? '');
    expect(other).not.toEqual(await result('small.json'));
  });

  test('--set wins over a flag', async () => {
    const set = await result('small.json', '--tp', '4', '--set', 'fleet.pools.0.tp=2');
    expect(set).toEqual(await result('small.json', '--tp', '2'));
  });

  test('a flag wins over a launch command', async () => {
    const launch = ['--engine-args', 'vllm serve meta-llama/Llama-3.1-8B --tensor-parallel-size 4'];
    const flag = await result('small.json', ...launch, '--tp', '2');
    const command = launch[1]?.replace('size 4', 'size 2') ?? '';
    expect(flag).toEqual(await result('small.json', '--engine-args', command));
  });

  test('a rate beside a trace is refused, for the trace has its own', async () => {
    writeFileSync(join(folder, 'rows.csv'), 'arrival_s,prompt_tokens,output_tokens\n0,100,10\n1,100,10\n');
    const { code, err } = await run(folder, ['simulate', 'small.json', '--trace', 'rows.csv', '--rate', '20']);
    expect(code).toBe(2);
    expect(err).toContain('workload.rate');
    expect(err).toContain('speed: 2');
  });

  test('a flag of a pool is refused where there are several', async () => {
    const [pool] = small.fleet.pools;
    const two = { ...small, fleet: { pools: [pool, { ...pool, name: 'other' }] } };
    writeFileSync(join(folder, 'two.json'), JSON.stringify(two));
    const { code, err } = await run(folder, ['simulate', 'two.json', '--tp', '2']);
    expect(code).toBe(2);
    expect(err).toContain('--tp: found 2. The scenario has several pools: write --set fleet.pools.0.tp=2');
  });
});

describe('what is missing is said at once', () => {
  test.each([
    [['simulate'], ['scenario: found nothing', 'tokenworks list presets', 'tokenworks init']],
    [
      ['simulate', '--tp', '2'],
      ['--model: found nothing', '--accelerator: found nothing', '--rate: found nothing'],
    ],
    [['capacity', '--model', 'llama-3.1-8b'], ['--accelerator: found nothing']],
    [
      ['size', '--tpot', '50 ms'],
      ['--model: found nothing', '--rate: found nothing'],
    ],
  ])('%j', async (args, says) => {
    const { code, out, err } = await run(folder, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const part of says) expect(err).toContain(part);
    expect(err).not.toMatch(stackTrace);
  });
});

// Guards against an answer for chips that were not asked about.
test('an accelerator that is named is the only one that size tries', async () => {
  const flags = [...ask, '--prompt', '300', '--output', '20', '--ttft', '1 s', '--precision', 'bf16', '--repeat', '1'];
  const sized = await run(folder, ['size', ...flags, '--tp', '1', '--workers', '0', '--json', '-', '--quiet']);
  const { rows } = JSON.parse(sized.out) as { rows: { accelerator: string }[] };
  expect(rows.map(({ accelerator }) => accelerator)).toEqual(['h100-sxm']);
});
