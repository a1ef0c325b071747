// The waiting requests of a replica. FCFS: a list (a preempted request goes to the front, which keeps the order of
// coming). Priority: a pairing heap by (priority, id) through the slots' own links. Source: Fredman et al.,
// Algorithmica 1, 1986.

import {
  enginePolicy,
  engineQueued,
  engineQueueHead,
  engineQueueTail,
  Policy,
  setEngineQueued,
  setEngineQueueHead,
  setEngineQueueTail,
  setSlotChild,
  setSlotNext,
  slotAt,
  slotChild,
  slotId,
  slotNext,
  slotPriority,
} from '../layout/layout.gen';

/** True when the request in slot `a` is served before the one in `b`. */
export function servedBefore(a: i32, b: i32): bool {
  const first = slotPriority(slotAt(a));
  const second = slotPriority(slotAt(b));
  if (first != second) return first < second;
  return slotId(slotAt(a)) < slotId(slotAt(b));
}

/** Joins two heaps; -1 is the empty one. */
export function meld(a: i32, b: i32): i32 {
  if (a < 0) return b;
  if (b < 0) return a;
  const root = servedBefore(a, b) ? a : b;
  const child = root == a ? b : a;
  setSlotNext(slotAt(child), slotChild(slotAt(root)));
  setSlotChild(slotAt(root), child);
  return root;
}

/** Melds the siblings from `first` on, in pairs and then from the last pair back. */
function meldSiblings(first: i32): i32 {
  let pairs: i32 = -1;
  let at = first;
  while (at >= 0) {
    const second = slotNext(slotAt(at));
    const rest = second >= 0 ? slotNext(slotAt(second)) : -1;
    const root = meld(at, second);
    setSlotNext(slotAt(root), pairs);
    pairs = root;
    at = rest;
  }
  let root: i32 = -1;
  while (pairs >= 0) {
    const next = slotNext(slotAt(pairs));
    root = meld(root, pairs);
    pairs = next;
  }
  return root;
}

/** What is left of the heap whose root `slot` is taken away. */
export function dequeueRoot(slot: i32): i32 {
  return meldSiblings(slotChild(slotAt(slot)));
}

/** A new arrival; returns whether it is now the head. */
export function enqueue(e: usize, slot: i32): bool {
  setSlotNext(slotAt(slot), -1);
  setSlotChild(slotAt(slot), -1);
  setEngineQueued(e, engineQueued(e) + 1);
  if (enginePolicy(e) == Policy.priority) {
    const root = meld(engineQueueHead(e), slot);
    setEngineQueueHead(e, root);
    return root == slot;
  }
  const tail = engineQueueTail(e);
  setEngineQueueTail(e, slot);
  if (tail >= 0) {
    setSlotNext(slotAt(tail), slot);
    return false;
  }
  setEngineQueueHead(e, slot);
  return true;
}

/** A preempted request comes back by its key. */
export function requeue(e: usize, slot: i32): void {
  if (enginePolicy(e) == Policy.priority) {
    enqueue(e, slot);
    return;
  }
  const head = engineQueueHead(e);
  setSlotNext(slotAt(slot), head);
  setEngineQueueHead(e, slot);
  if (head < 0) setEngineQueueTail(e, slot);
  setEngineQueued(e, engineQueued(e) + 1);
}

/** Takes the head, which must exist. */
export function dequeue(e: usize): i32 {
  const slot = engineQueueHead(e);
  assert(slot >= 0);
  setEngineQueued(e, engineQueued(e) - 1);
  if (enginePolicy(e) == Policy.priority) {
    setEngineQueueHead(e, dequeueRoot(slot));
    return slot;
  }
  const next = slotNext(slotAt(slot));
  setEngineQueueHead(e, next);
  if (next < 0) setEngineQueueTail(e, -1);
  return slot;
}
