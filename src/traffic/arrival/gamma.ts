// Gamma arrivals: independent gaps of a coefficient of variation that is stated.

import { quantity } from '../field.ts';
import type { ArrivalProcess } from './contract.ts';

export const gamma: ArrivalProcess = {
  id: 'gamma',
  about: 'Gamma gaps of the coefficient of variation cv',
  parameters: {
    cv: quantity('factor', 'coefficient of variation of the gaps', { positive: true, max: 100 }),
  },
  gaps({ cv }, report) {
    if (typeof cv === 'number') return { cv };
    report(['cv'], 'Gamma gaps need a cv, for example 2.');
    return { cv: 1 };
  },
};
