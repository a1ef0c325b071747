// Preemption by recompute: the victim's blocks come back, its tokens stay, it waits again. README §2.

import { release } from '../kv/cache';
import { Engine } from '../layout/engine.gen';
import { RequestState, slotAt } from '../layout/request.gen';
import { become } from '../request/state';
import { decodeContext, leaveBatch } from './batch';
import { removeFinish } from './finish';
import { reinsert } from './order.gen';
import { dropPartial, placeOf } from './partials';
import { unlinkRunning } from './running';

/** Preempts the running request in `slot` at `now`; returns the tokens of the step that it gives back to the budget. */
export function preempt(e: Engine, slot: i32, now: i64): i32 {
  const record = slotAt(slot);
  let tokens = 1;
  if (record.state == RequestState.decode) {
    const context = decodeContext(e, record);
    const emitted = record.emitted + e.batch.tokenClock - record.joinClock;
    leaveBatch(e, slot, context);
    removeFinish(e, slot);
    release(e, slot, context);
    record.emitted = emitted;
    // its whole target is computed, and contexts of decodes only grow
    assert(context >= record.reached);
    record.reached = context;
    record.lastTokenPs = now;
  } else {
    tokens = dropPartial(e, placeOf(e, slot));
    release(e, slot, record.computed + tokens);
  }
  become(record, RequestState.queued);
  record.computed = 0;
  record.preemptions += 1;
  e.total.preempted += 1;
  e.preemptedNow = 1;
  unlinkRunning(e, slot);
  reinsert(e.order, e, slot);
  return tokens;
}
