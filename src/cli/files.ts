// Files of the command line: whole or not at all. A result is written beside its place under another name, then
// renamed.

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.ts';

const LARGEST_TEXT = 4 << 20;

/** A scenario or config as text; folders, devices and huge files are refused before they are read. */
export function scenarioFile(path: string): string {
  const found = statSync(path);
  const refuse = (what: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: [path], found: what, hint }]);
  };
  if (!found.isFile()) refuse('no regular file', 'Name a YAML or JSON file.');
  if (found.size > LARGEST_TEXT)
    refuse(
      `${found.size} bytes`,
      `A scenario has at most ${LARGEST_TEXT} bytes; is this a trace? Give it with --trace.`,
    );
  return readFileSync(path, 'utf8');
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
}

/** Writes a file whole: to a temporary name in the same folder, flushed, then renamed. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const handle = openSync(temporary, 'w');
  try {
    writeAll(handle, bytes);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    unlinkSync(temporary);
    throw error;
  }
  closeSync(handle);
  renameSync(temporary, path);
}

/** Text to a file, or to stdout for `-`. */
export function writeText(path: string, text: string): void {
  if (path === '-') process.stdout.write(text);
  else writeWhole(path, new TextEncoder().encode(text));
}

/** A file that grows as the run goes on, under a temporary name until it is done. */
export class GrowingFile {
  readonly path: string;
  readonly partial: string;
  #handle: number;
  #length: number;

  /** `length` 0 begins anew; otherwise the partial file of an earlier run is cut to that length and continued. */
  constructor(path: string, length: number) {
    this.path = path;
    this.partial = `${path}.partial`;
    mkdirSync(dirname(path), { recursive: true });
    if (length > 0 && statSync(this.partial).size < length) {
      const hint = `The run to resume had written ${length} bytes; keep its output folder as it was.`;
      throw new InputError([{ code: 'MISMATCH', path: [this.partial], found: 'a shorter file', hint }]);
    }
    this.#handle = openSync(this.partial, length > 0 ? 'r+' : 'w');
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#handle, bytes, at, bytes.length - at, this.#length + at);
    this.#length += bytes.length;
  }

  flush(): void {
    fsyncSync(this.#handle);
  }

  /** The file takes its name; bytes beyond what was written (of a resumed run) are cut off. */
  finish(truncate: (path: string, length: number) => void): void {
    closeSync(this.#handle);
    truncate(this.partial, this.#length);
    renameSync(this.partial, this.path);
  }

  /** Keeps the partial file for a resume, or removes it. */
  abandon(keep: boolean): void {
    closeSync(this.#handle);
    if (!keep) unlinkSync(this.partial);
  }
}
