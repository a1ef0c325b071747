// Route `external` (7): what the host answers. README §8.

import { Question, Router } from '../../layout/router.gen';

export function choose(_id: i32, _session: i32, _now: i64): i32 {
  return Router.choice;
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
  return Question.route;
}
