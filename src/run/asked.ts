// What a scenario asks of its requests, for the result.

import type { AskedWorkload } from '../result/types.ts';
import type { Scenario } from '../scenario/index.ts';
import type { ArrivalSpec } from '../scenario/types.ts';

/**
 * Variance over mean of the arrivals in a span that is long against the gaps and the stays: cv² of independent gaps,
 * and what a chain of states adds. With stays d, shares of time p ~ d, rates λ of mean λ̄ and n states of which each
 * other is as likely next, the integral of the rate has the variance 2·(n − 1)/n·Σ p·(λ − λ̄)²·d a second: the solution
 * of the chain's Poisson equation.
 */
export function dispersionOf({ cv, states = [], ratePerS }: ArrivalSpec): number {
  const stayS = states.reduce((sum, state) => sum + state.dwellS, 0);
  if (stayS === 0) return cv * cv;
  const mean = states.reduce((sum, { factor, dwellS }) => sum + (factor * dwellS) / stayS, 0);
  const variance = states.reduce((sum, { factor, dwellS }) => {
    const apart = ratePerS * (factor / mean - 1);
    return sum + (dwellS / stayS) * apart * apart * dwellS;
  }, 0);
  return cv * cv + (2 * variance * (states.length - 1)) / states.length / ratePerS;
}

export function askedOf({ workload, classes }: Scenario): AskedWorkload {
  const { arrivals, users } = workload;
  const ratePerS = arrivals?.ratePerS ?? Number.POSITIVE_INFINITY;
  const drawn = arrivals !== undefined && ratePerS < Number.POSITIVE_INFINITY ? arrivals : null;
  return {
    trace: workload.kind === 'trace' ? workload.file : null,
    speed: workload.kind === 'trace' ? workload.speed : 1,
    process: drawn?.process ?? null,
    ratePerS: drawn?.ratePerS ?? null,
    dispersion: drawn === null ? null : dispersionOf(drawn),
    isModulated: drawn !== null && (drawn.diurnal !== undefined || drawn.burst !== undefined),
    users: users?.concurrency ?? null,
    shares: classes.map(({ share }) => share),
  };
}
