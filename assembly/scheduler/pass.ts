// One scheduling pass: what runs in the next step of a replica, or that it idles. README §2, in its order.
// Source: continuous batching with chunked prefill as vLLM V1 does it (recalled).

import { blocksOf, needAt, phaseOf, usedBlocks } from '../kv/demand';
import { takeTurns } from '../kv/phaseList';
import { takeBlocks } from '../kv/pool';
import {
  engineBlockTokens,
  engineDecodes,
  engineFreeBlocks,
  engineGroup,
  engineJoins,
  engineKind,
  engineMaxNumSeqs,
  enginePeakBlocks,
  enginePreemptedNow,
  engineQueued,
  engineQueueHead,
  engineRow,
  engineRunning,
  engineStep,
  joinAt,
  joinChunk,
  joinSlot,
  kindLongPrefillTokenThreshold,
  kindMaxNumBatchedTokens,
  kindWatermarkBlocks,
  Metric,
  runIdentityPool,
  setEngineChunkKv,
  setEngineChunkLongest,
  setEngineChunks,
  setEngineChunkTokens,
  setEngineEmitting,
  setEngineFreeBlocks,
  setEngineJoins,
  setEnginePairs,
  setEnginePairsSlope,
  setEnginePeakBlocks,
  setEnginePreemptedNow,
  setEngineTokens,
  setJoinChunk,
  setJoinSlot,
  setSlotStartPs,
  sizeSequences,
  slotArrivalPs,
  slotAt,
  slotClass,
  slotComputed,
  slotJoinStep,
  slotStartPs,
  slotTarget,
} from '../layout/layout.gen';
import { addToHistogram } from '../record/histogram';
import { decodeContext, dropJoin, preempt } from './preempt';
import { dequeue } from './queue';
import { linkRunning, victim } from './running';
import { isMeasured } from './slots';

/** Decides the next step of `e` at `now`; false when there is nothing to run. */
export function schedule(e: usize, now: i64): bool {
  while (true) {
    setEnginePreemptedNow(e, 0);
    makeRoomForDecodes(e, now);
    const need = needAt(e, engineStep(e));
    const left = chunkPartials(e, now, need);
    const free = enginePreemptedNow(e) == 0 ? admit(e, now, left) : left;
    if (engineDecodes(e) > 0 || anyChunk(e)) {
      setEngineFreeBlocks(e, free);
      takeForStep(e);
      return true;
    }
    if (enginePreemptedNow(e) == 0) return false;
  }
}

function anyChunk(e: usize): bool {
  const base = engineRow(e) * sizeSequences();
  for (let i = 0; i < engineJoins(e); i++) if (joinChunk(joinAt(base + i)) > 0) return true;
  return false;
}

/** Place of `slot` among the partials, or -1. */
function joinPlace(e: usize, slot: i32): i32 {
  const base = engineRow(e) * sizeSequences();
  for (let i = 0; i < engineJoins(e); i++) if (joinSlot(joinAt(base + i)) == slot) return i;
  return -1;
}

/** Preempts victims until every decode that needs a block can have one. */
function makeRoomForDecodes(e: usize, now: i64): void {
  while (engineFreeBlocks(e) < needAt(e, engineStep(e))) {
    const slot = victim(e);
    if (slotJoinStep(slotAt(slot)) < 0) dropJoin(e, joinPlace(e, slot));
    preempt(e, slot, now);
    setEnginePreemptedNow(e, 1);
  }
}

function cappedChunk(e: usize, remaining: i32, budget: i32): i32 {
  const threshold = kindLongPrefillTokenThreshold(engineKind(e));
  const chunk = threshold > 0 ? min(remaining, threshold) : remaining;
  return min(chunk, budget);
}

/** Gives each partial its chunk, oldest first; returns the blocks left. */
function chunkPartials(e: usize, now: i64, need: i32): i32 {
  const base = engineRow(e) * sizeSequences();
  const size = engineBlockTokens(e);
  let left = engineFreeBlocks(e) - need;
  let budget = kindMaxNumBatchedTokens(engineKind(e)) - engineDecodes(e);
  for (let i = 0; i < engineJoins(e); i++) setJoinChunk(joinAt(base + i), 0);
  let place = 0;
  while (place < engineJoins(e)) {
    const slot = joinSlot(joinAt(base + place));
    const record = slotAt(slot);
    const chunk = cappedChunk(e, slotTarget(record) - slotComputed(record), budget);
    const needed = blocksOf(slotComputed(record) + chunk, size) - blocksOf(slotComputed(record), size);
    let stays = true;
    while (stays && needed > left) {
      const loser = victim(e);
      const losing = slotAt(loser);
      if (slotJoinStep(losing) >= 0) {
        const context = decodeContext(e, losing);
        const needs = phaseOf(e, engineStep(e), context) == engineStep(e) % size;
        left += blocksOf(context, size) + (needs ? 1 : 0);
        budget += 1;
      } else {
        const at = joinPlace(e, loser);
        const undone = joinChunk(joinAt(base + at));
        left += blocksOf(slotComputed(losing) + undone, size);
        budget += undone;
        dropJoin(e, at);
        if (at < place) place--;
        if (loser == slot) stays = false;
      }
      preempt(e, loser, now);
      setEnginePreemptedNow(e, 1);
    }
    if (!stays) continue;
    setJoinChunk(joinAt(base + place), chunk);
    left -= needed;
    budget -= chunk;
    place++;
  }
  return left;
}

/** Admits from the head of the queue while something fits in the `left` blocks; returns what is left then. */
function admit(e: usize, now: i64, left: i32): i32 {
  const base = engineRow(e) * sizeSequences();
  const kind = engineKind(e);
  const watermark = kindWatermarkBlocks(kind);
  let budget = kindMaxNumBatchedTokens(kind) - engineDecodes(e);
  for (let i = 0; i < engineJoins(e); i++) budget -= joinChunk(joinAt(base + i));
  let free = left;
  while (engineQueued(e) > 0 && engineRunning(e) < engineMaxNumSeqs(e) && budget > 0) {
    const record = slotAt(engineQueueHead(e));
    const chunk = cappedChunk(e, slotTarget(record), budget);
    const blocks = blocksOf(chunk, engineBlockTokens(e));
    if (free - blocks < watermark) break;
    const slot = dequeue(e);
    linkRunning(e, slot);
    const place = engineJoins(e);
    setJoinSlot(joinAt(base + place), slot);
    setJoinChunk(joinAt(base + place), chunk);
    setEngineJoins(e, place + 1);
    free -= blocks;
    budget -= chunk;
    if (slotStartPs(record) < 0) {
      setSlotStartPs(record, now);
      if (isMeasured(record))
        addToHistogram(engineGroup(e) + slotClass(record), Metric.queue, now - slotArrivalPs(record), 1);
    }
  }
  return free;
}

/** Sums the step's aggregates and, with an identity pool, hands out the blocks already counted. */
function takeForStep(e: usize): void {
  const base = engineRow(e) * sizeSequences();
  const size = engineBlockTokens(e);
  let chunks = 0;
  let tokens = 0;
  let emitting = engineDecodes(e);
  let pairs: i64 = 0;
  let kv: i64 = 0;
  let longest = 0;
  for (let i = 0; i < engineJoins(e); i++) {
    const chunk = joinChunk(joinAt(base + i));
    if (chunk == 0) continue;
    const record = slotAt(joinSlot(joinAt(base + i)));
    const context = slotComputed(record);
    chunks++;
    tokens += chunk;
    pairs += <i64>chunk * <i64>(2 * context + chunk);
    kv += <i64>(context + chunk);
    longest = max(longest, context + chunk);
    if (context + chunk == slotTarget(record)) emitting++;
    if (runIdentityPool() != 0)
      takeBlocks(e, joinSlot(joinAt(base + i)), blocksOf(context + chunk, size) - blocksOf(context, size));
  }
  if (runIdentityPool() != 0) takeTurns(e, engineStep(e), 1);
  setEngineChunks(e, chunks);
  setEngineChunkTokens(e, tokens);
  setEngineTokens(e, engineDecodes(e) + tokens);
  setEngineEmitting(e, emitting);
  setEnginePairs(e, pairs);
  setEnginePairsSlope(e, 0);
  setEngineChunkKv(e, kv);
  setEngineChunkLongest(e, longest);
  setEnginePeakBlocks(e, max(enginePeakBlocks(e), usedBlocks(e)));
}
