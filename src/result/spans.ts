// Buckets of time of two cells: whose are shorter.

interface Spans {
  readonly startS: readonly number[];
  readonly endS: readonly number[];
}

/** True when buckets of `one` must be merged pairwise before they can be beside those of `other`. */
export function isFiner(one: Spans, other: Spans): boolean {
  const second = one.startS[1];
  if (second === undefined) return false;
  return other.startS.length > 1 ? second < other.startS[1]! : second < (other.endS[0] ?? 0);
}
