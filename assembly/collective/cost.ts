// The time of one collective: every allowed way is offered, the cheapest is taken, as a library's tuner does.

import { answerLink } from '../kernel/answer';
import { CollectiveAlgorithm, CollectiveCoefficient, CollectiveProtocol, Group } from '../layout/collective.gen';
import { KernelOp, Models } from '../layout/kernel.gen';
import { latestOf } from '../random/order';
import { offerOneShot, offerTwoShot } from './direct';
import { offerHierarchical } from './hierarchical';
import { offerNvls } from './nvls';
import { offerPairwise } from './pairwise';
import { constant, hasProtocol } from './protocol';
import { offerRing } from './ring';
import { offerTree } from './tree';

/** Algorithms that a protocol runs; a named one alone, of `auto` those that NCCL weighs. */
function offerWith(protocol: i32, algorithm: i32): void {
  const op = Group.op;
  if (op == KernelOp.allToAll || op == KernelOp.sendRecv) {
    offerPairwise(protocol);
    return;
  }
  const any = algorithm == CollectiveAlgorithm.auto;
  if (any || algorithm == CollectiveAlgorithm.ring) offerRing(protocol);
  const trees = any && op == KernelOp.allReduce && Group.nodes > 1;
  if (trees || algorithm == CollectiveAlgorithm.tree) offerTree(protocol);
  if (algorithm == CollectiveAlgorithm.hierarchical) offerHierarchical(protocol);
}

/** Algorithms with a protocol of their own. */
function offerOthers(algorithm: i32, protocol: i32): void {
  const all = Group.op == KernelOp.allReduce;
  const any = all && algorithm == CollectiveAlgorithm.auto && protocol == CollectiveProtocol.auto;
  const rate = constant(CollectiveCoefficient.nvlsBytesPerS);
  const enough = Group.local >= constant(CollectiveCoefficient.nvlsRanks);
  const switches = any && rate > 0 && enough;
  if (switches || (algorithm == CollectiveAlgorithm.nvls && rate > 0)) offerNvls(false);
  const fabric = switches && Group.nodes > 1 && constant(CollectiveCoefficient.sharp) > 0;
  if (fabric || (algorithm == CollectiveAlgorithm.sharp && rate > 0)) offerNvls(true);
  if (any || algorithm == CollectiveAlgorithm.oneShot) offerOneShot();
  if (any || algorithm == CollectiveAlgorithm.twoShot) offerTwoShot();
}

function offerAll(algorithm: i32, protocol: i32): void {
  Group.seconds = -1;
  for (let p = CollectiveProtocol.ll; p <= CollectiveProtocol.simple; p++) {
    if (protocol == CollectiveProtocol.auto ? hasProtocol(p) : p == protocol) offerWith(p, algorithm);
  }
  offerOthers(algorithm, protocol);
}

/**
 * Times `modelOp(model)` over `ranks` ranks, `perNode` of them a node; answers in `kernel`. `bytes` is the buffer of
 * one rank: of an all-gather the gathered one, of a reduce-scatter the one before it. Enums CollectiveAlgorithm and
 * CollectiveProtocol, 0 = the cheapest. Precondition: a named algorithm exists for the operator and the model.
 */
export function collectiveKernel(
  model: i32,
  bytes: f64,
  ranks: f64,
  perNode: f64,
  algorithm: i32,
  protocol: i32,
): void {
  const local = Math.max(1, perNode > 0 ? Math.min(ranks, perNode) : ranks);
  Group.model = model;
  Group.op = Models.op[model];
  Group.bytes = bytes;
  Group.ranks = ranks;
  Group.local = local;
  Group.nodes = Math.ceil(ranks / local);
  if (ranks < 2) {
    answerLink(0, 0, 0, 0, 0, 0);
    return;
  }
  offerAll(algorithm, protocol);
  assert(Group.seconds >= 0 && Group.bytes >= 0);
  const late = constant(CollectiveCoefficient.jitterS) * latestOf(Group.ranks);
  const fixed = constant(CollectiveCoefficient.launchS) + late;
  const seconds = Group.seconds + fixed;
  answerLink(seconds, Group.linkS, seconds - Group.linkS, Group.linkBytes, Group.algorithm, Group.protocol);
}
