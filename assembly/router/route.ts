// Which replica a request is sent to. README §8; one policy a file in policy/.

import { Run, Sizes } from '../layout/program.gen';
import { Question, Routes } from '../layout/router.gen';
import { choose, question } from './policy.gen';

/** Replica for request `id` at `now`; -1 when none is open, or the host rejects it. */
export function chosen(id: i32, session: i32, now: i64): i32 {
  if (Sizes.replicas == 1 && question(Run.route) != Question.route) return Routes.open[0] != 0 ? 0 : -1;
  return choose(Run.route, id, session, now);
}
