// Scheduler `vllmV1` (0): running requests first, oldest first, then the queue, until budget or blocks end. README §2.
// Source: continuous batching with chunked prefill as vLLM V1 does it (recalled).

import { available, hold, openPass } from '../../kv/cache';
import { Engine, joinAt } from '../../layout/engine.gen';
import { Kinds } from '../../layout/program.gen';
import { RequestState, slotAt } from '../../layout/request.gen';
import { targetOf } from '../../request/slots';
import { become } from '../../request/state';
import { admits, admitted } from '../admission.gen';
import { start } from '../admit';
import { formStep } from '../batch';
import { stepsUntilFinish, wholeChunkSteps, withinBlocks } from '../jump';
import { takeFirst } from '../order.gen';
import { addPartial, chunkSum, clearChunks, partialRow, placeOf } from '../partials';
import { preempt } from '../preempt';
import { linkRunning } from '../running';
import { pick } from '../victim.gen';

/** Decides the next step of `e` at `now`; false when there is nothing to run. */
export function schedule(e: Engine, now: i64): bool {
  openPass(e);
  while (true) {
    e.preemptedNow = 0;
    clearChunks(e);
    while (available(e) < 0) preempt(e, pick(e.victim, e), now);
    chunkPartials(e, now);
    if (e.preemptedNow == 0) admit(e, now);
    if (e.batch.decodes > 0 || chunkSum(e) > 0) {
      formStep(e);
      return true;
    }
    if (e.preemptedNow == 0) return false;
  }
}

/** Steps over which `schedule` would decide the same again; at least 1. */
export function repeatable(e: Engine): i32 {
  const limit = stepsUntilFinish(e);
  if (e.batch.chunks > 0) return wholeChunkSteps(e, limit);
  if (e.joins > 0) return 1;
  const couldAdmit = e.preemptedNow != 0 && e.queued > 0 && e.running < e.maxNumSeqs;
  return couldAdmit ? 1 : withinBlocks(e, limit);
}

function cappedChunk(e: Engine, remaining: i32, budget: i32): i32 {
  const threshold = Kinds.longPrefillTokenThreshold[e.kind];
  const chunk = threshold > 0 ? min(remaining, threshold) : remaining;
  return min(chunk, budget);
}

/** Gives each partial its chunk, oldest first; who finds no blocks preempts, itself at last. */
function chunkPartials(e: Engine, now: i64): void {
  let budget = Kinds.maxNumBatchedTokens[e.kind] - e.batch.decodes;
  let place = 0;
  while (place < e.joins) {
    const slot = joinAt(partialRow(e, place)).slot;
    const record = slotAt(slot);
    const chunk = cappedChunk(e, targetOf(record) - record.computed, budget);
    let runs = true;
    while (runs && !hold(e, slot, record.computed, record.computed + chunk, 0)) {
      const loser = pick(e.victim, e);
      const at = placeOf(e, loser);
      budget += preempt(e, loser, now);
      if (at >= 0 && at < place) place--;
      runs = loser != slot;
    }
    if (!runs) continue;
    joinAt(partialRow(e, place)).chunk = chunk;
    budget -= chunk;
    place++;
  }
}

/** Admits from the head of the queue while budget, sequences and blocks last. */
function admit(e: Engine, now: i64): void {
  const kind = e.kind;
  const watermark = Kinds.watermarkBlocks[kind];
  let budget = Kinds.maxNumBatchedTokens[kind] - e.batch.decodes - chunkSum(e);
  while (e.queued > 0 && e.running < e.maxNumSeqs && budget > 0) {
    const head = e.queueHead;
    const record = slotAt(head);
    const chunk = cappedChunk(e, targetOf(record), budget);
    if (!admits(e.admission, e, head, watermark) || !hold(e, head, 0, chunk, watermark)) break;
    const slot = takeFirst(e.order, e);
    become(record, RequestState.prefill);
    linkRunning(e, slot);
    admitted(e.admission, e, slot);
    addPartial(e, slot, chunk);
    budget -= chunk;
    start(e, record, now);
  }
}
