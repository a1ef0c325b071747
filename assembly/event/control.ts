// What the host changed behind a Horizon takes effect. README §9.

import {
  clockNowPs,
  engineAt,
  engineBusy,
  engineCost,
  engineKind,
  engineMaxNumSeqs,
  enginePower,
  engineQueued,
  engineState,
  kindMaxNumSeqs,
  replicaBatchLimit,
  replicaLevel,
  replicaPower,
  routerHeld,
  setEngineControlPeakW,
  setEngineCost,
  setEngineIdleSincePs,
  setEngineMaxNumSeqs,
  setEnginePower,
  setEngineState,
  setRouterReleasePs,
  sizeLevels,
  sizeReplicas,
} from '../layout/layout.gen';
import { reopen } from '../router/open';
import { cutAt } from './cut';
import { setStart } from './tree';

/** Running requests that replica `r` may have. */
export function seqsLimit(kind: i32, r: i32): i32 {
  const most = kindMaxNumSeqs(kind);
  const limit = replicaBatchLimit(r);
  return limit >= 0 && limit < most ? limit : most;
}

/** Reads the replica table at the instant of the last Horizon, up to which every account has been brought. */
export function applyControl(): void {
  const now = clockNowPs();
  for (let r = 0; r < sizeReplicas(); r++) applyTo(engineAt(r), r, now);
  reopen();
  if (routerHeld() > 0) setRouterReleasePs(now);
}

function applyTo(e: usize, r: i32, now: i64): void {
  setEngineControlPeakW(e, -1);
  const kind = engineKind(e);
  const cost = kind * sizeLevels() + replicaLevel(r);
  const limit = seqsLimit(kind, r);
  const changed = cost != engineCost(e) || limit != engineMaxNumSeqs(e);
  setEngineCost(e, cost);
  setEngineMaxNumSeqs(e, limit);
  if (changed) reconsider(e, r, now);
  if (replicaPower(r) == enginePower(e)) return;
  setEnginePower(e, replicaPower(r));
  if (engineBusy(e) == 0) setEngineIdleSincePs(e, now);
}

/** The next boundary makes a new pass: a jump ends there, and an idle replica with a queue looks at it again. */
function reconsider(e: usize, r: i32, now: i64): void {
  const state = engineState(e);
  if (state == 0 && engineQueued(e) > 0) {
    setEngineState(e, 1);
    setStart(r, now);
  }
  if (state == 2) cutAt(e, r, now);
}
