/**
 * Finished requests that missed an objective: which one, in which pool and class, and when they had arrived. Counted
 * from the rows that the core writes, by its own definition of a good request (assembly/README.md §3), for requests
 * that arrived at or after warm-up.
 *
 * Time is in at most 256 buckets by arrival; a longer run doubles their width. Counts do not depend on the order of
 * rows, and take the same memory whatever the length of the run.
 */

import { numbersOf, wordsOf } from '../core/integers.ts';
import type { ClassTable, KindTable, MeasuredTable, ReplicaTable, RowTable, RunTable } from '../core/layout.gen.ts';
import { PS_PER_S } from '../units.ts';

export const objectives = ['ttft', 'tpot', 'e2e'] as const;
export type Objective = (typeof objectives)[number];

/** Columns of a count: missed any, then each objective. */
export const missColumns = 1 + objectives.length;
const mostBuckets = 256;
const firstWidthS = 0.25;
const highWord = 4294967296;

/** All that the counter remembers, as plain data. */
export interface MissedCounts {
  /** [pool of the Program × class][missed any, TTFT, TPOT, E2E] */
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
  readonly measured: Pick<MeasuredTable, 'finished' | 'good'>;
}

export class MissedCounter {
  readonly #classes: number;
  readonly #groups: Float64Array;
  readonly #buckets: Float64Array;
  #widthS: number;
  /** 1 over the width: halving is exact, so a request stays in the same bucket or its pair */
  #perPs: number;

  constructor(pools: number, classes: number, from: MissedCounts | null = null) {
    this.#classes = classes;
    this.#groups = Float64Array.from(from?.groups ?? new Float64Array(pools * classes * missColumns));
    this.#buckets = new Float64Array(mostBuckets * missColumns);
    this.#buckets.set(from?.buckets ?? []);
    this.#widthS = from?.widthS ?? firstWidthS;
    this.#perPs = 1 / (this.#widthS * PS_PER_S);
  }

  /** Takes the first `count` rows. On the path of every request: words and no objects. */
  take({ row, replica, kind, class: slo, run, measured }: Finished, count: number): void {
    if (!this.#isAny(measured)) return;
    const { class: classOf, replica: replicaOf, outputTokens } = row;
    const [arrival, first, finish] = [wordsOf(row.arrivalPs), wordsOf(row.firstTokenPs), wordsOf(row.finishPs)];
    const [ttftPs, tpotPs, e2ePs] = [numbersOf(slo.sloTtftPs), numbersOf(slo.sloTpotPs), numbersOf(slo.sloE2ePs)];
    const kindOutputPs = numbersOf(kind.outputPs);
    const outputPs = Float64Array.from(replica.kind, (of) => kindOutputPs[of]!);
    const warmUpPs = Number(run.warmUpPs[0] ?? 0n);
    const { pool } = replica;
    for (let at = 0; at < count; at++) {
      const [low, high] = [2 * at, 2 * at + 1];
      const [firstLow, firstHigh] = [first[low]!, first[high]!];
      const group = classOf[at]!;
      const owner = replicaOf[at]!;
      const waitedPs = (firstHigh - arrival[high]!) * highWord + (firstLow - arrival[low]!) + outputPs[owner]!;
      const decodedPs = (finish[high]! - firstHigh) * highWord + (finish[low]! - firstLow);
      const gaps = outputTokens[at]! - 1;
      const late = waitedPs > ttftPs[group]!;
      // floor(time / gaps) > limit, in whole ps
      const slow = decodedPs >= (tpotPs[group]! + 1) * gaps && gaps > 0;
      const long = waitedPs + decodedPs > e2ePs[group]!;
      if (!(late || slow || long)) continue;
      const arrivedPs = arrival[high]! * highWord + arrival[low]!;
      if (arrivedPs < warmUpPs) continue;
      this.#count(this.#groups, (pool[owner]! * this.#classes + group) * missColumns, late, slow, long);
      const bucket = this.#bucketOf(arrivedPs) * missColumns;
      this.#count(this.#buckets, bucket, late, slow, long);
    }
  }

  /** Whether more finished requests are not good than were found so far: else there is none among the rows. */
  #isAny({ finished, good }: Finished['measured']): boolean {
    let missed = 0;
    for (let row = 0; row < finished.length; row++) missed += finished[row]! - good[row]!;
    for (let at = 0; at < this.#groups.length; at += missColumns) missed -= this.#groups[at]!;
    return missed > 0;
  }

  #count(into: Float64Array, at: number, late: boolean, slow: boolean, long: boolean): void {
    into[at]! += 1;
    if (late) into[at + 1]! += 1;
    if (slow) into[at + 2]! += 1;
    if (long) into[at + 3]! += 1;
  }

  #bucketOf(arrivedPs: number): number {
    for (;;) {
      const bucket = Math.floor(arrivedPs * this.#perPs);
      if (bucket < mostBuckets) return bucket;
      const wider = doubled(this.#buckets);
      this.#buckets.fill(0);
      this.#buckets.set(wider);
      this.#widthS *= 2;
      this.#perPs /= 2;
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
