// A request comes to a replica: it is refused or queued; it may start an idle replica and cut a jump. README §2,
// §7.

import { enqueue, refused } from '../engine/admit';
import { cutForHead, wake } from '../engine/replica';
import { EngineState, engineAt } from '../layout/engine.gen';
import { Clock } from '../layout/event.gen';
import { Sizes } from '../layout/program.gen';
import { ClassCounts, Measured, slotAt } from '../layout/request.gen';
import { isMeasured, returnSlot } from '../request/slots';
import { sent } from '../router/open';
import { freeUser } from './users';

/** Row of `measured` for requests that no replica has. */
export function unrouted(slot: i32): i32 {
  return Sizes.pools * Sizes.classes + slotAt(slot).requestClass;
}

export function countUnrouted(slot: i32, change: i32): void {
  if (isMeasured(slotAt(slot))) Measured.arrived[unrouted(slot)] += change;
}

/** The request in `slot` comes to replica `r`. */
export function deliver(slot: i32, r: i32, now: i64): void {
  const e = engineAt(r);
  const record = slotAt(slot);
  const requestClass = record.requestClass;
  const counts = r * Sizes.classes + requestClass;
  const group = e.group + requestClass;
  const measured = isMeasured(record);
  e.total.arrived += 1;
  ClassCounts.arrived[counts] += 1;
  if (measured) Measured.arrived[group] += 1;
  if (refused(e, record)) {
    ClassCounts.rejected[counts] += 1;
    Clock.rejected += 1;
    if (measured) Measured.rejected[group] += 1;
    returnSlot(slot);
    freeUser(now);
    return;
  }
  sent(r, record.promptTokens);
  const isHead = enqueue(e, slot);
  if (e.state == EngineState.inFlight) {
    if (isHead) cutForHead(e, r, now);
  } else wake(e, r, now);
}
