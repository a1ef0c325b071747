// The longest context of a batch. Context less token clock stays the same while a request decodes, so the largest such
// key is kept; when its holder leaves, the next segment finds it again.

import { Engine } from '../layout/engine.gen';
import { RequestState, slotAt } from '../layout/request.gen';

/** A decode whose context less the token clock is `key` has joined the batch, and is counted. */
export function longerJoins(e: Engine, key: i32): void {
  if (e.batch.decodes == 1) {
    e.batch.longestKey = key;
    e.batch.longestStale = 0;
  } else if (key > e.batch.longestKey) e.batch.longestKey = key;
}

/** One has left. */
export function longerLeaves(e: Engine, key: i32): void {
  if (key == e.batch.longestKey) e.batch.longestStale = 1;
}

/** Finds the largest key among the running decodes, of which there is one at least. */
export function findLongest(e: Engine): void {
  let longest = i32.MIN_VALUE;
  for (let slot = e.runningHead; slot >= 0; slot = slotAt(slot).next) {
    const record = slotAt(slot);
    if (record.state == RequestState.decode) longest = max(longest, record.joinContext - record.joinClock);
  }
  e.batch.longestKey = longest;
  e.batch.longestStale = 0;
}
