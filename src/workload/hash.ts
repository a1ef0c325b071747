// A 64-bit hash that distinguishes inputs (a resumed run must see the same ones). It is no protection against malice.

import type { ArrivalChunk } from './source.ts';

/** Two lanes of 32 bits, FNV-1a's step with a rotation, over bytes or 32-bit words. */
export interface Hash {
  low: number;
  high: number;
}

export function createHash(): Hash {
  return { low: 0x811c9dc5 | 0, high: 0x9747b28c | 0 };
}

function step(lane: number, word: number, factor: number): number {
  const mixed = Math.imul(lane ^ word, factor);
  return (mixed << 13) | (mixed >>> 19);
}

export function hashBytes(hash: Hash, bytes: Uint8Array): void {
  let { low, high } = hash;
  for (const byte of bytes) {
    low = step(low, byte, 0x01000193);
    high = step(high, byte, 0x85ebca6b);
  }
  hash.low = low;
  hash.high = high;
}

/** Rows [0, count) of a chunk; the same rows in chunks of any size give the same hash. */
export function hashRows(hash: Hash, chunk: ArrivalChunk, count: number): void {
  const { promptTokens, outputTokens, class: classes, priority, session } = chunk;
  const words = timeWords(chunk);
  let { low, high } = hash;
  for (let row = 0; row < count; row++) {
    for (let half = 2 * row; half < 2 * row + 2; half++) {
      low = step(low, words[half]!, 0x01000193);
      high = step(high, words[half]!, 0x85ebca6b);
    }
    low = step(step(low, promptTokens[row]!, 0x01000193), outputTokens[row]!, 0x01000193);
    high = step(step(high, promptTokens[row]!, 0x85ebca6b), outputTokens[row]!, 0x85ebca6b);
    low = step(step(low, classes[row]!, 0x01000193), priority[row]!, 0x01000193);
    high = step(step(high, classes[row]!, 0x85ebca6b), priority[row]!, 0x85ebca6b);
    low = step(low, session[row]!, 0x01000193);
    high = step(high, session[row]!, 0x85ebca6b);
  }
  hash.low = low;
  hash.high = high;
}

/** Times as pairs of 32-bit words, low then high: a BigInt a row would cost more than the rest of the row. */
export function timeWords(chunk: ArrivalChunk): Int32Array {
  return new Int32Array(chunk.timePs.buffer, chunk.timePs.byteOffset, 2 * chunk.timePs.length);
}

export function hashText(hash: Hash): string {
  const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(hash.high) + hex(hash.low);
}
