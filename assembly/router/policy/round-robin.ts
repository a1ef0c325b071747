// Route `roundRobin` (0): the first open replica behind the one chosen last. README §8.

import { Question } from '../../layout/router.gen';
import { nextInTurn } from '../pick';

export function choose(_id: i32, _session: i32, _now: i64): i32 {
  return nextInTurn();
}

/** Whether scores are kept sorted. */
export function ranks(): bool {
  return false;
}

/** Score of an open replica in the tree. */
export function scoreOf(_r: i32): i64 {
  return 0;
}

/** Share of an open replica in draws. */
export function shareOf(_r: i32): i64 {
  return 0;
}

/** What the host is asked, and so when. */
export function question(): i32 {
  return Question.none;
}
