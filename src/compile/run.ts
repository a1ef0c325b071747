// The scalars of a Program: windows, warm-up, and the router.

import { KvIndex, Route, Signal, StepMode } from '../core/layout.gen.ts';
import { routeOf } from '../policy/route/index.ts';
import type { Scenario } from '../scenario/types.ts';
import { toPs } from '../units.ts';
import type { Row } from './lowered.ts';

/** No end of sending. */
const NEVER_PS = 2n ** 63n - 1n;

/** Requests that come at once, or that users send, are measured from the first on, as load generators do. */
function warmUpPsOf({ run, workload }: Pick<Scenario, 'run' | 'workload'>): bigint {
  const isAtOnce = workload.arrivals?.ratePerS === Number.POSITIVE_INFINITY;
  return isAtOnce || workload.users !== undefined ? 0n : toPs(run.warmUpS);
}

/** Draws are keyed by streams, the router's own among them, so one seed serves workload and router. */
export const runRow = ({ run, route, workload }: Scenario): Row => ({
  windowPs: toPs(run.windowS),
  warmUpPs: warmUpPsOf({ run, workload }),
  stepMode: StepMode[run.stepMode],
  // Nothing is shared between requests yet, so counting blocks serves every scenario.
  kvIndex: KvIndex.counts,
  routeSeed: BigInt(run.seed),
  stalePs: toPs(route.staleS),
  route: Route[routeOf(route.policy).core],
  signal: route.signal === null ? Signal.requests : Signal[route.signal],
  holdLimit: route.holdLimit ?? -1,
  routerWindows: run.windowS > 0 ? 1 : 0,
  concurrency: workload.users?.concurrency ?? 0,
  sendUntilPs: workload.users?.untilS == null ? NEVER_PS : toPs(workload.users.untilS),
});
