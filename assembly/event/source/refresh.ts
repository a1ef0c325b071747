// Source `refresh` (5), rare: signals are copied, at multiples of their age. README §8.

import { instantOf, NEVER, nextKey } from '../../engine/calendar';
import { Clock, Exit } from '../../layout/event.gen';
import { Run } from '../../layout/program.gen';
import { Question, Router } from '../../layout/router.gen';
import { question } from '../../router/policy.gen';
import { refresh } from '../../router/refresh';
import { showSignals } from '../../router/signal';
import { GO } from '../exit';
import { nextPs as nextArrival } from './arrival';
import { nextPs as nextLanding } from './landing';
import { nextPs as nextLate } from './late';
import { nextPs as nextRelease } from './release';
import { nextPs as nextTimer } from './timer';
import { nextPs as nextUser } from './user';

/**
 * Instant of the next refresh that anyone can see: the last one before the next arrival, or every one while requests
 * are held, or users wait for theirs, and something can happen.
 */
export function nextPs(): i64 {
  const period = Run.stalePs;
  if (period == 0) return NEVER;
  const arrival = min(nextArrival(), min(nextLate(), nextUser()));
  const following = Router.refreshedPs + period;
  if (Router.held > 0 || Run.concurrency != 0) {
    const event = min(instantOf(nextKey()), min(nextRelease(), min(nextTimer(), nextLanding())));
    const next = min(arrival, event);
    if (next == NEVER) return NEVER;
    // those that nothing followed were left out until a control came: the last of them says the same
    return following < Clock.nowPs ? max(following, (next / period) * period) : following;
  }
  return arrival == NEVER || arrival < following ? NEVER : (arrival / period) * period;
}

/** Copies the signals; the host is asked for scores first, where it gives them. */
export function handle(now: i64): i32 {
  if (question(Run.route) == Question.refresh && Router.question != Question.refresh) {
    showSignals(now);
    Clock.nowPs = max(Clock.nowPs, now);
    Router.question = Question.refresh;
    return Exit.Decision;
  }
  Router.question = Question.none;
  refresh(now);
  return GO;
}
