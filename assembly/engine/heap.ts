// A pairing heap of requests by (priority, id), through the slots' own links. Source: Fredman et al., Algorithmica 1,
// 1986.

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
  slotAt(child).next = slotAt(root).childOrPrevious;
  slotAt(root).childOrPrevious = child;
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
  return meldSiblings(slotAt(slot).childOrPrevious);
}
