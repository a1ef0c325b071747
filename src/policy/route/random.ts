// A replica at random.

import { blind, type RouteDefinition } from './contract.ts';

export const random: RouteDefinition = {
  ...blind,
  id: 'random',
  about: 'an open replica at random, all alike',
  core: 'random',
  draws: true,
};
