// The event loop of a cell: window close < step completions < arrivals < step starts at one instant. README §1.

import {
  arrivalRingClosed,
  arrivalRingFilled,
  arrivalRingTaken,
  arrivalTimePs,
  clockDone,
  clockEndedPs,
  clockNowPs,
  clockWindowEndPs,
  clockWindowStartPs,
  Exit,
  engineArrived,
  engineAt,
  engineBusy,
  engineEventPs,
  engineMaxNumSeqs,
  engineSegments,
  engineState,
  engineSteps,
  engineWindowArrived,
  engineWindowDynamicPj,
  engineWindowSteps,
  ringRows,
  ringWindows,
  runWindowPs,
  setClockDone,
  setClockEndedPs,
  setClockNowPs,
  setClockWindowEndPs,
  setClockWindowStartPs,
  setEngineBusy,
  setEngineCommitted,
  setEngineEventPs,
  setEngineIdleSincePs,
  setEngineSegmentPs,
  setEngineSegmentSteps,
  setEngineSegments,
  setEngineStartedSteps,
  setEngineState,
  sizeArrivals,
  sizeReplicas,
  sizeRows,
  sizeWindows,
} from '../layout/layout.gen';
import { jumpLimit } from '../scheduler/jump';
import { schedule } from '../scheduler/pass';
import { hasFreeSlot } from '../scheduler/slots';
import { shapeSegment } from '../timing/segment';
import { arrive } from './arrival';
import { complete } from './complete';
import { FOLD_ABOVE_PJ } from './energy';
import { accountTime, settle, spanPs } from './settle';
import { foldEnergy, publish, writeWindow } from './window';

export const NEVER: i64 = i64.MAX_VALUE;
const IDLE: i32 = 0;
const PENDING: i32 = 1;
const IN_FLIGHT: i32 = 2;

/** Handles everything before `until`; returns early with a reason, or with Slice after `segments` segments. */
export function run(until: i64, segments: i32): i32 {
  const e = engineAt(0);
  let left = segments;
  while (true) {
    if (ringRows() + engineMaxNumSeqs(e) > sizeRows()) return Exit.RecordFull;
    const arrival = nextArrival();
    if (arrival < 0) return Exit.ArrivalsLow;
    const event = engineEventPs(e);
    const next = min(arrival, event);
    if (next == NEVER) return Exit.Done;
    const window = clockWindowEndPs();
    if (min(next, window) >= until) return Exit.Horizon;
    if (window <= next) {
      if (ringWindows() + sizeReplicas() > sizeWindows()) return Exit.RecordFull;
      closeWindow(window);
    } else if (event <= arrival && engineState(e) == IN_FLIGHT) {
      setClockEndedPs(event);
      complete(e, event);
      setEngineState(e, PENDING);
      if (engineWindowDynamicPj(e) > FOLD_ABOVE_PJ && runWindowPs() == 0) foldEnergy(e);
      if (nextArrival() > event) start(e, event);
      if (--left == 0) return Exit.Slice;
    } else if (arrival <= event) {
      if (!hasFreeSlot()) return Exit.Full;
      arrive(e, arrival);
    } else start(e, event);
  }
}

/** Time of the next arrival; NEVER when no more will come; -1 when the ring is empty but open. */
function nextArrival(): i64 {
  const taken = arrivalRingTaken();
  if (taken < arrivalRingFilled()) return arrivalTimePs(taken & (sizeArrivals() - 1));
  return arrivalRingClosed() != 0 ? NEVER : -1;
}

/** A pass at `now`: begins a segment, or leaves the replica idle. */
function start(e: usize, now: i64): void {
  if (!schedule(e, now)) {
    accountTime(e, now);
    setEngineBusy(e, 0);
    setEngineIdleSincePs(e, now);
    setEngineState(e, IDLE);
    setEngineEventPs(e, NEVER);
    return;
  }
  if (engineBusy(e) == 0) {
    accountTime(e, now);
    setEngineBusy(e, 1);
  }
  const limit = jumpLimit(e);
  const steps = shapeSegment(e, limit);
  setEngineSegmentPs(e, now);
  setEngineSegmentSteps(e, steps);
  setEngineCommitted(e, 0);
  setEngineStartedSteps(e, 0);
  setEngineSegments(e, engineSegments(e) + 1);
  setEngineState(e, IN_FLIGHT);
  setEngineEventPs(e, now + spanPs(e, steps));
}

function closeWindow(at: i64): void {
  for (let r = 0; r < sizeReplicas(); r++) {
    const e = engineAt(r);
    settle(e, at);
    writeWindow(e, at);
  }
  setClockWindowStartPs(at);
  setClockWindowEndPs(at + runWindowPs());
}

/** Brings every replica's accounts to `at` and publishes them. */
export function look(at: i64): void {
  for (let r = 0; r < sizeReplicas(); r++) {
    const e = engineAt(r);
    settle(e, at);
    publish(e);
  }
  setClockNowPs(at);
}

/** Publishes without moving the accounts. */
export function publishAll(): void {
  for (let r = 0; r < sizeReplicas(); r++) publish(engineAt(r));
}

/**
 * Ends the run at `at`: the open window is written, short as it may be. False when the window ring must be drained
 * first.
 */
export function endRun(at: i64): bool {
  if (clockDone() != 0) return true;
  if (runWindowPs() > 0 && (at > clockWindowStartPs() || anythingCounted())) {
    if (ringWindows() + sizeReplicas() > sizeWindows()) return false;
    closeWindow(at);
  }
  look(at);
  setClockWindowEndPs(NEVER);
  setClockDone(1);
  return true;
}

/** True when something happened at the very instant at which the last window closed. */
function anythingCounted(): bool {
  for (let r = 0; r < sizeReplicas(); r++) {
    const e = engineAt(r);
    if (engineSteps(e) != engineWindowSteps(e) || engineArrived(e) != engineWindowArrived(e)) return true;
  }
  return false;
}

/** Where the run ends when nothing is left: the last completion or arrival. */
export function endOfRun(): i64 {
  return max(clockEndedPs(), clockNowPs());
}
