// Windows: what a replica did between two instants, and the running totals that the host reads.

import { usedBlocks } from '../kv/demand';
import {
  clockWindowStartPs,
  engineArrived,
  engineBusyPs,
  engineCappedSteps,
  engineClippedJ,
  engineClippedPj,
  engineControlPeakW,
  engineDecodeAttentionPs,
  engineDecodeComputeBoundSteps,
  engineDecodeKvTokens,
  engineDecodeSteps,
  engineDecodeTokens,
  engineDynamicJ,
  engineDynamicPj,
  engineFinished,
  engineFinishedTokens,
  engineGood,
  engineHostPs,
  engineIdleSincePs,
  engineJumpedSteps,
  engineKind,
  engineOffPs,
  engineOutputTokens,
  enginePeakBlocks,
  enginePeakW,
  enginePower,
  enginePreempted,
  enginePrefillAttentionPs,
  enginePrefillComputeBoundSteps,
  enginePrefillKvTokens,
  enginePrefillPairs,
  enginePrefillSteps,
  enginePrefillTokens,
  engineQueued,
  engineRecomputedTokens,
  engineRejectedNeverFits,
  engineRejectedQueueFull,
  engineRemainderPj,
  engineRow,
  engineRowsJ,
  engineRowsPj,
  engineRunning,
  engineSegments,
  engineStaticJ,
  engineStaticPj,
  engineSteps,
  engineToldPj,
  engineWindowArrived,
  engineWindowBusyPs,
  engineWindowDynamicPj,
  engineWindowFinished,
  engineWindowOutputTokens,
  engineWindowPreempted,
  engineWindowPrefillTokens,
  engineWindowRejected,
  engineWindowStaticPj,
  engineWindowSteps,
  kindContextIdleW,
  kindDeepIdleAfterPs,
  kindIdleW,
  kindOffW,
  Power,
  ringWindows,
  routerArrived,
  routerHeld,
  routerRejected,
  routerWindowArrived,
  routerWindowRejected,
  setEngineDynamicJ,
  setEngineDynamicPj,
  setEnginePeakBlocks,
  setEnginePeakW,
  setEngineStaticJ,
  setEngineStaticPj,
  setEngineWindowArrived,
  setEngineWindowBusyPs,
  setEngineWindowDynamicPj,
  setEngineWindowFinished,
  setEngineWindowOutputTokens,
  setEngineWindowPreempted,
  setEngineWindowPrefillTokens,
  setEngineWindowRejected,
  setEngineWindowStaticPj,
  setEngineWindowSteps,
  setRingWindows,
  setRouterWindowArrived,
  setRouterWindowRejected,
  setTotalArrived,
  setTotalBusyPs,
  setTotalCappedSteps,
  setTotalClippedJ,
  setTotalClippedPj,
  setTotalDecodeAttentionPs,
  setTotalDecodeComputeBoundSteps,
  setTotalDecodeKvTokens,
  setTotalDecodeSteps,
  setTotalDecodeTokens,
  setTotalDynamicJ,
  setTotalDynamicPj,
  setTotalFinished,
  setTotalGood,
  setTotalHostPs,
  setTotalJumpedSteps,
  setTotalKvUsedBlocks,
  setTotalOffPs,
  setTotalOutputTokens,
  setTotalPeakW,
  setTotalPreempted,
  setTotalPrefillAttentionPs,
  setTotalPrefillComputeBoundSteps,
  setTotalPrefillKvTokens,
  setTotalPrefillPairs,
  setTotalPrefillSteps,
  setTotalPrefillTokens,
  setTotalQueued,
  setTotalRecomputedTokens,
  setTotalRejectedNeverFits,
  setTotalRejectedQueueFull,
  setTotalRemainderPj,
  setTotalResidentTokens,
  setTotalRowsJ,
  setTotalRowsPj,
  setTotalRunning,
  setTotalSegments,
  setTotalStaticJ,
  setTotalStaticPj,
  setTotalSteps,
  setTotalToldPj,
  setWindowArrived,
  setWindowBusyPs,
  setWindowDynamicPj,
  setWindowEndPs,
  setWindowFinished,
  setWindowKvPeakBlocks,
  setWindowKvUsedBlocks,
  setWindowOutputTokens,
  setWindowPeakW,
  setWindowPreempted,
  setWindowPrefillTokens,
  setWindowQueued,
  setWindowRejected,
  setWindowReplica,
  setWindowRunning,
  setWindowStartPs,
  setWindowStaticPj,
  setWindowSteps,
  signalTokens,
  sizeWindows,
} from '../layout/layout.gen';
import { PJ_PER_J } from './energy';

/** Writes the open window of a settled replica, `[opening, at)`, and opens the next. */
export function writeWindow(e: usize, at: i64): void {
  const row = ringWindows();
  assert(row < sizeWindows());
  setRingWindows(row + 1);
  setWindowReplica(row, engineRow(e));
  setWindowStartPs(row, clockWindowStartPs());
  setWindowEndPs(row, at);
  setWindowBusyPs(row, engineBusyPs(e) - engineWindowBusyPs(e));
  setWindowStaticPj(row, engineWindowStaticPj(e));
  setWindowDynamicPj(row, engineWindowDynamicPj(e));
  setWindowOutputTokens(row, engineOutputTokens(e) - engineWindowOutputTokens(e));
  setWindowPrefillTokens(row, enginePrefillTokens(e) - engineWindowPrefillTokens(e));
  setWindowSteps(row, engineSteps(e) - engineWindowSteps(e));
  const rejected = engineRejectedNeverFits(e) + engineRejectedQueueFull(e);
  setWindowArrived(row, engineArrived(e) - engineWindowArrived(e));
  setWindowRejected(row, rejected - engineWindowRejected(e));
  setWindowFinished(row, engineFinished(e) - engineWindowFinished(e));
  setWindowPreempted(row, enginePreempted(e) - engineWindowPreempted(e));
  setWindowKvUsedBlocks(row, usedBlocks(e));
  setWindowKvPeakBlocks(row, enginePeakBlocks(e));
  setWindowRunning(row, engineRunning(e));
  setWindowQueued(row, engineQueued(e));
  setWindowPeakW(row, enginePeakW(e) >= 0 ? enginePeakW(e) : idleW(e, at));
  setEnginePeakW(e, -1);
  setEnginePeakBlocks(e, usedBlocks(e));
  setEngineWindowBusyPs(e, engineBusyPs(e));
  setEngineWindowOutputTokens(e, engineOutputTokens(e));
  setEngineWindowPrefillTokens(e, enginePrefillTokens(e));
  setEngineWindowSteps(e, engineSteps(e));
  setEngineWindowArrived(e, engineArrived(e));
  setEngineWindowRejected(e, rejected);
  setEngineWindowFinished(e, engineFinished(e));
  setEngineWindowPreempted(e, enginePreempted(e));
  foldEnergy(e);
}

/** Static watts of an idle replica at `at`. */
function idleW(e: usize, at: i64): i64 {
  const kind = engineKind(e);
  if (enginePower(e) == Power.off) return kindOffW(kind);
  if (enginePower(e) == Power.starting || at - engineIdleSincePs(e) <= kindDeepIdleAfterPs(kind))
    return kindContextIdleW(kind);
  return kindIdleW(kind);
}

/** The router's own row: what came, what it turned away, what it holds. */
export function writeRouterWindow(at: i64): void {
  const row = ringWindows();
  assert(row < sizeWindows());
  setRingWindows(row + 1);
  setWindowReplica(row, -1);
  setWindowStartPs(row, clockWindowStartPs());
  setWindowEndPs(row, at);
  setWindowBusyPs(row, 0);
  setWindowStaticPj(row, 0);
  setWindowDynamicPj(row, 0);
  setWindowOutputTokens(row, 0);
  setWindowPrefillTokens(row, 0);
  setWindowSteps(row, 0);
  setWindowArrived(row, routerArrived() - routerWindowArrived());
  setWindowRejected(row, routerRejected() - routerWindowRejected());
  setWindowFinished(row, 0);
  setWindowPreempted(row, 0);
  setWindowKvUsedBlocks(row, 0);
  setWindowKvPeakBlocks(row, 0);
  setWindowRunning(row, 0);
  setWindowQueued(row, routerHeld());
  setWindowPeakW(row, 0);
  setRouterWindowArrived(routerArrived());
  setRouterWindowRejected(routerRejected());
}

/** Moves the window's picojoules into the running (J, pJ) pairs. */
export function foldEnergy(e: usize): void {
  const dynamic = engineDynamicPj(e) + engineWindowDynamicPj(e);
  setEngineDynamicJ(e, engineDynamicJ(e) + dynamic / PJ_PER_J);
  setEngineDynamicPj(e, dynamic % PJ_PER_J);
  setEngineWindowDynamicPj(e, 0);
  const still = engineStaticPj(e) + engineWindowStaticPj(e);
  setEngineStaticJ(e, engineStaticJ(e) + still / PJ_PER_J);
  setEngineStaticPj(e, still % PJ_PER_J);
  setEngineWindowStaticPj(e, 0);
}

/** Publishes a replica's running totals to the table that the host reads. */
export function publish(e: usize): void {
  const row = engineRow(e);
  const dynamic = engineDynamicPj(e) + engineWindowDynamicPj(e);
  setTotalDynamicJ(row, engineDynamicJ(e) + dynamic / PJ_PER_J);
  setTotalDynamicPj(row, dynamic % PJ_PER_J);
  const still = engineStaticPj(e) + engineWindowStaticPj(e);
  setTotalStaticJ(row, engineStaticJ(e) + still / PJ_PER_J);
  setTotalStaticPj(row, still % PJ_PER_J);
  setTotalBusyPs(row, engineBusyPs(e));
  setTotalSteps(row, engineSteps(e));
  setTotalJumpedSteps(row, engineJumpedSteps(e));
  setTotalSegments(row, engineSegments(e));
  setTotalOutputTokens(row, engineOutputTokens(e));
  setTotalPrefillTokens(row, enginePrefillTokens(e));
  setTotalRecomputedTokens(row, engineRecomputedTokens(e));
  setTotalArrived(row, engineArrived(e));
  setTotalRejectedNeverFits(row, engineRejectedNeverFits(e));
  setTotalRejectedQueueFull(row, engineRejectedQueueFull(e));
  setTotalFinished(row, engineFinished(e));
  setTotalGood(row, engineGood(e));
  setTotalPreempted(row, enginePreempted(e));
  setTotalRunning(row, engineRunning(e));
  setTotalQueued(row, engineQueued(e));
  setTotalKvUsedBlocks(row, usedBlocks(e));
  setTotalRowsJ(row, engineRowsJ(e) + engineRowsPj(e) / PJ_PER_J);
  setTotalRowsPj(row, engineRowsPj(e) % PJ_PER_J);
  setTotalRemainderPj(row, engineRemainderPj(e));
  setTotalToldPj(row, engineToldPj(e));
  setTotalCappedSteps(row, engineCappedSteps(e));
  setTotalClippedJ(row, engineClippedJ(e));
  setTotalClippedPj(row, engineClippedPj(e));
  setTotalOffPs(row, engineOffPs(e));
  setTotalPeakW(row, engineControlPeakW(e));
  setTotalResidentTokens(row, signalTokens(row) + engineOutputTokens(e) - engineFinishedTokens(e));
  publishKernels(e, row);
}

function publishKernels(e: usize, row: i32): void {
  setTotalHostPs(row, engineHostPs(e));
  setTotalDecodeAttentionPs(row, engineDecodeAttentionPs(e));
  setTotalPrefillAttentionPs(row, enginePrefillAttentionPs(e));
  setTotalDecodeTokens(row, engineDecodeTokens(e));
  setTotalDecodeKvTokens(row, engineDecodeKvTokens(e));
  setTotalPrefillPairs(row, enginePrefillPairs(e));
  setTotalPrefillKvTokens(row, enginePrefillKvTokens(e));
  setTotalDecodeComputeBoundSteps(row, engineDecodeComputeBoundSteps(e));
  setTotalPrefillComputeBoundSteps(row, enginePrefillComputeBoundSteps(e));
  setTotalDecodeSteps(row, engineDecodeSteps(e));
  setTotalPrefillSteps(row, enginePrefillSteps(e));
}
