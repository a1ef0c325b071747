// Route `powerOfTwo` (3): of two open replicas drawn, the one of the lesser score. README §8.

import { Question } from '../../layout/router.gen';
import { drawn, drawnBeside } from '../pick';
import { scoreAt } from '../signal';

export function choose(id: i32, _session: i32, now: i64): i32 {
  const first = drawn(id);
  if (first < 0) return -1;
  const second = drawnBeside(id, first);
  const firstScore = scoreAt(first, now);
  const secondScore = scoreAt(second, now);
  if (firstScore == secondScore) return min(first, second);
  return firstScore < secondScore ? first : second;
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
  return 1;
}

/** What the host is asked, and so when. */
export function question(): i32 {
  return Question.none;
}
