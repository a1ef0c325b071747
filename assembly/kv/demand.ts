// How many KV blocks the decodes of a replica take in coming ticks of its token clock, from a histogram of their block
// phase. A decode needs a block in the ticks whose number is its phase modulo blockTokens. README §2.

import { Engine } from '../layout/engine.gen';
import { Phases } from '../layout/kv.gen';
import { Sizes } from '../layout/program.gen';

/** Blocks that `tokens` tokens hold. */
export function blocksOf(tokens: i32, blockTokens: i32): i32 {
  return (tokens + blockTokens - 1) / blockTokens;
}

/** Tick, modulo blockTokens, at which a decode that has `context` tokens at tick `tick` needs a block. */
export function phaseOf(e: Engine, tick: i32, context: i32): i32 {
  const size = e.blockTokens;
  const phase = (tick - context) % size;
  return phase < 0 ? phase + size : phase;
}

export function addPhase(e: Engine, phase: i32, change: i32): void {
  Phases.count[e.row * Sizes.phases + phase] += change;
}

/** Row of `phase` that counts the decodes which need a block at `tick`. */
export function rowAt(e: Engine, tick: i32): i32 {
  return e.row * Sizes.phases + (tick % e.blockTokens);
}

/** Blocks that ticks `first … first + ticks - 1` take. */
export function demand(e: Engine, first: i32, ticks: i32): i32 {
  if (ticks <= 0) return 0;
  const size = e.blockTokens;
  const cycles = ticks / size;
  const base = e.row * Sizes.phases;
  let blocks = cycles * e.batch.decodes;
  let phase = first % size;
  for (let left = ticks - cycles * size; left > 0; left--) {
    blocks += Phases.count[base + phase];
    if (++phase == size) phase = 0;
  }
  return blocks;
}
