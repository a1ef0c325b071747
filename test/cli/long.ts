// A run of some seconds, ways to stop it, and what it wrote.

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, run, small } from './command.ts';

/** Told step by step, so that few requests take long. */
export const long = {
  ...small,
  workload: { preset: 'chat', rate: '1 /s', requests: 15_000 },
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

/** A checkpoint after every slice, and a line of progress on stderr. */
export const often = { TOKENWORKS_CHECKPOINT_EVERY_MS: '0', TOKENWORKS_PROGRESS_EVERY_MS: '0' };

const versionOf = (path: string) => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs}`;
};

/** Runs until `checkpoint` is written, then asks to stop as Ctrl-C does. */
export function stopped(folder: string, args: readonly string[], checkpoint: string): Promise<Ended> {
  const path = join(folder, checkpoint);
  const before = versionOf(path);
  return run(folder, ['simulate', ...args, '--checkpoint', checkpoint], {
    env: often,
    onErr: (_, stop) => {
      if (versionOf(path) !== before) stop();
    },
  });
}

export const whole = (folder: string, args: readonly string[]): Promise<Ended> =>
  run(folder, ['simulate', ...args, '--quiet']);

/** The bytes that must not depend on interruptions, by their hash: a difference is told in a line. */
export const bytesOf = (folder: string) =>
  Object.fromEntries(
    ['result.json', 'requests.csv', 'report.txt', 'report.html'].map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
