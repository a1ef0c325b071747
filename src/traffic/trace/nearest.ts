// "Did you mean": the known word that is few edits away.

/** Insertions, deletions and replacements between two words. Source: Wagner, Fischer, JACM 21(1), 1974. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[j]! + 1, current[j - 1]! + 1));
    }
    above = current;
  }
  return above[b.length]!;
}

/** The nearest known word, case aside, if at most a third of it differs; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const letters = word.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = editDistance(letters, candidate.toLowerCase());
    if (edits * 3 <= candidate.length && edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
