// Poisson arrivals: exponential gaps.

import type { ArrivalProcess } from './contract.ts';

export const poisson: ArrivalProcess = {
  id: 'poisson',
  about: 'exponential gaps',
  parameters: {},
  foreign: { cv: (cv) => (cv === 1 ? null : 'Poisson gaps have a cv of 1; write process: gamma.') },
  gaps: () => ({ cv: 1 }),
};
