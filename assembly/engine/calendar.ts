// The next event of the cell: a winner tree over the replicas' keys, time * 2 + (1 for a step start).
// Node 1 is the root, node `leaves + r` replica `r`; equal keys go to the lowest row. README §1.

import { EventNodes, Events } from '../layout/engine.gen';
import { Sizes } from '../layout/program.gen';

export const NEVER: i64 = i64.MAX_VALUE;
/** Key of a replica that waits for nothing. Keys are unsigned, so that instants may use all their 63 bits. */
const NO_KEY: i64 = -1;

function setEvent(r: i32, key: i64): void {
  Events.key[r] = key;
  let node = (Sizes.leaves + r) >> 1;
  while (node > 0) {
    const left = EventNodes.winner[2 * node];
    const right = EventNodes.winner[2 * node + 1];
    const winner = <u64>Events.key[right] < <u64>Events.key[left] ? right : left;
    if (winner == EventNodes.winner[node] && winner != r) return;
    EventNodes.winner[node] = winner;
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

/** Replica `r` waits for requests. */
export function setNoEvent(r: i32): void {
  setEvent(r, NO_KEY);
}

/** Instant of a key. */
export function instantOf(key: i64): i64 {
  return <i64>(<u64>key >> 1);
}

/** True of a step start, false of the end of a segment. */
export function isStart(key: i64): bool {
  return (key & 1) != 0;
}

/** Key of the event that is next; that of a start at NEVER when there is none. */
export function nextKey(): i64 {
  return Events.key[EventNodes.winner[1]];
}

/** Replica whose event is next. */
export function nextReplica(): i32 {
  return EventNodes.winner[1];
}

export function clearEvents(): void {
  const leaves = Sizes.leaves;
  for (let r = 0; r < leaves; r++) {
    Events.key[r] = NO_KEY;
    EventNodes.winner[leaves + r] = r;
  }
  for (let node = leaves - 1; node > 0; node--) EventNodes.winner[node] = EventNodes.winner[2 * node];
}
