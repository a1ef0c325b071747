// Each command once as a process of its own: exit code, real streams, real files and real signals are those that the
// tests in one process see.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, newFolder, run, small, spawned, start } from './command.ts';

const folder = newFolder();
const layout = { parallel: { tp: 2, pp: 2, dp: 4 }, batch: { sequence: 4096, global: 64 } };
const step = { model: 'llama-3.1-8b', accelerator: 'h100-sxm', ...layout };
const shapes = [1, 64, 512, 4096].flatMap((m) => [2048, 4096, 8192].flatMap((n) => [2048, 4096].map((k) => [m, n, k])));
const rows = shapes.map(
  ([m = 1, n = 1, k = 1]) => `h100_sxm,mine,1,bfloat16,${m},${n},${k},${0.01 + (m * n * k) / 4e11}`,
);
writeFileSync(join(folder, 'small.json'), JSON.stringify(small));
writeFileSync(join(folder, 'step.json'), JSON.stringify(step));
writeFileSync(join(folder, 'gemm.csv'), ['system,framework,version,gemm_dtype,m,n,k,latency_ms', ...rows].join('\n'));

test.each<[string, string[]]>([
  ['simulate', ['small.json', '--quiet', '--json', '-']],
  ['capacity', ['small.json', '--quiet', '--workers', '0', '--repeat', '1', '--tolerance', '0.2']],
  ['size', ['small.json', '--quiet', '--workers', '1', '--accelerators', 'h100', '--tp', '1']],
  ['list', ['accelerators']],
  ['show', ['h100-sxm']],
  ['estimate', ['--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', '--decode', '8', '--context', '512']],
  ['calibrate', ['gemm.csv', '--accelerator', 'h100-sxm', '--out', '-']],
  ['validate', ['gemm.csv', '--model', 'roofline']],
  ['train-step', ['step.json']],
  ['schema', []],
  ['nonsense', []],
])('%s', async (command, args) => {
  const ended = await spawned(folder, [command, ...args]);
  expect(ended.out + ended.err).not.toBe('');
  expect(ended.code).toBe(command === 'nonsense' ? 2 : 0);
  expect(ended).toEqual(await run(folder, [command, ...args]));
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s upon a line of progress: 130, and the run is saved', async (signal) => {
  // far longer than any machine takes to hear the signal
  const args = ['simulate', 'small.json', '--set', 'workload.requests=100000000', '--out', signal];
  const { child, ended } = start(folder, [...args, '--checkpoint', `${signal}.tw`], {
    TOKENWORKS_PROGRESS_EVERY_MS: '0',
  });
  child.stderr?.once('data', () => child.kill(signal));
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toMatch(/go on with --resume SIG\w+\.tw\n$/);
  expect(filesOf(join(folder, signal))).toEqual(['requests.csv.partial']);
});
