// How far a small count can be trusted: intervals of shares, and which shares differ from the rest by more than chance.

/** Both tails hold 5 % of a normal law beyond it; and, of more comparisons, as much of all of them together. */
const beyond: readonly (readonly [comparisons: number, z: number])[] = [
  [1, 1.96],
  [10, 2.807],
  [100, 3.481],
  [1_000, 4.056],
  [10_000, 4.565],
  [Number.POSITIVE_INFINITY, 5],
];

const limitOf = (comparisons: number): number => (beyond.find(([most]) => comparisons <= most) ?? [0, 5])[1];

/**
 * The shares that `count` of `total` may well come from: Wilson's score interval, of 95 % unless another z is given.
 * Source: Wilson, J. Am. Stat. Assoc. 22, 1927.
 */
export function shareInterval(count: number, total: number, z = 1.96): { low: number; high: number } {
  if (total <= 0) return { low: 0, high: 1 };
  const share = count / total;
  const square = (z * z) / total;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  return { low: count === 0 ? 0 : Math.max(0, middle - half), high: count === total ? 1 : Math.min(1, middle + half) };
}

/** Expected counts below it are too few for a normal law. */
const fewExpected = 25;

/** (1 − share)^total by squaring. */
function noneOf(total: number, share: number): number {
  let power = 1;
  for (let [base, rest] = [1 - share, total]; rest > 0; rest = Math.floor(rest / 2), base *= base) {
    if (rest % 2 === 1) power *= base;
  }
  return power;
}

/** The chance of `count` or more of `total`, each with the probability `share` < 1. */
function binomialTail(count: number, total: number, share: number): number {
  let term = noneOf(total, share);
  let below = 0;
  for (let at = 0; at < count; at++) {
    below += term;
    term *= ((total - at) / (at + 1)) * (share / (1 - share));
  }
  return 1 - below;
}

/** Whether `count` of `total` is more than a part of `expected` gives by chance, looked at so many times. */
export function isBeyondChance(count: number, total: number, expected: number, comparisons: number): boolean {
  if (total <= 0 || expected >= 1) return false;
  if (total * expected < fewExpected) return binomialTail(count, total, expected) < 0.025 / Math.max(1, comparisons);
  return shareInterval(count, total, limitOf(comparisons)).low > expected;
}

export interface Part {
  readonly name: string;
  readonly missed: number;
  readonly of: number;
}

/** Parts from which on it is seen how far they lie apart anyway, and the median of the square of a normal deviate. */
const fewestPeers = 10;
const medianSquare = 0.455;

/**
 * How many times wider than by single chances parts spread: misses of a busy moment come together. From the median, so
 * that the few that are sought do not hide themselves. At least 1.
 */
function spreadOf(parts: readonly Part[], share: number): number {
  if (parts.length < fewestPeers || share <= 0 || share >= 1) return 1;
  const squares = parts.map(({ missed, of }) => {
    const apart = missed - of * share;
    return of === 0 ? 0 : (apart * apart) / (of * share * (1 - share));
  });
  const median = squares.sort((a, b) => a - b)[Math.floor(squares.length / 2)]!;
  return Math.sqrt(Math.max(1, median / medianSquare));
}

/** Parts that miss more than all others together, by more than chance in so many comparisons; the worst first. */
export function worseParts<T extends Part>(
  parts: readonly T[],
  comparisons = parts.length,
): (T & { readonly othersShare: number })[] {
  const missed = parts.reduce((sum, part) => sum + part.missed, 0);
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  const z = limitOf(comparisons) * spreadOf(parts, of > 0 ? missed / of : 0);
  const worse = parts.flatMap((part) => {
    const [rest, restMissed] = [of - part.of, missed - part.missed];
    if (part.of === 0 || rest === 0) return [];
    const isWorse = shareInterval(part.missed, part.of, z).low > shareInterval(restMissed, rest, z).high;
    return isWorse ? [{ ...part, othersShare: restMissed / rest }] : [];
  });
  return worse.sort((a, b) => b.missed / b.of - a.missed / a.of);
}

/** The shortest run of neighbours that holds half of a sum: from, and behind its last. */
export function shortestHalf(counts: readonly number[]): { from: number; to: number } {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let best = { from: 0, to: counts.length };
  let [from, held] = [0, 0];
  for (const [at, count] of counts.entries()) {
    held += count;
    while (held - counts[from]! >= half) held -= counts[from++]!;
    if (held >= half && at + 1 - from < best.to - best.from) best = { from, to: at + 1 };
  }
  return best;
}
