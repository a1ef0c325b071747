// All-reduce kernels of inference engines: every rank reads its peers' buffers itself.
//   one-shot: everybody reads everything        fixed + step·(n − 1) + (n − 1)·bytes / rate
//   two-shot: reduce-scatter, then all-gather   fixed + step·(n − 1) + 2(n − 1)/n·bytes / rate
// Inside one node only.

import { CollectiveAlgorithm, CollectiveCoefficient, Group } from '../layout/collective.gen';
import { offer } from './offer';
import { constant } from './protocol';

export function offerOneShot(): void {
  const rate = constant(CollectiveCoefficient.oneShotBytesPerS);
  if (rate <= 0 || Group.nodes > 1) return;
  const others = Group.ranks - 1;
  const latency = constant(CollectiveCoefficient.oneShotS) + others * constant(CollectiveCoefficient.oneShotRankS);
  const bytes = others * Group.bytes;
  offer(CollectiveAlgorithm.oneShot, 0, latency, bytes / rate, bytes);
}

export function offerTwoShot(): void {
  const rate = constant(CollectiveCoefficient.twoShotBytesPerS);
  if (rate <= 0 || Group.nodes > 1) return;
  const others = Group.ranks - 1;
  const latency = constant(CollectiveCoefficient.twoShotS) + others * constant(CollectiveCoefficient.twoShotRankS);
  const bytes = ((2 * others) / Group.ranks) * Group.bytes;
  offer(CollectiveAlgorithm.twoShot, 0, latency, bytes / rate, bytes);
}
