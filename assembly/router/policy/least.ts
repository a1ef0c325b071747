// Route `least` (2): the open replica of the least score of the signal. README §8.

import { NEVER } from '../../engine/calendar';
import { Run, Sizes } from '../../layout/program.gen';
import { Question, Routes, Signal } from '../../layout/router.gen';
import { knownScore } from '../load';
import { readsEngines, scoreAt } from '../signal';
import { leastOpen } from '../tree';

export function choose(_id: i32, _session: i32, now: i64): i32 {
  return readsEngines() ? leastRead(now) : leastOpen();
}

/** Reads every open replica: O(replicas) a request. */
function leastRead(now: i64): i32 {
  let best: i32 = -1;
  let least = NEVER;
  for (let r = 0; r < Sizes.replicas; r++) {
    if (Routes.open[r] == 0) continue;
    const score = scoreAt(r, now);
    if (score >= least) continue;
    least = score;
    best = r;
  }
  return best;
}

/** Whether scores are kept sorted. */
export function ranks(): bool {
  return Run.stalePs > 0 || Run.signal <= Signal.tokens;
}

/** Score of an open replica in the tree. */
export function scoreOf(r: i32): i64 {
  return knownScore(r);
}

/** Share of an open replica in draws. */
export function shareOf(_r: i32): i64 {
  return 0;
}

/** What the host is asked, and so when. */
export function question(): i32 {
  return Question.none;
}
