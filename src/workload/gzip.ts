// A gzip file as the bytes in it: recognised by its first two bytes, read piece by piece, members one after another.
// A file that is none passes as it is. Source: Deutsch, "GZIP file format specification version 4.3", RFC 1952, 1996.

import { InputError } from '../errors.ts';
import type { ByteFile } from './files.ts';
import { type BitInput, Inflate, InflateError } from './inflate.ts';

const inputBytes = 65_536;
/** No trace shrinks to less than 1 / 200; what does, and is long, was made to keep the reader busy. */
const mostExpansion = 200;
const harmlessBytes = 2 ** 26;
/** Zeros behind the data: tapes and tar round up. */
const mostPadding = 2 ** 20;

const headerFlags = { crc: 2, extra: 4, name: 8, comment: 16, reserved: 224 } as const;

/** [byte] of CRC-32 with the reversed polynomial. */
const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crcOf(crc: number, bytes: Uint8Array): number {
  let value = ~crc;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return ~value;
}

/** The compressed bytes, one by one. */
class Input implements BitInput {
  readonly #file: ByteFile;
  readonly #buffer: Uint8Array;
  #at = 0;
  #filled: number;
  /** bytes handed out */
  taken = 0;

  constructor(file: ByteFile, first: Uint8Array) {
    this.#file = file;
    this.#buffer = new Uint8Array(Math.max(inputBytes, first.length));
    this.#buffer.set(first);
    this.#filled = first.length;
  }

  nextByte(): number {
    if (this.#at === this.#filled) {
      this.#filled = this.#file.read(this.#buffer);
      this.#at = 0;
      if (this.#filled === 0) return -1;
    }
    this.taken++;
    return this.#buffer[this.#at++]!;
  }
}

const cutHint = 'It ends before its data does: copy or download it again.';
const damagedHint = 'Its data contradict themselves: copy or download it again.';

class Gunzip {
  readonly #input: Input;
  readonly #path: string;
  #member: Inflate | null = null;
  #crc = 0;
  #memberBytes = 0;
  #ended = false;
  givenBytes = 0;

  constructor(input: Input, path: string) {
    this.#input = input;
    this.#path = path;
    this.#open(input.nextByte());
  }

  get takenBytes(): number {
    return this.#input.taken;
  }

  read(buffer: Uint8Array): number {
    try {
      while (!this.#ended && buffer.length > 0) {
        const bytes = this.#member?.next(buffer.length) ?? null;
        if (bytes === null) {
          this.#close();
          continue;
        }
        buffer.set(bytes);
        this.#crc = crcOf(this.#crc, bytes);
        this.#memberBytes += bytes.length;
        this.givenBytes += bytes.length;
        this.#checkExpansion();
        return bytes.length;
      }
      return 0;
    } catch (error) {
      if (!(error instanceof InflateError)) throw error;
      return error.damage === 'cut' ? this.#refuse('a gzip file cut short', cutHint) : this.#damaged();
    }
  }

  #checkExpansion(): void {
    if (this.givenBytes < harmlessBytes || this.givenBytes < mostExpansion * this.takenBytes) return;
    const found = `a gzip file that grows more than ${mostExpansion}-fold`;
    this.#refuse(found, 'No trace does: look at what is in it, and decompress it yourself if it is one.');
  }

  #refuse(found: string, hint: string): never {
    throw new InputError([{ code: 'BAD_TRACE', path: [this.#path], found, hint }]);
  }

  #damaged(): never {
    return this.#refuse('a damaged gzip file', damagedHint);
  }

  #byte(): number {
    const byte = this.#input.nextByte();
    return byte >= 0 ? byte : this.#refuse('a gzip file cut short', cutHint);
  }

  /** Reads the header of a member whose first byte is `first`. */
  #open(first: number): void {
    if (first !== 0x1f || this.#byte() !== 0x8b || this.#byte() !== 8) this.#damaged();
    const flags = this.#byte();
    if ((flags & headerFlags.reserved) !== 0) this.#damaged();
    for (let i = 0; i < 6; i++) this.#byte();
    if ((flags & headerFlags.extra) !== 0) {
      const low = this.#byte();
      for (let left = low + 256 * this.#byte(); left > 0; left--) this.#byte();
    }
    for (const text of [headerFlags.name, headerFlags.comment]) {
      if ((flags & text) === 0) continue;
      while (this.#byte() !== 0) {
        // a name or comment, to its end
      }
    }
    if ((flags & headerFlags.crc) !== 0) for (let i = 0; i < 2; i++) this.#byte();
    this.#member = new Inflate(this.#input);
    this.#crc = 0;
    this.#memberBytes = 0;
  }

  /** A member's data have ended: checks them, and goes on to the next one if there is any. Zeros may pad the end. */
  #close(): void {
    const member = this.#member!;
    const word = () => {
      let value = 0;
      for (let shift = 0; shift < 32; shift += 8) value |= member.trailingByte() << shift;
      return value;
    };
    if (word() !== this.#crc || word() !== (this.#memberBytes | 0)) this.#damaged();
    let byte = this.#input.nextByte();
    for (let padding = 0; byte === 0 && padding < mostPadding; padding++) byte = this.#input.nextByte();
    if (byte < 0) this.#ended = true;
    else if (byte === 0x1f) this.#open(byte);
    else this.#refuse('other bytes behind the gzip data', 'Keep only the gzip data in the file.');
  }
}

/** `file`, decompressed if it begins as gzip does. `path` is named in errors. */
export function gunzipped(file: ByteFile, path: string): ByteFile {
  let gunzip: Gunzip | null = null;
  let begun = false;
  return {
    sizeBytes: file.sizeBytes,
    edgeHash: file.edgeHash,
    textBytes() {
      if (gunzip === null || gunzip.takenBytes === 0) return file.sizeBytes;
      return (gunzip.givenBytes * file.sizeBytes) / gunzip.takenBytes;
    },
    read(buffer) {
      if (begun) return gunzip === null ? file.read(buffer) : gunzip.read(buffer);
      begun = true;
      let bytes = file.read(buffer);
      while (bytes === 1 && buffer[0] === 0x1f && buffer.length > 1) {
        const more = file.read(buffer.subarray(1));
        if (more === 0) break;
        bytes += more;
      }
      if (bytes < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return bytes;
      gunzip = new Gunzip(new Input(file, buffer.slice(0, bytes)), path);
      return gunzip.read(buffer);
    },
    close: () => file.close(),
  };
}
