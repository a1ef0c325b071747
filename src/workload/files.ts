// Where the bytes of a trace come from: a file of this machine, or bytes that a browser already has.

import { InputError, shown } from '../errors.ts';
import { createHash, hashBytes, hashText } from './hash.ts';

/** Bytes in order. The reader asks for no more than it needs. */
export interface ByteSource {
  /** Fills `buffer` from its start and returns how many bytes; 0 means the end. */
  read(buffer: Uint8Array): number;
}

/** A whole input: its bytes, and what distinguishes it from another one. */
export interface ByteFile extends ByteSource {
  readonly sizeBytes: number;
  /** hash of the first and last 64 KiB */
  readonly edgeHash: string;
  /** Bytes that `read` hands out in all, as far as they are known; left out = sizeBytes. */
  textBytes?(): number;
  /** True once it is known that its lines are the elements of one array; left out = they are lines. */
  isArray?(): boolean;
  close(): void;
}

export type OpenFile = (path: string) => ByteFile;

const edgeBytes = 65536;

/**
 * Bytes in memory as a file, for `openFile`.
 *
 * @example `await simulate(scenario, { openFile: () => bytesFile(new Uint8Array(await file.arrayBuffer())) })`
 */
export function bytesFile(data: Uint8Array): ByteFile {
  const hash = createHash();
  hashBytes(hash, data.subarray(0, edgeBytes));
  hashBytes(hash, data.subarray(Math.max(0, data.length - edgeBytes)));
  let at = 0;
  return {
    sizeBytes: data.length,
    edgeHash: hashText(hash),
    read(buffer) {
      const part = data.subarray(at, at + buffer.length);
      buffer.set(part);
      at += part.length;
      return part.length;
    },
    close: () => undefined,
  };
}

function refuse(path: string, found: string, hint: string): never {
  throw new InputError([{ code: 'BAD_FILE', path: [path], found, hint }]);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'a file that may not be read',
  ENOTDIR: 'a path through something that is no folder',
};

/** Opens a regular file for reading in pieces. Node only; a browser passes `bytesFile`. */
export function openFile(path: string): ByteFile {
  const files = globalThis.process?.getBuiltinModule?.('node:fs');
  if (!files) refuse(path, 'no file system', 'Outside Node, pass the bytes of the trace.');
  let handle = -1;
  try {
    // Looked at before it is opened: opening a pipe would wait for its writer.
    if (!files.statSync(path).isFile()) refuse(path, 'no regular file', 'A trace is read from a regular file.');
    handle = files.openSync(path, 'r');
    const sizeBytes = files.fstatSync(handle).size;
    const edge = new Uint8Array(edgeBytes);
    const hash = createHash();
    for (const position of [0, Math.max(0, sizeBytes - edgeBytes)]) {
      hashBytes(hash, edge.subarray(0, files.readSync(handle, edge, 0, edgeBytes, position)));
    }
    const opened = handle;
    let at = 0;
    return {
      sizeBytes,
      edgeHash: hashText(hash),
      read(buffer) {
        const bytes = files.readSync(opened, buffer, 0, buffer.length, at);
        at += bytes;
        return bytes;
      },
      close: () => files.closeSync(opened),
    };
  } catch (error) {
    if (handle >= 0) files.closeSync(handle);
    if (error instanceof InputError) throw error;
    const code = String((error as { code?: unknown }).code);
    return refuse(
      path,
      reasons[code] ?? shown(code),
      "Check the path: --trace counts from the working directory, a scenario's trace from its file.",
    );
  }
}
