// The event loop of a cell. At one instant: window close < step completions < signal refresh < release of held
// requests < arrivals < step starts. README §1.

import { instantOf, NEVER, nextReplica, setEnd, setNoEvent, setStart } from '../engine/calendar';
import { FOLD_ABOVE_PJ } from '../engine/energy';
import { jumpLimit } from '../engine/jump';
import { schedule } from '../engine/pass';
import { accountTime, settle, spanPs } from '../engine/settle';
import { Engine, Events, engineAt } from '../layout/engine.gen';
import { ArrivalRing, Arrivals, Clock, Exit, Ring } from '../layout/event.gen';
import { Run, Sizes } from '../layout/program.gen';
import { Question, Route, Router } from '../layout/router.gen';
import { hasFreeSlot } from '../request/slots';
import { refresh, showSignals } from '../router/signal';
import { shapeSegment } from '../timing/segment';
import { arrive, ask, release } from './arrival';
import { complete } from './completion';
import { foldEnergy, writeRouterWindow, writeWindow } from './window';

const IDLE: i32 = 0;
const PENDING: i32 = 1;
const IN_FLIGHT: i32 = 2;

/** Handles everything before `until`; returns early with a reason, or with Slice after `segments` segments. */
export function run(until: i64, segments: i32): i32 {
  let left = segments;
  while (true) {
    if (Ring.rows + Sizes.sequences > Sizes.rows) return Exit.RecordFull;
    const arrival = nextArrival();
    if (arrival < 0) return Exit.ArrivalsLow;
    const r = nextReplica();
    const key = Events.key[r];
    const event = instantOf(key);
    const released = Router.releasePs;
    const refreshed = nextRefresh(arrival, min(event, released));
    const next = min(min(arrival, event), min(released, refreshed));
    if (next == NEVER && (Router.held == 0 || until == NEVER)) return Exit.Done;
    const window = Clock.windowEndPs;
    if (min(next, window) >= until) return Exit.Horizon;
    if (window <= next) {
      if (Ring.windows + Sizes.replicas + Run.routerWindows > Sizes.windows) return Exit.RecordFull;
      closeWindow(window);
    } else if (event == next && (key & 1) == 0) {
      const alone = arrival > event && refreshed > event && Router.held == 0;
      endSegment(engineAt(r), r, event, alone);
      if (--left == 0) return Exit.Slice;
    } else if (refreshed == next) {
      if (refreshAt(next)) return Exit.Decision;
    } else if (released == next) release(next);
    else if (arrival == next) {
      if (!hasFreeSlot()) return Exit.Full;
      if (Run.route == Route.external && mustAsk(next)) return Exit.Decision;
      arrive(next);
    } else start(engineAt(r), r, next);
  }
}

/** Time of the next arrival; NEVER when no more will come; -1 when the ring is empty but open. */
function nextArrival(): i64 {
  const taken = ArrivalRing.taken;
  if (taken < ArrivalRing.filled) return Arrivals.timePs[taken & (Sizes.arrivals - 1)];
  return ArrivalRing.closed != 0 ? NEVER : -1;
}

/**
 * Instant of the next refresh that anyone can see: the last one before the next arrival, or every one while requests
 * are held and something can happen. `other` is the next event of another sort.
 */
function nextRefresh(arrival: i64, other: i64): i64 {
  const period = Run.stalePs;
  if (period == 0) return NEVER;
  const following = Router.refreshedPs + period;
  if (Router.held > 0) {
    const next = min(arrival, other);
    if (next == NEVER) return NEVER;
    // those that nothing followed were left out until a control came: the last of them tells the same
    return following < Clock.nowPs ? max(following, (next / period) * period) : following;
  }
  return arrival == NEVER || arrival < following ? NEVER : (arrival / period) * period;
}

/** Copies the signals; true when the host must be asked for scores first. */
function refreshAt(now: i64): bool {
  if (Run.route == Route.scores && Router.question != Question.refresh) {
    showSignals(now);
    Clock.nowPs = max(Clock.nowPs, now);
    Router.question = Question.refresh;
    return true;
  }
  Router.question = Question.none;
  refresh(now);
  return false;
}

/** True the first time that the host is asked about the next arrival; its answer stands the second time. */
function mustAsk(now: i64): bool {
  if (Router.question == Question.route) {
    Router.question = Question.none;
    return false;
  }
  ask(now);
  Clock.nowPs = now;
  return true;
}

/** The segment of `e` ends at `now`. `alone` = nothing else of this instant could see its next pass come early. */
function endSegment(e: Engine, r: i32, now: i64, alone: bool): void {
  Clock.endedPs = now;
  complete(e, now);
  if (e.account.windowDynamicPj > FOLD_ABOVE_PJ && Run.windowPs == 0) foldEnergy(e);
  e.state = PENDING;
  if (alone) {
    start(e, r, now);
    return;
  }
  setStart(r, now);
  if (Router.held > 0) Router.releasePs = now;
}

/** A pass at `now`: begins a segment, or leaves the replica idle. */
function start(e: Engine, r: i32, now: i64): void {
  if (!schedule(e, now)) {
    accountTime(e, now);
    if (e.busy != 0) e.account.idleSincePs = now;
    e.busy = 0;
    e.state = IDLE;
    setNoEvent(r);
    return;
  }
  if (e.busy == 0) {
    accountTime(e, now);
    e.busy = 1;
  }
  const limit = jumpLimit(e);
  const steps = shapeSegment(e, limit);
  e.segment.startPs = now;
  e.segment.cost = e.cost;
  e.segment.steps = steps;
  e.segment.committed = 0;
  e.segment.startedSteps = 0;
  e.total.segments += 1;
  e.state = IN_FLIGHT;
  setEnd(r, now + spanPs(e, steps));
}

function closeWindow(at: i64): void {
  if (Run.routerWindows != 0) writeRouterWindow(at);
  for (let r = 0; r < Sizes.replicas; r++) {
    const e = engineAt(r);
    settle(e, at);
    writeWindow(e, at);
  }
  Clock.windowStartPs = at;
  Clock.windowEndPs = at + Run.windowPs;
}

/** Brings every replica's accounts to `at`. */
export function look(at: i64): void {
  for (let r = 0; r < Sizes.replicas; r++) {
    settle(engineAt(r), at);
  }
  Clock.nowPs = at;
}

/**
 * Ends the run at `at`: the open window is written, short as it may be. False when the window ring must be drained
 * first.
 */
export function endRun(at: i64): bool {
  if (Clock.done != 0) return true;
  if (Run.windowPs > 0 && (at > Clock.windowStartPs || anythingCounted())) {
    if (Ring.windows + Sizes.replicas + Run.routerWindows > Sizes.windows) return false;
    closeWindow(at);
  }
  look(at);
  Clock.windowEndPs = NEVER;
  Clock.done = 1;
  return true;
}

/** True when something happened at the very instant at which the last window closed. */
function anythingCounted(): bool {
  if (Router.arrived != Router.windowArrived && Run.routerWindows != 0) return true;
  for (let r = 0; r < Sizes.replicas; r++) {
    const e = engineAt(r);
    if (e.total.steps != e.account.windowSteps || e.total.arrived != e.account.windowArrived) return true;
  }
  return false;
}

/** Where the run ends when nothing is left: the last completion or arrival. */
export function endOfRun(): i64 {
  return max(Clock.endedPs, Clock.nowPs);
}
