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

/** All that the counter remembers, as plain data: a checkpoint stores it, and a result is made of it. */
export interface ArrivedCounts {
  readonly requests: number;
  readonly isClosedLoop: boolean;
  /** words of the first and the last arrival's time: high, low */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** [class × (prompt, output)] */
  readonly sums: readonly number[];
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
  readonly #sums: Float64Array;
  readonly #bins: Uint32Array;

  constructor(classes: number, isClosedLoop: boolean, from: ArrivedCounts | null = null) {
    const columns = classes * lengthsPerClass;
    this.#requests = from?.requests ?? 0;
    this.#isClosedLoop = isClosedLoop;
    this.#first = from?.first ?? [0, 0];
    this.#last = from?.last ?? [0, 0];
    this.#sums = Float64Array.from(from?.sums ?? new Float64Array(columns));
    this.#bins = new Uint32Array(columns * tokenBins);
    const pairs = from?.bins ?? [];
    for (let at = 0; at < pairs.length; at += 2) this.#bins[pairs[at]!] = pairs[at + 1]!;
  }

  /** Counts what was taken since the last call; the rows must still be in the ring. On the path of every request. */
  take({ arrival, arrivalRing }: Taken): void {
    const taken = arrivalRing.taken[0] ?? 0;
    const before = this.#requests;
    if (taken === before) return;
    const { class: classes, promptTokens, outputTokens } = arrival;
    const mask = arrival.timePs.length - 1;
    const bins = this.#bins;
    // requests of one class in a row are summed apart: there is often but one
    for (let id = before; id < taken; ) {
      const group = classes[id & mask]!;
      const prompt = group * lengthsPerClass;
      const [promptBins, outputBins] = [prompt * tokenBins, (prompt + 1) * tokenBins];
      let [prompts, outputs] = [0, 0];
      for (; id < taken; id++) {
        const row = id & mask;
        if (classes[row] !== group) break;
        const [input, output] = [promptTokens[row]!, outputTokens[row]!];
        const shift = Math.max(0, 25 - Math.clz32(input));
        bins[promptBins + (shift << 6) + (input >> shift)]!++;
        const outputShift = Math.max(0, 25 - Math.clz32(output));
        bins[outputBins + (outputShift << 6) + (output >> outputShift)]!++;
        prompts += input;
        outputs += output;
      }
      this.#sums[prompt]! += prompts;
      this.#sums[prompt + 1]! += outputs;
    }
    const words = wordsOf(arrival.timePs);
    const timeAt = (id: number): readonly number[] => [words[2 * (id & mask) + 1]!, words[2 * (id & mask)]!];
    if (before === 0) this.#first = timeAt(0);
    this.#last = timeAt(taken - 1);
    this.#requests = taken;
  }

  counts(): ArrivedCounts {
    const bins: number[] = [];
    for (let at = 0; at < this.#bins.length; at++) if (this.#bins[at]! > 0) bins.push(at, this.#bins[at]!);
    return {
      requests: this.#requests,
      isClosedLoop: this.#isClosedLoop,
      first: [...this.#first],
      last: [...this.#last],
      sums: [...this.#sums],
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
  return {
    requests: a.requests + b.requests,
    isClosedLoop: a.isClosedLoop,
    ...{ first, last },
    sums: a.sums.map((sum, column) => sum + b.sums[column]!),
    bins: pairs.flat(),
  };
}
