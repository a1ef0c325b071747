// The process around one command: its streams, signals and exit code.

import { fail, Interrupted } from './fail.ts';
import type { Io } from './io.ts';
import { main } from './program.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  catchSignals() {
    const controller = new AbortController();
    const interrupt = (): void => controller.abort(new Interrupted());
    // once: a second signal ends the process
    for (const signal of signals) process.once(signal, interrupt);
    return {
      signal: controller.signal,
      release: () => {
        for (const signal of signals) process.off(signal, interrupt);
      },
    };
  },
};

/** Runs the command that the process was started with, and sets its exit code. */
export async function start(): Promise<void> {
  // A reader that went away (`| head`) is no error; a full disk behind stdout is one.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : fail(io, error));
  });
  process.stderr.on('error', () => undefined);
  process.exitCode = await main(process.argv.slice(2), io);
}
