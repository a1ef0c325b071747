// Tree: a chain inside each node, double binary trees between them, up and (of an all-reduce) down again.
// In a double tree a node is inner in one tree and a leaf of the other: with half the buffer in each, it sends the
// whole buffer up and down, or the whole once where there are only two nodes.
// Source: Sanders, Speck and Träff, "Two-tree algorithms for full bandwidth broadcast, reduction and scan", Parallel
// Computing 35(12), 2009; latency as in NCCL's tuner.

import { CollectiveAlgorithm, Group } from '../layout/collective.gen';
import { KernelOp } from '../layout/kernel.gen';
import { offer } from './offer';
import { fixedS, localRate, nicRate, nicStepS, stepS } from './protocol';

/** Levels of a binary tree of `nodes`: ceil(log2 nodes). */
export function levelsOf(nodes: f64): f64 {
  let levels = 0.0;
  for (let reach = 1.0; reach < nodes; reach *= 2) levels++;
  return levels;
}

/** What the NICs of a node send between the trees of `groupNodes()` nodes, s. */
export function betweenS(protocol: i32): f64 {
  if (Group.nodes < 2) return 0;
  const passes = Group.nodes == 2 || Group.op != KernelOp.allReduce ? 1.0 : 2.0;
  return (passes * Group.bytes) / (Group.local * nicRate(protocol));
}

export function offerTree(protocol: i32): void {
  const passes = Group.op == KernelOp.allReduce ? 2.0 : 1.0;
  const local = Group.local;
  const far = Group.nodes > 1 ? levelsOf(Group.nodes) * nicStepS(protocol) : 0;
  const latency = fixedS(protocol) + passes * ((local - 1) * stepS(protocol) + far);
  // the middle of a chain sends up and down; of two ranks each sends one way
  const volume = local > 2 ? passes : Math.min(1, local - 1);
  const near = volume > 0 ? (volume * Group.bytes) / localRate(protocol) : 0;
  offer(CollectiveAlgorithm.tree, protocol, latency, Math.max(near, betweenS(protocol)), passes * Group.bytes);
}
