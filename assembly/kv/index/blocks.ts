// KV index `blocks` (1): blocks with identity, each replica's on an intrusive LIFO free list, each request's chained
// newest first; the decodes of one block phase as a list, for whose turn it is to take a block.
// Law (test/core): free + held == total, and no block is held twice, at every return from this file.
// Source: paged attention, Kwon et al., SOSP 2023, section 4. A test holds this index and `counts` equal.

import { Engine } from '../../layout/engine.gen';
import { Blocks, Identities, Phases } from '../../layout/kv.gen';
import { Sizes } from '../../layout/program.gen';

/** Chains `blocks` free blocks of engine `e`, lowest first. */
export function open(e: Engine, blocks: i32): void {
  const base = e.row * Sizes.kvBlocks;
  for (let i = blocks - 1; i >= 0; i--) {
    Blocks.owner[base + i] = -1;
    Blocks.next[base + i] = i + 1 < blocks ? i + 1 : -1;
  }
  e.cache.blockFreeHead = blocks > 0 ? 0 : -1;
  for (let phase = 0; phase < Sizes.phases; phase++) Phases.head[e.row * Sizes.phases + phase] = -1;
}

/** Gives `count` free blocks to the request in `slot`. */
export function take(e: Engine, slot: i32, count: i32): void {
  const base = e.row * Sizes.kvBlocks;
  for (let i = 0; i < count; i++) {
    const block = e.cache.blockFreeHead;
    assert(block >= 0);
    assert(Blocks.owner[base + block] == -1);
    e.cache.blockFreeHead = Blocks.next[base + block];
    Blocks.owner[base + block] = slot;
    Blocks.next[base + block] = Identities.blockHead[slot];
    Identities.blockHead[slot] = block;
  }
  Identities.blockCount[slot] += count;
}

/** Returns every block of the request in `slot`; it must hold exactly `expected`. */
export function give(e: Engine, slot: i32, expected: i32): void {
  const base = e.row * Sizes.kvBlocks;
  assert(Identities.blockCount[slot] == expected);
  let block = Identities.blockHead[slot];
  while (block >= 0) {
    const next = Blocks.next[base + block];
    assert(Blocks.owner[base + block] == slot);
    Blocks.owner[base + block] = -1;
    Blocks.next[base + block] = e.cache.blockFreeHead;
    e.cache.blockFreeHead = block;
    block = next;
  }
  Identities.blockHead[slot] = -1;
  Identities.blockCount[slot] = 0;
}

/** A new request in `slot` holds nothing yet. */
export function clear(slot: i32): void {
  Identities.blockHead[slot] = -1;
  Identities.blockCount[slot] = 0;
}

/** The decode in `slot` joins those of its phase. */
export function join(e: Engine, phase: i32, slot: i32): void {
  const row = e.row * Sizes.phases + phase;
  const first = Phases.head[row];
  Identities.phaseNext[slot] = first;
  Identities.phasePrevious[slot] = -1;
  if (first >= 0) Identities.phasePrevious[first] = slot;
  Phases.head[row] = slot;
}

export function leave(e: Engine, phase: i32, slot: i32): void {
  const next = Identities.phaseNext[slot];
  const previous = Identities.phasePrevious[slot];
  if (next >= 0) Identities.phasePrevious[next] = previous;
  if (previous >= 0) Identities.phaseNext[previous] = next;
  else Phases.head[e.row * Sizes.phases + phase] = next;
}

/** Every decode whose turn comes at ticks `first … first + ticks - 1` takes its block. */
export function takeTurns(e: Engine, first: i32, ticks: i32): void {
  for (let i = 0; i < ticks; i++) {
    const row = e.row * Sizes.phases + ((first + i) % e.blockTokens);
    for (let slot = Phases.head[row]; slot >= 0; slot = Identities.phaseNext[slot]) take(e, slot, 1);
  }
}
