// A hold says that a living run writes a file: an empty file beside it, named after the process and kept open. What a
// killed run leaves is seen to be dead, and removed by the next. It works among the processes of one machine.

import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { createNew, stemOf } from './files.ts';

/** Whether the process lives and has the file open; true where the system does not say what is open. */
function isHeld(pid: number, file: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const opened = `/proc/${pid}/fd`;
  try {
    const real = realpathSync(file);
    return readdirSync(opened).some((handle) => {
      try {
        return readlinkSync(join(opened, handle)) === real;
      } catch {
        return false;
      }
    });
  } catch {
    return true;
  }
}

export class Hold {
  readonly #file: string;
  readonly #handle: number;

  /** Refuses when another run holds `path`. */
  constructor(path: string) {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    const stem = `.${stemOf(basename(path))}.`;
    const own = `${stem}${process.pid}-${randomBytes(4).toString('hex')}.run`;
    this.#file = join(folder, own);
    this.#handle = createNew(this.#file);
    for (const name of readdirSync(folder)) {
      if (name === own || !name.startsWith(stem)) continue;
      const pid = /^(\d{1,10})-[0-9a-f]{8}\.run$/.exec(name.slice(stem.length))?.[1];
      if (pid === undefined) continue;
      const file = join(folder, name);
      if (!isHeld(Number(pid), file)) {
        rmSync(file, { force: true });
        continue;
      }
      this.release();
      const found = `a run under way that writes it (process ${pid})`;
      const hint = `Name another place, or wait for its end; if there is no such run, remove ${file}.`;
      throw new InputError([{ code: 'BAD_FILE', path: [path], found, hint }]);
    }
  }

  release(): void {
    closeSync(this.#handle);
    rmSync(this.#file, { force: true });
  }
}
