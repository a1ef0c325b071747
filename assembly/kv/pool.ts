// KV blocks with identity: each replica's blocks on an intrusive LIFO free list, each request's blocks chained newest
// first.
// Law (test/core): free + held == total, and no block is held twice, at every return from this file.
// Source: paged attention, Kwon et al., SOSP 2023, section 4. Where nothing is shared the counts of README §2 say the
// same; this pool stands beside them when run.identityPool is set, and a test holds the two equal.

import { Engine } from '../layout/engine.gen';
import { Blocks, Identities } from '../layout/kv.gen';
import { Sizes } from '../layout/program.gen';

/** Chains `blocks` free blocks of engine `e`, lowest first. */
export function fillPool(e: Engine, blocks: i32): void {
  const base = e.row * Sizes.kvBlocks;
  for (let i = blocks - 1; i >= 0; i--) {
    Blocks.owner[base + i] = -1;
    Blocks.next[base + i] = i + 1 < blocks ? i + 1 : -1;
  }
  e.cache.blockFreeHead = blocks > 0 ? 0 : -1;
}

/** Gives `count` free blocks to the request in `slot`. */
export function takeBlocks(e: Engine, slot: i32, count: i32): void {
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
export function returnBlocks(e: Engine, slot: i32, expected: i32): void {
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
export function clearBlocks(slot: i32): void {
  Identities.blockHead[slot] = -1;
  Identities.blockCount[slot] = 0;
}
