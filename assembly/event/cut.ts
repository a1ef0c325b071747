// Ends a jump early. Nothing is committed, and a cut is free: too often is harmless, too seldom is not. README §7.

import { engineSegmentPs, engineSegmentSteps, setEngineSegmentSteps } from '../layout/layout.gen';
import { spanPs, stepsToCover } from './settle';
import { setEnd } from './tree';

/** The segment of replica `r` ends at its first boundary at or behind `now`. */
export function cutAt(e: usize, r: i32, now: i64): void {
  const gap = now - engineSegmentPs(e);
  const steps = gap <= 0 ? 1 : stepsToCover(e, gap);
  if (steps >= engineSegmentSteps(e)) return;
  setEngineSegmentSteps(e, steps);
  setEnd(r, engineSegmentPs(e) + spanPs(e, steps));
}
