// The waiting requests of a replica. FCFS: a list (a preempted request goes to the front, which keeps the order of
// coming). Priority: a pairing heap by (priority, id) through the slots' own links. Source: Fredman et al.,
// Algorithmica 1, 1986.

import { Engine } from '../layout/engine.gen';
import { Policy } from '../layout/program.gen';
import { slotAt } from '../layout/request.gen';

/** True when the request in slot `a` is served before the one in `b`. */
export function servedBefore(a: i32, b: i32): bool {
  const first = slotAt(a).priority;
  const second = slotAt(b).priority;
  if (first != second) return first < second;
  return slotAt(a).id < slotAt(b).id;
}

/** Joins two heaps; -1 is the empty one. */
export function meld(a: i32, b: i32): i32 {
  if (a < 0) return b;
  if (b < 0) return a;
  const root = servedBefore(a, b) ? a : b;
  const child = root == a ? b : a;
  slotAt(child).next = slotAt(root).child;
  slotAt(root).child = child;
  return root;
}

/** Melds the siblings from `first` on, in pairs and then from the last pair back. */
function meldSiblings(first: i32): i32 {
  let pairs: i32 = -1;
  let at = first;
  while (at >= 0) {
    const second = slotAt(at).next;
    const rest = second >= 0 ? slotAt(second).next : -1;
    const root = meld(at, second);
    slotAt(root).next = pairs;
    pairs = root;
    at = rest;
  }
  let root: i32 = -1;
  while (pairs >= 0) {
    const next = slotAt(pairs).next;
    root = meld(root, pairs);
    pairs = next;
  }
  return root;
}

/** What is left of the heap whose root `slot` is taken away. */
export function dequeueRoot(slot: i32): i32 {
  return meldSiblings(slotAt(slot).child);
}

/** A new arrival; returns whether it is now the head. */
export function enqueue(e: Engine, slot: i32): bool {
  slotAt(slot).next = -1;
  slotAt(slot).child = -1;
  e.queued += 1;
  if (e.policy == Policy.priority) {
    const root = meld(e.queueHead, slot);
    e.queueHead = root;
    return root == slot;
  }
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
export function requeue(e: Engine, slot: i32): void {
  if (e.policy == Policy.priority) {
    enqueue(e, slot);
    return;
  }
  const head = e.queueHead;
  slotAt(slot).next = head;
  e.queueHead = slot;
  if (head < 0) e.queueTail = slot;
  e.queued += 1;
}

/** Takes the head, which must exist. */
export function dequeue(e: Engine): i32 {
  const slot = e.queueHead;
  assert(slot >= 0);
  e.queued -= 1;
  if (e.policy == Policy.priority) {
    e.queueHead = dequeueRoot(slot);
    return slot;
  }
  const next = slotAt(slot).next;
  e.queueHead = next;
  if (next < 0) e.queueTail = -1;
  return slot;
}
