// A request arrives: the router sends it to a replica, holds it, or turns it away. At the replica it is refused or
// queued; it may start an idle replica, and it may cut a jump. README §2, §7, §8.

import { clearBlocks } from '../kv/pool';
import {
  arrivalClass,
  arrivalOutputTokens,
  arrivalPriority,
  arrivalPromptTokens,
  arrivalRingTaken,
  arrivalSession,
  classCountArrived,
  classCountRejected,
  clockRejected,
  engineArrived,
  engineAt,
  engineBlockTokens,
  engineChunks,
  engineGroup,
  engineKind,
  engineMaxNumSeqs,
  engineQueued,
  engineRejectedNeverFits,
  engineRejectedQueueFull,
  engineRunning,
  engineState,
  kindKvBlocks,
  kindQueueLimit,
  kindWatermarkBlocks,
  measuredArrived,
  measuredRejected,
  Question,
  Route,
  routerArrived,
  routerHeld,
  routerRejected,
  runIdentityPool,
  runRoute,
  runStalePs,
  setArrivalRingTaken,
  setClassCountArrived,
  setClassCountRejected,
  setClockEndedPs,
  setClockRejected,
  setEngineArrived,
  setEngineRejectedNeverFits,
  setEngineRejectedQueueFull,
  setEngineState,
  setMeasuredArrived,
  setMeasuredRejected,
  setRouterArrived,
  setRouterAskedClass,
  setRouterAskedId,
  setRouterAskedPriority,
  setRouterAskedPromptTokens,
  setRouterAskedSession,
  setRouterChoice,
  setRouterQuestion,
  setRouterRejected,
  setSlotArrivalPs,
  setSlotClass,
  setSlotComputed,
  setSlotEmitted,
  setSlotEnergyPj,
  setSlotFirstTokenPs,
  setSlotId,
  setSlotJoinStep,
  setSlotOutputTokens,
  setSlotPreemptions,
  setSlotPriority,
  setSlotPromptTokens,
  setSlotReached,
  setSlotSession,
  setSlotStartPs,
  setSlotTarget,
  sizeArrivals,
  sizeClasses,
  sizePools,
  slotAt,
  slotClass,
  slotOutputTokens,
  slotPromptTokens,
} from '../layout/layout.gen';
import { sent } from '../router/open';
import { enqueue } from '../scheduler/queue';
import { isMeasured, returnSlot, takeSlot } from '../scheduler/slots';
import { cutAt } from './cut';
import { canHold, endRelease, firstHeldId, firstHeldSession, hold, takeHeld } from './held';
import { choose } from './route';
import { showSignals } from './signal';
import { setStart } from './tree';

/** Asks the host where the next request of the ring goes. */
export function ask(now: i64): void {
  const id = arrivalRingTaken();
  const row = id & (sizeArrivals() - 1);
  if (runStalePs() == 0) showSignals(now);
  setRouterAskedId(id);
  setRouterAskedClass(arrivalClass(row));
  setRouterAskedPriority(arrivalPriority(row));
  setRouterAskedPromptTokens(arrivalPromptTokens(row));
  setRouterAskedSession(arrivalSession(row));
  setRouterChoice(-1);
  setRouterQuestion(Question.route);
}

/** Takes the next arrival of the ring, which is due at `now`. A free slot must exist. */
export function arrive(now: i64): void {
  const id = arrivalRingTaken();
  const row = id & (sizeArrivals() - 1);
  setArrivalRingTaken(id + 1);
  setClockEndedPs(now);
  setRouterArrived(routerArrived() + 1);
  const session = arrivalSession(row);
  const replica = routerHeld() > 0 ? -1 : choose(id, session, now);
  const slot = takeSlot();
  fillSlot(slotAt(slot), row, id, now);
  if (runIdentityPool() != 0) clearBlocks(slot);
  if (replica >= 0) {
    deliver(slot, replica, now);
    return;
  }
  setSlotSession(slotAt(slot), session);
  countUnrouted(slot, 1);
  if (runRoute() != Route.external && canHold()) {
    hold(slot);
    return;
  }
  setRouterRejected(routerRejected() + 1);
  setClockRejected(clockRejected() + 1);
  if (isMeasured(slotAt(slot))) {
    const group = unrouted(slot);
    setMeasuredRejected(group, measuredRejected(group) + 1);
  }
  returnSlot(slot);
}

/** Sends held requests on while a replica is open. */
export function release(now: i64): void {
  while (routerHeld() > 0) {
    const replica = choose(firstHeldId(), firstHeldSession(), now);
    if (replica < 0) break;
    const slot = takeHeld();
    countUnrouted(slot, -1);
    deliver(slot, replica, now);
  }
  endRelease();
}

/** Row of `measured` for requests that no replica has. */
function unrouted(slot: i32): i32 {
  return sizePools() * sizeClasses() + slotClass(slotAt(slot));
}

function countUnrouted(slot: i32, change: i32): void {
  if (!isMeasured(slotAt(slot))) return;
  const group = unrouted(slot);
  setMeasuredArrived(group, measuredArrived(group) + change);
}

/** The request in `slot` comes to replica `r`. */
function deliver(slot: i32, r: i32, now: i64): void {
  const e = engineAt(r);
  const record = slotAt(slot);
  const requestClass = slotClass(record);
  const counts = r * sizeClasses() + requestClass;
  const group = engineGroup(e) + requestClass;
  const measured = isMeasured(record);
  setEngineArrived(e, engineArrived(e) + 1);
  setClassCountArrived(counts, classCountArrived(counts) + 1);
  if (measured) setMeasuredArrived(group, measuredArrived(group) + 1);
  if (refused(e, slotPromptTokens(record), slotOutputTokens(record))) {
    setClassCountRejected(counts, classCountRejected(counts) + 1);
    setClockRejected(clockRejected() + 1);
    if (measured) setMeasuredRejected(group, measuredRejected(group) + 1);
    returnSlot(slot);
    return;
  }
  sent(r, slotPromptTokens(record));
  const isHead = enqueue(e, slot);
  const state = engineState(e);
  if (state == 0) {
    setEngineState(e, 1);
    setStart(r, now);
  } else if (state == 2 && isHead) cut(e, r, now);
}

/** Counts and refuses what could never fit, and what finds the queue at its limit. */
function refused(e: usize, promptTokens: i32, outputTokens: i32): bool {
  const kind = engineKind(e);
  const tokens = <i64>promptTokens + <i64>outputTokens - 1;
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

function fillSlot(record: usize, row: i32, id: i32, now: i64): void {
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
}

/** A new head of the queue could be admitted at the next boundary: a pure decode jump ends there. */
function cut(e: usize, r: i32, now: i64): void {
  if (engineChunks(e) == 0 && engineRunning(e) < engineMaxNumSeqs(e)) cutAt(e, r, now);
}
