// Windows: what a replica did between two instants.

import { settle } from '../engine/settle';
import { resetPeak, usedBlocks } from '../kv/cache';
import { Engine, engineAt } from '../layout/engine.gen';
import { Clock, Ring, Windows } from '../layout/event.gen';
import { Kinds, Power, Run, Sizes } from '../layout/program.gen';
import { Router } from '../layout/router.gen';
import { PJ_PER_J } from '../request/energy';

/** Writes the open window of a settled replica, `[opening, at)`, and opens the next. */
export function writeWindow(e: Engine, at: i64): void {
  const row = Ring.windows;
  assert(row < Sizes.windows);
  Ring.windows = row + 1;
  Windows.replica[row] = e.row;
  Windows.startPs[row] = Clock.windowStartPs;
  Windows.endPs[row] = at;
  Windows.busyPs[row] = e.total.busyPs - e.account.windowBusyPs;
  Windows.staticPj[row] = e.account.windowStaticPj;
  Windows.dynamicPj[row] = e.account.windowDynamicPj;
  Windows.outputTokens[row] = e.total.outputTokens - e.account.windowOutputTokens;
  Windows.prefillTokens[row] = e.total.prefillTokens - e.account.windowPrefillTokens;
  Windows.steps[row] = e.total.steps - e.account.windowSteps;
  const rejected = e.total.rejectedTooLong + e.total.rejectedNeverFits + e.total.rejectedQueueFull;
  Windows.arrived[row] = e.total.arrived - e.account.windowArrived;
  Windows.rejected[row] = rejected - e.account.windowRejected;
  Windows.finished[row] = e.total.finished - e.account.windowFinished;
  Windows.preempted[row] = e.total.preempted - e.account.windowPreempted;
  Windows.kvUsedBlocks[row] = usedBlocks(e);
  Windows.kvPeakBlocks[row] = e.cache.peakBlocks;
  Windows.running[row] = e.running;
  Windows.queued[row] = e.queued;
  Windows.peakW[row] = e.account.peakW >= 0 ? e.account.peakW : idleW(e, at);
  e.account.peakW = -1;
  resetPeak(e);
  e.account.windowBusyPs = e.total.busyPs;
  e.account.windowOutputTokens = e.total.outputTokens;
  e.account.windowPrefillTokens = e.total.prefillTokens;
  e.account.windowSteps = e.total.steps;
  e.account.windowArrived = e.total.arrived;
  e.account.windowRejected = rejected;
  e.account.windowFinished = e.total.finished;
  e.account.windowPreempted = e.total.preempted;
  foldEnergy(e);
}

/** Static watts of an idle replica at `at`. */
function idleW(e: Engine, at: i64): i64 {
  const kind = e.kind;
  if (e.power == Power.off) return Kinds.offW[kind];
  if (e.power == Power.starting || at - e.account.idleSincePs <= Kinds.deepIdleAfterPs[kind])
    return Kinds.contextIdleW[kind];
  return Kinds.idleW[kind];
}

/** The router's own row: what came, what it turned away, what it holds. */
export function writeRouterWindow(at: i64): void {
  const row = Ring.windows;
  assert(row < Sizes.windows);
  Ring.windows = row + 1;
  Windows.replica[row] = -1;
  Windows.startPs[row] = Clock.windowStartPs;
  Windows.endPs[row] = at;
  Windows.busyPs[row] = 0;
  Windows.staticPj[row] = 0;
  Windows.dynamicPj[row] = 0;
  Windows.outputTokens[row] = 0;
  Windows.prefillTokens[row] = 0;
  Windows.steps[row] = 0;
  Windows.arrived[row] = Router.arrived - Router.windowArrived;
  Windows.rejected[row] = Router.rejected - Router.windowRejected;
  Windows.finished[row] = 0;
  Windows.preempted[row] = 0;
  Windows.kvUsedBlocks[row] = 0;
  Windows.kvPeakBlocks[row] = 0;
  Windows.running[row] = 0;
  Windows.queued[row] = Router.held;
  Windows.peakW[row] = 0;
  Router.windowArrived = Router.arrived;
  Router.windowRejected = Router.rejected;
}

/** Moves the window's picojoules into the running (J, pJ) pairs. */
export function foldEnergy(e: Engine): void {
  const dynamic = e.total.dynamicPj + e.account.windowDynamicPj;
  e.total.dynamicJ += dynamic / PJ_PER_J;
  e.total.dynamicPj = dynamic % PJ_PER_J;
  e.account.windowDynamicPj = 0;
  const still = e.total.staticPj + e.account.windowStaticPj;
  e.total.staticJ += still / PJ_PER_J;
  e.total.staticPj = still % PJ_PER_J;
  e.account.windowStaticPj = 0;
}

/** Closes the open window at `at`, and opens the next. */
export function closeWindow(at: i64): void {
  if (Run.routerWindows != 0) writeRouterWindow(at);
  for (let r = 0; r < Sizes.replicas; r++) {
    const e = engineAt(r);
    settle(e, at);
    writeWindow(e, at);
  }
  Clock.windowStartPs = at;
  Clock.windowEndPs = at + Run.windowPs;
}
