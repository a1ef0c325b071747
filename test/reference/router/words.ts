/** Words of the router, written down once more: the types say that they are those of the layout. */
import type { Route, Signal } from '../../../src/core/layout.gen.ts';

export const policies: typeof Route = {
  roundRobin: 0,
  random: 1,
  least: 2,
  powerOfTwo: 3,
  session: 4,
  weighted: 5,
  scores: 6,
  external: 7,
};

export const signals: typeof Signal = { requests: 0, tokens: 1, resident: 2, kv: 3 };
