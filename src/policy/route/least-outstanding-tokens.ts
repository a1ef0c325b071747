// The replica with the fewest prompt tokens of unfinished requests.

import { leastBy } from './contract.ts';

export const leastOutstandingTokens = leastBy(
  'least-outstanding-tokens',
  'the open replica with the fewest prompt tokens of unfinished requests over its weight',
  'tokens',
);
