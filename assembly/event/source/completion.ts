// Source `completion` (2), calendar: the segment of a replica ends; by replica index. README §1, §3.

import { instantOf, isStart, NEVER, nextReplica, setStart } from '../../engine/calendar';
import { checkReplica } from '../../engine/check';
import { begin } from '../../engine/replica';
import { EngineState, engineAt } from '../../layout/engine.gen';
import { Clock, ClosedLoop } from '../../layout/event.gen';
import { Run } from '../../layout/program.gen';
import { Router } from '../../layout/router.gen';
import { FOLD_ABOVE_PJ } from '../../request/energy';
import { complete } from '../complete';
import { GO } from '../exit';
import { foldEnergy } from '../window';

/** `key` is that of the calendar's next event. */
export function nextPs(key: i64): i64 {
  return isStart(key) ? NEVER : instantOf(key);
}

export function handle(now: i64): i32 {
  const r = nextReplica();
  const e = engineAt(r);
  Clock.endedPs = now;
  complete(e, now);
  if (e.account.windowDynamicPj > FOLD_ABOVE_PJ && Run.windowPs == 0) foldEnergy(e);
  checkReplica(e);
  e.state = EngineState.pending;
  // nothing else of this instant could see its next pass come early
  if (Clock.followingPs > now && Router.held == 0 && ClosedLoop.free == 0) {
    begin(e, r, now);
    return GO;
  }
  setStart(r, now);
  if (Router.held > 0) Router.releasePs = now;
  return GO;
}
