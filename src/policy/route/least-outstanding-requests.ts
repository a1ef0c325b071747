// The replica with the fewest unfinished requests.

import { leastBy } from './contract.ts';

export const leastOutstandingRequests = leastBy(
  'least-outstanding-requests',
  'the open replica with the fewest unfinished requests over its weight',
  'requests',
);
