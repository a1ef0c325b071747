/** KV blocks that are only counted, README §2: nothing is kept, they are counted anew whenever somebody asks. */
import type { Plan, Replica } from '../replica.ts';

/** Blocks that a number of tokens fills or begins. */
export const blocks = (replica: Replica, tokens: number): number => Math.ceil(tokens / replica.kind.blockTokens);

/** Blocks that the running requests hold when each has computed what the plan gives it. */
export function heldBlocks(replica: Replica, plan: Plan | undefined): number {
  let held = 0;
  for (const request of replica.running) held += blocks(replica, request.context + (plan?.get(request) ?? 0));
  return held;
}

/** Blocks held now, with what the step in flight took. */
export const usedBlocks = (replica: Replica): number => heldBlocks(replica, replica.step?.plan);

/** Blocks that are free when each has computed what the plan gives it; less than 0 when the plan needs more. */
export const freeBlocks = (replica: Replica, plan: Plan): number => replica.kind.kvBlocks - heldBlocks(replica, plan);
