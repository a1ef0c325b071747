// How a pool is split, in the words of src/parallel.

import type { ParallelLayout } from '../parallel/layout.ts';
import type { System } from './system.ts';

export const layoutOf = ({ tp, parallel }: System): ParallelLayout => {
  const { pp, ep, attentionDp, cp, sequenceParallel } = parallel;
  return { tp, pp, dp: 1, ep, attentionDp, cp, sequenceParallel };
};

/** Whether a replica is one dense stage split over tp alone, which roofline.ts knows by itself. */
export function isPlain(system: System): boolean {
  const { pp, ep, attentionDp, cp, sequenceParallel, microBatches, overlap } = system.parallel;
  const { experts, kvLoraRank } = system.model;
  const split = pp * ep * attentionDp * cp * microBatches > 1 || sequenceParallel || overlap !== 0;
  const linked = system.kernels.fabric !== null || system.kernels.algorithm !== 'auto';
  return !split && !linked && experts === undefined && kvLoraRank === undefined;
}

/** "tp 4, pp 2"; what is 1 is left out. */
export function layoutWords({ tp, parallel }: System): string {
  const { pp, ep, attentionDp, cp, sequenceParallel, microBatches, overlap } = parallel;
  const ways = { tp, pp, ep, attentionDp, cp };
  const words = Object.entries(ways).flatMap(([name, count]) => (count > 1 ? [`${name} ${count}`] : []));
  if (sequenceParallel) words.push('sequence-parallel');
  if (microBatches > 1) words.push(`${microBatches} micro-batches`);
  if (overlap !== 0) words.push(overlap === 'two-batch' ? 'two-batch overlap' : `overlap ${overlap}`);
  return words.length === 0 ? 'one rank' : words.join(', ');
}
