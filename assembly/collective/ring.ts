// Ring: every rank sends to its neighbour; with several nodes the ring leaves each of them once, over all its NICs.
// Source: Patarasuk and Yuan, "Bandwidth optimal all-reduce algorithms", JPDC 69(2), 2009; steps and volumes as in
// the nccl-tests documentation (PERFORMANCE.md).

import { CollectiveAlgorithm, Group } from '../layout/collective.gen';
import { KernelOp } from '../layout/kernel.gen';
import { offer } from './offer';
import { fixedS, localRate, nicRate, nicStepS, stepS } from './protocol';

/** Steps of a ring of `ranks`: there and back for an all-reduce. */
function stepsOf(ranks: f64): f64 {
  return Group.op == KernelOp.allReduce ? 2 * (ranks - 1) : ranks - 1;
}

/** Share of the buffer that each rank sends. */
export function ringShare(): f64 {
  const n = Group.ranks;
  if (Group.op == KernelOp.allReduce) return (2 * (n - 1)) / n;
  return Group.op == KernelOp.broadcast ? 1 : (n - 1) / n;
}

export function offerRing(protocol: i32): void {
  const far = Group.nodes > 1 ? stepsOf(Group.nodes) : 0;
  const near = stepsOf(Group.ranks) - far;
  const latency = fixedS(protocol) + near * stepS(protocol) + (far > 0 ? far * nicStepS(protocol) : 0);
  let rate = localRate(protocol);
  if (Group.nodes > 1) {
    const nics = Group.local * nicRate(protocol);
    rate = Group.local > 1 ? Math.min(rate, nics) : nics;
  }
  const bytes = ringShare() * Group.bytes;
  offer(CollectiveAlgorithm.ring, protocol, latency, bytes / rate, bytes);
}
