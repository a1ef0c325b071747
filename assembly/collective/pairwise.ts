// All-to-all and send/recv: no neighbour passes anything on. Of an all-to-all each rank keeps 1/n of its buffer, sends
// (local − 1)/n inside its node and the rest through its NIC, both at once. Send/recv goes to a rank of the same node,
// or, where a node has one rank, to another node.

import { CollectiveAlgorithm, Group } from '../layout/collective.gen';
import { KernelOp } from '../layout/kernel.gen';
import { offer } from './offer';
import { fixedS, localRate, nicRate, nicStepS, rateOf, stepS } from './protocol';

function offerAllToAll(protocol: i32): void {
  const n = Group.ranks;
  const g = Group.local;
  let latency = fixedS(protocol) + (g - 1) * stepS(protocol);
  let link = g > 1 ? (((g - 1) / n) * Group.bytes) / localRate(protocol) : 0;
  if (Group.nodes > 1) {
    latency += nicStepS(protocol);
    link = Math.max(link, (((n - g) / n) * Group.bytes) / nicRate(protocol));
  }
  offer(CollectiveAlgorithm.auto, protocol, latency, link, ((n - 1) / n) * Group.bytes);
}

function offerSend(protocol: i32): void {
  const far = Group.local < 2;
  const latency = fixedS(protocol) + (far ? nicStepS(protocol) : stepS(protocol));
  const rate = far ? nicRate(protocol) : rateOf(protocol, 2);
  offer(CollectiveAlgorithm.auto, protocol, latency, Group.bytes / rate, Group.bytes);
}

export function offerPairwise(protocol: i32): void {
  if (Group.op == KernelOp.allToAll) offerAllToAll(protocol);
  else offerSend(protocol);
}
