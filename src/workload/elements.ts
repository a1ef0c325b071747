// A file that is one JSON array, as its elements, one a line: recognised by its first character, read piece by piece.
// Spaces and line ends between the parts of an element are left out. A file that is none passes as it is.

import { InputError } from '../errors.ts';
import type { ByteFile } from './files.ts';

const quote = 34;
const backslash = 92;
const comma = 44;
const newline = 10;
const mostEmptyBytes = 2 ** 26;
const opening: ReadonlySet<number> = new Set([91, 123]);
const closing: ReadonlySet<number> = new Set([93, 125]);
const mark = [0xef, 0xbb, 0xbf] as const;

const isSpace = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** Position of the first byte that is no byte order mark and no space; the length when there is none yet. */
function firstByte(bytes: Uint8Array): number {
  if (bytes[0] === mark[0] && bytes.length < mark.length) return bytes.length;
  let at = mark.every((byte, place) => bytes[place] === byte) ? mark.length : 0;
  while (at < bytes.length && isSpace(bytes[at]!)) at++;
  return at;
}

class Elements {
  readonly #path: string;
  /** brackets open, that of the array among them */
  #depth = 0;
  #isString = false;
  #isEscape = false;
  #isEnded = false;
  takenBytes = 0;
  givenBytes = 0;
  /** in a row, that left nothing */
  #emptyBytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Rewrites the first `count` bytes in place, which never makes them more; returns how many they are now. */
  rewrite(bytes: Uint8Array, count: number): number {
    let to = 0;
    for (let at = 0; at < count; at++) {
      const byte = bytes[at]!;
      if (this.#isString) {
        if (this.#isEscape) this.#isEscape = false;
        else if (byte === backslash) this.#isEscape = true;
        else if (byte === quote) this.#isString = false;
        // a line end cannot be within a text: left to the parser, which refuses it
        bytes[to++] = byte === newline ? 0 : byte;
        continue;
      }
      if (isSpace(byte)) continue;
      if (this.#isEnded)
        this.#refuse('text behind the end of the array', 'Keep one array in the file, and nothing else.');
      if (byte === quote) this.#isString = true;
      else if (opening.has(byte) && this.#depth++ === 0) continue;
      else if (closing.has(byte) && --this.#depth === 0) {
        this.#isEnded = true;
        continue;
      }
      bytes[to++] = byte === comma && this.#depth === 1 ? newline : byte;
    }
    this.takenBytes += count;
    this.givenBytes += to;
    this.#emptyBytes = to > 0 ? 0 : this.#emptyBytes + count;
    if (this.#emptyBytes > mostEmptyBytes) this.#refuse('64 MiB of spaces', 'Is this a trace? Its rows are objects.');
    return to;
  }

  /** The source has ended. */
  end(): void {
    if (!this.#isEnded)
      this.#refuse('an array cut short', 'It ends before its last bracket: copy or download it again.');
  }

  #refuse(found: string, hint: string): never {
    throw new InputError([{ code: 'BAD_TRACE', path: [this.#path], found, hint }]);
  }
}

/** `file`, an element a line if it is one JSON array. `path` is named in errors. */
export function elementsOf(file: ByteFile, path: string): ByteFile {
  let elements: Elements | null = null;
  let begun = false;
  const textBytes = () => file.textBytes?.() ?? file.sizeBytes;
  /** Goes on while nothing but what is left out has come. */
  function rewritten(buffer: Uint8Array, first: number): number {
    for (let count = first; ; count = file.read(buffer)) {
      if (count === 0) elements?.end();
      const given = count === 0 ? 0 : (elements?.rewrite(buffer, count) ?? count);
      if (count === 0 || given > 0) return given;
    }
  }
  return {
    sizeBytes: file.sizeBytes,
    edgeHash: file.edgeHash,
    isArray: () => elements !== null,
    textBytes() {
      if (elements === null || elements.takenBytes === 0) return textBytes();
      return (textBytes() * elements.givenBytes) / elements.takenBytes;
    },
    read(buffer) {
      if (begun) return elements === null ? file.read(buffer) : rewritten(buffer, file.read(buffer));
      begun = true;
      let count = file.read(buffer);
      let from = firstByte(buffer.subarray(0, count));
      // a file may come byte by byte
      while (from === count && count < buffer.length) {
        const more = file.read(buffer.subarray(count));
        if (more === 0) break;
        count += more;
        from = firstByte(buffer.subarray(0, count));
      }
      if (buffer[from] !== 91 || from >= count) return count;
      elements = new Elements(path);
      buffer.copyWithin(0, from, count);
      return rewritten(buffer, count - from);
    },
    close: () => file.close(),
  };
}
