// Generated from engine/victim/ by `npm run layout`: which file answers for a word.

import { Engine } from '../layout/engine.gen';
import { pick as lastInOrderPick } from './victim/last-in-order';

// @ts-ignore: decorator
@inline
export function pick(_word: i32, e: Engine): i32 {
  return lastInOrderPick(e);
}
