// What every trace reader and generator is: a stream of arrivals in columns, filled chunk by chunk.

/** [row] columns of one chunk, reused between calls. Times in ps from the start of the run, never falling. */
export interface ArrivalChunk {
  readonly capacity: number;
  readonly timePs: BigInt64Array;
  /** of a closed loop: how long the user thinks before the request; left out = not at all */
  readonly thinkPs?: BigInt64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  /** row of the scenario's classes */
  readonly class: Int32Array;
  readonly priority: Int32Array;
  /** the same for all requests of one conversation, from 0 to 2^31 − 1; −1 = none */
  readonly session: Int32Array;
}

export function createChunk(capacity: number): ArrivalChunk {
  return {
    capacity,
    timePs: new BigInt64Array(capacity),
    thinkPs: new BigInt64Array(capacity),
    promptTokens: new Int32Array(capacity),
    outputTokens: new Int32Array(capacity),
    class: new Int32Array(capacity),
    priority: new Int32Array(capacity),
    session: new Int32Array(capacity).fill(-1),
  };
}

/** Documented treatments that a reader counted, by a short name ("zero-output rows skipped"). */
export type TreatmentCounts = Readonly<Record<string, number>>;

export interface ArrivalSource {
  /** Fills up to `chunk.capacity` rows and returns how many; 0 means the end. Throws InputError on bad rows. */
  fill(chunk: ArrivalChunk): number | Promise<number>;
  /** Requests delivered so far. */
  readonly delivered: number;
  /** Expected total, when known (progress only). */
  readonly expected: number | null;
  readonly treatments: TreatmentCounts;
  /** Identifies the inputs before any row is read: format, options, size and edges of a file, or spec and seed. */
  readonly identity: string;
  close(): void | Promise<void>;
}

/** A source of ours: what it has delivered can be compared with an earlier run's. */
export interface WorkloadSource extends ArrivalSource {
  fill(chunk: ArrivalChunk): number;
  /**
   * As `fill`, but null when much was read and the chunk is not full: ask again with the same chunk. Left out = there
   * is never much to read between two rows.
   */
  fillSome?(chunk: ArrivalChunk): number | null;
  /** hash of the rows delivered so far, whatever the chunk sizes: equal after a resume, or the inputs differ */
  readonly digest: string;
  close(): void;
}
