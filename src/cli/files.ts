// Files of the command line, whole or not at all: each is written beside its place under a name of this process, and
// then renamed. A new file is never opened through what is already there.

import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { yieldToEventLoop } from '../run/yield.ts';
import { ggufHeader } from '../scenario/checkpoint/gguf-header.ts';
import type { Io } from './io.ts';
import { print } from './say.ts';

const LARGEST_TEXT = 4 << 20;
/** Bytes before a length that distinguish a file from another one. */
const TAIL_BYTES = 1 << 16;
const LONGEST_STEM = 100;
/** Bytes of a large file that are flushed together, so that the last flush is short. */
const FLUSH_BYTES = 2 ** 24;

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_RDWR } = constants;

/** The header of a GGUF file as JSON, read piece by piece. */
function headerText(path: string): string {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    return ggufHeader((position, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
    }, path);
  } finally {
    closeSync(handle);
  }
}

/** A scenario or config as text; folders, devices and huge files are refused before they are read. */
export function scenarioFile(path: string): string {
  const found = statSync(path);
  const refuse = (what: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: [path], found: what, hint }]);
  };
  if (!found.isFile()) refuse('no regular file', 'Name a YAML or JSON file; of a model its folder, or a GGUF file.');
  if (/\.gguf$/i.test(path)) return headerText(path);
  if (found.size > LARGEST_TEXT)
    refuse(
      `${found.size} bytes`,
      `A scenario or config has at most ${LARGEST_TEXT} bytes; is this a trace? Give it with --trace.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('bytes that are not UTF-8', 'Save it as UTF-8 text.');
  }
}

/** A name to begin other names with; that of a long one is its hash. */
export const stemOf = (name: string): string =>
  Buffer.byteLength(name) <= LONGEST_STEM ? name : createHash('sha256').update(name).digest('hex').slice(0, 16);

/** Makes a file that was not there, never through a link. */
export const createNew = (path: string): number => openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666);

function writeAll(handle: number, bytes: Uint8Array, position: number | null = null): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(handle, bytes, at, bytes.length - at, position === null ? null : position + at);
}

const isDevice = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

/** A file that is written and waits for its name. Devices and pipes get their bytes when the others get their names. */
class StagedFile {
  readonly #path: string;
  readonly #temporary: string | null;
  readonly #later: Uint8Array[] = [];
  /** null = a device, or written to its end */
  #handle: number | null = null;

  constructor(path: string) {
    this.#path = path;
    if (isDevice(path)) {
      this.#temporary = null;
      return;
    }
    mkdirSync(dirname(path), { recursive: true });
    const name = `.${stemOf(basename(path))}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
    this.#temporary = join(dirname(path), name);
    this.#handle = createNew(this.#temporary);
  }

  append(bytes: Uint8Array): void {
    if (this.#handle === null) this.#later.push(bytes);
    else writeAll(this.#handle, bytes);
  }

  /** What was appended so far is on the disk. */
  flush(): void {
    if (this.#handle !== null) fsyncSync(this.#handle);
  }

  #close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }

  get isDevice(): boolean {
    return this.#temporary === null;
  }

  commit(): void {
    this.#close();
    if (this.#temporary === null) writeFileSync(this.#path, Buffer.concat(this.#later));
    else renameSync(this.#temporary, this.#path);
  }

  discard(): void {
    this.#close();
    if (this.#temporary !== null) rmSync(this.#temporary, { force: true });
  }
}

/** Writes and flushes a file that waits for its name. */
function staged(path: string, pieces: Iterable<Uint8Array>): StagedFile {
  const file = new StagedFile(path);
  try {
    for (const piece of pieces) file.append(piece);
    file.flush();
    return file;
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** Files that take their names together, once all of them are written. */
export class StagedFiles {
  readonly #files: StagedFile[] = [];

  /** Writes a file under another name. */
  add(path: string, text: string | Iterable<string>): this {
    const encoder = new TextEncoder();
    const pieces = typeof text === 'string' ? [text] : text;
    const bytes = (function* () {
      for (const piece of pieces) yield encoder.encode(piece);
    })();
    try {
      this.#files.push(staged(path, bytes));
    } catch (error) {
      this.discard();
      throw error;
    }
    return this;
  }

  /** Devices and pipes first: what fails there takes no name. */
  commit(): void {
    try {
      for (const file of this.#files) if (file.isDevice) file.commit();
      for (const file of this.#files) if (!file.isDevice) file.commit();
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  discard(): void {
    for (const file of this.#files) file.discard();
  }
}

/** Writes a file whole: under another name in the same folder, flushed, then renamed. */
export function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  const file = staged(path, pieces);
  try {
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/**
 * The same of a large file, a piece at a time: others have their turn behind each. Stops there once `signal` aborts,
 * leaves the place as it was, and throws the signal's reason.
 */
export async function writeInTurns(path: string, pieces: Iterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  const file = new StagedFile(path);
  try {
    let unflushed = 0;
    for (const piece of pieces) {
      file.append(piece);
      unflushed += piece.length;
      if (unflushed >= FLUSH_BYTES) {
        file.flush();
        unflushed = 0;
      }
      await yieldToEventLoop();
      signal.throwIfAborted();
    }
    file.flush();
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** Text to a file, or to stdout for `-`. */
export function writeText(io: Io, path: string, text: string): void {
  if (path === '-') print(io, text);
  else writeWhole(path, [new TextEncoder().encode(text)]);
}

/** How far a growing file was written, and the hash of its last bytes up to there. */
export interface Written {
  readonly length: number;
  readonly tail: string;
}

function tailHash(handle: number, length: number): string {
  const from = Math.max(0, length - TAIL_BYTES);
  const bytes = new Uint8Array(length - from);
  let read = 0;
  while (read < bytes.length) {
    const count = readSync(handle, bytes, read, bytes.length - read, from + read);
    if (count === 0) break;
    read += count;
  }
  return createHash('sha256').update(bytes.subarray(0, read)).digest('hex');
}

/** What a file begins with: all that was written, too little, or other bytes; null where there is none. */
function beginning(path: string, { length, tail }: Written): 'same' | 'a shorter file' | 'other rows' | null {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | O_NOFOLLOW);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) return null;
    if (found.size < length) return 'a shorter file';
    return tailHash(handle, length) === tail ? 'same' : 'other rows';
  } finally {
    closeSync(handle);
  }
}

/** A file that grows as the run goes on, under a temporary name until it is done. */
export class GrowingFile {
  readonly path: string;
  readonly partial: string;
  #handle: number;
  #length = 0;

  /** Begins anew, or goes on from what an earlier run has written, which is cut to that length. */
  constructor(path: string, written: Written | null = null) {
    this.path = path;
    this.partial = `${path}.partial`;
    mkdirSync(dirname(path), { recursive: true });
    if (written !== null) {
      this.#find(written);
      this.#handle = openSync(this.partial, O_RDWR | O_NOFOLLOW);
      this.#length = written.length;
      ftruncateSync(this.#handle, written.length);
      return;
    }
    // left by a run that was killed, or put there: nothing is written through it
    rmSync(this.partial, { force: true });
    this.#handle = createNew(this.partial);
  }

  /** The partial file is as it was left; or the run had ended, and it is made again from the whole file. */
  #find(written: Written): void {
    const found = beginning(this.partial, written);
    if (found === 'same') return;
    if (beginning(this.path, written) === 'same') {
      rmSync(this.partial, { force: true });
      const handle = createNew(this.partial);
      try {
        copyBytes(this.path, handle, written.length);
      } finally {
        closeSync(handle);
      }
      return;
    }
    const hint = `The run to resume had written ${written.length} bytes; keep its output folder as it was.`;
    throw new InputError([{ code: 'MISMATCH', path: [this.partial], found: found ?? 'no such file', hint }]);
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    writeAll(this.#handle, bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Flushes; what was written so far is safe now. */
  written(): Written {
    fsyncSync(this.#handle);
    return { length: this.#length, tail: tailHash(this.#handle, this.#length) };
  }

  /** The file takes its name. */
  finish(): void {
    fsyncSync(this.#handle);
    renameSync(this.partial, this.path);
    closeSync(this.#handle);
  }

  /** Keeps the partial file for a resume, or removes it. */
  abandon(keep: boolean): void {
    closeSync(this.#handle);
    if (!keep) rmSync(this.partial, { force: true });
  }
}

function copyBytes(from: string, to: number, length: number): void {
  const source = openSync(from, constants.O_RDONLY | O_NOFOLLOW);
  const buffer = new Uint8Array(1 << 20);
  try {
    for (let at = 0; at < length; ) {
      const count = readSync(source, buffer, 0, Math.min(buffer.length, length - at), at);
      if (count === 0) break;
      writeAll(to, buffer.subarray(0, count), at);
      at += count;
    }
  } finally {
    closeSync(source);
  }
}
