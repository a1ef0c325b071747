/** Schedulers by the words of the enum Scheduler. */
import type { Scheduler as Word } from '../../../src/core/layout.gen.ts';
import type { Replica } from '../replica.ts';
import type { Pass, Scheduler } from './scheduler.ts';
import { vllmV1 } from './vllm-v1.ts';

/** One a word, in the order of the enum. */
export const schedulers: Readonly<Record<keyof typeof Word, Scheduler>> = { vllmV1 };

/** One pass of a replica's scheduler. */
export function makePass(replica: Replica, nowPs: bigint): Pass {
  const scheduler = Object.values(schedulers)[replica.kind.scheduler];
  if (scheduler === undefined) throw new Error(`scheduler ${replica.kind.scheduler} is not known`);
  return scheduler(replica, nowPs);
}
