// The event loop of a cell: whichever source is next, sources of one instant in their order. README §1.

import { NEVER } from '../engine/calendar';
import { applyTo } from '../engine/replica';
import { settle } from '../engine/settle';
import { engineAt } from '../layout/engine.gen';
import { Clock, Exit, Ring } from '../layout/event.gen';
import { Run, Sizes } from '../layout/program.gen';
import { Router } from '../layout/router.gen';
import { reopen } from '../router/open';
import { GO } from './exit';
import { handle, nextActive, nextPassive, Source } from './source.gen';
import { closeWindow } from './window';

/** Handles everything before `until`; returns early with a reason, or with Slice after `segments` segments. */
export function run(until: i64, segments: i32): i32 {
  Clock.untilPs = until;
  const exit = handleUntil(until, segments);
  // what belongs to this call alone: equal states have equal bytes
  Clock.untilPs = 0;
  Clock.nextPs = 0;
  Clock.followingPs = 0;
  return exit;
}

function handleUntil(until: i64, segments: i32): i32 {
  let left = segments;
  while (true) {
    if (Ring.rows + Sizes.sequences > Sizes.rows) return Exit.RecordFull;
    const active = nextActive();
    if (Clock.nextPs == NEVER && (Router.held == 0 || until == NEVER)) return Exit.Done;
    // a refresh that nobody could have seen is made up for later
    const isMadeUp = active == Source.refresh || Clock.nextPs < 0;
    if (ASC_OPTIMIZE_LEVEL == 0) assert(isMadeUp || Clock.nextPs >= Clock.handledPs);
    const source = nextPassive(active);
    const exit = handle(source, Clock.nextPs);
    if (exit != GO) return exit;
    Clock.handledPs = max(Clock.handledPs, Clock.nextPs);
    if (source == Source.completion && --left == 0) return Exit.Slice;
  }
}

/** What the host wrote to `replica` takes effect at the last Horizon, up to which every account has been brought. */
export function applyControl(): void {
  const now = Clock.nowPs;
  for (let r = 0; r < Sizes.replicas; r++) applyTo(engineAt(r), r, now);
  reopen();
  if (Router.held > 0) Router.releasePs = now;
}

/** Brings every replica's accounts to `at`. */
export function look(at: i64): void {
  for (let r = 0; r < Sizes.replicas; r++) settle(engineAt(r), at);
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
