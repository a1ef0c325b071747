/**
 * The requests that have come, counted as the core takes them from its ring: lengths by class, and the gaps between
 * arrivals. The counts do not depend on how the run was sliced, and take the same memory whatever its length.
 *
 * Lengths are counted in bins of 64 an octave, as latencies are: exact below 128 tokens, then within 1/64.
 * In a closed loop the times in the ring are limits, no arrivals: gaps are not counted.
 */

import { wordsOf } from '../core/integers.ts';
import type { ArrivalRingTable, ArrivalTable } from '../core/layout.gen.ts';
import { S_PER_PS } from '../units.ts';

const binsPerOctave = 64;
/** Lengths are whole numbers below 2^31. */
export const tokenBins = binsPerOctave * 26;
/** Prompt and output of a class. */
export const lengthsPerClass = 2;
const highWord = 4294967296;

/** [bin] fewest tokens of each bin, and one past the last */
export const binTokens = new Float64Array(tokenBins + 1);
for (let bin = 0, width = 1; bin < tokenBins; bin++) {
  if (bin >= 2 * binsPerOctave && bin % binsPerOctave === 0) width *= 2;
  binTokens[bin + 1] = binTokens[bin]! + width;
}

function binOf(tokens: number): number {
  if (tokens < binsPerOctave) return tokens;
  const exponent = 31 - Math.clz32(tokens);
  return binsPerOctave * (exponent - 6) + (tokens >> (exponent - 6));
}

/** All that the counter remembers, as plain data: a checkpoint stores it, and a result is made of it. */
export interface ArrivedCounts {
  readonly requests: number;
  readonly isClosedLoop: boolean;
  /** words of the first and the last arrival's time: high, low */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** sum of the squares of the gaps, s²; null = not known, as of two cells together */
  readonly gapSquares: number | null;
  /** [class × (prompt, output)] */
  readonly sums: readonly number[];
  readonly fewest: readonly number[];
  readonly most: readonly number[];
  /** pairs of (class × (prompt, output)) · tokenBins + bin, and its count */
  readonly bins: readonly number[];
}

interface Taken {
  readonly arrival: Pick<ArrivalTable, 'timePs' | 'promptTokens' | 'outputTokens' | 'class'>;
  readonly arrivalRing: Pick<ArrivalRingTable, 'taken'>;
}

export class ArrivedCounter {
  #requests: number;
  readonly #isClosedLoop: boolean;
  #first: readonly number[];
  #last: readonly number[];
  #gapSquares: number;
  readonly #sums: Float64Array;
  readonly #fewest: Float64Array;
  readonly #most: Float64Array;
  readonly #bins: Float64Array;

  constructor(classes: number, isClosedLoop: boolean, from: ArrivedCounts | null = null) {
    const columns = classes * lengthsPerClass;
    this.#requests = from?.requests ?? 0;
    this.#isClosedLoop = isClosedLoop;
    this.#first = from?.first ?? [0, 0];
    this.#last = from?.last ?? [0, 0];
    this.#gapSquares = from?.gapSquares ?? 0;
    this.#sums = Float64Array.from(from?.sums ?? new Float64Array(columns));
    this.#fewest = Float64Array.from(from?.fewest ?? new Float64Array(columns));
    this.#most = Float64Array.from(from?.most ?? new Float64Array(columns));
    this.#bins = new Float64Array(columns * tokenBins);
    const pairs = from?.bins ?? [];
    for (let at = 0; at < pairs.length; at += 2) this.#bins[pairs[at]!] = pairs[at + 1]!;
  }

  /** Counts what was taken since the last call; the rows must still be in the ring. */
  take({ arrival, arrivalRing }: Taken): void {
    const taken = arrivalRing.taken[0] ?? 0;
    if (taken === this.#requests) return;
    const { promptTokens, outputTokens, class: classes } = arrival;
    const mask = arrival.timePs.length - 1;
    for (let id = this.#requests; id < taken; id++) {
      const row = id & mask;
      const column = classes[row]! * lengthsPerClass;
      this.#length(column, promptTokens[row]!);
      this.#length(column + 1, outputTokens[row]!);
    }
    if (!this.#isClosedLoop) this.#times(wordsOf(arrival.timePs), mask, taken);
    this.#requests = taken;
  }

  #length(column: number, tokens: number): void {
    this.#sums[column]! += tokens;
    this.#bins[column * tokenBins + binOf(tokens)]! += 1;
    if (tokens > this.#most[column]!) this.#most[column] = tokens;
    const fewest = this.#fewest[column]!;
    if (fewest === 0 || tokens < fewest) this.#fewest[column] = tokens;
  }

  #times(words: Uint32Array, mask: number, taken: number): void {
    let from = this.#requests;
    if (from === 0) {
      this.#first = [words[1]!, words[0]!];
      this.#last = this.#first;
      from = 1;
    }
    let [high, low] = [this.#last[0] ?? 0, this.#last[1] ?? 0];
    let squares = this.#gapSquares;
    for (let id = from; id < taken; id++) {
      const word = 2 * (id & mask);
      const [nextLow, nextHigh] = [words[word]!, words[word + 1]!];
      const gapS = ((nextHigh - high) * highWord + (nextLow - low)) * S_PER_PS;
      squares += gapS * gapS;
      high = nextHigh;
      low = nextLow;
    }
    this.#last = [high, low];
    this.#gapSquares = squares;
  }

  counts(): ArrivedCounts {
    const bins: number[] = [];
    for (let at = 0; at < this.#bins.length; at++) if (this.#bins[at]! > 0) bins.push(at, this.#bins[at]!);
    return {
      requests: this.#requests,
      isClosedLoop: this.#isClosedLoop,
      first: [...this.#first],
      last: [...this.#last],
      gapSquares: this.#gapSquares,
      sums: [...this.#sums],
      fewest: [...this.#fewest],
      most: [...this.#most],
      bins,
    };
  }
}

/** From the first arrival to the last. */
export const arrivalSpanS = ({ first, last }: ArrivedCounts): number =>
  ((last[0]! - first[0]!) * highWord + (last[1]! - first[1]!)) * S_PER_PS;

const inOrder = (one: readonly number[], other: readonly number[]): number =>
  one[0]! - other[0]! || one[1]! - other[1]!;

/** Counts of two cells as one. Which arrival of one follows which of the other is not known: the gaps are left out. */
export function mergedArrived(a: ArrivedCounts, b: ArrivedCounts): ArrivedCounts {
  const counts = new Map<number, number>();
  for (const { bins } of [a, b]) {
    for (let at = 0; at < bins.length; at += 2) counts.set(bins[at]!, (counts.get(bins[at]!) ?? 0) + bins[at + 1]!);
  }
  const pairs = [...counts].sort(([one], [other]) => one - other);
  const [first, last] = [[a.first, b.first].sort(inOrder)[0]!, [a.last, b.last].sort(inOrder)[1]!];
  const least = (one: number, other: number) => (one === 0 || other === 0 ? one + other : Math.min(one, other));
  return {
    requests: a.requests + b.requests,
    isClosedLoop: a.isClosedLoop,
    ...{ first, last },
    gapSquares: null,
    sums: a.sums.map((sum, column) => sum + b.sums[column]!),
    fewest: a.fewest.map((tokens, column) => least(tokens, b.fewest[column]!)),
    most: a.most.map((tokens, column) => Math.max(tokens, b.most[column]!)),
    bins: pairs.flat(),
  };
}
