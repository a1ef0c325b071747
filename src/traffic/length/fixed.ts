// One length for all requests.

import { type LengthDistribution, tokens } from './contract.ts';

export interface FixedLength {
  readonly kind: 'fixed';
  readonly tokens: number;
}

export const fixed: LengthDistribution<FixedLength> = {
  id: 'fixed',
  field: tokens('always so many'),
  beside: {},
  resolve: (given) => ({ kind: 'fixed', tokens: given['fixed'] as number }),
  law: (spec) => spec,
};
