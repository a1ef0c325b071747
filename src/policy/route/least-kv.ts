// The replica with the smallest share of its KV blocks held.

import { leastBy } from './contract.ts';

export const leastKv = leastBy(
  'least-kv',
  'the open replica with the smallest share of its KV blocks held over its weight',
  'kv',
);
