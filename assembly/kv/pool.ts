// KV blocks with identity: each replica's blocks on an intrusive LIFO free list, each request's blocks chained newest
// first.
// Law (test/core): free + held == total, and no block is held twice, at every return from this file.
// Source: paged attention, Kwon et al., SOSP 2023, section 4. Where nothing is shared the counts of README §2 say the
// same; this pool stands beside them when run.identityPool is set, and a test holds the two equal.

import {
  blockNext,
  blockOwner,
  engineBlockFreeHead,
  engineRow,
  identityBlockCount,
  identityBlockHead,
  setBlockNext,
  setBlockOwner,
  setEngineBlockFreeHead,
  setIdentityBlockCount,
  setIdentityBlockHead,
  sizeKvBlocks,
} from '../layout/layout.gen';

/** Chains `blocks` free blocks of engine `e`, lowest first. */
export function fillPool(e: usize, blocks: i32): void {
  const base = engineRow(e) * sizeKvBlocks();
  for (let i = blocks - 1; i >= 0; i--) {
    setBlockOwner(base + i, -1);
    setBlockNext(base + i, i + 1 < blocks ? i + 1 : -1);
  }
  setEngineBlockFreeHead(e, blocks > 0 ? 0 : -1);
}

/** Gives `count` free blocks to the request in `slot`. */
export function takeBlocks(e: usize, slot: i32, count: i32): void {
  const base = engineRow(e) * sizeKvBlocks();
  for (let i = 0; i < count; i++) {
    const block = engineBlockFreeHead(e);
    assert(block >= 0);
    assert(blockOwner(base + block) == -1);
    setEngineBlockFreeHead(e, blockNext(base + block));
    setBlockOwner(base + block, slot);
    setBlockNext(base + block, identityBlockHead(slot));
    setIdentityBlockHead(slot, block);
  }
  setIdentityBlockCount(slot, identityBlockCount(slot) + count);
}

/** Returns every block of the request in `slot`; it must hold exactly `expected`. */
export function returnBlocks(e: usize, slot: i32, expected: i32): void {
  const base = engineRow(e) * sizeKvBlocks();
  assert(identityBlockCount(slot) == expected);
  let block = identityBlockHead(slot);
  while (block >= 0) {
    const next = blockNext(base + block);
    assert(blockOwner(base + block) == slot);
    setBlockOwner(base + block, -1);
    setBlockNext(base + block, engineBlockFreeHead(e));
    setEngineBlockFreeHead(e, block);
    block = next;
  }
  setIdentityBlockHead(slot, -1);
  setIdentityBlockCount(slot, 0);
}

/** A new request in `slot` holds nothing yet. */
export function clearBlocks(slot: i32): void {
  setIdentityBlockHead(slot, -1);
  setIdentityBlockCount(slot, 0);
}
