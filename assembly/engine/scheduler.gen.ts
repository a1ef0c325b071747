// Generated from engine/scheduler/ by `npm run layout`: which file answers for a word.

import { Engine } from '../layout/engine.gen';
import { schedule as vllmV1Schedule, repeatable as vllmV1Repeatable } from './scheduler/vllm-v1';

// @ts-ignore: decorator
@inline
export function schedule(_word: i32, e: Engine, now: i64): bool {
  return vllmV1Schedule(e, now);
}

// @ts-ignore: decorator
@inline
export function repeatable(_word: i32, e: Engine): i32 {
  return vllmV1Repeatable(e);
}
