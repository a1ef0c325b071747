// Requests that the router holds while no replica is open: a heap by (priority, id). README §8.

import { NEVER } from '../engine/calendar';
import { dequeueRoot, meld } from '../engine/heap';
import { Run } from '../layout/program.gen';
import { RequestState, slotAt } from '../layout/request.gen';
import { Router } from '../layout/router.gen';
import { become } from '../request/state';

export function canHold(): bool {
  const limit = Run.holdLimit;
  return limit < 0 || Router.held < limit;
}

export function hold(slot: i32): void {
  become(slotAt(slot), RequestState.held);
  slotAt(slot).next = -1;
  slotAt(slot).childOrPrevious = -1;
  Router.heldHead = meld(Router.heldHead, slot);
  Router.held += 1;
}

export function firstHeldId(): i32 {
  return slotAt(Router.heldHead).id;
}

export function firstHeldSession(): i32 {
  return slotAt(Router.heldHead).session;
}

/** Takes the first held request. */
export function takeHeld(): i32 {
  const slot = Router.heldHead;
  Router.heldHead = dequeueRoot(slot);
  Router.held -= 1;
  Router.releases += 1;
  return slot;
}

/** All that can be released at this instant has been. */
export function endRelease(): void {
  Router.releasePs = NEVER;
}
