// A request arrives: refused, or queued; it may start an idle replica, and it may cut a jump. README §2, §7.

import {
  arrivalClass,
  arrivalOutputTokens,
  arrivalPriority,
  arrivalPromptTokens,
  arrivalRingTaken,
  engineArrived,
  engineBlockTokens,
  engineChunks,
  engineKind,
  engineMaxNumSeqs,
  engineQueued,
  engineRejectedNeverFits,
  engineRejectedQueueFull,
  engineRunning,
  engineSegmentPs,
  engineSegmentSteps,
  engineState,
  kindKvBlocks,
  kindQueueLimit,
  kindWatermarkBlocks,
  measuredArrived,
  measuredRejected,
  runWarmUpPs,
  setArrivalRingTaken,
  setClockEndedPs,
  setEngineArrived,
  setEngineEventPs,
  setEngineRejectedNeverFits,
  setEngineRejectedQueueFull,
  setEngineSegmentSteps,
  setEngineState,
  setMeasuredArrived,
  setMeasuredRejected,
  setSlotArrivalPs,
  setSlotBlockCount,
  setSlotBlockHead,
  setSlotClass,
  setSlotComputed,
  setSlotEmitted,
  setSlotEnergyPj,
  setSlotFirstTokenPs,
  setSlotId,
  setSlotJoinStep,
  setSlotMeasured,
  setSlotOutputTokens,
  setSlotPreemptions,
  setSlotPriority,
  setSlotPromptTokens,
  setSlotReached,
  setSlotStartPs,
  setSlotTarget,
  sizeArrivals,
  slotAt,
} from '../layout/layout.gen';
import { enqueue } from '../scheduler/queue';
import { takeSlot } from '../scheduler/slots';
import { spanPs, stepsToCover } from './settle';

/** Takes the next arrival of the ring, which is due at `now`. A free slot must exist. */
export function arrive(e: usize, now: i64): void {
  const id = arrivalRingTaken();
  const row = id & (sizeArrivals() - 1);
  setArrivalRingTaken(id + 1);
  setClockEndedPs(now);
  const requestClass = arrivalClass(row);
  const measured = now >= runWarmUpPs();
  setEngineArrived(e, engineArrived(e) + 1);
  if (measured) setMeasuredArrived(requestClass, measuredArrived(requestClass) + 1);
  if (refused(e, row)) {
    if (measured) setMeasuredRejected(requestClass, measuredRejected(requestClass) + 1);
    return;
  }
  const slot = takeSlot();
  fillSlot(slotAt(slot), row, id, now, measured);
  const isHead = enqueue(e, slot);
  const state = engineState(e);
  if (state == 0) {
    setEngineState(e, 1);
    setEngineEventPs(e, now);
  } else if (state == 2 && isHead) cut(e, now);
}

/** Counts and refuses what could never fit, and what finds the queue at its limit. */
function refused(e: usize, row: i32): bool {
  const kind = engineKind(e);
  const tokens = <i64>arrivalPromptTokens(row) + <i64>arrivalOutputTokens(row) - 1;
  const size = <i64>engineBlockTokens(e);
  if ((tokens + size - 1) / size + <i64>kindWatermarkBlocks(kind) > <i64>kindKvBlocks(kind)) {
    setEngineRejectedNeverFits(e, engineRejectedNeverFits(e) + 1);
    return true;
  }
  const limit = kindQueueLimit(kind);
  if (limit < 0 || engineQueued(e) < limit) return false;
  setEngineRejectedQueueFull(e, engineRejectedQueueFull(e) + 1);
  return true;
}

function fillSlot(record: usize, row: i32, id: i32, now: i64, measured: bool): void {
  setSlotId(record, id);
  setSlotClass(record, arrivalClass(row));
  setSlotPriority(record, arrivalPriority(row));
  setSlotPromptTokens(record, arrivalPromptTokens(row));
  setSlotOutputTokens(record, arrivalOutputTokens(row));
  setSlotTarget(record, arrivalPromptTokens(row));
  setSlotArrivalPs(record, now);
  setSlotStartPs(record, -1);
  setSlotFirstTokenPs(record, -1);
  setSlotEnergyPj(record, 0);
  setSlotComputed(record, 0);
  setSlotEmitted(record, 0);
  setSlotJoinStep(record, -1);
  setSlotReached(record, 0);
  setSlotPreemptions(record, 0);
  setSlotMeasured(record, measured ? 1 : 0);
  setSlotBlockHead(record, -1);
  setSlotBlockCount(record, 0);
}

/**
 * A new head of the queue could be admitted at the next boundary: a pure decode jump ends there. Nothing is committed.
 */
function cut(e: usize, now: i64): void {
  if (engineChunks(e) > 0 || engineRunning(e) >= engineMaxNumSeqs(e)) return;
  const gap = now - engineSegmentPs(e);
  const steps = gap <= 0 ? 1 : stepsToCover(e, gap);
  if (steps >= engineSegmentSteps(e)) return;
  setEngineSegmentSteps(e, steps);
  setEngineEventPs(e, engineSegmentPs(e) + spanPs(e, steps));
}
