// Hierarchical: inside each node, then between the nodes on every rail, then inside again, one after the other.
// All-reduce = reduce-scatter, all-reduce of 1/local, all-gather; the others do their own step on each level.
// Source: Thakur, Rabenseifner and Gropp, "Optimization of collective communication operations in MPICH", 2005.

import { CollectiveAlgorithm, Group } from '../layout/collective.gen';
import { KernelOp } from '../layout/kernel.gen';
import { offer } from './offer';
import { fixedS, localRate, nicRate, nicStepS, stepS } from './protocol';

export function offerHierarchical(protocol: i32): void {
  const passes = Group.op == KernelOp.allReduce ? 2.0 : 1.0;
  const g = Group.local;
  const nodes = Group.nodes;
  const bytes = Group.bytes;
  let latency = fixedS(protocol) + passes * (g - 1) * stepS(protocol);
  const nearBytes = ((passes * (g - 1)) / g) * bytes;
  let link = g > 1 ? nearBytes / localRate(protocol) : 0;
  let sent = nearBytes;
  if (nodes > 1) {
    const farBytes = ((passes * (nodes - 1)) / nodes) * (bytes / g);
    latency += passes * (nodes - 1) * nicStepS(protocol);
    link += farBytes / nicRate(protocol);
    sent += farBytes;
  }
  offer(CollectiveAlgorithm.hierarchical, protocol, latency, link, sent);
}
