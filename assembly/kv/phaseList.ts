// Decodes of one block phase as a list, kept only beside the identity pool: whose turn it is to take a block.

import {
  engineBlockTokens,
  engineRow,
  phaseHead,
  setPhaseHead,
  setSlotPhaseNext,
  setSlotPhasePrevious,
  sizePhases,
  slotAt,
  slotPhaseNext,
  slotPhasePrevious,
} from '../layout/layout.gen';
import { takeBlocks } from './pool';

export function linkPhase(e: usize, phase: i32, slot: i32): void {
  const row = engineRow(e) * sizePhases() + phase;
  const first = phaseHead(row);
  setSlotPhaseNext(slotAt(slot), first);
  setSlotPhasePrevious(slotAt(slot), -1);
  if (first >= 0) setSlotPhasePrevious(slotAt(first), slot);
  setPhaseHead(row, slot);
}

export function unlinkPhase(e: usize, phase: i32, slot: i32): void {
  const next = slotPhaseNext(slotAt(slot));
  const previous = slotPhasePrevious(slotAt(slot));
  if (next >= 0) setSlotPhasePrevious(slotAt(next), previous);
  if (previous >= 0) setSlotPhaseNext(slotAt(previous), next);
  else setPhaseHead(engineRow(e) * sizePhases() + phase, next);
}

/** Every decode whose turn comes in steps `first … first + steps - 1` takes its block. */
export function takeTurns(e: usize, first: i32, steps: i32): void {
  for (let i = 0; i < steps; i++) {
    const row = engineRow(e) * sizePhases() + ((first + i) % engineBlockTokens(e));
    for (let slot = phaseHead(row); slot >= 0; slot = slotPhaseNext(slotAt(slot))) takeBlocks(e, slot, 1);
  }
}
