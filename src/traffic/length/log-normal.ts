// A log-normal distribution of lengths: exp(mu + sigma·z), rounded to tokens and clamped.

import { quantity } from '../field.ts';
import { type LengthDistribution, longestTokens, tokens } from './contract.ts';

export interface LogNormalLength {
  readonly kind: 'logNormal';
  /** exp(mu); the logarithm is taken by src/maths */
  readonly median: number;
  readonly sigma: number;
  readonly min: number;
  /** null = unlimited */
  readonly max: number | null;
}

export const logNormal: LengthDistribution<LogNormalLength> = {
  id: 'logNormal',
  field: {
    form: 'table',
    about: 'log-normal law, rounded and clamped to [min, max]',
    fields: {
      median: quantity('factor', 'median tokens', { positive: true, max: longestTokens }),
      sigma: quantity('factor', 'sigma of the logarithm', { max: 10 }),
    },
  },
  beside: {
    min: tokens('fewest tokens of a log-normal law'),
    max: tokens('most tokens of a log-normal law'),
  },
  resolve(given, report) {
    const { median, sigma } = given['logNormal'] as { readonly median: number; readonly sigma: number };
    const [min, max] = [(given['min'] as number | undefined) ?? 1, (given['max'] as number | undefined) ?? null];
    if (max !== null && max < min) report(['max'], `It must be at least min (${min}).`, String(max));
    return { kind: 'logNormal', median, sigma, min, max };
  },
  law: ({ median, sigma, min, max }, limits) => ({
    kind: 'logNormal',
    mu: limits.log(median),
    sigma,
    min,
    max: max ?? limits.longestTokens,
  }),
};
