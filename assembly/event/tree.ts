// The next event of the cell: a winner tree over the replicas' keys, time * 2 + (1 for a step start).
// Node 1 is the root, node `leaves + r` replica `r`; equal keys go to the lowest row. README §1.

import { eventKey, eventNodeWinner, setEventKey, setEventNodeWinner, sizeLeaves } from '../layout/layout.gen';

export const NEVER: i64 = i64.MAX_VALUE;

export function setEvent(r: i32, key: i64): void {
  setEventKey(r, key);
  let node = (sizeLeaves() + r) >> 1;
  while (node > 0) {
    const left = eventNodeWinner(2 * node);
    const right = eventNodeWinner(2 * node + 1);
    const winner = eventKey(right) < eventKey(left) ? right : left;
    if (winner == eventNodeWinner(node) && winner != r) return;
    setEventNodeWinner(node, winner);
    node >>= 1;
  }
}

/** The segment of `r` ends at `at`. */
export function setEnd(r: i32, at: i64): void {
  setEvent(r, at * 2);
}

/** Replica `r` makes a pass at `at`. */
export function setStart(r: i32, at: i64): void {
  setEvent(r, at * 2 + 1);
}

/** Replica whose event is next. */
export function nextReplica(): i32 {
  return eventNodeWinner(1);
}

export function clearEvents(): void {
  const leaves = sizeLeaves();
  for (let r = 0; r < leaves; r++) {
    setEventKey(r, NEVER);
    setEventNodeWinner(leaves + r, r);
  }
  for (let node = leaves - 1; node > 0; node--) setEventNodeWinner(node, eventNodeWinner(2 * node));
}
