// Requests held in memory: read once, replayed for every run of a plan, at any speed.

import { createHash, hashRows, hashText, timeWords } from './hash.ts';
import { type ArrivalChunk, createChunk, type TreatmentCounts, type WorkloadSource } from './source.ts';
import { divideBySpeed, speedOf } from './trace/time.ts';

/** All requests of a workload. The columns are in shared memory where that was asked for. */
export interface HeldRequests {
  readonly columns: ArrivalChunk;
  readonly treatments: TreatmentCounts;
}

/** As many rows as are planned with at most: 44 bytes each. */
export const mostHeld = 5_000_000;

const firstRows = 16_384;

/** A chunk of `capacity` rows in one piece of memory that workers can be handed. */
function sharedChunk(capacity: number): ArrivalChunk {
  const memory = new SharedArrayBuffer(capacity * 36);
  const words = (at: number) => new Int32Array(memory, capacity * (16 + 4 * at), capacity);
  return {
    capacity,
    timePs: new BigInt64Array(memory, 0, capacity),
    thinkPs: new BigInt64Array(memory, capacity * 8, capacity),
    promptTokens: words(0),
    outputTokens: words(1),
    class: words(2),
    priority: words(3),
    session: words(4),
  };
}

const columnNames = ['timePs', 'thinkPs', 'promptTokens', 'outputTokens', 'class', 'priority', 'session'] as const;

/** Copies `count` rows of `from` behind the first `at` rows of `to`. */
function copyRows(from: ArrivalChunk, start: number, count: number, to: ArrivalChunk, at: number): void {
  for (const name of columnNames) {
    const [source, target] = [from[name], to[name]];
    if (source === undefined || target === undefined) continue;
    (target as { set(rows: unknown, at: number): void }).set(source.subarray(start, start + count), at);
  }
}

/** Reads a source to its end and closes it; null when it holds more than `mostHeld` requests. */
export function holdAll(source: WorkloadSource, shared: boolean, most: number = mostHeld): HeldRequests | null {
  const chunks: ArrivalChunk[] = [];
  const counts: number[] = [];
  let total = 0;
  try {
    for (;;) {
      const chunk = createChunk(Math.min(65_536, Math.max(firstRows, total)));
      const count = source.fill(chunk);
      if (count === 0) break;
      chunks.push(chunk);
      counts.push(count);
      total += count;
      if (total > most) return null;
    }
  } finally {
    source.close();
  }
  const columns = shared ? sharedChunk(total) : createChunk(total);
  let at = 0;
  for (const [index, chunk] of chunks.entries()) {
    copyRows(chunk, 0, counts[index] ?? 0, columns, at);
    at += counts[index] ?? 0;
  }
  return { columns, treatments: { ...source.treatments } };
}

/** The times of `held` divided by `speed`, rounded as a trace reader rounds them; null when one leaves i64. */
export function atSpeed(held: HeldRequests, speed: number): HeldRequests | null {
  const { columns } = held;
  if (speed === 1) return held;
  const timePs = columns.timePs.slice();
  const slowed = { ...columns, timePs };
  const words = timeWords(slowed);
  const ratio = speedOf(speed);
  for (let row = 0; row < columns.capacity; row++) if (!divideBySpeed(words, row, ratio)) return null;
  return { columns: slowed, treatments: held.treatments };
}

/** Some rows of `held`, in their order. */
export function sampled({ columns, treatments }: HeldRequests, rows: readonly number[]): HeldRequests {
  const taken = createChunk(rows.length);
  rows.forEach((row, at) => {
    copyRows(columns, row, 1, taken, at);
  });
  return { columns: taken, treatments };
}

/** Held requests as a source. */
export class HeldSource implements WorkloadSource {
  readonly identity = 'held requests';
  readonly expected: number;
  readonly treatments: TreatmentCounts;
  delivered = 0;
  readonly #held: ArrivalChunk;

  constructor({ columns, treatments }: HeldRequests) {
    this.#held = columns;
    this.treatments = treatments;
    this.expected = columns.capacity;
  }

  get digest(): string {
    const hash = createHash();
    hashRows(hash, this.#held, this.delivered);
    return hashText(hash);
  }

  fill(chunk: ArrivalChunk): number {
    const count = Math.min(chunk.capacity, this.#held.capacity - this.delivered);
    copyRows(this.#held, this.delivered, count, chunk, 0);
    this.delivered += count;
    return count;
  }

  close(): void {
    this.delivered = this.#held.capacity;
  }
}

/** Rows before the first one at or after `atPs`. */
export function rowsBefore(timePs: BigInt64Array, atPs: bigint): number {
  let low = 0;
  let high = timePs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timePs[middle] ?? 0n) < atPs) low = middle + 1;
    else high = middle;
  }
  return low;
}
