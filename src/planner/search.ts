// Searches over one number that is taken to be monotone: more load never helps, more replicas never hurt.
// Where noise breaks that, the answer is still a pair that was tried: one that met, one that missed.

export interface Bracket {
  /** highest load that met; null = none did */
  readonly good: number | null;
  /** lowest load above it that missed; null = none did */
  readonly bad: number | null;
}

export interface LoadSearch {
  readonly start: number;
  /** stops when bad / good − 1 is at most this */
  readonly tolerance: number;
  readonly least: number;
  readonly most: number;
  /** rounds a load to one that can be written down */
  readonly round: (value: number) => number;
}

/** Doubles or halves until the answer is enclosed, then halves the ratio. null = nothing is measured at that load. */
export async function bracketLoad(
  isMet: (load: number) => Promise<boolean | null>,
  { start, tolerance, least, most, round }: LoadSearch,
): Promise<Bracket> {
  let good: number | null = null;
  let bad: number | null = null;
  let load = round(start);
  while (good === null || bad === null) {
    const met = await isMet(load);
    if (met === null) return { good, bad };
    if (met) good = load;
    else bad = load;
    if (good !== null && bad !== null) break;
    const next = round(good === null ? load / 2 : load * 2);
    if (next < least || next > most) return { good, bad };
    load = next;
  }
  while (bad / good - 1 > tolerance) {
    const middle = round(Math.sqrt(good * bad));
    if (middle <= good || middle >= bad) break;
    if (await isMet(middle)) good = middle;
    else bad = middle;
  }
  return { good, bad };
}

/** The least whole number from 1 to `most` that meets, sought from `start`; null = none does. */
export async function fewest(
  isMet: (count: number) => Promise<boolean>,
  start: number,
  most: number,
): Promise<number | null> {
  let good: number | null = null;
  let bad = 0;
  let count = Math.min(Math.max(1, start), most);
  for (let step = 1; good === null || bad === 0; step *= 2) {
    if (await isMet(count)) {
      good = count;
      if (count === 1) return 1;
      count = Math.max(1, count - step);
    } else {
      bad = count;
      if (count === most) return null;
      count = Math.min(most, count + step);
    }
  }
  while (good - bad > 1) {
    const middle: number = (good + bad) >> 1;
    if (await isMet(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
