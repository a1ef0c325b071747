// Route `session` (4): where the session lives, or the next open replica behind it. README §8.

import { Question } from '../../layout/router.gen';
import { home } from '../pick';

export function choose(id: i32, session: i32, _now: i64): i32 {
  return home(id, session);
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
