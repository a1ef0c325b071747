// Ring: every rank sends to its neighbour; with several nodes the ring leaves each of them once, over all its NICs.
// Source: Patarasuk and Yuan, "Bandwidth optimal all-reduce algorithms", JPDC 69(2), 2009; steps and volumes as in
// the nccl-tests documentation (PERFORMANCE.md).

import {
  CollectiveAlgorithm,
  groupBytes,
  groupLocal,
  groupNodes,
  groupOp,
  groupRanks,
  KernelOp,
} from '../layout/layout.gen';
import { offer } from './offer';
import { fixedS, localRate, nicRate, nicStepS, stepS } from './protocol';

/** Steps of a ring of `ranks`: there and back for an all-reduce. */
function stepsOf(ranks: f64): f64 {
  return groupOp() == KernelOp.allReduce ? 2 * (ranks - 1) : ranks - 1;
}

/** Share of the buffer that each rank sends. */
export function ringShare(): f64 {
  const n = groupRanks();
  if (groupOp() == KernelOp.allReduce) return (2 * (n - 1)) / n;
  return groupOp() == KernelOp.broadcast ? 1 : (n - 1) / n;
}

export function offerRing(protocol: i32): void {
  const far = groupNodes() > 1 ? stepsOf(groupNodes()) : 0;
  const near = stepsOf(groupRanks()) - far;
  const latency = fixedS(protocol) + near * stepS(protocol) + (far > 0 ? far * nicStepS(protocol) : 0);
  let rate = localRate(protocol);
  if (groupNodes() > 1) {
    const nics = groupLocal() * nicRate(protocol);
    rate = groupLocal() > 1 ? Math.min(rate, nics) : nics;
  }
  const bytes = ringShare() * groupBytes();
  offer(CollectiveAlgorithm.ring, protocol, latency, bytes / rate, bytes);
}
