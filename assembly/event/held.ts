// Requests that the router holds while no replica is open: a heap by (priority, id). README §8.

import {
  routerHeld,
  routerHeldHead,
  routerReleases,
  runHoldLimit,
  setRouterHeld,
  setRouterHeldHead,
  setRouterReleasePs,
  setRouterReleases,
  setSlotChild,
  setSlotNext,
  slotAt,
  slotId,
  slotSession,
} from '../layout/layout.gen';
import { dequeueRoot, meld } from '../scheduler/queue';
import { NEVER } from './tree';

export function canHold(): bool {
  const limit = runHoldLimit();
  return limit < 0 || routerHeld() < limit;
}

export function hold(slot: i32): void {
  setSlotNext(slotAt(slot), -1);
  setSlotChild(slotAt(slot), -1);
  setRouterHeldHead(meld(routerHeldHead(), slot));
  setRouterHeld(routerHeld() + 1);
}

export function firstHeldId(): i32 {
  return slotId(slotAt(routerHeldHead()));
}

export function firstHeldSession(): i32 {
  return slotSession(slotAt(routerHeldHead()));
}

/** Takes the first held request. */
export function takeHeld(): i32 {
  const slot = routerHeldHead();
  setRouterHeldHead(dequeueRoot(slot));
  setRouterHeld(routerHeld() - 1);
  setRouterReleases(routerReleases() + 1);
  return slot;
}

/** All that can be released at this instant has been. */
export function endRelease(): void {
  setRouterReleasePs(NEVER);
}
