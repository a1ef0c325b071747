// What must hold of a replica between two events: asserted in the debug build, where worlds run too; free in release.

import { usedBlocks } from '../kv/cache';
import { Engine, EngineState, joinAt, Order } from '../layout/engine.gen';
import { Kinds, Sizes } from '../layout/program.gen';
import { RequestState, slotAt } from '../layout/request.gen';
import { targetOf } from '../request/slots';
import { decodeContext } from './batch';
import { partialRow } from './partials';

/** Lists are as long as they are counted, aggregates are what a recount says, no count is negative. */
export function checkReplica(e: Engine): void {
  if (ASC_OPTIMIZE_LEVEL > 0) return;
  let running = 0;
  let decodes = 0;
  let contexts: i64 = 0;
  for (let slot = e.runningHead; slot >= 0; slot = slotAt(slot).next) {
    const record = slotAt(slot);
    running++;
    if (record.state != RequestState.decode) {
      assert(record.state == RequestState.prefill);
      continue;
    }
    decodes++;
    contexts += <i64>decodeContext(e, record);
  }
  assert(running == e.running);
  assert(decodes == e.batch.decodes);
  assert(running == decodes + e.joins);
  assert(contexts == e.batch.contextSum);
  assert(e.finishes == decodes);
  checkPartials(e);
  checkQueue(e);
  const used = usedBlocks(e);
  assert(used >= 0 && used <= Kinds.kvBlocks[e.kind]);
  assert(e.state != EngineState.idle || running == 0);
  assert(e.total.finished >= 0 && e.total.outputTokens >= e.account.finishedTokens);
}

/** Partials are running requests whose target is not computed. */
function checkPartials(e: Engine): void {
  assert(e.joins >= 0 && e.joins < Sizes.sequences);
  for (let place = 0; place < e.joins; place++) {
    const record = slotAt(joinAt(partialRow(e, place)).slot);
    assert(record.state == RequestState.prefill);
    assert(record.computed < targetOf(record));
  }
}

/** Under FCFS the queue is a list; every request in it waits. */
function checkQueue(e: Engine): void {
  assert(e.queued >= 0);
  assert(e.queued > 0 == e.queueHead >= 0);
  if (e.order != Order.fcfs) return;
  let queued = 0;
  for (let slot = e.queueHead; slot >= 0; slot = slotAt(slot).next) {
    assert(slotAt(slot).state == RequestState.queued);
    queued++;
  }
  assert(queued == e.queued);
}
