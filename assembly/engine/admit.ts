// A request comes to a replica: refused or queued; and its first admission. README §2, §3.

import { couldEverHold } from '../kv/cache';
import { Engine } from '../layout/engine.gen';
import { Kinds } from '../layout/program.gen';
import { Metric, RequestState, Slot, slotAt } from '../layout/request.gen';
import { addToHistogram } from '../request/histogram';
import { isMeasured } from '../request/slots';
import { become } from '../request/state';
import { insert } from './order.gen';

/** Counts and refuses what is longer than the engine takes, what could never fit, and what finds the queue at its limit. */
export function refused(e: Engine, record: Slot): bool {
  const tokens = <i64>record.promptTokens + <i64>record.outputTokens;
  const longest = Kinds.maxModelLen[e.kind];
  if (longest > 0 && tokens > <i64>longest) {
    e.total.rejectedTooLong += 1;
    return true;
  }
  if (!couldEverHold(e, tokens - 1)) {
    e.total.rejectedNeverFits += 1;
    return true;
  }
  const limit = Kinds.queueLimit[e.kind];
  if (limit < 0 || e.queued < limit) return false;
  e.total.rejectedQueueFull += 1;
  return true;
}

/** Queues the request in `slot`; returns whether it is now the head. */
export function enqueue(e: Engine, slot: i32): bool {
  become(slotAt(slot), RequestState.queued);
  return insert(e.order, e, slot);
}

/** The start of a request is its first admission. */
export function start(e: Engine, record: Slot, now: i64): void {
  if (record.startPs >= 0) return;
  record.startPs = now;
  if (isMeasured(record)) addToHistogram(e.group + record.requestClass, Metric.queue, now - record.arrivalPs, 1);
}
