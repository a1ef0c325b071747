// When decodes finish: a 4-ary heap of (finish step, id) a replica. A preempted decode is found by a linear search.

import {
  engineFinishes,
  engineRow,
  finishAt,
  finishKey,
  finishSlot,
  setEngineFinishes,
  setFinishKey,
  setFinishSlot,
  sizeSequences,
} from '../layout/layout.gen';

function keyOf(step: i32, id: i32): i64 {
  return ((<i64>step) << 32) | <i64>id;
}

function place(row: i32, key: i64, slot: i32): void {
  setFinishKey(finishAt(row), key);
  setFinishSlot(finishAt(row), slot);
}

function rise(base: i32, from: i32, key: i64, slot: i32): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 2;
    const above = finishKey(finishAt(base + parent));
    if (above < key) break;
    place(base + at, above, finishSlot(finishAt(base + parent)));
    at = parent;
  }
  place(base + at, key, slot);
}

function sink(base: i32, count: i32, from: i32, key: i64, slot: i32): void {
  let at = from;
  while (true) {
    const first = (at << 2) + 1;
    if (first >= count) break;
    const last = min(first + 4, count);
    let least = first;
    let leastKey = finishKey(finishAt(base + first));
    for (let child = first + 1; child < last; child++) {
      const childKey = finishKey(finishAt(base + child));
      if (childKey < leastKey) {
        least = child;
        leastKey = childKey;
      }
    }
    if (leastKey > key) break;
    place(base + at, leastKey, finishSlot(finishAt(base + least)));
    at = least;
  }
  place(base + at, key, slot);
}

export function pushFinish(e: usize, step: i32, id: i32, slot: i32): void {
  const count = engineFinishes(e);
  assert(count < sizeSequences());
  setEngineFinishes(e, count + 1);
  rise(engineRow(e) * sizeSequences(), count, keyOf(step, id), slot);
}

/** Step at whose completion the next decode finishes; i32 max when there is none. */
export function nextFinishStep(e: usize): i32 {
  if (engineFinishes(e) == 0) return i32.MAX_VALUE;
  return <i32>(finishKey(finishAt(engineRow(e) * sizeSequences())) >> 32);
}

export function popFinish(e: usize): i32 {
  const base = engineRow(e) * sizeSequences();
  const slot = finishSlot(finishAt(base));
  const count = engineFinishes(e) - 1;
  assert(count >= 0);
  setEngineFinishes(e, count);
  if (count > 0) sink(base, count, 0, finishKey(finishAt(base + count)), finishSlot(finishAt(base + count)));
  return slot;
}

/** Forgets the decode in `slot`, which must be in the heap. */
export function removeFinish(e: usize, slot: i32): void {
  const base = engineRow(e) * sizeSequences();
  const count = engineFinishes(e) - 1;
  let at = 0;
  while (finishSlot(finishAt(base + at)) != slot) {
    at++;
    assert(at <= count);
  }
  setEngineFinishes(e, count);
  if (at == count) return;
  const key = finishKey(finishAt(base + count));
  const moved = finishSlot(finishAt(base + count));
  if (at > 0 && finishKey(finishAt(base + ((at - 1) >> 2))) > key) rise(base, at, key, moved);
  else sink(base, count, at, key, moved);
}
