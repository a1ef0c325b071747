// Ids, and what to say when a name is not known.

/**
 * The id of a name: the part after the last `/`, lower case, words in brackets dropped, spaces and `_` to `-`, dots
 * kept. "meta-llama/Llama-3.1-8B" is `llama-3.1-8b`.
 */
export function idOf(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const words = last
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .toLowerCase();
  return words.replace(/[\s_-]+/g, '-').replace(/^-|-$/g, '');
}

/** Longest name that is compared: a longer one is no misspelling, and the comparison is quadratic. */
const longest = 64;

/** Optimal string alignment: insertions, deletions, substitutions, and neighbours swapped (`bf61`) as one edit. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known name nearest to `name`, if it is near: a third of its letters may differ. */
export function nearest(name: string, known: Iterable<string>): string | null {
  if (name.length > longest) return null;
  const wanted = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Letters and number that part a product from others: `a10` of a10g, `rtx4090` of "GeForce RTX 4090". */
function productOf(name: string): string | null {
  const plain = name.replaceAll('-', '').replace(/^(?:nvidia|amd|intel|google|aws|geforce)+/, '');
  return /^[a-z]*\d+/.exec(plain)?.[0] ?? null;
}

/** Names of products: one with another letter or number is another product, however near it is spelled. */
export function productSuggestion(name: string, ids: readonly string[], aliases: readonly string[]): string {
  const product = productOf(name);
  if (product === null) return suggestion(name, ids, aliases);
  const isNumber = /^\d+$/.test(product);
  const alike = [...ids, ...aliases].filter((one) => {
    return isNumber ? one.split('-').includes(product) : productOf(one) === product;
  });
  const [first] = alike;
  if (first !== undefined) return `Did you mean ${nearest(name, alike) ?? first}?`;
  return `The catalog has none like it; write it in full, or as { base: …, … } with changes. ${knownText(name, ids)}`;
}

/** Names that a hint lists at most; of more it shows the nearest by their beginning. */
const mostListed = 24;
const shownOfMany = 8;

function sharedLetters(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** All known names, or of many those that begin most like `name`. */
function knownText(name: string, known: readonly string[]): string {
  if (known.length <= mostListed) return `Known: ${known.join(', ')}.`;
  const id = idOf(name);
  const nearby = known.map((one, place) => ({ one, place, shared: sharedLetters(id, one) }));
  nearby.sort((a, b) => b.shared - a.shared || a.place - b.place);
  const some = nearby.slice(0, shownOfMany).map(({ one }) => one);
  return `Known: ${some.join(', ')} and ${known.length - shownOfMany} more; \`tokenworks list\` prints them.`;
}

/** "Did you mean h100-sxm?" or what is known. */
export function suggestion(name: string, known: readonly string[], alsoKnown: readonly string[] = []): string {
  const near = nearest(name, [...known, ...alsoKnown]);
  if (near !== null) return `Did you mean ${near}?`;
  return known.length === 0 ? 'None is known.' : knownText(name, known);
}
