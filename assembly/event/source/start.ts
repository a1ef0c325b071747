// Source `start` (10), calendar: a replica makes a pass; by replica index. README §2.

import { instantOf, isStart, NEVER, nextReplica } from '../../engine/calendar';
import { begin } from '../../engine/replica';
import { engineAt } from '../../layout/engine.gen';
import { GO } from '../exit';

/** `key` is that of the calendar's next event. */
export function nextPs(key: i64): i64 {
  return isStart(key) ? instantOf(key) : NEVER;
}

export function handle(now: i64): i32 {
  const r = nextReplica();
  begin(engineAt(r), r, now);
  return GO;
}
