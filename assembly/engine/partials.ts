// The partials of a replica, running requests whose prefill target is not computed, in the order of their admission;
// each with its chunk of the step that is being made. README §2.

import { Engine, joinAt } from '../layout/engine.gen';
import { Sizes } from '../layout/program.gen';

/** Row of `join` of the partial at `place`. */
export function partialRow(e: Engine, place: i32): i32 {
  return e.row * Sizes.sequences + place;
}

export function addPartial(e: Engine, slot: i32, chunk: i32): void {
  const partial = joinAt(partialRow(e, e.joins));
  partial.slot = slot;
  partial.chunk = chunk;
  e.joins += 1;
}

/** Place of `slot` among the partials, or -1. */
export function placeOf(e: Engine, slot: i32): i32 {
  const base = partialRow(e, 0);
  for (let i = 0; i < e.joins; i++) if (joinAt(base + i).slot == slot) return i;
  return -1;
}

/** Drops the partial at `place`, keeping the order of the rest; returns its chunk. */
export function dropPartial(e: Engine, place: i32): i32 {
  const base = partialRow(e, 0);
  const chunk = joinAt(base + place).chunk;
  const count = e.joins - 1;
  for (let i = place; i < count; i++) {
    joinAt(base + i).slot = joinAt(base + i + 1).slot;
    joinAt(base + i).chunk = joinAt(base + i + 1).chunk;
  }
  e.joins = count;
  return chunk;
}

export function clearChunks(e: Engine): void {
  const base = partialRow(e, 0);
  for (let i = 0; i < e.joins; i++) joinAt(base + i).chunk = 0;
}

export function chunkSum(e: Engine): i32 {
  const base = partialRow(e, 0);
  let tokens = 0;
  for (let i = 0; i < e.joins; i++) tokens += joinAt(base + i).chunk;
  return tokens;
}
