/** What a scheduler answers: who computes how many tokens in the step that may start now. README §2. */
import type { Plan, Replica, Request } from '../replica.ts';

export interface Pass {
  readonly plan: Plan;
  readonly preempted: boolean;
  /** admitted for the first time in this pass */
  readonly started: readonly Request[];
}

/** One pass of a scheduler. */
export type Scheduler = (replica: Replica, nowPs: bigint) => Pass;

/** Running requests at most. */
export function runningLimit({ kind, settings }: Replica): number {
  const { batchLimit } = settings;
  return batchLimit >= 0 && batchLimit < kind.maxNumSeqs ? batchLimit : kind.maxNumSeqs;
}
