// A request arrives: the router sends it to a replica, holds it, or turns it away. At the replica it is refused or
// queued; it may start an idle replica, and it may cut a jump. README §2, §7, §8.

import { setStart } from '../engine/calendar';
import { cutAt } from '../engine/cut';
import { enqueue } from '../engine/queue';
import { clearBlocks } from '../kv/pool';
import { Engine, engineAt } from '../layout/engine.gen';
import { ArrivalRing, Arrivals, Clock } from '../layout/event.gen';
import { Kinds, Run, Sizes } from '../layout/program.gen';
import { ClassCounts, Measured, Slot, slotAt } from '../layout/request.gen';
import { Question, Route, Router } from '../layout/router.gen';
import { isMeasured, returnSlot, takeSlot } from '../request/slots';
import { canHold, endRelease, firstHeldId, firstHeldSession, hold, takeHeld } from '../router/held';
import { sent } from '../router/open';
import { choose } from '../router/route';
import { showSignals } from '../router/signal';

/** Asks the host where the next request of the ring goes. */
export function ask(now: i64): void {
  const id = ArrivalRing.taken;
  const row = id & (Sizes.arrivals - 1);
  if (Run.stalePs == 0) showSignals(now);
  Router.askedId = id;
  Router.askedClass = Arrivals.requestClass[row];
  Router.askedPriority = Arrivals.priority[row];
  Router.askedPromptTokens = Arrivals.promptTokens[row];
  Router.askedSession = Arrivals.session[row];
  Router.choice = -1;
  Router.question = Question.route;
}

/** Takes the next arrival of the ring, which is due at `now`. A free slot must exist. */
export function arrive(now: i64): void {
  const id = ArrivalRing.taken;
  const row = id & (Sizes.arrivals - 1);
  ArrivalRing.taken = id + 1;
  Clock.endedPs = now;
  Router.arrived += 1;
  const session = Arrivals.session[row];
  const replica = Router.held > 0 ? -1 : choose(id, session, now);
  const slot = takeSlot();
  fillSlot(slotAt(slot), row, id, now);
  if (Run.identityPool != 0) clearBlocks(slot);
  if (replica >= 0) {
    deliver(slot, replica, now);
    return;
  }
  slotAt(slot).session = session;
  countUnrouted(slot, 1);
  if (Run.route != Route.external && canHold()) {
    hold(slot);
    return;
  }
  Router.rejected += 1;
  Clock.rejected += 1;
  if (isMeasured(slotAt(slot))) {
    const group = unrouted(slot);
    Measured.rejected[group] += 1;
  }
  returnSlot(slot);
}

/** Sends held requests on while a replica is open. */
export function release(now: i64): void {
  while (Router.held > 0) {
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
  return Sizes.pools * Sizes.classes + slotAt(slot).requestClass;
}

function countUnrouted(slot: i32, change: i32): void {
  if (!isMeasured(slotAt(slot))) return;
  const group = unrouted(slot);
  Measured.arrived[group] += change;
}

/** The request in `slot` comes to replica `r`. */
function deliver(slot: i32, r: i32, now: i64): void {
  const e = engineAt(r);
  const record = slotAt(slot);
  const requestClass = record.requestClass;
  const counts = r * Sizes.classes + requestClass;
  const group = e.group + requestClass;
  const measured = isMeasured(record);
  e.total.arrived += 1;
  ClassCounts.arrived[counts] += 1;
  if (measured) Measured.arrived[group] += 1;
  if (refused(e, record.promptTokens, record.outputTokens)) {
    ClassCounts.rejected[counts] += 1;
    Clock.rejected += 1;
    if (measured) Measured.rejected[group] += 1;
    returnSlot(slot);
    return;
  }
  sent(r, record.promptTokens);
  const isHead = enqueue(e, slot);
  const state = e.state;
  if (state == 0) {
    e.state = 1;
    setStart(r, now);
  } else if (state == 2 && isHead) cut(e, r, now);
}

/** Counts and refuses what could never fit, and what finds the queue at its limit. */
function refused(e: Engine, promptTokens: i32, outputTokens: i32): bool {
  const kind = e.kind;
  const tokens = <i64>promptTokens + <i64>outputTokens - 1;
  const size = <i64>e.blockTokens;
  if ((tokens + size - 1) / size + <i64>Kinds.watermarkBlocks[kind] > <i64>Kinds.kvBlocks[kind]) {
    e.total.rejectedNeverFits += 1;
    return true;
  }
  const limit = Kinds.queueLimit[kind];
  if (limit < 0 || e.queued < limit) return false;
  e.total.rejectedQueueFull += 1;
  return true;
}

function fillSlot(record: Slot, row: i32, id: i32, now: i64): void {
  record.id = id;
  record.requestClass = Arrivals.requestClass[row];
  record.priority = Arrivals.priority[row];
  record.promptTokens = Arrivals.promptTokens[row];
  record.outputTokens = Arrivals.outputTokens[row];
  record.target = Arrivals.promptTokens[row];
  record.arrivalPs = now;
  record.startPs = -1;
  record.firstTokenPs = -1;
  record.energyPj = 0;
  record.computed = 0;
  record.emitted = 0;
  record.joinStep = -1;
  record.reached = 0;
  record.preemptions = 0;
}

/** A new head of the queue could be admitted at the next boundary: a pure decode jump ends there. */
function cut(e: Engine, r: i32, now: i64): void {
  if (e.batch.chunks == 0 && e.running < e.maxNumSeqs) cutAt(e, r, now);
}
