// Ends a jump early. Nothing is committed, and a cut is free: too often is harmless, too seldom is not. README §7.

import { Engine } from '../layout/engine.gen';
import { setEnd } from './calendar';
import { spanPs, stepsToCover } from './settle';

/** The segment of replica `r` ends at its first boundary at or behind `now`. */
export function cutAt(e: Engine, r: i32, now: i64): void {
  const gap = now - e.segment.startPs;
  const steps = gap <= 0 ? 1 : stepsToCover(e, gap);
  if (steps >= e.segment.steps) return;
  e.segment.steps = steps;
  setEnd(r, e.segment.startPs + spanPs(e, steps));
}
