// Figures as most tools write them, and what several readers share: ranks of a latency, lengths of requests.

import { longestTokens } from '../traffic/length/contract.ts';
import type { Keys } from './keys.ts';
import type { ListedLengths, MeanLengths, MeasuredRanks } from './types.ts';

type Rank = keyof MeasuredRanks;

/** [rank] the words that tools have for it */
const words: readonly (readonly [Rank, readonly string[]])[] = [
  ['mean', ['mean', 'avg']],
  ['p50', ['p50', 'median']],
  ['p90', ['p90']],
  ['p95', ['p95']],
  ['p99', ['p99']],
  ['max', ['max']],
];

/** Ranks of one latency; `keyOf` spells the key of a word, `secondsPerUnit` is the unit of the file. */
export function ranksOf(
  keys: Keys,
  secondsPerUnit: number,
  keyOf: (word: string) => string = (word) => word,
): MeasuredRanks {
  const ranks: Partial<Record<Rank, number>> = {};
  for (const [rank, spellings] of words) {
    const value = keys.number(...spellings.map(keyOf));
    if (value !== null) ranks[rank] = value * secondsPerUnit;
  }
  return ranks;
}

/** Latencies that have at least one figure. */
export function known<Name extends string>(
  ranks: Readonly<Record<Name, MeasuredRanks>>,
): Partial<Record<Name, MeasuredRanks>> {
  const all = Object.entries(ranks) as [Name, MeasuredRanks][];
  return Object.fromEntries(all.filter(([, one]) => Object.keys(one).length > 0)) as Partial<
    Record<Name, MeasuredRanks>
  >;
}

const lengthHint = `A length is 1 to ${longestTokens} tokens in the mean.`;

/** The mean of a length in whole tokens; null when it was reported. */
export function meanTokens(keys: Keys, key: string, mean: number | null): number | null {
  if (mean === null) return keys.missing(key, 'The load needs the mean length of prompts and outputs.');
  const tokens = Math.round(mean);
  return tokens >= 1 && tokens <= longestTokens ? tokens : keys.bad(key, mean, lengthHint);
}

export const meanLengths = (promptTokens: number | null, outputTokens: number | null): MeanLengths | null =>
  promptTokens === null || outputTokens === null ? null : { kind: 'mean', promptTokens, outputTokens };

const isLength = (tokens: number | undefined): boolean =>
  Number.isInteger(tokens) && (tokens ?? 0) >= 1 && (tokens ?? 0) <= longestTokens;

/** Requests with a whole prompt and output; those that failed have none, and are left out. */
export function listedLengths(
  prompts: readonly number[],
  outputs: readonly number[],
  sentS: readonly number[] | null,
): ListedLengths {
  const rows = prompts.map((_, row) => row).filter((row) => isLength(prompts[row]) && isLength(outputs[row]));
  const of = (values: readonly number[]) => rows.map((row) => values[row] ?? 0);
  return {
    kind: 'listed',
    promptTokens: of(prompts),
    outputTokens: of(outputs),
    sentS: sentS === null ? null : of(sentS),
  };
}

/** A rate as a limit: null = none, as of all at once. */
export const limitOf = (ratePerS: number | null): number | null =>
  ratePerS === Number.POSITIVE_INFINITY ? null : ratePerS;

/** What of the requests that were sent is not simulated; `sent` null = unknown. */
export function failedNotes(sent: number | null, completed: number): string[] {
  if (sent === null || sent <= completed) return [];
  return [`${sent - completed} of ${sent} requests did not complete; the completed ones are simulated.`];
}
