// Requests drawn from laws: a pure function of spec, seed and request id.

import type { DrawCursor, DrawSpec, Maths } from '../maths/maths.ts';
import type { DrawnSpec } from '../scenario/types.ts';
import { PS_PER_S } from '../units.ts';
import type { ClassLaw } from './classes.ts';
import { createHash, hashRows, hashText } from './hash.ts';
import { arrivalLaw, lengthLaw, normalCorrelation, refuse } from './law.ts';
import type { ArrivalChunk, TreatmentCounts, WorkloadSource } from './source.ts';

/** What times are clamped to that left i64: some 106 days. */
const endPs = 2n ** 63n - 1n;
const maxRequests = 2 ** 31 - 1;

export class DrawnSource implements WorkloadSource {
  readonly identity: string;
  readonly expected: number | null;
  readonly treatments: TreatmentCounts = {};
  delivered = 0;
  readonly #maths: Maths;
  readonly #spec: DrawSpec;
  readonly #requests: number;
  readonly #stopPs: bigint;
  readonly #cursor: DrawCursor = { nextId: 0, lastPs: 0n };
  readonly #hash = createHash();
  #ended = false;

  constructor(spec: DrawnSpec, maths: Maths, seed: number, classes: readonly ClassLaw[]) {
    const { ratePerS } = spec.arrivals;
    if (spec.requests === null && spec.durationS === null) refuse('requests', 'no end', 'Give requests or duration.');
    this.#maths = maths;
    this.#spec = {
      seed,
      ...arrivalLaw(spec.arrivals),
      prompt: lengthLaw(spec.prompt, 'prompt', maths),
      output: lengthLaw(spec.output, 'output', maths),
      ...(spec.correlation && { correlation: normalCorrelation(spec.correlation, maths) }),
      classes,
      ...(spec.sessions && { sessions: spec.sessions }),
    };
    this.#requests = spec.requests ?? maxRequests;
    this.#stopPs =
      spec.durationS === null ? endPs : BigInt(Math.min(Math.floor(spec.durationS * PS_PER_S + 0.5), 9.2e18));
    const inTime = spec.durationS === null ? this.#requests : Math.round(spec.durationS * ratePerS);
    this.expected = Math.min(this.#requests, inTime);
    this.identity = JSON.stringify({ drawn: this.#spec, requests: spec.requests, durationS: spec.durationS });
  }

  get digest(): string {
    return hashText(this.#hash);
  }

  fill(chunk: ArrivalChunk): number {
    const wanted = this.#ended ? 0 : Math.min(chunk.capacity, this.#requests - this.delivered);
    if (wanted === 0) return 0;
    this.#maths.drawArrivals(this.#spec, this.#cursor, chunk, wanted);
    const rows = rowsBefore(chunk.timePs, wanted, this.#stopPs);
    this.#ended = rows < wanted;
    if (this.#ended && this.#stopPs === endPs) {
      refuse('rate', 'arrivals beyond 106 days', 'A run holds 9,223,372 s; ask for fewer requests or a higher rate.');
    }
    hashRows(this.#hash, chunk, rows);
    this.delivered += rows;
    return rows;
  }

  close(): void {
    this.#ended = true;
  }
}

/** How many of the first `count` times, which never fall, are before `stopPs`. */
function rowsBefore(timePs: BigInt64Array, count: number, stopPs: bigint): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timePs[middle]! < stopPs) low = middle + 1;
    else high = middle;
  }
  return low;
}
