// Source `window` (1), passive: the open window closes. README §6.

import { Clock, Exit, Ring } from '../../layout/event.gen';
import { Run, Sizes } from '../../layout/program.gen';
import { GO } from '../exit';
import { closeWindow } from '../window';

export function nextPs(): i64 {
  return Clock.windowEndPs;
}

export function handle(now: i64): i32 {
  if (Ring.windows + Sizes.replicas + Run.routerWindows > Sizes.windows) return Exit.RecordFull;
  closeWindow(now);
  return GO;
}
