// The replica with the least score of those that a function of the user writes at every refresh of the signals.

import { leastBy, type RouteDefinition } from './contract.ts';

export const scores: RouteDefinition = {
  ...leastBy('scores', 'the open replica with the least score that your router wrote at the last refresh', 'requests'),
  core: 'scores',
  signal: null,
  staleness: 'required',
  weights: 'zero',
  asks: 'scores',
};
