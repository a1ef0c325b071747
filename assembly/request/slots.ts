// Request slots: a free list over the slot table; slots never used lie behind `fresh`, so a larger core goes on
// unchanged. A slot is taken, filled with a request, and returned when the request has left.

import { Run, Sizes } from '../layout/program.gen';
import { RequestState, Slot, SlotPool, slotAt } from '../layout/request.gen';
import { become } from './state';

export function hasFreeSlot(): bool {
  return SlotPool.freeHead >= 0 || SlotPool.fresh < Sizes.slots;
}

export function takeSlot(): i32 {
  const slot = SlotPool.freeHead;
  if (slot >= 0) {
    SlotPool.freeHead = slotAt(slot).next;
    return slot;
  }
  const fresh = SlotPool.fresh;
  assert(fresh < Sizes.slots);
  SlotPool.fresh = fresh + 1;
  return fresh;
}

/** The request in `slot` has left: by a row, a rejection, or a time-out. */
export function returnSlot(slot: i32): void {
  const record = slotAt(slot);
  if (record.state != RequestState.free) become(record, RequestState.free);
  record.next = SlotPool.freeHead;
  SlotPool.freeHead = slot;
}

/** A request has come: nothing of it is computed. Its id, class and lengths are the caller's to set. */
export function clearProgress(record: Slot, now: i64): void {
  record.arrivalPs = now;
  record.startPs = -1;
  record.firstTokenPs = -1;
  record.energyJ = 0;
  record.energyPj = 0;
  record.computed = 0;
  record.emitted = 0;
  record.reached = 0;
  record.preemptions = 0;
}

/** Tokens whose KV a prefill computes: the prompt and what was emitted before a preemption. */
export function targetOf(record: Slot): i32 {
  return record.promptTokens + record.emitted;
}

/** True of a request that arrived at or after warm-up. */
export function isMeasured(record: Slot): bool {
  return record.arrivalPs >= Run.warmUpPs;
}
