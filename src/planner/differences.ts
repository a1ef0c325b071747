// Paired differences: what a variant changes, set of draws by set of draws, so that what all variants have in common
// cancels. Intervals are Student's t over the differences.

import { type Interval, intervalOf, tQuantile } from './statistics.ts';

/**
 * `equal`: not the last digit differs. `lower`, `higher`: 0 is outside the interval. `noise`: it is inside. `single`:
 * one set of draws has no interval. `unknown`: some run does not report the figure.
 */
export type Verdict = 'equal' | 'lower' | 'higher' | 'noise' | 'single' | 'unknown';

export interface Difference {
  /** [set of draws] variant − base; null where a run does not report the figure */
  readonly values: readonly (number | null)[];
  /** mean of the differences; null where one is not known */
  readonly mean: number | null;
  /** mean / mean of the base; null of a base of 0 */
  readonly relative: number | null;
  /** of the paired differences; null = a single set of draws, or a difference is not known */
  readonly interval: Interval | null;
  /** half of the interval that the same runs would give if variant and base had been drawn apart (Welch) */
  readonly unpairedHalf: number | null;
  readonly verdict: Verdict;
}

type Values = readonly (number | null)[];

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const known = (values: Values): number[] | null => {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === values.length && numbers.length > 0 ? numbers : null;
};

/** Variance of a mean. */
function varianceOfMean(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return squares / (values.length - 1) / values.length;
}

/** Half of Welch's interval of a difference of means: degrees of freedom by Satterthwaite, rounded down. */
export function unpairedHalfOf(base: readonly number[], variant: readonly number[]): number | null {
  if (base.length < 2 || variant.length < 2) return null;
  const [a, b] = [varianceOfMean(base), varianceOfMean(variant)];
  if (a + b === 0) return 0;
  const freedom = ((a + b) * (a + b)) / ((a * a) / (base.length - 1) + (b * b) / (variant.length - 1));
  return tQuantile(Math.max(1, Math.floor(freedom))) * Math.sqrt(a + b);
}

function verdictOf(differences: readonly number[] | null, interval: Interval | null): Verdict {
  if (differences === null) return 'unknown';
  if (differences.every((value) => value === 0)) return 'equal';
  if (interval === null) return 'single';
  if (interval.low > 0) return 'higher';
  return interval.high < 0 ? 'lower' : 'noise';
}

/** [set of draws] both, in the same order. */
export function differenceOf(base: Values, variant: Values): Difference {
  const values = variant.map((value, set) => {
    const other = base[set] ?? null;
    return value === null || other === null ? null : value - other;
  });
  const differences = known(values);
  const [bases, variants] = [known(base), known(variant)];
  const mean = differences === null ? null : meanOf(differences);
  const baseMean = bases === null ? null : meanOf(bases);
  const interval = differences === null ? null : intervalOf(differences);
  return {
    values,
    mean,
    relative: mean === null || baseMean === null || baseMean === 0 ? null : mean / Math.abs(baseMean),
    interval,
    unpairedHalf: bases === null || variants === null ? null : unpairedHalfOf(bases, variants),
    verdict: verdictOf(differences, interval),
  };
}
