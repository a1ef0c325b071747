// Source `timer` (4), rare: an instant that the host asked for; by (time, id). README §1.

import { Agenda, Clock, Exit } from '../../layout/event.gen';
import { Question, Router } from '../../layout/router.gen';
import { firstRow, nextOf, TIMERS, take } from '../agenda';

export function nextPs(): i64 {
  return nextOf(TIMERS);
}

/** The host is notified once: when it goes on, it has seen the timer. */
export function handle(now: i64): i32 {
  Router.question = Question.timer;
  Router.askedId = Agenda.id[firstRow(TIMERS)];
  Clock.handledPs = now;
  take(TIMERS);
  return Exit.Decision;
}
