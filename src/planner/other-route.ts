// Requests of one length bunch under routes that seek the least loaded replica (src/compile/bunching.ts): plans then
// measure round-robin beside, and say what it needs.

import { bunchingText } from '../compile/bunching.ts';
import type { RouteSpec, Scenario } from '../scenario/types.ts';
import type { HeldRequests } from '../workload/columns.ts';

/** The scenario's route with round-robin in place of its policy. */
export const roundRobin = ({ route }: Scenario): RouteSpec => ({
  ...route,
  policy: 'round-robin',
  signal: null,
  staleS: 0,
});

const isEqual = (column: Int32Array): boolean => column.every((value) => value === column[0]);

/** Whether a plan should try round-robin beside the scenario's route. */
export function bunches({ route }: Scenario, requests: HeldRequests | null): boolean {
  if (!route.policy.startsWith('least-') || requests === null || requests.columns.capacity < 2) return false;
  return isEqual(requests.columns.promptTokens) && isEqual(requests.columns.outputTokens);
}

/** `measured`: what round-robin needs or bears instead, in words. */
export const otherRouteNotes = ({ route }: Scenario, measured: string): string[] => [
  `${bunchingText(route.policy)} Measured here: ${measured}.`,
];
