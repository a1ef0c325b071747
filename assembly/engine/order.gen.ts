// Generated from engine/order/ by `npm run layout`: which file answers for a word.

import { Engine } from '../layout/engine.gen';
import { insert as fcfsInsert, reinsert as fcfsReinsert, takeFirst as fcfsTakeFirst, lastRunning as fcfsLastRunning } from './order/fcfs';
import { insert as priorityInsert, reinsert as priorityReinsert, takeFirst as priorityTakeFirst, lastRunning as priorityLastRunning } from './order/priority';

// @ts-ignore: decorator
@inline
export function insert(word: i32, e: Engine, slot: i32): bool {
  if (word == 1) return priorityInsert(e, slot);
  return fcfsInsert(e, slot);
}

// @ts-ignore: decorator
@inline
export function reinsert(word: i32, e: Engine, slot: i32): void {
  if (word == 1) {
    priorityReinsert(e, slot);
    return;
  }
  fcfsReinsert(e, slot);
}

// @ts-ignore: decorator
@inline
export function takeFirst(word: i32, e: Engine): i32 {
  if (word == 1) return priorityTakeFirst(e);
  return fcfsTakeFirst(e);
}

// @ts-ignore: decorator
@inline
export function lastRunning(word: i32, e: Engine): i32 {
  if (word == 1) return priorityLastRunning(e);
  return fcfsLastRunning(e);
}
