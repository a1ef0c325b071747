// Users of a closed loop: each sends a request, waits until it has left, thinks, and sends the next of the trace.
// README §1.

import { NEVER } from '../engine/calendar';
import { ArrivalRing, Arrivals, ClosedLoop } from '../layout/event.gen';
import { Run, Sizes } from '../layout/program.gen';
import { add, USERS } from './agenda';

/** A request has left: the user that sent it is free. Nothing in a run whose requests come at their times. */
export function freeUser(now: i64): void {
  if (Run.concurrency == 0) return;
  ClosedLoop.free += 1;
  ClosedLoop.freePs = now;
}

/** Row of `arrival` that keeps the request of the row `agenda` of the agenda. */
export function userRow(agenda: i32): i32 {
  return Sizes.arrivals + agenda - Sizes.timers;
}

/** When a free user takes its next request; -1, before everything, when the ring is empty but open. */
export function nextTakePs(): i64 {
  if (ClosedLoop.free == 0) return NEVER;
  if (ArrivalRing.taken < ArrivalRing.filled) return ClosedLoop.freePs;
  return ArrivalRing.closed != 0 ? NEVER : -1;
}

/** A free user takes the next request of the ring, which it will send once it has thought. */
export function takeNext(now: i64): void {
  const id = ArrivalRing.taken;
  const from = id & (Sizes.arrivals - 1);
  ArrivalRing.taken = id + 1;
  ClosedLoop.free -= 1;
  const think = Arrivals.thinkPs[from];
  const thought = think > NEVER - now ? NEVER : now + think;
  const at = max(thought, Arrivals.timePs[from]);
  if (at >= Run.sendUntilPs) return;
  const row = userRow(add(USERS, at, id));
  Arrivals.requestClass[row] = Arrivals.requestClass[from];
  Arrivals.priority[row] = Arrivals.priority[from];
  Arrivals.promptTokens[row] = Arrivals.promptTokens[from];
  Arrivals.outputTokens[row] = Arrivals.outputTokens[from];
  Arrivals.session[row] = Arrivals.session[from];
}
