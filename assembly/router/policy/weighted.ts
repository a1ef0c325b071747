// Route `weighted` (5): one of the open replicas, as likely as its weight. README §8.

import { Replicas } from '../../layout/program.gen';
import { Question } from '../../layout/router.gen';
import { drawn } from '../pick';

export function choose(id: i32, _session: i32, _now: i64): i32 {
  return drawn(id);
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
export function shareOf(r: i32): i64 {
  return <i64>Replicas.weight[r];
}

/** What the host is asked, and so when. */
export function question(): i32 {
  return Question.none;
}
