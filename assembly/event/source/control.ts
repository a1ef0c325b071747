// Source `control` (0), passive: the horizon, where the host looks and may change replicas before all else. README §9.

import { Clock, Exit } from '../../layout/event.gen';

export function nextPs(): i64 {
  return Clock.untilPs;
}

export function handle(_now: i64): i32 {
  return Exit.Horizon;
}
