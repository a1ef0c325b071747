// `tokenworks deploy`, and the launch commands of a row of a search.

import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { main } from '../../src/cli/program.ts';
import { newFolder } from './command.ts';
import { runHere } from './world.ts';

const home = newFolder();
const small = ['--set', 'workload.duration=20 s', '--set', 'run.warmUp=2 s'];
/** A command line in words, as a shell takes it. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

describe('deploy', () => {
  test('prints a command that simulate reads back to the same run', async () => {
    const changes = ['--set', 'fleet.pools.0.tp=2', '--set', 'precision=fp8', '--set', 'engine.maxNumSeqs=48'];
    const { out, code } = await runHere(main, home, ['deploy', 'chat-8b-h100', ...small, ...changes]);
    expect(code).toBe(0);
    const command = out.split('\n').find((line) => line.startsWith('vllm serve')) ?? '';
    expect(command).toContain('--tensor-parallel-size 2');
    const result = async (flags: string[]) => {
      const { out: json } = await runHere(main, home, ['simulate', 'chat-8b-h100', ...small, ...flags, '--json', '-']);
      const { latency, energyJ } = JSON.parse(json) as { latency: object; energyJ: number };
      return { latency, energyJ };
    };
    expect(await result(['--engine-args', command])).toEqual(await result(changes));
  });

  test('prints a manifest, a benchmark command with its comparison, and JSON', async () => {
    const manifest = await runHere(main, home, [
      'deploy',
      'chat-8b-h100',
      '--format',
      'kubernetes',
      '--engine',
      'sglang',
    ]);
    expect(parseAllDocuments(manifest.out).map((one) => (one.toJS() as { kind: string }).kind)).toEqual([
      'Deployment',
      'Service',
    ]);
    const benchmark = await runHere(main, home, ['deploy', 'chat-8b-h100', ...small, '--format', 'benchmark']);
    expect(benchmark.out).toMatch(/^vllm bench serve .*--save-result --result-filename bench.json$/m);
    expect(benchmark.out).toMatch(/^tokenworks simulate chat-8b-h100 .*--compare bench.json$/m);
    const json = await runHere(main, home, ['deploy', 'chat-8b-h100', '--json', '-']);
    expect(parse(json.out)).toMatchObject({ engine: 'vllm', pools: [{ unsaid: [] }] });
  });

  test('refuses an engine that is not known', async () => {
    const { code, err } = await runHere(main, home, ['deploy', 'chat-8b-h100', '--engine', 'ollama']);
    expect(code).toBe(2);
    expect(err).toContain('vllm, sglang, tensorrt-llm');
  });
});

describe('plan --deploy', () => {
  const asked = [
    ...['plan', 'chat-8b-h100', ...small, '--accelerators', 'h100-sxm', '--precision', 'fp8', '--tp', '2'],
    ...['--replicas', '2', '--repeat', '1', '--workers', '0', '--quiet'],
  ];

  test('prints the launch command of a row, and --out writes its page', async () => {
    const { out, code } = await runHere(main, home, [...asked, '--deploy', '1', '--out', 'planned']);
    expect(code).toBe(0);
    expect(out).toMatch(/^vllm serve llama-3.1-8b --tensor-parallel-size 2 .*--quantization fp8/m);
    expect(out).toContain('wrote planned/report.html, report.txt, result.json');
    expect(wordsOf(out.match(/^1: tokenworks (.*)$/m)?.[1] ?? '')).toContain('fleet.pools.0.tp=2');
  });

  test('refuses a row that the answer has not', async () => {
    const { code, err } = await runHere(main, home, [...asked, '--deploy', '7']);
    expect(code).toBe(2);
    expect(err).toContain('The answer has 1 rows');
  });
});
