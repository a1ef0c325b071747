/**
 * Finished requests that missed an objective: which one, in which pool and class, and when they had arrived. Counted
 * from the rows that the core writes, by its own definition of a good request (assembly/README.md §3), for requests
 * that arrived at or after warm-up.
 *
 * Time is in at most 256 buckets by arrival; a longer run doubles their width. Counts do not depend on the order of
 * rows, and take the same memory whatever the length of the run.
 */

import { numberAt, wordsOf } from '../core/integers.ts';
import type { ClassTable, KindTable, ReplicaTable, RowTable, RunTable } from '../core/layout.gen.ts';
import { PS_PER_S } from '../units.ts';

export const objectives = ['ttft', 'tpot', 'e2e'] as const;
export type Objective = (typeof objectives)[number];

/** Columns of a count: finished, missed any, then each objective. */
export const missColumns = 2 + objectives.length;
const mostBuckets = 256;
const firstWidthS = 0.25;
const highWord = 4294967296;

/** All that the counter remembers, as plain data. */
export interface MissedCounts {
  /** [pool of the Program × class][finished, missed any, missed TTFT, TPOT, E2E] */
  readonly groups: readonly number[];
  readonly widthS: number;
  /** [bucket of arrival][the same] */
  readonly buckets: readonly number[];
}

/** What of the core's columns is read. */
interface Finished {
  readonly row: Pick<RowTable, 'class' | 'replica' | 'outputTokens' | 'arrivalPs' | 'firstTokenPs' | 'finishPs'>;
  readonly replica: Pick<ReplicaTable, 'kind' | 'pool'>;
  readonly kind: Pick<KindTable, 'outputPs'>;
  readonly class: Pick<ClassTable, 'sloTtftPs' | 'sloTpotPs' | 'sloE2ePs'>;
  readonly run: Pick<RunTable, 'warmUpPs'>;
}

const numbersOf = (column: BigInt64Array): number[] => Array.from(column, Number);

export class MissedCounter {
  readonly #classes: number;
  readonly #groups: Float64Array;
  readonly #buckets: Float64Array;
  #widthS: number;

  constructor(pools: number, classes: number, from: MissedCounts | null = null) {
    this.#classes = classes;
    this.#groups = Float64Array.from(from?.groups ?? new Float64Array(pools * classes * missColumns));
    this.#buckets = new Float64Array(mostBuckets * missColumns);
    this.#buckets.set(from?.buckets ?? []);
    this.#widthS = from?.widthS ?? firstWidthS;
  }

  /** Takes the first `count` rows. */
  take({ row, replica, kind, class: slo, run }: Finished, count: number): void {
    const words = [row.arrivalPs, row.firstTokenPs, row.finishPs].map(wordsOf) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    const [arrival, first, finish] = words;
    const [ttftPs, tpotPs, e2ePs] = [slo.sloTtftPs, slo.sloTpotPs, slo.sloE2ePs].map(numbersOf) as [
      number[],
      number[],
      number[],
    ];
    const outputPs = numbersOf(kind.outputPs);
    const warmUpPs = Number(run.warmUpPs[0] ?? 0n);
    for (let at = 0; at < count; at++) {
      const arrivedPs = numberAt(arrival, at);
      if (arrivedPs < warmUpPs) continue;
      const [owner, group] = [row.replica[at]!, row.class[at]!];
      const sincePs = (of: Uint32Array, from: Uint32Array) =>
        ((of[2 * at + 1]! | 0) - (from[2 * at + 1]! | 0)) * highWord + (of[2 * at]! - from[2 * at]!);
      const sentPs = outputPs[replica.kind[owner]!]!;
      const gaps = row.outputTokens[at]! - 1;
      const late = sincePs(first, arrival) + sentPs > ttftPs[group]!;
      // floor(time / gaps) > limit, in whole ps
      const slow = gaps > 0 && sincePs(finish, first) >= (tpotPs[group]! + 1) * gaps;
      const long = sincePs(finish, arrival) + sentPs > e2ePs[group]!;
      const place = (replica.pool[owner]! * this.#classes + group) * missColumns;
      this.#count(this.#groups, place, late, slow, long);
      this.#count(this.#buckets, this.#bucketOf(arrivedPs) * missColumns, late, slow, long);
    }
  }

  #count(into: Float64Array, at: number, late: boolean, slow: boolean, long: boolean): void {
    into[at]! += 1;
    if (!(late || slow || long)) return;
    into[at + 1]! += 1;
    if (late) into[at + 2]! += 1;
    if (slow) into[at + 3]! += 1;
    if (long) into[at + 4]! += 1;
  }

  #bucketOf(arrivedPs: number): number {
    for (;;) {
      const bucket = Math.floor(arrivedPs / (this.#widthS * PS_PER_S));
      if (bucket < mostBuckets) return bucket;
      const wider = doubled(this.#buckets);
      this.#buckets.fill(0);
      this.#buckets.set(wider);
      this.#widthS *= 2;
    }
  }

  counts(): MissedCounts {
    let last = this.#buckets.length;
    while (last > 0 && this.#buckets[last - missColumns] === 0) last -= missColumns;
    return { groups: [...this.#groups], widthS: this.#widthS, buckets: [...this.#buckets.subarray(0, last)] };
  }
}

/** Neighbouring buckets in pairs. */
function doubled(buckets: ArrayLike<number>): number[] {
  const pairs: number[] = [];
  for (let at = 0; at < buckets.length; at++) {
    const bucket = Math.floor(at / missColumns) >> 1;
    const place = bucket * missColumns + (at % missColumns);
    pairs[place] = (pairs[place] ?? 0) + buckets[at]!;
  }
  return pairs;
}

/** Counts of two cells as one: pools of `a`, then those of `b`. */
export function mergedMissed(a: MissedCounts, b: MissedCounts): MissedCounts {
  let [one, other] = a.widthS <= b.widthS ? [a, b] : [b, a];
  while (one.widthS < other.widthS) one = { ...one, widthS: one.widthS * 2, buckets: doubled(one.buckets) };
  const [longer, shorter] = one.buckets.length >= other.buckets.length ? [one, other] : [other, one];
  return {
    groups: [...a.groups, ...b.groups],
    widthS: other.widthS,
    buckets: longer.buckets.map((count, at) => count + (shorter.buckets[at] ?? 0)),
  };
}
