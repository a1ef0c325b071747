// What an engine may ask of its KV cache. Nobody else does block arithmetic: tokens come in, blocks stay inside. The
// index (Run.kvIndex) says whether blocks are only counted or have identities; both answer alike. README §2.
//
//   a block's life: free → held (hold, grow) → free (release)
//   free + held == total at every return (asserted in the debug build by `checkCache`)

import { Engine } from '../layout/engine.gen';
import { Phases } from '../layout/kv.gen';
import { Kinds, Replicas, Run } from '../layout/program.gen';
import { addPhase, blocksOf, demand, phaseOf, rowAt } from './demand';
import { clear, give, join, leave, open, take, takeTurns } from './index.gen';

/** One whole cache, in the units of signal.kvShare. */
const WHOLE: i64 = 1 << 20;

/** All blocks of the kind are free. */
export function openCache(e: Engine): void {
  e.cache.freeBlocks = Kinds.kvBlocks[e.kind];
  open(Run.kvIndex, e, e.cache.freeBlocks);
}

/** A new request in `slot` holds nothing yet. */
export function clearSlot(slot: i32): void {
  clear(Run.kvIndex, slot);
}

/** Whether `tokens` tokens and the watermark could be held by an empty cache. */
export function couldEverHold(e: Engine, tokens: i64): bool {
  const size = <i64>e.blockTokens;
  return (tokens + size - 1) / size + <i64>Kinds.watermarkBlocks[e.kind] <= <i64>Kinds.kvBlocks[e.kind];
}

/** A pass begins: what the decodes need is read at the token clock of the step that is being scheduled. */
export function openPass(e: Engine): void {
  e.cache.needRow = rowAt(e, e.batch.tokenClock);
}

/** Blocks that are free, less what the decodes need for the step that is being scheduled; below 0 = they lack some. */
export function available(e: Engine): i32 {
  return e.cache.freeBlocks - Phases.count[e.cache.needRow];
}

/** The step that was scheduled takes what its decodes need. */
export function closePass(e: Engine): void {
  e.cache.freeBlocks = available(e);
  takeTurns(Run.kvIndex, e, e.batch.tokenClock, 1);
  notePeak(e);
}

/** The request in `slot` goes from `from` to `to` tokens; nothing is taken unless `spare` blocks stay available. */
export function hold(e: Engine, slot: i32, from: i32, to: i32, spare: i32): bool {
  const size = e.blockTokens;
  const blocks = blocksOf(to, size) - blocksOf(from, size);
  if (available(e) - blocks < spare) return false;
  e.cache.freeBlocks -= blocks;
  take(Run.kvIndex, e, slot, blocks);
  return true;
}

/** Whether `tokens` tokens of a request that holds nothing would leave `spare` blocks available. */
export function couldHold(e: Engine, tokens: i32, spare: i32): bool {
  return available(e) - blocksOf(tokens, e.blockTokens) >= spare;
}

/** Whether `tokens` tokens fit beside what is promised to those that run, `spare` blocks apart. */
export function couldPromise(e: Engine, tokens: i32, spare: i32): bool {
  return e.cache.promisedBlocks + blocksOf(tokens, e.blockTokens) + spare <= Kinds.kvBlocks[e.kind];
}

/** `tokens` tokens of a request are promised (`sign` 1), or no longer (-1). */
export function promise(e: Engine, tokens: i32, sign: i32): void {
  e.cache.promisedBlocks += sign * blocksOf(tokens, e.blockTokens);
  assert(e.cache.promisedBlocks >= 0);
}

/** All decodes take what they need at ticks `first … first + ticks - 1`. */
export function grow(e: Engine, first: i32, ticks: i32): void {
  e.cache.freeBlocks -= demand(e, first, ticks);
  takeTurns(Run.kvIndex, e, first, ticks);
}

/** The request in `slot` goes from `from` to `to` tokens inside a jump, which was made no longer than blocks last. */
export function extend(e: Engine, slot: i32, from: i32, to: i32): void {
  const blocks = blocksOf(to, e.blockTokens) - blocksOf(from, e.blockTokens);
  e.cache.freeBlocks -= blocks;
  take(Run.kvIndex, e, slot, blocks);
}

/** The request in `slot`, which holds `tokens` tokens, gives all back. */
export function release(e: Engine, slot: i32, tokens: i32): void {
  const blocks = blocksOf(tokens, e.blockTokens);
  e.cache.freeBlocks += blocks;
  give(Run.kvIndex, e, slot, blocks);
}

/** A request with `context` tokens becomes a decode, which takes blocks as the token clock goes on. */
export function joinDecodes(e: Engine, slot: i32, context: i32): void {
  const phase = phaseOf(e, e.batch.tokenClock, context);
  addPhase(e, phase, 1);
  join(Run.kvIndex, e, phase, slot);
}

/** A decode with `context` tokens is one no more. */
export function leaveDecodes(e: Engine, slot: i32, context: i32): void {
  const phase = phaseOf(e, e.batch.tokenClock, context);
  addPhase(e, phase, -1);
  leave(Run.kvIndex, e, phase, slot);
}

/** Blocks that are not free, with what the step in flight took. */
export function usedBlocks(e: Engine): i32 {
  return Kinds.kvBlocks[e.kind] - e.cache.freeBlocks;
}

/** The peak of the open window counts what is held now. */
export function notePeak(e: Engine): void {
  e.cache.peakBlocks = max(e.cache.peakBlocks, usedBlocks(e));
}

/** The peak of a new window begins with what is held now. */
export function resetPeak(e: Engine): void {
  e.cache.peakBlocks = usedBlocks(e);
}

/** Share of the cache of `e` in use, in 2^-20. */
export function usedShare(e: Engine): i64 {
  return (<i64>usedBlocks(e) * WHOLE) / <i64>Kinds.kvBlocks[e.kind];
}

/** Share of the cache of replica `r` that `tokens` tokens hold, in 2^-20. */
export function shareOfTokens(r: i32, tokens: i32): i64 {
  const kind = Replicas.kind[r];
  return (<i64>blocksOf(tokens, Kinds.blockTokens[kind]) * WHOLE) / <i64>Kinds.kvBlocks[kind];
}

/** Blocks that ticks 1 … ticks - 1 of a segment take; tick 0 has taken its own. */
function taken(e: Engine, ticks: i32, context: i32, chunk: i32): i32 {
  let blocks = demand(e, e.batch.tokenClock + 1, ticks - 1);
  if (chunk > 0) {
    const size = e.blockTokens;
    blocks += blocksOf(context + ticks * chunk, size) - blocksOf(context + chunk, size);
  }
  return blocks;
}

/**
 * Longest run of ticks, of at most `limit`, whose blocks are free; at least 1, which has taken its own. With
 * `chunk` > 0 a partial goes on from `context` by so many tokens a tick.
 */
export function ticksUntilFull(e: Engine, limit: i32, context: i32, chunk: i32): i32 {
  const free = e.cache.freeBlocks;
  if (limit <= 1) return 1;
  const most = (limit / e.blockTokens + 1) * e.batch.decodes;
  if (chunk == 0 && most <= free) return limit;
  if (taken(e, limit, context, chunk) <= free) return limit;
  let fits = 1;
  let fails = limit;
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (taken(e, middle, context, chunk) <= free) fits = middle;
    else fails = middle;
  }
  return fits;
}
