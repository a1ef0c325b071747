// A small system under loads of several kinds, and its own figures in the forms of the tools that measure such systems.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../src/index.ts';
import type { Comparison, Latency, Result } from '../../src/result/types.ts';
import { newFolder, run } from '../cli/command.ts';

export const system = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: { pools: [{ role: 'mixed', accelerator: 'h100-sxm', replicas: 1, tp: 1 }] },
};

/** What the scenario of a comparison says by itself: nothing of it may be left. */
const replaced = {
  workload: { preset: 'chat', rate: '4 /s', requests: 300 },
  run: { seed: 3, warmUp: '5 s', until: '1 s' },
};

export type Data = Readonly<Record<string, unknown>>;

/** The system under a load, measured from start to end. */
export const measured = (workload: Data): Promise<Result> => simulate({ ...system, workload, run: { seed: 3 } });

export interface Compared {
  readonly comparison: Comparison;
  readonly result: Result;
  readonly err: string;
}

/** The same system by `--compare`, of a file with this text. */
export async function compared(text: string, suffix = '', scenario: Data = {}): Promise<Compared> {
  const folder = newFolder();
  writeFileSync(join(folder, 's.json'), JSON.stringify({ ...system, ...replaced, ...scenario }));
  writeFileSync(join(folder, 'bench.json'), text);
  const { code, out, err } = await run(folder, [
    'simulate',
    's.json',
    '--compare',
    `bench.json${suffix}`,
    '--json',
    '-',
  ]);
  if (code !== 0) throw new Error(err);
  const result = JSON.parse(out) as Result;
  if (result.comparison === undefined) throw new Error('nothing was compared');
  return { comparison: result.comparison, result, err };
}

/** A latency under the words of a tool, in its unit. */
export const ranksAs = (latency: Latency, unitsPerS: number, nameOf: (word: string) => string): Data => {
  const words = { mean: latency.mean, p50: latency.p50, p90: latency.p90, p95: latency.p95, p99: latency.p99 };
  return Object.fromEntries(Object.entries(words).map(([word, value]) => [nameOf(word), (value ?? 0) * unitsPerS]));
};

/** What a client would count of a run. */
export function totals({ requests, wholeRun }: Result, load: { readonly prompt: number; readonly output: number }) {
  const { finished } = requests;
  const { lengthS } = wholeRun;
  return {
    finished,
    lengthS,
    inputTokens: finished * load.prompt,
    outputTokens: finished * load.output,
    requestsPerS: finished / lengthS,
    outputTokensPerS: (finished * load.output) / lengthS,
    totalTokensPerS: (finished * (load.prompt + load.output)) / lengthS,
  };
}
