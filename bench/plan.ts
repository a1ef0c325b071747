// A planning command on the Azure conversation trace, as people run it: the built command line in a process of its own.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '../test/support/optional.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const scenario = (trace: string) => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 1 }] },
  workload: { trace },
  slo: { ttft: '1 s', tpot: '50 ms', attainment: 0.99 },
});

/** Runs `tokenworks <command>` to its end. */
export function plan(command: string): void {
  const data = dataFolder();
  if (data === null) throw new Error('no data folder, set TOKENWORKS_DATA');
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-bench-'));
  try {
    const file = join(folder, 'conversation.json');
    writeFileSync(file, JSON.stringify(scenario(join(data, 'traces', 'AzureLLMInferenceTrace_conv.csv'))));
    const { status, stderr } = spawnSync(process.execPath, [main, command, file, '--quiet'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
