// Requests of one length under a route that sends to the least loaded replica: they bunch.
//
// What a replica admits in one step decodes in step and ends in one step. It is then the least loaded by several, gets
// the next several, and admits those together again: bunches keep themselves alive, and each request waits for the
// prefill of its bunch. Lengths that differ part it; round-robin never makes one. Measured: src/planner/README.md.

import type { LengthSpec, Scenario } from '../scenario/types.ts';

const isFixed = (length: LengthSpec): boolean => length.kind === 'fixed';

/** Whether the route looks for the replica with the least of something, and has a choice. */
export function seeksLeast({ route, pools }: Pick<Scenario, 'route' | 'pools'>): boolean {
  return route.policy.startsWith('least-') && pools.reduce((sum, pool) => sum + pool.replicas, 0) > 1;
}

export const bunchingText = (policy: string): string =>
  `All requests have the same lengths, and the route ${policy} then bunches them: a replica that ends several ` +
  'at once gets the next several, which wait for one another. Lengths with a spread hardly bunch, round-robin never: ' +
  'try --set fleet.route.policy=round-robin.';

/** Of requests that are drawn; those of a trace are not known before it is read. */
export function bunchingWarnings(scenario: Scenario): string[] {
  const { workload, route } = scenario;
  const isEqual = workload.kind === 'drawn' && isFixed(workload.prompt) && isFixed(workload.output);
  return isEqual && seeksLeast(scenario) ? [bunchingText(route.policy)] : [];
}
