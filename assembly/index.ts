// The exports of the core. Everything else crosses the boundary as columns of layout/layout.json.

import { clearEvents, NEVER } from './engine/calendar';
import { openReplica } from './engine/replica';
import { add, freeRows, LATE, openAgenda, TIMERS } from './event/agenda';
import { applyControl, endOfRun, endRun, look, run } from './event/loop';
import './fault/fault';
import { Clock, ClosedLoop, Exit } from './layout/event.gen';
import { LAYOUT_HASH, placeTables, STATIC_END } from './layout/layout.gen';
import { Run, Sizes } from './layout/program.gen';
import { SlotPool } from './layout/request.gen';
import { Router } from './layout/router.gen';
import { addTransfer, cancelTransfer, clearTransfers } from './network/transfers';
import { reopen } from './router/open';
import { clearTrees } from './router/tree';
import { prepareCosts } from './timing/cost';

export { attentionPieces } from './kernel/attention';
export { mlaPieces } from './kernel/mla';
export { runFlows } from './network/flows';
export { joinLinks, routeFlows } from './network/route';
export { shareLinks } from './network/share';
export { drawArrivals } from './random/arrivals';
export { cos, exp, log, pow, sin } from './random/maths';
export { timeShapes } from './timing/batch';
export { evaluate } from './timing/evaluate';

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
  SlotPool.freeHead = -1;
  Clock.nowPs = 0;
  Clock.windowEndPs = Run.windowPs > 0 ? Run.windowPs : NEVER;
  Router.releasePs = NEVER;
  Router.refreshedPs = -Run.stalePs;
  Router.cursor = -1;
  Router.heldHead = -1;
  ClosedLoop.free = Run.concurrency;
  const rows = Sizes.timers + Sizes.late + Sizes.users + Sizes.transfers;
  Clock.rare = rows > 0 || Run.stalePs > 0 ? 1 : 0;
  openAgenda();
  clearTransfers();
  clearEvents();
  clearTrees();
  for (let r = 0; r < Sizes.replicas; r++) openReplica(r);
  reopen();
}

/** An instant that has not passed. */
function notBefore(timePs: i64): i64 {
  return max(timePs, max(Clock.nowPs, Clock.handledPs));
}

/** Starts a transfer of `bytes` along the path of the flow `route`, now; its row, asked about when it lands. */
export function startTransfer(route: i32, bytes: i64): i32 {
  return addTransfer(route, bytes, notBefore(0));
}

/** Ends a transfer before it has landed; the bytes that were not sent. */
export function stopTransfer(row: i32): i64 {
  return cancelTransfer(row, notBefore(0));
}

/** The host is asked (Exit.Decision, Question.timer) at `timePs`, not before now; 0 = no more may wait. */
export function addTimer(timePs: i64, id: i32): i32 {
  if (freeRows(TIMERS) == 0) return 0;
  add(TIMERS, notBefore(timePs), id);
  return 1;
}

/**
 * A request with the id `id` comes at `timePs`, not before now: the row of `arrival` that the host fills; -1 = no more
 * may wait.
 */
export function addLate(timePs: i64, id: i32): i32 {
  if (freeRows(LATE) == 0) return -1;
  return Sizes.arrivals + add(LATE, notBefore(timePs), id) - Sizes.timers;
}

/** Handles everything before `until` ps; see the enum Exit. `segments` bounds one call (Exit.Slice). */
export function advance(until: i64, segments: i32): i32 {
  if (Clock.done != 0) return Exit.Done;
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
