// Source `late` (8), rare: requests that the host learns of during the run, such as follow-ups; by (time, id).
// README §1.

import { Agenda } from '../../layout/event.gen';
import { Sizes } from '../../layout/program.gen';
import { firstRow, LATE, nextOf, take } from '../agenda';
import { arrive } from '../arrive';

export function nextPs(): i64 {
  return nextOf(LATE);
}

export function handle(now: i64): i32 {
  const row = firstRow(LATE);
  const exit = arrive(Sizes.arrivals + row - Sizes.timers, Agenda.id[row], now);
  if (exit < 0) take(LATE);
  return exit;
}
