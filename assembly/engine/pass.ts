// One scheduling pass: what runs in the next step of a replica, or that it idles. README §2, in its order.
// Source: continuous batching with chunked prefill as vLLM V1 does it (recalled).

import { blocksOf, needAt, phaseOf, usedBlocks } from '../kv/demand';
import { takeTurns } from '../kv/phase-list';
import { takeBlocks } from '../kv/pool';
import { Engine, joinAt } from '../layout/engine.gen';
import { Kinds, Run, Sizes } from '../layout/program.gen';
import { Metric, slotAt } from '../layout/request.gen';
import { addToHistogram } from '../request/histogram';
import { isMeasured } from '../request/slots';
import { decodeContext, dropJoin, preempt } from './preempt';
import { dequeue } from './queue';
import { linkRunning, victim } from './running';

/** Decides the next step of `e` at `now`; false when there is nothing to run. */
export function schedule(e: Engine, now: i64): bool {
  while (true) {
    e.preemptedNow = 0;
    makeRoomForDecodes(e, now);
    const need = needAt(e, e.batch.step);
    const left = chunkPartials(e, now, need);
    const free = e.preemptedNow == 0 ? admit(e, now, left) : left;
    if (e.batch.decodes > 0 || anyChunk(e)) {
      e.cache.freeBlocks = free;
      takeForStep(e);
      return true;
    }
    if (e.preemptedNow == 0) return false;
  }
}

function anyChunk(e: Engine): bool {
  const base = e.row * Sizes.sequences;
  for (let i = 0; i < e.joins; i++) if (joinAt(base + i).chunk > 0) return true;
  return false;
}

/** Place of `slot` among the partials, or -1. */
function joinPlace(e: Engine, slot: i32): i32 {
  const base = e.row * Sizes.sequences;
  for (let i = 0; i < e.joins; i++) if (joinAt(base + i).slot == slot) return i;
  return -1;
}

/** Preempts victims until every decode that needs a block can have one. */
function makeRoomForDecodes(e: Engine, now: i64): void {
  while (e.cache.freeBlocks < needAt(e, e.batch.step)) {
    const slot = victim(e);
    if (slotAt(slot).joinStep < 0) dropJoin(e, joinPlace(e, slot));
    preempt(e, slot, now);
    e.preemptedNow = 1;
  }
}

function cappedChunk(e: Engine, remaining: i32, budget: i32): i32 {
  const threshold = Kinds.longPrefillTokenThreshold[e.kind];
  const chunk = threshold > 0 ? min(remaining, threshold) : remaining;
  return min(chunk, budget);
}

/** Gives each partial its chunk, oldest first; returns the blocks left. */
function chunkPartials(e: Engine, now: i64, need: i32): i32 {
  const base = e.row * Sizes.sequences;
  const size = e.blockTokens;
  let left = e.cache.freeBlocks - need;
  let budget = Kinds.maxNumBatchedTokens[e.kind] - e.batch.decodes;
  for (let i = 0; i < e.joins; i++) joinAt(base + i).chunk = 0;
  let place = 0;
  while (place < e.joins) {
    const slot = joinAt(base + place).slot;
    const record = slotAt(slot);
    const chunk = cappedChunk(e, record.target - record.computed, budget);
    const needed = blocksOf(record.computed + chunk, size) - blocksOf(record.computed, size);
    let stays = true;
    while (stays && needed > left) {
      const loser = victim(e);
      const losing = slotAt(loser);
      if (losing.joinStep >= 0) {
        const context = decodeContext(e, losing);
        const needs = phaseOf(e, e.batch.step, context) == e.batch.step % size;
        left += blocksOf(context, size) + (needs ? 1 : 0);
        budget += 1;
      } else {
        const at = joinPlace(e, loser);
        const undone = joinAt(base + at).chunk;
        left += blocksOf(losing.computed + undone, size);
        budget += undone;
        dropJoin(e, at);
        if (at < place) place--;
        if (loser == slot) stays = false;
      }
      preempt(e, loser, now);
      e.preemptedNow = 1;
    }
    if (!stays) continue;
    joinAt(base + place).chunk = chunk;
    left -= needed;
    budget -= chunk;
    place++;
  }
  return left;
}

/** Admits from the head of the queue while something fits in the `left` blocks; returns what is left then. */
function admit(e: Engine, now: i64, left: i32): i32 {
  const base = e.row * Sizes.sequences;
  const kind = e.kind;
  const watermark = Kinds.watermarkBlocks[kind];
  let budget = Kinds.maxNumBatchedTokens[kind] - e.batch.decodes;
  for (let i = 0; i < e.joins; i++) budget -= joinAt(base + i).chunk;
  let free = left;
  while (e.queued > 0 && e.running < e.maxNumSeqs && budget > 0) {
    const record = slotAt(e.queueHead);
    const chunk = cappedChunk(e, record.target, budget);
    const blocks = blocksOf(chunk, e.blockTokens);
    if (free - blocks < watermark) break;
    const slot = dequeue(e);
    linkRunning(e, slot);
    const place = e.joins;
    joinAt(base + place).slot = slot;
    joinAt(base + place).chunk = chunk;
    e.joins = place + 1;
    free -= blocks;
    budget -= chunk;
    if (record.startPs < 0) {
      record.startPs = now;
      if (isMeasured(record)) addToHistogram(e.group + record.requestClass, Metric.queue, now - record.arrivalPs, 1);
    }
  }
  return free;
}

/** Sums the step's aggregates and, with an identity pool, hands out the blocks already counted. */
function takeForStep(e: Engine): void {
  const base = e.row * Sizes.sequences;
  const size = e.blockTokens;
  let chunks = 0;
  let tokens = 0;
  let emitting = e.batch.decodes;
  let pairs: i64 = 0;
  let kv: i64 = 0;
  let longest = 0;
  for (let i = 0; i < e.joins; i++) {
    const chunk = joinAt(base + i).chunk;
    if (chunk == 0) continue;
    const record = slotAt(joinAt(base + i).slot);
    const context = record.computed;
    chunks++;
    tokens += chunk;
    pairs += <i64>chunk * <i64>(2 * context + chunk);
    kv += <i64>(context + chunk);
    longest = max(longest, context + chunk);
    if (context + chunk == record.target) emitting++;
    if (Run.identityPool != 0)
      takeBlocks(e, joinAt(base + i).slot, blocksOf(context + chunk, size) - blocksOf(context, size));
  }
  if (Run.identityPool != 0) takeTurns(e, e.batch.step, 1);
  e.batch.chunks = chunks;
  e.batch.chunkTokens = tokens;
  e.batch.tokens = e.batch.decodes + tokens;
  e.batch.emitting = emitting;
  e.batch.pairs = pairs;
  e.batch.pairsSlope = 0;
  e.batch.chunkKv = kv;
  e.batch.chunkLongest = longest;
  e.cache.peakBlocks = max(e.cache.peakBlocks, usedBlocks(e));
}
