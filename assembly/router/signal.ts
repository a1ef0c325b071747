// What a router may know of a replica at an instant: counts are exact for nothing, resident tokens and KV cost a look
// at its engine. README §8.

import { commit } from '../engine/commit';
import { completedBefore, stepsToCover } from '../engine/settle';
import { usedBlocks } from '../kv/demand';
import { engineAt } from '../layout/engine.gen';
import { Run, Sizes } from '../layout/program.gen';
import { Route, Router, Signal, Signals } from '../layout/router.gen';
import { kvShareOf, renewed } from './open';

/** Prompt and emitted tokens of the unfinished requests of replica `r`; steps that end at `now` included. */
export function residentTokens(r: i32, now: i64): i64 {
  const e = engineAt(r);
  const told = Signals.tokens[r] + e.total.outputTokens - e.account.finishedTokens;
  if (e.state != 2) return told;
  const gap = now - e.segment.startPs;
  if (gap <= 0) return told;
  const ended = stepsToCover(e, gap + 1) - 1;
  return told + <i64>e.batch.decodes * <i64>(ended - e.segment.committed);
}

/** KV blocks in use in 2^-20 of all, those of steps that started before `now` included. */
export function kvShare(r: i32, now: i64): i64 {
  const e = engineAt(r);
  if (e.state == 2) commit(e, completedBefore(e, now));
  return kvShareOf(r, usedBlocks(e));
}

/** The signal of replica `r` at `now`. */
export function signalAt(r: i32, signal: i32, now: i64): i64 {
  if (signal == Signal.requests) return Signals.requests[r];
  if (signal == Signal.tokens) return Signals.tokens[r];
  return signal == Signal.resident ? residentTokens(r, now) : kvShare(r, now);
}

/** Fills the columns that a host's router reads. */
export function showSignals(now: i64): void {
  for (let r = 0; r < Sizes.replicas; r++) {
    Signals.residentTokens[r] = residentTokens(r, now);
    Signals.kvShare[r] = <i32>kvShare(r, now);
  }
}

/** Copies the signals at `now`: from here on, loads are the copy and what is sent since. */
export function refresh(now: i64): void {
  Router.refreshedPs = now;
  const route = Run.route;
  if (route == Route.external) {
    showSignals(now);
    return;
  }
  const signal = Run.signal;
  for (let r = 0; r < Sizes.replicas; r++) renewed(r, route == Route.scores ? 0 : signalAt(r, signal, now));
}
