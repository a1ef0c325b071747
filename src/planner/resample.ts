/**
 * Other sets of requests out of one trace, for intervals: a trace has no draws of its own.
 *
 *   blocks   moving blocks of time, taken with replacement and put end to end until the trace's length is filled. A
 *            block begins anywhere and wraps around, so that each request is as likely as any other; what follows
 *            within a block stays: bursts, lulls and their lengths. How many requests there are varies.
 *   thin     each request stays with probability p = 0.8, and times shrink by p: as many requests a second, over a
 *            shorter time. Arrivals of neighbours part, so bursts get milder: dispersion − 1 falls to p of it.
 *
 * The first set is the trace as recorded. A set is a function of trace and seed alone, made at speed 1: every load and
 * every system faces the same ones. Source: Politis & Romano, A circular block-resampling procedure (1992); the length
 * of a block is 1/32 of the trace, at least BLOCK_S where that leaves 8 of them. Kind: assumed.
 */

import { toPs } from '../units.ts';
import { type HeldRequests, rowsBefore, sampled } from '../workload/columns.ts';

export const resamples = ['blocks', 'thin', 'none'] as const;
export type Resample = (typeof resamples)[number];

const BLOCKS = 32n;
const LEAST_BLOCKS = 8n;
/** About as long as requests stay: shorter blocks would cut queues apart. */
const BLOCK_S = 30;
const KEPT = 0.8;

/** Uniform in [0, 1) with 32 bits: a pure function of its arguments (the finaliser of MurmurHash3, twice). */
function uniform(seed: number, index: number): number {
  let word = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  for (let round = 0; round < 2; round++) {
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    word ^= word >>> 16;
  }
  return (word >>> 0) / 2 ** 32;
}

interface Taken {
  readonly row: number;
  readonly atPs: bigint;
}

function withTimes(held: HeldRequests, taken: readonly Taken[]): HeldRequests {
  const result = sampled(
    held,
    taken.map(({ row }) => row),
  );
  taken.forEach(({ atPs }, at) => {
    result.columns.timePs[at] = atPs;
  });
  return result;
}

/** Length of a block of a trace of `lengthPs`. */
export function blockPs(lengthPs: bigint): bigint {
  const usual = lengthPs / BLOCKS;
  const least = toPs(BLOCK_S) < lengthPs / LEAST_BLOCKS ? toPs(BLOCK_S) : lengthPs / LEAST_BLOCKS;
  const length = usual > least ? usual : least;
  return length > 0n ? length : 1n;
}

function blocksOf(held: HeldRequests, seed: number): HeldRequests {
  const { timePs } = held.columns;
  const lengthPs = (timePs.at(-1) ?? 0n) + 1n;
  const eachPs = blockPs(lengthPs);
  const taken: Taken[] = [];
  for (let block = 0, filledPs = 0n; filledPs < lengthPs; block++, filledPs += eachPs) {
    const ofPs = eachPs < lengthPs - filledPs ? eachPs : lengthPs - filledPs;
    const fromPs = BigInt(Math.floor(uniform(seed, block) * Number(lengthPs)));
    // up to the end of the trace, and what is left from its beginning
    const headPs = ofPs < lengthPs - fromPs ? ofPs : lengthPs - fromPs;
    for (const [startPs, endPs, shiftPs] of [
      [fromPs, fromPs + headPs, filledPs - fromPs],
      [0n, ofPs - headPs, filledPs + headPs],
    ] as const) {
      const to = rowsBefore(timePs, endPs);
      for (let row = rowsBefore(timePs, startPs); row < to; row++)
        taken.push({ row, atPs: (timePs[row] ?? 0n) + shiftPs });
    }
  }
  return withTimes(held, taken);
}

function thinnedOf(held: HeldRequests, seed: number): HeldRequests {
  const { timePs } = held.columns;
  const taken: Taken[] = [];
  for (const [row, atPs] of timePs.entries()) {
    if (uniform(seed, row) < KEPT) taken.push({ row, atPs: (atPs * 4n) / 5n });
  }
  return withTimes(held, taken);
}

/** The set of requests of a seed that is not the scenario's own; the trace itself where nothing is resampled. */
export function resampled(held: HeldRequests, kind: Resample, seed: number): HeldRequests {
  if (kind === 'none' || held.columns.capacity === 0) return held;
  return kind === 'blocks' ? blocksOf(held, seed) : thinnedOf(held, seed);
}

export const resampleText = {
  blocks: 'the blocks of time that the trace is put together from; the first set is the trace as recorded',
  thin: 'the requests that are left out of the trace; the first set is the trace as recorded',
} as const;
