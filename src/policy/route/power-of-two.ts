// Two replicas are drawn, the one with less of a signal is chosen.
// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE TPDS 12(10), 2001.

import { leastBy, type RouteDefinition } from './contract.ts';

export const powerOfTwo: RouteDefinition = {
  ...leastBy(
    'power-of-two',
    'the lesser of two open replicas drawn at random, by the signal that is named',
    'requests',
  ),
  core: 'powerOfTwo',
  signal: 'chosen',
  draws: true,
};
