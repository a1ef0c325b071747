// Request slots: a free list over the slot table; slots never used lie behind `fresh`, so a larger core goes on
// unchanged.

import {
  runWarmUpPs,
  setSlotNext,
  setSlotPoolFreeHead,
  setSlotPoolFresh,
  sizeSlots,
  slotArrivalPs,
  slotAt,
  slotNext,
  slotPoolFreeHead,
  slotPoolFresh,
} from '../layout/layout.gen';

export function hasFreeSlot(): bool {
  return slotPoolFreeHead() >= 0 || slotPoolFresh() < sizeSlots();
}

export function takeSlot(): i32 {
  const slot = slotPoolFreeHead();
  if (slot >= 0) {
    setSlotPoolFreeHead(slotNext(slotAt(slot)));
    return slot;
  }
  const fresh = slotPoolFresh();
  assert(fresh < sizeSlots());
  setSlotPoolFresh(fresh + 1);
  return fresh;
}

export function returnSlot(slot: i32): void {
  setSlotNext(slotAt(slot), slotPoolFreeHead());
  setSlotPoolFreeHead(slot);
}

/** True of a request that arrived at or after warm-up. */
export function isMeasured(record: usize): bool {
  return slotArrivalPs(record) >= runWarmUpPs();
}
