// A request comes to the router, which sends it to a replica, holds it, or turns it away. README §8.

import { clearSlot } from '../kv/cache';
import { Arrivals, Clock, Exit } from '../layout/event.gen';
import { Run } from '../layout/program.gen';
import { Measured, Slot, slotAt } from '../layout/request.gen';
import { Question, Router } from '../layout/router.gen';
import { clearProgress, hasFreeSlot, isMeasured, returnSlot, takeSlot } from '../request/slots';
import { canHold, hold } from '../router/held';
import { question } from '../router/policy.gen';
import { chosen } from '../router/route';
import { showSignals } from '../router/signal';
import { countUnrouted, deliver, unrouted } from './deliver';
import { GO } from './exit';
import { freeUser } from './users';

/** The request of row `row` of the arrivals, which is due at `now`, comes with the id `id`; a reason to stop before. */
export function arrive(row: i32, id: i32, now: i64): i32 {
  if (!hasFreeSlot()) return Exit.Full;
  const isHosts = question(Run.route) == Question.route;
  if (isHosts && mustAsk(row, id, now)) return Exit.Decision;
  Clock.endedPs = now;
  Router.arrived += 1;
  const session = Arrivals.session[row];
  const replica = Router.held > 0 ? -1 : chosen(id, session, now);
  const slot = takeSlot();
  fillSlot(slotAt(slot), row, id, now);
  clearSlot(slot);
  if (replica >= 0) deliver(slot, replica, now);
  else {
    countUnrouted(slot, 1);
    if (!isHosts && canHold()) hold(slot);
    else reject(slot, now);
  }
  return GO;
}

/** The router turns the request in `slot` away. */
function reject(slot: i32, now: i64): void {
  Router.rejected += 1;
  Clock.rejected += 1;
  if (isMeasured(slotAt(slot))) Measured.rejected[unrouted(slot)] += 1;
  returnSlot(slot);
  freeUser(now);
}

/** True the first time that the host is asked about the next arrival; its answer is there the second time. */
function mustAsk(row: i32, id: i32, now: i64): bool {
  if (Router.question == Question.route) {
    Router.question = Question.none;
    return false;
  }
  if (Run.stalePs == 0) showSignals(now);
  Router.askedId = id;
  Router.askedClass = Arrivals.requestClass[row];
  Router.askedPriority = Arrivals.priority[row];
  Router.askedPromptTokens = Arrivals.promptTokens[row];
  Router.askedSession = Arrivals.session[row];
  Router.choice = -1;
  Router.question = Question.route;
  Clock.nowPs = now;
  return true;
}

function fillSlot(record: Slot, row: i32, id: i32, now: i64): void {
  record.id = id;
  record.requestClass = Arrivals.requestClass[row];
  record.priority = Arrivals.priority[row];
  record.promptTokens = Arrivals.promptTokens[row];
  record.outputTokens = Arrivals.outputTokens[row];
  record.session = Arrivals.session[row];
  clearProgress(record, now);
}
