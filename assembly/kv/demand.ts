// How many KV blocks the decodes of a replica take in coming steps, from a histogram of their block phase.
// A decode needs a block in the steps whose number is its phase modulo blockTokens. README §2.

import { Engine } from '../layout/engine.gen';
import { Phases } from '../layout/kv.gen';
import { Kinds, Sizes } from '../layout/program.gen';

/** Blocks that `tokens` tokens hold. */
export function blocksOf(tokens: i32, blockTokens: i32): i32 {
  return (tokens + blockTokens - 1) / blockTokens;
}

/** Step number, modulo blockTokens, at which a decode that has `context` tokens at step `step` needs a block. */
export function phaseOf(e: Engine, step: i32, context: i32): i32 {
  const size = e.blockTokens;
  const phase = (step - context) % size;
  return phase < 0 ? phase + size : phase;
}

export function addPhase(e: Engine, phase: i32, change: i32): void {
  const row = e.row * Sizes.phases + phase;
  Phases.count[row] += change;
}

/** Decodes that need a block in step `step`. */
export function needAt(e: Engine, step: i32): i32 {
  return Phases.count[e.row * Sizes.phases + (step % e.blockTokens)];
}

/** Blocks that steps `first … first + steps - 1` take. */
export function demand(e: Engine, first: i32, steps: i32): i32 {
  if (steps <= 0) return 0;
  const size = e.blockTokens;
  const cycles = steps / size;
  const base = e.row * Sizes.phases;
  let blocks = cycles * e.batch.decodes;
  let phase = first % size;
  for (let left = steps - cycles * size; left > 0; left--) {
    blocks += Phases.count[base + phase];
    if (++phase == size) phase = 0;
  }
  return blocks;
}

/** Blocks that are not free, with what the step in flight took. */
export function usedBlocks(e: Engine): i32 {
  return Kinds.kvBlocks[e.kind] - e.cache.freeBlocks;
}
