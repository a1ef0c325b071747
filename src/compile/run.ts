// The scalars of a Program: windows, warm-up, and the router.

import { KvIndex, Route, Signal, StepMode } from '../core/layout.gen.ts';
import type { RoutePolicyName, Scenario } from '../scenario/types.ts';
import { toPs } from '../units.ts';
import type { Row } from './lowered.ts';

const routes: Readonly<Record<RoutePolicyName, number>> = {
  'round-robin': Route.roundRobin,
  random: Route.random,
  'least-outstanding-requests': Route.least,
  'least-outstanding-tokens': Route.least,
  'least-resident-tokens': Route.least,
  'least-kv': Route.least,
  'power-of-two': Route.powerOfTwo,
  'session-affinity': Route.session,
  weighted: Route.weighted,
  scores: Route.scores,
  external: Route.external,
};

/** Draws are keyed by streams, the router's own among them, so one seed serves workload and router. */
export const runRow = ({ run, route }: Scenario): Row => ({
  windowPs: toPs(run.windowS),
  warmUpPs: toPs(run.warmUpS),
  stepMode: StepMode[run.stepMode],
  // Nothing is shared between requests yet, so counting blocks serves every scenario.
  kvIndex: KvIndex.counts,
  routeSeed: BigInt(run.seed),
  stalePs: toPs(route.staleS),
  route: routes[route.policy],
  signal: route.signal === null ? Signal.requests : Signal[route.signal],
  holdLimit: route.holdLimit ?? -1,
  routerWindows: run.windowS > 0 ? 1 : 0,
});
