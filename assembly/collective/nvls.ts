// In-network reduction: the scale-up switch adds and multicasts (NVLS), and between nodes either double trees run
// (NVLSTree) or the fabric's switches add too (SHARP), so that each NIC sends its part of the buffer once.
// A rank still has to read and write all of its buffer, which is why the fitted rate is given for the same volume as a
// ring's: seconds = fixed + 2(g − 1)/g · bytes / rate, g ranks a node.

import { CollectiveAlgorithm, CollectiveCoefficient, CollectiveProtocol, Group } from '../layout/collective.gen';
import { KernelOp } from '../layout/kernel.gen';
import { offer } from './offer';
import { constant, nicRate, nicStepS } from './protocol';
import { betweenS, levelsOf } from './tree';

const simple: i32 = CollectiveProtocol.simple;

export function offerNvls(fabricReduces: bool): void {
  const passes = Group.op == KernelOp.allReduce ? 2.0 : 1.0;
  const g = Group.local;
  const near = ((passes * (g - 1)) / g) * Group.bytes;
  let latency = constant(CollectiveCoefficient.nvlsS);
  let far = 0.0;
  if (Group.nodes > 1) {
    const hops = fabricReduces ? passes : passes * levelsOf(Group.nodes);
    latency += hops * nicStepS(simple);
    far = fabricReduces ? Group.bytes / (g * nicRate(simple)) : betweenS(simple);
  }
  const link = Math.max(near / constant(CollectiveCoefficient.nvlsBytesPerS), far);
  const algorithm = fabricReduces ? CollectiveAlgorithm.sharp : CollectiveAlgorithm.nvls;
  // what leaves a rank: its buffer once, the switch does the rest
  offer(algorithm, simple, latency, link, Group.bytes);
}
