// The register of route policies: one line each, in the order in which help names them.

import type { RouteDefinition } from './contract.ts';
import { external } from './external.ts';
import { leastKv } from './least-kv.ts';
import { leastOutstandingRequests } from './least-outstanding-requests.ts';
import { leastOutstandingTokens } from './least-outstanding-tokens.ts';
import { leastResidentTokens } from './least-resident-tokens.ts';
import { powerOfTwo } from './power-of-two.ts';
import { random } from './random.ts';
import { roundRobin } from './round-robin.ts';
import { scores } from './scores.ts';
import { sessionAffinity } from './session-affinity.ts';
import { weighted } from './weighted.ts';

export const routes: readonly RouteDefinition[] = [
  roundRobin,
  random,
  leastOutstandingRequests,
  leastOutstandingTokens,
  leastResidentTokens,
  leastKv,
  powerOfTwo,
  sessionAffinity,
  weighted,
  scores,
  external,
];

/** Where a scenario names none. */
export const standardRoute = leastOutstandingRequests;

/** The route policy of that id. Throws a RangeError for an id that the schema would have refused. */
export function routeOf(id: string): RouteDefinition {
  const found = routes.find((route) => route.id === id);
  if (found === undefined) throw new RangeError(`no route policy ${id}`);
  return found;
}

export { type RouteDefinition, type RouterVerb, type RouteSignal, routeSignals } from './contract.ts';
