// Request slots: a free list over the slot table; slots never used lie behind `fresh`, so a larger core goes on
// unchanged.

import { Run, Sizes } from '../layout/program.gen';
import { Slot, SlotPool, slotAt } from '../layout/request.gen';

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

export function returnSlot(slot: i32): void {
  slotAt(slot).next = SlotPool.freeHead;
  SlotPool.freeHead = slot;
}

/** True of a request that arrived at or after warm-up. */
export function isMeasured(record: Slot): bool {
  return record.arrivalPs >= Run.warmUpPs;
}
