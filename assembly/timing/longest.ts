// The longest context of a batch. Context less step number stays the same while a request decodes, so the largest such
// key is kept; when its holder leaves, the next segment finds it again.

import {
  engineDecodes,
  engineLongestKey,
  engineRunningHead,
  setEngineLongestKey,
  setEngineLongestStale,
  slotAt,
  slotJoinContext,
  slotJoinStep,
  slotNext,
} from '../layout/layout.gen';

/** A decode whose context less the step number is `key` has joined the batch, and is counted. */
export function longerJoins(e: usize, key: i32): void {
  if (engineDecodes(e) == 1) {
    setEngineLongestKey(e, key);
    setEngineLongestStale(e, 0);
  } else if (key > engineLongestKey(e)) setEngineLongestKey(e, key);
}

/** One has left. */
export function longerLeaves(e: usize, key: i32): void {
  if (key == engineLongestKey(e)) setEngineLongestStale(e, 1);
}

/** Finds the largest key among the running decodes, of which there is one at least. */
export function findLongest(e: usize): void {
  let longest = i32.MIN_VALUE;
  for (let slot = engineRunningHead(e); slot >= 0; slot = slotNext(slotAt(slot))) {
    const record = slotAt(slot);
    if (slotJoinStep(record) >= 0) longest = max(longest, slotJoinContext(record) - slotJoinStep(record));
  }
  setEngineLongestKey(e, longest);
  setEngineLongestStale(e, 0);
}
