/** Processes that take tasks from one list, one a core. */
import { fork } from 'node:child_process';

/** What a process is asked for. */
export type Task =
  | { readonly kind: 'worlds'; readonly firstSeed: number; readonly count: number }
  | { readonly kind: 'hunt'; readonly indexes: readonly number[]; readonly how: 'remembered' | 'anew' | 'alone' };

/** What it reports: worlds that it checked and the first broken seed; of a hunt the seed that finds the bug. */
export type Report =
  | { readonly kind: 'worlds'; readonly checked: number; readonly broken: number | null }
  | { readonly kind: 'found'; readonly index: number; readonly seed: number };

/** It is done with a task, or new. */
export const ready = 'ready';

export interface Pool {
  readonly jobs: number;
  /** the next task; undefined ends the process that asks */
  readonly next: () => Task | undefined;
  readonly reported: (report: Report) => void;
}

/** Runs tasks until there are none left; fails when a process does. */
export async function runPool({ jobs, next, reported }: Pool): Promise<void> {
  const running = Array.from({ length: jobs }, () => {
    const child = fork(new URL('worker.ts', import.meta.url));
    return new Promise<void>((resolve, reject) => {
      const give = () => {
        const task = next();
        if (task === undefined) child.disconnect();
        else child.send(task);
      };
      child.on('message', (message: Report | typeof ready) => {
        if (message === ready) give();
        else reported(message);
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`))));
    });
  });
  await Promise.all(running);
}
