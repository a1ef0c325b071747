// A run of some seconds, ways to stop it, and what it wrote.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, run, type Started, small, start } from './command.ts';

/** Told step by step, so that few requests take long. */
export const long = {
  ...small,
  workload: { preset: 'chat', rate: '1 /s', requests: 40_000 },
  run: { seed: 7, warmUp: '5 s', window: '1 s', stepMode: 'step' },
};

/** The same of a trace with lines enough that a change can hide between its first and last 64 KiB. */
export function writeTrace(path: string, changedRow = -1): void {
  const rows = Array.from({ length: 40_000 }, (_, row) => {
    const prompt = row === changedRow ? 201 : 200;
    return `${row}.5,${prompt},${100 + (row % 300)}\n`;
  });
  writeFileSync(path, `arrival_s,prompt_tokens,output_tokens\n${rows.join('')}`);
}

export const longTrace = { ...long, workload: { trace: 'rows.csv' } };

/** Often enough that a run of a second is saved many times. */
export const often = { TOKENWORKS_CHECKPOINT_EVERY_MS: '20' };

const changeOf = (path: string) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Waits until `path` is written anew, or the process ends. */
async function rewritten({ child }: Started, path: string, beforeMs: number): Promise<void> {
  while (child.exitCode === null && changeOf(path) === beforeMs) await sleep(2);
}

/** Runs until `checkpoint` is written, then `afterMs` more, then sends the signal. */
export async function stopped(
  folder: string,
  args: readonly string[],
  checkpoint: string,
  { signal = 'SIGINT' as NodeJS.Signals, afterMs = 0, env = often as Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const path = join(folder, checkpoint);
  const before = changeOf(path);
  const started = start(folder, ['simulate', ...args, '--checkpoint', checkpoint, '--quiet'], env);
  await rewritten(started, path, before);
  if (afterMs > 0) await sleep(afterMs);
  started.child.kill(signal);
  return started.ended;
}

export const whole = (folder: string, args: readonly string[]): Promise<Ended> =>
  run(folder, ['simulate', ...args, '--quiet']);

/** The bytes that must not depend on interruptions. */
export const bytesOf = (folder: string) => ({
  result: readFileSync(join(folder, 'result.json'), 'utf8'),
  requests: readFileSync(join(folder, 'requests.csv'), 'latin1'),
  text: readFileSync(join(folder, 'report.txt'), 'utf8'),
  page: readFileSync(join(folder, 'report.html'), 'utf8'),
});
