// A source that hands on another's requests, looked at or changed on the way.

import type { ArrivalChunk, TreatmentCounts, WorkloadSource } from './source.ts';

export abstract class SourceOver implements WorkloadSource {
  protected readonly source: WorkloadSource;

  constructor(source: WorkloadSource) {
    this.source = source;
  }

  /** Rows [0, rows) of the chunk, the first of which is request `first`. */
  protected abstract handle(chunk: ArrivalChunk, rows: number, first: number): void;

  get identity(): string {
    return this.source.identity;
  }

  get digest(): string {
    return this.source.digest;
  }

  get delivered(): number {
    return this.source.delivered;
  }

  get expected(): number | null {
    return this.source.expected;
  }

  get treatments(): TreatmentCounts {
    return this.source.treatments;
  }

  fill(chunk: ArrivalChunk): number {
    return this.#handled(chunk, this.source.delivered, this.source.fill(chunk)) ?? 0;
  }

  fillSome(chunk: ArrivalChunk): number | null {
    const { source } = this;
    const first = source.delivered;
    return this.#handled(chunk, first, source.fillSome === undefined ? source.fill(chunk) : source.fillSome(chunk));
  }

  #handled(chunk: ArrivalChunk, first: number, rows: number | null): number | null {
    if (rows !== null && rows > 0) this.handle(chunk, rows, first);
    return rows;
  }

  close(): void {
    this.source.close();
  }
}
