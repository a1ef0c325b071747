/** Who loses its blocks when they are short: the running request that is served last. README §2. */
import { compareKeys } from '../order/index.ts';
import type { Replica, Request } from '../replica.ts';

export function greatestKey(replica: Replica): Request {
  const victim = [...replica.running].sort((a, b) => compareKeys(replica, a, b)).at(-1);
  if (victim === undefined) throw new Error('blocks are short and nothing runs');
  return victim;
}
