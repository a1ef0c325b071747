/**
 * Saturation distinguished from slow convergence, by what waited at half of the arrivals and at the last one.
 *
 * In a stable system the queue wanders around a mean. Over a half run of A arrivals with index of dispersion I the sum
 * of its random steps has a standard deviation of about √((I + 1)·A): arrivals (I) and services (taken as Poisson, 1).
 *
 *   saturated   the queue grew by more than 4 of them: arrivals exceed what is served, and a longer run is worse
 *   slow        it did not, but more than 2 % of A wait at the end: the load is near 1, where a queue needs longer than
 *               this run to show its mean (relaxation time ∝ 1/(1 − load)²); a longer run may decide otherwise
 *   stable      few wait: what misses the SLO is latency, not a queue that grows
 *
 * Source: heavy-traffic diffusion of a queue, Whitt, Stochastic-Process Limits (2002), chapter 5; thresholds are ours.
 */

import type { QueueGrowth } from './evaluate.ts';

export type QueueState = 'stable' | 'slow' | 'saturated';

/** Standard deviations of chance. */
const CLEAR = 4;
/** Share of half a run's arrivals. */
const MANY = 0.02;

export interface QueueVerdict {
  readonly state: QueueState;
  readonly waitingAtHalf: number;
  readonly waitingAtLast: number;
  /** growth in the second half, over its length */
  readonly growthPerS: number | null;
  /** growth that chance explains */
  readonly chance: number;
  readonly text: string;
}

const whole = (value: number): string => String(Math.round(value));

export function queueVerdict(queue: QueueGrowth, dispersion: number): QueueVerdict {
  const { waitingAtHalf, waitingAtLast, arrived, lengthS } = queue;
  const growth = waitingAtLast - waitingAtHalf;
  const chance = CLEAR * Math.sqrt((Math.max(1, dispersion) + 1) * arrived);
  const growthPerS = lengthS > 0 ? growth / lengthS : null;
  const figures = { waitingAtHalf, waitingAtLast, growthPerS, chance };
  const from = `${whole(waitingAtHalf)} requests waited at half of the arrivals, ${whole(waitingAtLast)} at the last`;
  if (growth > chance) {
    const text = `Saturated: ${from}. That is more growth than chance explains (${whole(chance)}): it is not served.`;
    return { state: 'saturated', ...figures, text };
  }
  if (waitingAtLast > MANY * arrived) {
    const text =
      `Undecided: ${from}. Chance alone can do that (up to ${whole(chance)}): the load is near 1 and converges ` +
      'slowly. A longer run may show another limit.';
    return { state: 'slow', ...figures, text };
  }
  return { state: 'stable', ...figures, text: `Stable: ${from}. Latency misses the SLO, not a queue that grows.` };
}
