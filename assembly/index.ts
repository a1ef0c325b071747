// The exports of the core. Everything else crosses the boundary as columns of layout/layout.json.

import {
  clockDone,
  Exit,
  engineAt,
  kindBlockTokens,
  kindKvBlocks,
  kindMaxNumBatchedTokens,
  kindMaxNumSeqs,
  kindPolicy,
  LAYOUT_HASH,
  placeTables,
  replicaKind,
  replicaLevel,
  replicaPool,
  replicaPower,
  runIdentityPool,
  runStalePs,
  runWindowPs,
  STATIC_END,
  setClockNowPs,
  setClockWindowEndPs,
  setEngineBlockTokens,
  setEngineControlPeakW,
  setEngineCost,
  setEngineFreeBlocks,
  setEngineGroup,
  setEngineKind,
  setEngineMaxNumSeqs,
  setEnginePeakW,
  setEnginePolicy,
  setEnginePower,
  setEngineQueueHead,
  setEngineQueueTail,
  setEngineRow,
  setEngineRunningHead,
  setEngineRunningTail,
  setPhaseHead,
  setRouterCursor,
  setRouterHeldHead,
  setRouterRefreshedPs,
  setRouterReleasePs,
  setSlotPoolFreeHead,
  sizeClasses,
  sizeLevels,
  sizeLinear,
  sizePhases,
  sizeReplicas,
  sizeSequences,
} from './layout/layout.gen';
import './fault/fault';
import { applyControl, seqsLimit } from './event/control';
import { endOfRun, endRun, look, run } from './event/loop';
import { clearEvents, NEVER } from './event/tree';
import { fillPool } from './kv/pool';
import { reopen } from './router/open';
import { clearTrees } from './router/tree';
import { prepareCosts } from './timing/cost';

export { timeShapes } from './kernel/shape';
export { drawArrivals } from './random/arrivals';
export { cos, exp, log, pow, sin } from './random/maths';
export { evaluate } from './timing/query';

/** What both halves must agree on. */
export function layoutHash(): i32 {
  return LAYOUT_HASH;
}

/**
 * Lays out the tables for the sizes that the host has written. The only call that grows memory. Returns the bytes in
 * use.
 */
export function create(): i32 {
  const from = (max(__heap_base, STATIC_END) + 63) & ~63;
  const end = placeTables(from);
  const pages = <i32>((end + 0xffff) >> 16);
  const grow = pages - memory.size();
  if (grow > 0 && memory.grow(grow) < 0) return -1;
  placeTables(from);
  return <i32>end;
}

/** After the host has filled the Program's columns: makes the costs and readies every replica. */
export function start(): void {
  prepareCosts();
  setSlotPoolFreeHead(-1);
  setClockNowPs(0);
  setClockWindowEndPs(runWindowPs() > 0 ? runWindowPs() : NEVER);
  setRouterReleasePs(NEVER);
  setRouterRefreshedPs(-runStalePs());
  setRouterCursor(-1);
  setRouterHeldHead(-1);
  clearEvents();
  clearTrees();
  for (let r = 0; r < sizeReplicas(); r++) startReplica(r);
  reopen();
}

function startReplica(r: i32): void {
  const e = engineAt(r);
  const kind = replicaKind(r);
  assert(kindMaxNumBatchedTokens(kind) >= kindMaxNumSeqs(kind));
  assert(kindMaxNumBatchedTokens(kind) < sizeLinear());
  assert(kindMaxNumSeqs(kind) < sizeSequences());
  assert(kindBlockTokens(kind) <= sizePhases());
  setEngineRow(e, r);
  setEngineKind(e, kind);
  setEngineCost(e, kind * sizeLevels() + replicaLevel(r));
  setEngineBlockTokens(e, kindBlockTokens(kind));
  setEngineMaxNumSeqs(e, seqsLimit(kind, r));
  setEngineGroup(e, replicaPool(r) * sizeClasses());
  setEnginePower(e, replicaPower(r));
  setEnginePeakW(e, -1);
  setEngineControlPeakW(e, -1);
  setEnginePolicy(e, kindPolicy(kind));
  setEngineFreeBlocks(e, kindKvBlocks(kind));
  setEngineQueueHead(e, -1);
  setEngineQueueTail(e, -1);
  setEngineRunningHead(e, -1);
  setEngineRunningTail(e, -1);
  for (let p = 0; p < sizePhases(); p++) setPhaseHead(r * sizePhases() + p, -1);
  if (runIdentityPool() != 0) fillPool(e, kindKvBlocks(kind));
}

/** Handles everything before `until` ps; see the enum Exit. `segments` bounds one call (Exit.Slice). */
export function advance(until: i64, segments: i32): i32 {
  if (clockDone() != 0) return Exit.Done;
  let exit = run(until, segments);
  if (exit == Exit.Done && !endRun(endOfRun())) exit = Exit.RecordFull;
  if (exit == Exit.Horizon) look(until);
  return exit;
}

/** Behind a Horizon: what the host wrote to `replica` takes effect. README §9. */
export function control(): void {
  applyControl();
}

/**
 * Ends an unfinished run at `at` ps, which must be where a Horizon left it: writes the open window. 0 = drain windows
 * first.
 */
export function end(at: i64): i32 {
  return endRun(at) ? 1 : 0;
}
