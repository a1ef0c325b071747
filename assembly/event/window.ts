// Windows: what a replica did between two instants, and the running totals that the host reads.

import { PJ_PER_J } from '../engine/energy';
import { usedBlocks } from '../kv/demand';
import { Clock, Engine, Kinds, Power, Ring, Router, Signals, Sizes, Totals, Windows } from '../layout/layout.gen';

/** Writes the open window of a settled replica, `[opening, at)`, and opens the next. */
export function writeWindow(e: Engine, at: i64): void {
  const row = Ring.windows;
  assert(row < Sizes.windows);
  Ring.windows = row + 1;
  Windows.replica[row] = e.row;
  Windows.startPs[row] = Clock.windowStartPs;
  Windows.endPs[row] = at;
  Windows.busyPs[row] = e.busyPs - e.windowBusyPs;
  Windows.staticPj[row] = e.windowStaticPj;
  Windows.dynamicPj[row] = e.windowDynamicPj;
  Windows.outputTokens[row] = e.outputTokens - e.windowOutputTokens;
  Windows.prefillTokens[row] = e.prefillTokens - e.windowPrefillTokens;
  Windows.steps[row] = e.steps - e.windowSteps;
  const rejected = e.rejectedNeverFits + e.rejectedQueueFull;
  Windows.arrived[row] = e.arrived - e.windowArrived;
  Windows.rejected[row] = rejected - e.windowRejected;
  Windows.finished[row] = e.finished - e.windowFinished;
  Windows.preempted[row] = e.preempted - e.windowPreempted;
  Windows.kvUsedBlocks[row] = usedBlocks(e);
  Windows.kvPeakBlocks[row] = e.peakBlocks;
  Windows.running[row] = e.running;
  Windows.queued[row] = e.queued;
  Windows.peakW[row] = e.peakW >= 0 ? e.peakW : idleW(e, at);
  e.peakW = -1;
  e.peakBlocks = usedBlocks(e);
  e.windowBusyPs = e.busyPs;
  e.windowOutputTokens = e.outputTokens;
  e.windowPrefillTokens = e.prefillTokens;
  e.windowSteps = e.steps;
  e.windowArrived = e.arrived;
  e.windowRejected = rejected;
  e.windowFinished = e.finished;
  e.windowPreempted = e.preempted;
  foldEnergy(e);
}

/** Static watts of an idle replica at `at`. */
function idleW(e: Engine, at: i64): i64 {
  const kind = e.kind;
  if (e.power == Power.off) return Kinds.offW[kind];
  if (e.power == Power.starting || at - e.idleSincePs <= Kinds.deepIdleAfterPs[kind]) return Kinds.contextIdleW[kind];
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
  const dynamic = e.dynamicPj + e.windowDynamicPj;
  e.dynamicJ += dynamic / PJ_PER_J;
  e.dynamicPj = dynamic % PJ_PER_J;
  e.windowDynamicPj = 0;
  const still = e.staticPj + e.windowStaticPj;
  e.staticJ += still / PJ_PER_J;
  e.staticPj = still % PJ_PER_J;
  e.windowStaticPj = 0;
}

/** Publishes a replica's running totals to the table that the host reads. */
export function publish(e: Engine): void {
  const row = e.row;
  const dynamic = e.dynamicPj + e.windowDynamicPj;
  Totals.dynamicJ[row] = e.dynamicJ + dynamic / PJ_PER_J;
  Totals.dynamicPj[row] = dynamic % PJ_PER_J;
  const still = e.staticPj + e.windowStaticPj;
  Totals.staticJ[row] = e.staticJ + still / PJ_PER_J;
  Totals.staticPj[row] = still % PJ_PER_J;
  Totals.busyPs[row] = e.busyPs;
  Totals.steps[row] = e.steps;
  Totals.jumpedSteps[row] = e.jumpedSteps;
  Totals.segments[row] = e.segments;
  Totals.outputTokens[row] = e.outputTokens;
  Totals.prefillTokens[row] = e.prefillTokens;
  Totals.recomputedTokens[row] = e.recomputedTokens;
  Totals.arrived[row] = e.arrived;
  Totals.rejectedNeverFits[row] = e.rejectedNeverFits;
  Totals.rejectedQueueFull[row] = e.rejectedQueueFull;
  Totals.finished[row] = e.finished;
  Totals.good[row] = e.good;
  Totals.preempted[row] = e.preempted;
  Totals.running[row] = e.running;
  Totals.queued[row] = e.queued;
  Totals.kvUsedBlocks[row] = usedBlocks(e);
  Totals.rowsJ[row] = e.rowsJ + e.rowsPj / PJ_PER_J;
  Totals.rowsPj[row] = e.rowsPj % PJ_PER_J;
  Totals.remainderPj[row] = e.remainderPj;
  Totals.toldPj[row] = e.toldPj;
  Totals.cappedSteps[row] = e.cappedSteps;
  Totals.clippedJ[row] = e.clippedJ;
  Totals.clippedPj[row] = e.clippedPj;
  Totals.offPs[row] = e.offPs;
  Totals.peakW[row] = e.controlPeakW;
  Totals.residentTokens[row] = Signals.tokens[row] + e.outputTokens - e.finishedTokens;
  publishKernels(e, row);
}

function publishKernels(e: Engine, row: i32): void {
  Totals.hostPs[row] = e.hostPs;
  Totals.decodeAttentionPs[row] = e.decodeAttentionPs;
  Totals.prefillAttentionPs[row] = e.prefillAttentionPs;
  Totals.decodeTokens[row] = e.decodeTokens;
  Totals.decodeKvTokens[row] = e.decodeKvTokens;
  Totals.prefillPairs[row] = e.prefillPairs;
  Totals.prefillKvTokens[row] = e.prefillKvTokens;
  Totals.decodeComputeBoundSteps[row] = e.decodeComputeBoundSteps;
  Totals.prefillComputeBoundSteps[row] = e.prefillComputeBoundSteps;
  Totals.decodeSteps[row] = e.decodeSteps;
  Totals.prefillSteps[row] = e.prefillSteps;
}
