// Admission `prompt` (1): the head is admitted when all it has to prefill fits in what is free, as vLLM does today.
// README §2.

import { couldHold } from '../../kv/cache';
import { Engine } from '../../layout/engine.gen';
import { slotAt } from '../../layout/request.gen';
import { targetOf } from '../../request/slots';

export function admits(e: Engine, slot: i32, spare: i32): bool {
  return couldHold(e, targetOf(slotAt(slot)), spare);
}

export function admitted(_e: Engine, _slot: i32): void {
  // nothing is promised: who grows may find no block
}

export function left(_e: Engine, _slot: i32): void {
  // nothing was promised
}
