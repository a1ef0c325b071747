// A function of the user names the replica of each request.

import { blind, type RouteDefinition } from './contract.ts';

export const external: RouteDefinition = {
  ...blind,
  id: 'external',
  about: 'the replica that your router answers for each request',
  core: 'external',
  staleness: 'optional',
  weights: 'unread',
  closes: false,
  asks: 'route',
};
