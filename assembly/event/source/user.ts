// Source `user` (9), rare: a user of a closed loop takes its next request, or sends it; sends by (time, id). README §1.

import { Agenda, Exit } from '../../layout/event.gen';
import { firstRow, nextOf, take, USERS } from '../agenda';
import { arrive } from '../arrive';
import { GO } from '../exit';
import { nextTakePs, takeNext, userRow } from '../users';

export function nextPs(): i64 {
  return min(nextTakePs(), nextOf(USERS));
}

export function handle(now: i64): i32 {
  if (now < 0) return Exit.ArrivalsLow;
  if (nextTakePs() <= now) {
    takeNext(now);
    return GO;
  }
  const row = firstRow(USERS);
  const exit = arrive(userRow(row), Agenda.id[row], now);
  if (exit < 0) take(USERS);
  return exit;
}
