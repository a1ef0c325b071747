// When decodes finish: a 4-ary heap a replica, by (token clock before the last token, id). A preempted decode is found
// by a linear search.

import { Engine, finishAt } from '../layout/engine.gen';
import { Sizes } from '../layout/program.gen';

function keyOf(tick: i32, id: i32): i64 {
  return ((<i64>tick) << 32) | <i64>id;
}

function place(row: i32, key: i64, slot: i32): void {
  finishAt(row).key = key;
  finishAt(row).slot = slot;
}

function rise(base: i32, from: i32, key: i64, slot: i32): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 2;
    const above = finishAt(base + parent).key;
    if (above < key) break;
    place(base + at, above, finishAt(base + parent).slot);
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
    let leastKey = finishAt(base + first).key;
    for (let child = first + 1; child < last; child++) {
      const childKey = finishAt(base + child).key;
      if (childKey < leastKey) {
        least = child;
        leastKey = childKey;
      }
    }
    if (leastKey > key) break;
    place(base + at, leastKey, finishAt(base + least).slot);
    at = least;
  }
  place(base + at, key, slot);
}

export function pushFinish(e: Engine, tick: i32, id: i32, slot: i32): void {
  const count = e.finishes;
  assert(count < Sizes.sequences);
  e.finishes = count + 1;
  rise(e.row * Sizes.sequences, count, keyOf(tick, id), slot);
}

/** Step at whose completion the next decode finishes; i32 max when there is none. */
export function nextFinish(e: Engine): i32 {
  if (e.finishes == 0) return i32.MAX_VALUE;
  return <i32>(finishAt(e.row * Sizes.sequences).key >> 32);
}

/** Takes the first away; what is left is not before it. */
export function popFinish(e: Engine): i32 {
  const base = e.row * Sizes.sequences;
  const slot = finishAt(base).slot;
  const count = e.finishes - 1;
  assert(count >= 0);
  e.finishes = count;
  if (count > 0) sink(base, count, 0, finishAt(base + count).key, finishAt(base + count).slot);
  return slot;
}

/** Forgets the decode in `slot`, which must be in the heap. */
export function removeFinish(e: Engine, slot: i32): void {
  const base = e.row * Sizes.sequences;
  const count = e.finishes - 1;
  let at = 0;
  while (finishAt(base + at).slot != slot) {
    at++;
    assert(at <= count);
  }
  e.finishes = count;
  if (at == count) return;
  const key = finishAt(base + count).key;
  const moved = finishAt(base + count).slot;
  if (at > 0 && finishAt(base + ((at - 1) >> 2)).key > key) rise(base, at, key, moved);
  else sink(base, count, at, key, moved);
}
