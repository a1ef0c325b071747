// Decodes of one block phase as a list, kept only beside the identity pool: whose turn it is to take a block.

import { Engine } from '../layout/engine.gen';
import { Identities, Phases } from '../layout/kv.gen';
import { Sizes } from '../layout/program.gen';
import { takeBlocks } from './pool';

export function linkPhase(e: Engine, phase: i32, slot: i32): void {
  const row = e.row * Sizes.phases + phase;
  const first = Phases.head[row];
  Identities.phaseNext[slot] = first;
  Identities.phasePrevious[slot] = -1;
  if (first >= 0) Identities.phasePrevious[first] = slot;
  Phases.head[row] = slot;
}

export function unlinkPhase(e: Engine, phase: i32, slot: i32): void {
  const next = Identities.phaseNext[slot];
  const previous = Identities.phasePrevious[slot];
  if (next >= 0) Identities.phasePrevious[next] = previous;
  if (previous >= 0) Identities.phaseNext[previous] = next;
  else Phases.head[e.row * Sizes.phases + phase] = next;
}

/** Every decode whose turn comes in steps `first … first + steps - 1` takes its block. */
export function takeTurns(e: Engine, first: i32, steps: i32): void {
  for (let i = 0; i < steps; i++) {
    const row = e.row * Sizes.phases + ((first + i) % e.blockTokens);
    for (let slot = Phases.head[row]; slot >= 0; slot = Identities.phaseNext[slot]) takeBlocks(e, slot, 1);
  }
}
