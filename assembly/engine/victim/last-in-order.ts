// Victim `lastInOrder` (0): the running request that the engine's order serves last. README §2.

import { Engine } from '../../layout/engine.gen';
import { lastRunning } from '../order.gen';

export function pick(e: Engine): i32 {
  return lastRunning(e.order, e);
}
