/** A scheduling pass of vLLM V1, README §2: who computes how many tokens in the step that may start now. */

import { admits } from '../admission/index.ts';
import { blocks, freeBlocks } from '../kv/counts.ts';
import type { Plan, Replica, Request } from '../replica.ts';
import { isDecode } from '../replica.ts';
import { findVictim } from '../victim/index.ts';
import { enqueue } from './queue.ts';
import { runningLimit, type Scheduler } from './scheduler.ts';

/** Takes a running request's blocks away and puts it back into the queue. */
function preempt(replica: Replica, plan: Plan, victim: Request): void {
  replica.running = replica.running.filter((request) => request !== victim);
  plan.delete(victim);
  victim.highestContext = Math.max(victim.highestContext, victim.context);
  victim.context = 0;
  victim.target = victim.promptTokens + victim.emitted;
  victim.preemptions += 1;
  replica.total.preempted += 1;
  replica.window.preempted += 1;
  enqueue(replica, victim);
}

function chunkOf(replica: Replica, remaining: number, budget: number): number {
  const threshold = replica.kind.longPrefillTokenThreshold;
  return Math.min(remaining, threshold > 0 ? threshold : remaining, budget);
}

function budgetLeft(replica: Replica, plan: Plan): number {
  let spent = 0;
  for (const tokens of plan.values()) spent += tokens;
  return replica.kind.maxNumBatchedTokens - spent;
}

/** Plans one token a decode, then chunks of the partials, in the order of admission. True if anything was preempted. */
function planRunning(replica: Replica, plan: Plan): boolean {
  let preempted = false;
  for (const request of replica.running) if (isDecode(request)) plan.set(request, 1);
  while (freeBlocks(replica, plan) < 0) {
    preempt(replica, plan, findVictim(replica));
    preempted = true;
  }
  for (const partial of replica.running.filter((request) => !isDecode(request))) {
    if (!replica.running.includes(partial)) continue;
    plan.set(partial, chunkOf(replica, partial.target - partial.context, budgetLeft(replica, plan)));
    while (freeBlocks(replica, plan) < 0) {
      const victim = findVictim(replica);
      preempt(replica, plan, victim);
      preempted = true;
      if (victim === partial) break;
    }
  }
  return preempted;
}

/** Admits from the head of the queue until the first that does not fit. */
function admit(replica: Replica, plan: Plan, nowPs: bigint): Request[] {
  const started: Request[] = [];
  for (;;) {
    const head = replica.queue[0];
    const budget = budgetLeft(replica, plan);
    if (head === undefined || replica.running.length >= runningLimit(replica) || budget <= 0) return started;
    const chunk = chunkOf(replica, head.target, budget);
    if (!admits(replica, plan, head)) return started;
    if (freeBlocks(replica, plan) - blocks(replica, chunk) < replica.kind.watermarkBlocks) return started;
    replica.queue.shift();
    replica.running.push(head);
    plan.set(head, chunk);
    if (head.startPs === undefined) {
      head.startPs = nowPs;
      started.push(head);
    }
  }
}

/** One pass. An empty plan means that no step starts from it. */
export const vllmV1: Scheduler = (replica, nowPs) => {
  const plan: Plan = new Map();
  const preempted = planRunning(replica, plan);
  const started = preempted ? [] : admit(replica, plan, nowPs);
  for (const [request, tokens] of plan) if (tokens === 0) plan.delete(request);
  return { plan, preempted, started };
};
