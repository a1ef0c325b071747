// Source `start` (9): a replica makes a pass; by replica index. README §2.

import { instantOf, isStart, NEVER, nextKey, nextReplica } from '../../engine/calendar';
import { begin } from '../../engine/replica';
import { engineAt } from '../../layout/engine.gen';
import { GO } from '../exit';

export function nextPs(): i64 {
  const key = nextKey();
  return isStart(key) ? instantOf(key) : NEVER;
}

export function handle(now: i64): i32 {
  const r = nextReplica();
  begin(engineAt(r), r, now);
  return GO;
}
