// Constant arrivals: evenly spaced.

import type { ArrivalProcess } from './contract.ts';

export const constant: ArrivalProcess = {
  id: 'constant',
  about: 'even gaps',
  parameters: {},
  foreign: { cv: (cv) => (cv === 0 ? null : 'Even gaps do not vary; write process: gamma.') },
  gaps: () => ({ cv: 0 }),
};
