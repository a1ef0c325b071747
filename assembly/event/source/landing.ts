// Source `landing` (3): the last byte of a transfer arrives; by (time, row of flow). README §1.

import { NEVER } from '../../engine/calendar';
import { Clock, Exit } from '../../layout/event.gen';
import { Sizes } from '../../layout/program.gen';
import { Question, Router } from '../../layout/router.gen';
import { nextTransferPs, popLanded } from '../../network/transfers';
import { GO } from '../exit';

export function nextPs(): i64 {
  return Sizes.transfers == 0 ? NEVER : nextTransferPs();
}

/** Whoever started the transfer from outside is asked once: when the host goes on, it has seen the landing. */
export function handle(now: i64): i32 {
  const row = popLanded(now);
  // it has sent all and left its links to others, but its last byte is on the way
  if (row < 0) return GO;
  Router.question = Question.landing;
  Router.askedId = row;
  Clock.handledPs = now;
  return Exit.Decision;
}
