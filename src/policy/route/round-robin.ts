// Replicas in turn.

import { blind, type RouteDefinition } from './contract.ts';

export const roundRobin: RouteDefinition = {
  ...blind,
  id: 'round-robin',
  about: 'open replicas in turn',
  core: 'roundRobin',
};
