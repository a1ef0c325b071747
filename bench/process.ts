// The command line as people run it: a process of its own, measured from its start to its end.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../test/support/optional.ts';
import type { Round } from './bench.ts';

/** `0m1.25s 0m0.31s`, the second line that `times` of bash prints: user and system time of its children. */
function childSeconds(text: string): number {
  const line = text.trim().split('\n').at(-1) ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  if (parts.length !== 2) throw new Error(`times printed ${text}`);
  return parts[0]! + parts[1]!;
}

/** CPU seconds of one run of `tokenworks <words>`, by the kernel's account of the whole process. */
export function processRound(command: string, words: readonly string[], input = ''): Round {
  const args = ['-c', '"$@" >/dev/null && times', 'bash', process.execPath, command, ...words];
  const { status, stdout, stderr } = spawnSync('bash', args, { encoding: 'utf8', input });
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${stderr}`);
  const cost = childSeconds(stdout);
  return { value: cost, cost };
}

/** The Azure conversation trace, 19,366 requests of an hour. */
function conversation(): string {
  const data = dataFolder();
  if (data === null) throw new Error('no data folder, set TOKENWORKS_DATA');
  return join(data, 'traces', 'AzureLLMInferenceTrace_conv.csv');
}

/** Runs `tokenworks <command>` on that trace, on `replicas` of an 8B model. */
export function traceRound(command: string, word: string, replicas = 1): Round {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-bench-'));
  const scenario = {
    tokenworks: 1,
    model: 'llama-3.1-8b',
    fleet: { pools: [{ accelerator: 'h100-sxm', replicas }] },
    workload: { trace: conversation() },
    slo: { ttft: '1 s', tpot: '50 ms', attainment: 0.99 },
  };
  try {
    const file = join(folder, 'conversation.json');
    writeFileSync(file, JSON.stringify(scenario));
    return processRound(command, [word, file, '--quiet']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
