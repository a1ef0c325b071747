// The replica that keeps the fewest tokens.

import { leastBy } from './contract.ts';

export const leastResidentTokens = leastBy(
  'least-resident-tokens',
  'the open replica with the fewest prompt and emitted tokens of unfinished requests over its weight',
  'resident',
);
