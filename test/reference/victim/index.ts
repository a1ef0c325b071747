/** Rules of preemption by the words of the enum Victim. */
import type { Victim as Word } from '../../../src/core/layout.gen.ts';
import type { Replica, Request } from '../replica.ts';
import { lastInOrder } from './last-in-order.ts';
import type { Victim } from './victim.ts';

/** One a word, in the order of the enum. */
export const victims: Readonly<Record<keyof typeof Word, Victim>> = { lastInOrder };

/** The running request that is preempted next. */
export function findVictim(replica: Replica): Request {
  const victim = Object.values(victims)[replica.kind.victim];
  if (victim === undefined) throw new Error(`victim ${replica.kind.victim} is not known`);
  return victim(replica);
}
