// The running requests of a replica: a doubly linked list, newest at its tail.

import { Engine } from '../layout/engine.gen';
import { slotAt } from '../layout/request.gen';

export function linkRunning(e: Engine, slot: i32): void {
  const tail = e.runningTail;
  slotAt(slot).childOrPrevious = tail;
  slotAt(slot).next = -1;
  if (tail >= 0) slotAt(tail).next = slot;
  else e.runningHead = slot;
  e.runningTail = slot;
  e.running += 1;
}

export function unlinkRunning(e: Engine, slot: i32): void {
  const next = slotAt(slot).next;
  const previous = slotAt(slot).childOrPrevious;
  if (next >= 0) slotAt(next).childOrPrevious = previous;
  else e.runningTail = previous;
  if (previous >= 0) slotAt(previous).next = next;
  else e.runningHead = next;
  e.running -= 1;
}
