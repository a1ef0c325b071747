// Route `scores` (6): the open replica of the least score that the host gave at the last refresh. README §8.

import { Question, Routes, Signals } from '../../layout/router.gen';
import { leastOpen } from '../tree';

export function choose(_id: i32, _session: i32, _now: i64): i32 {
  return leastOpen();
}

/** Whether scores are kept sorted. */
export function ranks(): bool {
  return true;
}

/** Score of an open replica in the tree. */
export function scoreOf(r: i32): i64 {
  return Signals.score[r] + Signals.sendScore[r] * Routes.load[r];
}

/** Share of an open replica in draws. */
export function shareOf(_r: i32): i64 {
  return 0;
}

/** What the host is asked, and so when. */
export function question(): i32 {
  return Question.refresh;
}
