// Files of the command line: whole or not at all. A result is written beside its place under another name, then
// renamed.

import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { Io } from './io.ts';
import { print } from './say.ts';

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
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('bytes that are not UTF-8', 'Save it as UTF-8 text.');
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
}

/** What stands at `path`; undefined where nothing does, or could. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Refuses now what could not be written after a long run; nothing is made yet. */
export function checkTarget(flag: string, path: string, kind: 'file' | 'folder'): void {
  const refuse = (what: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: [flag, path], found: what, hint }]);
  };
  if (path === '') refuse('an empty name', `Name a ${kind}.`);
  let at = resolve(path);
  let there = statOf(at);
  if (there !== undefined && there.isDirectory() !== (kind === 'folder'))
    refuse(`a ${kind === 'file' ? 'folder' : 'file'}`, `Name a ${kind}.`);
  while (there === undefined && dirname(at) !== at) {
    at = dirname(at);
    there = statOf(at);
  }
  if (there !== undefined && at !== resolve(path) && !there.isDirectory()) refuse(`${at}, a file`, 'Name a folder.');
  accessSync(at, constants.W_OK);
}

/**
 * Writes a file whole: to a temporary name in the same folder, flushed, then renamed. Devices are written to as they
 * are.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const there = statOf(path);
  if (there !== undefined && !there.isFile() && !there.isDirectory()) {
    writeFileSync(path, bytes);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const handle = openSync(temporary, 'w');
  try {
    try {
      writeAll(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

/** Text to a file, or to stdout for `-`. */
export function writeText(io: Io, path: string, text: string): void {
  if (path === '-') print(io, text);
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
    ftruncateSync(this.#handle, length);
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

  /** The file takes its name. */
  finish(): void {
    fsyncSync(this.#handle);
    closeSync(this.#handle);
    renameSync(this.partial, this.path);
  }

  /** Keeps the partial file for a resume, or removes it. */
  abandon(keep: boolean): void {
    closeSync(this.#handle);
    if (!keep) unlinkSync(this.partial);
  }
}
