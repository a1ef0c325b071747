/** The running request that is served last loses its blocks. README §2. */
import { compareKeys } from '../order/index.ts';
import type { Replica } from '../replica.ts';
import type { Victim } from './victim.ts';

export const lastInOrder: Victim = (replica: Replica) => {
  const victim = [...replica.running].sort((a, b) => compareKeys(replica, a, b)).at(-1);
  if (victim === undefined) throw new Error('blocks are short and nothing runs');
  return victim;
};
