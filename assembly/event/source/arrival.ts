// Source `arrival` (7): requests of the ring, in trace order. README §1.

import { NEVER } from '../../engine/calendar';
import { ArrivalRing, Arrivals, Exit } from '../../layout/event.gen';
import { Run, Sizes } from '../../layout/program.gen';
import { arrive } from '../arrive';

/** Row of the request that is next. */
function nextRow(): i32 {
  return ArrivalRing.taken & (Sizes.arrivals - 1);
}

/** NEVER when no more will come, or users take them; -1, before everything, when the ring is empty but open. */
export function nextPs(): i64 {
  if (Run.concurrency != 0) return NEVER;
  if (ArrivalRing.taken < ArrivalRing.filled) return Arrivals.timePs[nextRow()];
  return ArrivalRing.closed != 0 ? NEVER : -1;
}

export function handle(now: i64): i32 {
  if (now < 0) return Exit.ArrivalsLow;
  const exit = arrive(nextRow(), ArrivalRing.taken, now);
  if (exit < 0) ArrivalRing.taken += 1;
  return exit;
}
