// What the host changed behind a Horizon takes effect. README §9.

import { setStart } from '../engine/calendar';
import { cutAt } from '../engine/cut';
import { Engine, engineAt } from '../layout/engine.gen';
import { Clock } from '../layout/event.gen';
import { Kinds, Replicas, Sizes } from '../layout/program.gen';
import { Router } from '../layout/router.gen';
import { reopen } from '../router/open';

/** Running requests that replica `r` may have. */
export function seqsLimit(kind: i32, r: i32): i32 {
  const most = Kinds.maxNumSeqs[kind];
  const limit = Replicas.batchLimit[r];
  return limit >= 0 && limit < most ? limit : most;
}

/** Reads the replica table at the instant of the last Horizon, up to which every account has been brought. */
export function applyControl(): void {
  const now = Clock.nowPs;
  for (let r = 0; r < Sizes.replicas; r++) applyTo(engineAt(r), r, now);
  reopen();
  if (Router.held > 0) Router.releasePs = now;
}

function applyTo(e: Engine, r: i32, now: i64): void {
  e.account.controlPeakW = -1;
  const kind = e.kind;
  const cost = kind * Sizes.levels + Replicas.level[r];
  const limit = seqsLimit(kind, r);
  const changed = cost != e.cost || limit != e.maxNumSeqs;
  e.cost = cost;
  e.maxNumSeqs = limit;
  if (changed) reconsider(e, r, now);
  if (Replicas.power[r] == e.power) return;
  e.power = Replicas.power[r];
  if (e.busy == 0) e.account.idleSincePs = now;
}

/** The next boundary makes a new pass: a jump ends there, and an idle replica with a queue looks at it again. */
function reconsider(e: Engine, r: i32, now: i64): void {
  const state = e.state;
  if (state == 0 && e.queued > 0) {
    e.state = 1;
    setStart(r, now);
  }
  if (state == 2) cutAt(e, r, now);
}
