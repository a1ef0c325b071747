// Energy attributed to a request: picojoules, and whole joules up to 2.1 GJ, for one i64 of picojoules holds 9.2 MJ. README §5.

import { Slot } from '../layout/request.gen';

/** One joule. */
export const PJ_PER_J: i64 = 1000000000000;

/** Picojoules are folded into whole joules from here on: an i64 holds nine times that. */
export const FOLD_ABOVE_PJ: i64 = 1000000000000000000;

/** Adds `picojoules`, which one call keeps below what an i64 has left. */
export function addEnergy(record: Slot, picojoules: i64): void {
  const sum = record.energyPj + picojoules;
  if (sum <= FOLD_ABOVE_PJ) {
    record.energyPj = sum;
    return;
  }
  record.energyJ += <i32>(sum / PJ_PER_J);
  record.energyPj = sum % PJ_PER_J;
}
