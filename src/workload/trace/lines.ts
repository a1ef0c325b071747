// Splits bytes into lines in bounded memory: one buffer, no line over the limit, whatever the file holds.

import type { ByteSource } from '../files.ts';

export const maxLineBytes = 65536;
const bufferBytes = 1 << 20;
const newline = 10;
const carriageReturn = 13;

export class Lines {
  /** The line that `next` found is in [start, end), without its line end. */
  bytes: Uint8Array;
  start = 0;
  end = 0;
  /** its number, from 1 */
  line = 0;
  /** bytes of the source behind us */
  consumedBytes = 0;
  readonly #source: ByteSource;
  #buffer: Uint8Array;
  #maxLineBytes = maxLineBytes;
  #from = 0;
  #filled = 0;
  #ended = false;
  #isLong = false;

  constructor(source: ByteSource) {
    this.#source = source;
    // One byte more than is ever filled, for the newline that stops the search.
    this.bytes = new Uint8Array(bufferBytes + 1);
    this.#buffer = this.bytes.subarray(0, bufferBytes);
    this.bytes[0] = newline;
  }

  get maxLineBytes(): number {
    return this.#maxLineBytes;
  }

  /** Lets lines be longer from here on; a line just found too long is read again. The buffer grows when one comes. */
  allow(bytes: number): void {
    this.#maxLineBytes = bytes;
    if (this.#isLong) this.line--;
    this.#isLong = false;
  }

  /** 'line', 'end', or 'long' when the next line is over the limit (it is not read to its end). */
  next(): 'line' | 'end' | 'long' {
    let at = this.#from;
    for (;;) {
      const { bytes } = this;
      while (bytes[at] !== newline) at++;
      if (at < this.#filled) break;
      if (at - this.#from > this.#maxLineBytes) return this.#tooLong();
      const moved = this.#from;
      const more = this.#refill();
      at -= moved - this.#from;
      if (!more) break;
    }
    if (at === this.#filled && this.#from === this.#filled) return 'end';
    if (at - this.#from > this.#maxLineBytes) return this.#tooLong();
    const { bytes } = this;
    this.line++;
    this.start = this.#from;
    if (this.line === 1 && startsWithMark(bytes, this.#from, at)) this.start += 3;
    this.end = at > this.start && bytes[at - 1] === carriageReturn ? at - 1 : at;
    const after = Math.min(at + 1, this.#filled);
    this.consumedBytes += after - this.#from;
    this.#from = after;
    return 'line';
  }

  #tooLong(): 'long' {
    this.line++;
    this.#isLong = true;
    this.start = this.#from;
    this.end = this.#from + maxLineBytes;
    return 'long';
  }

  /** A buffer of twice the size, with the same bytes in the same place. */
  #grow(): void {
    const larger = new Uint8Array(2 * this.#buffer.length + 1);
    larger.set(this.bytes);
    this.bytes = larger;
    this.#buffer = larger.subarray(0, larger.length - 1);
  }

  /** Reads on; false at the end of the source. Moves what is left to the front only when there is no room behind it. */
  #refill(): boolean {
    if (this.#ended) return false;
    if (this.#from === this.#filled) {
      this.#from = 0;
      this.#filled = 0;
    } else if (this.#filled === this.#buffer.length) {
      if (this.#filled - this.#from > this.#buffer.length / 2) this.#grow();
      this.bytes.copyWithin(0, this.#from, this.#filled);
      this.#filled -= this.#from;
      this.#from = 0;
    }
    const read = this.#source.read(this.#buffer.subarray(this.#filled));
    this.#filled += read;
    this.bytes[this.#filled] = newline;
    this.#ended = read === 0;
    return read > 0;
  }
}

/** A UTF-8 byte order mark. */
function startsWithMark(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
}
