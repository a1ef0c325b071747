// Order `fcfs` (0): first come, first served. The queue is a list; a preempted request goes to its front, which keeps
// the order of coming. README §2.

import { Engine } from '../../layout/engine.gen';
import { slotAt } from '../../layout/request.gen';

/** A new arrival; returns whether it is now the head. */
export function insert(e: Engine, slot: i32): bool {
  slotAt(slot).next = -1;
  e.queued += 1;
  const tail = e.queueTail;
  e.queueTail = slot;
  if (tail >= 0) {
    slotAt(tail).next = slot;
    return false;
  }
  e.queueHead = slot;
  return true;
}

/** A preempted request comes back by its key. */
export function reinsert(e: Engine, slot: i32): void {
  const head = e.queueHead;
  slotAt(slot).next = head;
  e.queueHead = slot;
  if (head < 0) e.queueTail = slot;
  e.queued += 1;
}

/** Takes the head, which must exist. */
export function takeFirst(e: Engine): i32 {
  const slot = e.queueHead;
  assert(slot >= 0);
  e.queued -= 1;
  const next = slotAt(slot).next;
  e.queueHead = next;
  if (next < 0) e.queueTail = -1;
  return slot;
}

/** The running request with the greatest key: the newest, since keys rise along the list. */
export function lastRunning(e: Engine): i32 {
  assert(e.runningTail >= 0);
  return e.runningTail;
}
