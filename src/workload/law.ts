// What a scenario says of arrivals and lengths, as the core draws them.

import { InputError } from '../errors.ts';
import {
  type DrawSpec,
  type LengthLaw,
  type Maths,
  type Modulation,
  maxLengthTokens,
  maxQuantilePoints,
} from '../maths/maths.ts';
import type { ArrivalSpec, LengthSpec } from '../scenario/types.ts';
import { lawOf } from '../traffic/length/index.ts';

export type ArrivalLaw = Pick<DrawSpec, 'arrivalShape' | 'meanGapS' | 'modulation' | 'tickS'>;

export function refuse(key: string, found: string, hint: string): never {
  throw new InputError([{ code: 'BAD_VALUE', path: ['workload', key], found, hint }]);
}

/** Mean of the states' factors over all time: the chain leaves a state for every other with equal chance. */
function meanFactor(states: NonNullable<ArrivalSpec['states']>): number {
  let time = 0;
  let work = 0;
  for (const { factor, dwellS } of states) {
    time += dwellS;
    work += factor * dwellS;
  }
  return work / time;
}

/** The gaps at the common rate that gives `ratePerS` in the mean once the modulation has multiplied it. */
export function arrivalLaw(arrivals: ArrivalSpec): ArrivalLaw {
  const { ratePerS, cv, states, diurnal, burst, tickS } = arrivals;
  let factor = 1;
  if (states !== undefined) factor *= meanFactor(states);
  if (burst !== undefined && burst.everyS !== null) factor *= 1 + ((burst.factor - 1) * burst.lengthS) / burst.everyS;
  const modulation: Modulation = {
    ...(states && { states }),
    ...(diurnal && {
      diurnal: { swing: diurnal.amplitude, periodS: diurnal.periodS, peakS: diurnal.peakS },
    }),
    ...(burst && { burst }),
  };
  const isModulated = Object.keys(modulation).length > 0;
  return {
    arrivalShape: 1 / (cv * cv),
    meanGapS: factor / ratePerS,
    ...(isModulated && { modulation }),
    ...(tickS !== undefined && { tickS }),
  };
}

export function lengthLaw(length: LengthSpec, key: string, maths: Maths): LengthLaw {
  const limits = { log: maths.log, longestTokens: maxLengthTokens, mostPoints: maxQuantilePoints };
  return lawOf(length, limits, (found, hint) => refuse(key, found, hint));
}

/** Correlation of the normals of a Gaussian copula with this rank correlation. Source: Nelsen 2006, section 5.1. */
export function normalCorrelation(rank: number, maths: Maths): number {
  if (Math.abs(rank) === 1) return rank;
  return 2 * maths.sin((Math.PI / 6) * rank);
}
