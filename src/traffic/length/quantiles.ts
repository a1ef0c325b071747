// An empirical distribution of lengths: points of its distribution function, linear between them.

import { quantity, type Report } from '../field.ts';
import { type LengthDistribution, tokens } from './contract.ts';

export interface QuantilesLength {
  readonly kind: 'quantiles';
  /** shares from 0 to 1, rising; the first is 0 and the last is 1 */
  readonly shares: readonly number[];
  /** [share] tokens, never falling, linear between the points */
  readonly tokens: readonly number[];
}

type Points = readonly (readonly [share: number, tokens: number])[];

/** Points as a catalog entry has them. */
export const quantilesOf = (points: Points): QuantilesLength => ({
  kind: 'quantiles',
  shares: points.map(([share]) => share),
  tokens: points.map(([, count]) => count),
});

function checkPoints(points: Points, report: Report): void {
  const bad = (index: number, found: unknown, hint: string) => report(['quantiles', index], hint, String(found));
  for (const [index, [share, count]] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined && share <= before[0]) bad(index, share, 'Shares must rise.');
    if (before !== undefined && count < before[1]) bad(index, count, 'Tokens must not fall as the share rises.');
  }
  const [first, last] = [points[0]?.[0], points.at(-1)?.[0]];
  if (first !== 0) bad(0, first, 'The first share is 0: its tokens are the fewest.');
  if (last !== 1) bad(points.length - 1, last, 'The last share is 1: its tokens are the most.');
}

export const quantiles: LengthDistribution<QuantilesLength> = {
  id: 'quantiles',
  field: {
    form: 'pairs',
    pair: [quantity('share', 'share'), tokens('tokens')],
    pairHint: 'Write [share, tokens].',
    hint: 'Write points like [[0, 10], [0.5, 128], [1, 4096]].',
    least: { count: 2, hint: 'At least two points.' },
    most: { count: 1024, hint: 'At most 1024 points.' },
  },
  beside: {},
  resolve(given, report) {
    const points = given['quantiles'] as Points;
    checkPoints(points, report);
    return quantilesOf(points);
  },
  law(spec, { mostPoints }, refuse) {
    if (spec.shares.length <= mostPoints) return spec;
    return refuse(`${spec.shares.length} points`, `At most ${mostPoints} points of an empirical length.`);
  },
};
