// Requests of a session stay together: the replica of a session is drawn once, and the next open one stands in for it.

import { blind, type RouteDefinition } from './contract.ts';

export const sessionAffinity: RouteDefinition = {
  ...blind,
  id: 'session-affinity',
  about: 'all requests of a session to one replica; at random without a session',
  core: 'session',
  draws: true,
};
