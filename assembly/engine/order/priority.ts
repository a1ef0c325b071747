// Order `priority` (1): by (priority, id), the smaller first. The queue is a pairing heap. README §2.

import { Engine } from '../../layout/engine.gen';
import { slotAt } from '../../layout/request.gen';
import { dequeueRoot, meld, servedBefore } from '../heap';

/** A new arrival; returns whether it is now the head. */
export function insert(e: Engine, slot: i32): bool {
  slotAt(slot).next = -1;
  slotAt(slot).childOrPrevious = -1;
  e.queued += 1;
  const root = meld(e.queueHead, slot);
  e.queueHead = root;
  return root == slot;
}

/** A preempted request comes back by its key. */
export function reinsert(e: Engine, slot: i32): void {
  insert(e, slot);
}

/** Takes the head, which must exist. */
export function takeFirst(e: Engine): i32 {
  const slot = e.queueHead;
  assert(slot >= 0);
  e.queued -= 1;
  e.queueHead = dequeueRoot(slot);
  return slot;
}

/** The running request with the greatest key. */
export function lastRunning(e: Engine): i32 {
  let worst = e.runningTail;
  assert(worst >= 0);
  for (let slot = e.runningHead; slot >= 0; slot = slotAt(slot).next) {
    if (servedBefore(worst, slot)) worst = slot;
  }
  return worst;
}
