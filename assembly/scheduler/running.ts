// The running requests of a replica: a doubly linked list, newest at its tail.

import {
  enginePolicy,
  engineRunning,
  engineRunningHead,
  engineRunningTail,
  Policy,
  setEngineRunning,
  setEngineRunningHead,
  setEngineRunningTail,
  setSlotNext,
  setSlotPrevious,
  slotAt,
  slotNext,
  slotPrevious,
} from '../layout/layout.gen';
import { servedBefore } from './queue';

export function linkRunning(e: usize, slot: i32): void {
  const tail = engineRunningTail(e);
  setSlotPrevious(slotAt(slot), tail);
  setSlotNext(slotAt(slot), -1);
  if (tail >= 0) setSlotNext(slotAt(tail), slot);
  else setEngineRunningHead(e, slot);
  setEngineRunningTail(e, slot);
  setEngineRunning(e, engineRunning(e) + 1);
}

export function unlinkRunning(e: usize, slot: i32): void {
  const next = slotNext(slotAt(slot));
  const previous = slotPrevious(slotAt(slot));
  if (next >= 0) setSlotPrevious(slotAt(next), previous);
  else setEngineRunningTail(e, previous);
  if (previous >= 0) setSlotNext(slotAt(previous), next);
  else setEngineRunningHead(e, next);
  setEngineRunning(e, engineRunning(e) - 1);
}

/** The running request with the greatest key: the newest under FCFS, since running ids rise along the list. */
export function victim(e: usize): i32 {
  let worst = engineRunningTail(e);
  assert(worst >= 0);
  if (enginePolicy(e) != Policy.priority) return worst;
  for (let slot = engineRunningHead(e); slot >= 0; slot = slotNext(slotAt(slot))) {
    if (servedBefore(worst, slot)) worst = slot;
  }
  return worst;
}
