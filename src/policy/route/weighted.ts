// A replica at random, in proportion to weights.

import { blind, type RouteDefinition } from './contract.ts';

export const weighted: RouteDefinition = {
  ...blind,
  id: 'weighted',
  about: 'an open replica at random, in proportion to the weights of pools',
  core: 'weighted',
  weights: 'proportional',
  draws: true,
};
