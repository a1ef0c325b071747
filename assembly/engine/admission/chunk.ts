// Admission `chunk` (0): the head of the queue is admitted when its first chunk fits, as vLLM V1 did at first.
// README §2.

import { Engine } from '../../layout/engine.gen';

export function admits(_e: Engine, _slot: i32, _spare: i32): bool {
  return true; // whether its chunk fits is asked of every request
}

export function admitted(_e: Engine, _slot: i32): void {
  // nothing is promised
}

export function left(_e: Engine, _slot: i32): void {
  // nothing was promised
}
