// Source `release` (6): held requests are tried again, first by (priority, id). README §8.

import { Router } from '../../layout/router.gen';
import { endRelease, firstHeldId, firstHeldSession, takeHeld } from '../../router/held';
import { chosen } from '../../router/route';
import { countUnrouted, deliver } from '../deliver';
import { GO } from '../exit';

export function nextPs(): i64 {
  return Router.releasePs;
}

/** Sends held requests on while a replica is open. */
export function handle(now: i64): i32 {
  while (Router.held > 0) {
    const replica = chosen(firstHeldId(), firstHeldSession(), now);
    if (replica < 0) break;
    const slot = takeHeld();
    countUnrouted(slot, -1);
    deliver(slot, replica, now);
  }
  endRelease();
  return GO;
}
