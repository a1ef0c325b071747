// The event loop of a cell. At one instant: window close < step completions < signal refresh < release of held
// requests < arrivals < step starts. README §1.

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
  engineCost,
  engineSegments,
  engineSteps,
  engineWindowArrived,
  engineWindowDynamicPj,
  engineWindowSteps,
  eventKey,
  Question,
  Route,
  ringRows,
  ringWindows,
  routerArrived,
  routerHeld,
  routerQuestion,
  routerRefreshedPs,
  routerReleasePs,
  routerWindowArrived,
  runRoute,
  runRouterWindows,
  runStalePs,
  runWindowPs,
  setClockDone,
  setClockEndedPs,
  setClockNowPs,
  setClockWindowEndPs,
  setClockWindowStartPs,
  setEngineBusy,
  setEngineCommitted,
  setEngineIdleSincePs,
  setEngineSegmentCost,
  setEngineSegmentPs,
  setEngineSegmentSteps,
  setEngineSegments,
  setEngineStartedSteps,
  setEngineState,
  setRouterQuestion,
  setRouterReleasePs,
  sizeArrivals,
  sizeReplicas,
  sizeRows,
  sizeSequences,
  sizeWindows,
} from '../layout/layout.gen';
import { jumpLimit } from '../scheduler/jump';
import { schedule } from '../scheduler/pass';
import { hasFreeSlot } from '../scheduler/slots';
import { shapeSegment } from '../timing/segment';
import { arrive, ask, release } from './arrival';
import { complete } from './complete';
import { FOLD_ABOVE_PJ } from './energy';
import { accountTime, settle, spanPs } from './settle';
import { refresh, showSignals } from './signal';
import { instantOf, NEVER, nextReplica, setEnd, setNoEvent, setStart } from './tree';
import { foldEnergy, publish, writeRouterWindow, writeWindow } from './window';

const IDLE: i32 = 0;
const PENDING: i32 = 1;
const IN_FLIGHT: i32 = 2;

/** Handles everything before `until`; returns early with a reason, or with Slice after `segments` segments. */
export function run(until: i64, segments: i32): i32 {
  let left = segments;
  while (true) {
    if (ringRows() + sizeSequences() > sizeRows()) return Exit.RecordFull;
    const arrival = nextArrival();
    if (arrival < 0) return Exit.ArrivalsLow;
    const r = nextReplica();
    const key = eventKey(r);
    const event = instantOf(key);
    const released = routerReleasePs();
    const refreshed = nextRefresh(arrival, min(event, released));
    const next = min(min(arrival, event), min(released, refreshed));
    if (next == NEVER && (routerHeld() == 0 || until == NEVER)) return Exit.Done;
    const window = clockWindowEndPs();
    if (min(next, window) >= until) return Exit.Horizon;
    if (window <= next) {
      if (ringWindows() + sizeReplicas() + runRouterWindows() > sizeWindows()) return Exit.RecordFull;
      closeWindow(window);
    } else if (event == next && (key & 1) == 0) {
      const alone = arrival > event && refreshed > event && routerHeld() == 0;
      endSegment(engineAt(r), r, event, alone);
      if (--left == 0) return Exit.Slice;
    } else if (refreshed == next) {
      if (refreshAt(next)) return Exit.Decision;
    } else if (released == next) release(next);
    else if (arrival == next) {
      if (!hasFreeSlot()) return Exit.Full;
      if (runRoute() == Route.external && mustAsk(next)) return Exit.Decision;
      arrive(next);
    } else start(engineAt(r), r, next);
  }
}

/** Time of the next arrival; NEVER when no more will come; -1 when the ring is empty but open. */
function nextArrival(): i64 {
  const taken = arrivalRingTaken();
  if (taken < arrivalRingFilled()) return arrivalTimePs(taken & (sizeArrivals() - 1));
  return arrivalRingClosed() != 0 ? NEVER : -1;
}

/**
 * Instant of the next refresh that anyone can see: the last one before the next arrival, or every one while requests
 * are held and something can happen. `other` is the next event of another sort.
 */
function nextRefresh(arrival: i64, other: i64): i64 {
  const period = runStalePs();
  if (period == 0) return NEVER;
  const following = routerRefreshedPs() + period;
  if (routerHeld() > 0) {
    const next = min(arrival, other);
    if (next == NEVER) return NEVER;
    // those that nothing followed were left out until a control came: the last of them tells the same
    return following < clockNowPs() ? max(following, (next / period) * period) : following;
  }
  return arrival == NEVER || arrival < following ? NEVER : (arrival / period) * period;
}

/** Copies the signals; true when the host must be asked for scores first. */
function refreshAt(now: i64): bool {
  if (runRoute() == Route.scores && routerQuestion() != Question.refresh) {
    showSignals(now);
    setClockNowPs(max(clockNowPs(), now));
    setRouterQuestion(Question.refresh);
    return true;
  }
  setRouterQuestion(Question.none);
  refresh(now);
  return false;
}

/** True the first time that the host is asked about the next arrival; its answer stands the second time. */
function mustAsk(now: i64): bool {
  if (routerQuestion() == Question.route) {
    setRouterQuestion(Question.none);
    return false;
  }
  ask(now);
  setClockNowPs(now);
  return true;
}

/** The segment of `e` ends at `now`. `alone` = nothing else of this instant could see its next pass come early. */
function endSegment(e: usize, r: i32, now: i64, alone: bool): void {
  setClockEndedPs(now);
  complete(e, now);
  if (engineWindowDynamicPj(e) > FOLD_ABOVE_PJ && runWindowPs() == 0) foldEnergy(e);
  setEngineState(e, PENDING);
  if (alone) {
    start(e, r, now);
    return;
  }
  setStart(r, now);
  if (routerHeld() > 0) setRouterReleasePs(now);
}

/** A pass at `now`: begins a segment, or leaves the replica idle. */
function start(e: usize, r: i32, now: i64): void {
  if (!schedule(e, now)) {
    accountTime(e, now);
    if (engineBusy(e) != 0) setEngineIdleSincePs(e, now);
    setEngineBusy(e, 0);
    setEngineState(e, IDLE);
    setNoEvent(r);
    return;
  }
  if (engineBusy(e) == 0) {
    accountTime(e, now);
    setEngineBusy(e, 1);
  }
  const limit = jumpLimit(e);
  const steps = shapeSegment(e, limit);
  setEngineSegmentPs(e, now);
  setEngineSegmentCost(e, engineCost(e));
  setEngineSegmentSteps(e, steps);
  setEngineCommitted(e, 0);
  setEngineStartedSteps(e, 0);
  setEngineSegments(e, engineSegments(e) + 1);
  setEngineState(e, IN_FLIGHT);
  setEnd(r, now + spanPs(e, steps));
}

function closeWindow(at: i64): void {
  if (runRouterWindows() != 0) writeRouterWindow(at);
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

/**
 * Ends the run at `at`: the open window is written, short as it may be. False when the window ring must be drained
 * first.
 */
export function endRun(at: i64): bool {
  if (clockDone() != 0) return true;
  if (runWindowPs() > 0 && (at > clockWindowStartPs() || anythingCounted())) {
    if (ringWindows() + sizeReplicas() + runRouterWindows() > sizeWindows()) return false;
    closeWindow(at);
  }
  look(at);
  setClockWindowEndPs(NEVER);
  setClockDone(1);
  return true;
}

/** True when something happened at the very instant at which the last window closed. */
function anythingCounted(): bool {
  if (routerArrived() != routerWindowArrived() && runRouterWindows() != 0) return true;
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
