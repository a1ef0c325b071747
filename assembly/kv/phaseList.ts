// Decodes of one block phase as a list, kept only beside the identity pool: whose turn it is to take a block.

import {
  engineBlockTokens,
  engineRow,
  identityPhaseNext,
  identityPhasePrevious,
  phaseHead,
  setIdentityPhaseNext,
  setIdentityPhasePrevious,
  setPhaseHead,
  sizePhases,
} from '../layout/layout.gen';
import { takeBlocks } from './pool';

export function linkPhase(e: usize, phase: i32, slot: i32): void {
  const row = engineRow(e) * sizePhases() + phase;
  const first = phaseHead(row);
  setIdentityPhaseNext(slot, first);
  setIdentityPhasePrevious(slot, -1);
  if (first >= 0) setIdentityPhasePrevious(first, slot);
  setPhaseHead(row, slot);
}

export function unlinkPhase(e: usize, phase: i32, slot: i32): void {
  const next = identityPhaseNext(slot);
  const previous = identityPhasePrevious(slot);
  if (next >= 0) setIdentityPhasePrevious(next, previous);
  if (previous >= 0) setIdentityPhaseNext(previous, next);
  else setPhaseHead(engineRow(e) * sizePhases() + phase, next);
}

/** Every decode whose turn comes in steps `first … first + steps - 1` takes its block. */
export function takeTurns(e: usize, first: i32, steps: i32): void {
  for (let i = 0; i < steps; i++) {
    const row = engineRow(e) * sizePhases() + ((first + i) % engineBlockTokens(e));
    for (let slot = phaseHead(row); slot >= 0; slot = identityPhaseNext(slot)) takeBlocks(e, slot, 1);
  }
}
