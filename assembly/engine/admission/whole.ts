// Admission `whole` (2): the head is admitted when prompt and output fit beside those of all that run, so that nobody
// is ever preempted, as TensorRT-LLM's guaranteed no evict. README §2.

import { couldPromise, promise } from '../../kv/cache';
import { Engine } from '../../layout/engine.gen';
import { slotAt } from '../../layout/request.gen';

/** Tokens in the cache when the request ends: the last one that it emits has no KV. */
function lastTokens(slot: i32): i32 {
  return slotAt(slot).promptTokens + slotAt(slot).outputTokens - 1;
}

export function admits(e: Engine, slot: i32, spare: i32): bool {
  return couldPromise(e, lastTokens(slot), spare);
}

export function admitted(e: Engine, slot: i32): void {
  promise(e, lastTokens(slot), 1);
}

export function left(e: Engine, slot: i32): void {
  promise(e, lastTokens(slot), -1);
}
