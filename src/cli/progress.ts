// Progress on stderr: a bar with the time left on a terminal, a line now and then elsewhere.
// TOKENWORKS_PROGRESS_EVERY_MS in the environment replaces the time between two of them.

import { SingleBar } from 'cli-progress';
import type { Progress } from '../run/run.ts';
import type { Io } from './io.ts';

const EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
/** A run that is over sooner shows nothing. */
const QUIET_MS = 400;

/** What is reported: the share done, null when it is not known. */
interface Shared {
  readonly share: number | null;
}

export interface ProgressReporter<P extends Shared = Progress> {
  report(progress: P): void;
  done(): void;
}

const simulated = (progress: Progress) =>
  `${progress.finished.toLocaleString('en')} requests, ${progress.clockS.toFixed(0)} s simulated`;

/** Time left in whole seconds, from the share done. */
export function remainingS(elapsedS: number, share: number | null): number | null {
  if (share === null || share <= 0) return null;
  return Math.round((elapsedS * (1 - share)) / share);
}

export function createProgress(io: Io, quiet: boolean): ProgressReporter {
  return createReporter(io, quiet, simulated);
}

/** Progress of anything, reported in `words`. */
export function createReporter<P extends Shared>(
  { stderr, env }: Io,
  quiet: boolean,
  words: (progress: P) => string,
): ProgressReporter<P> {
  if (quiet) return { report: () => undefined, done: () => undefined };
  const begunMs = performance.now();
  let reportedMs = begunMs;
  let bar: SingleBar | undefined;
  const terminal = stderr.isTTY === true;
  const everyMs = Number(env['TOKENWORKS_PROGRESS_EVERY_MS'] ?? (terminal ? EVERY_MS : LINE_EVERY_MS));
  const quietMs = Math.min(QUIET_MS, everyMs);
  return {
    report(progress) {
      const nowMs = performance.now();
      if (nowMs - begunMs < quietMs || nowMs - reportedMs < everyMs) return;
      reportedMs = nowMs;
      const left = remainingS((nowMs - begunMs) / 1000, progress.share);
      const eta = left === null ? '' : `, ${left} s left`;
      if (!terminal) {
        const share = progress.share === null ? '' : `${Math.floor(progress.share * 100)} %, `;
        stderr.write(`${share}${words(progress)}${eta}\n`);
        return;
      }
      if (bar === undefined) {
        bar = new SingleBar({
          format: '{bar} {percentage} % {text}',
          stream: stderr,
          clearOnComplete: true,
          hideCursor: true,
        });
        bar.start(1000, 0, { text: '' });
      }
      bar.update(Math.floor((progress.share ?? 0) * 1000), { text: words(progress) + eta });
    },
    done: () => bar?.stop(),
  };
}
