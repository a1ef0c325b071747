// What a router may know of a replica at an instant: counts are exact and free, resident tokens and KV cost a look at
// its engine. README §8.

import { ticksOf } from '../engine/clock';
import { commit } from '../engine/commit';
import { completedBefore, stepsToCover } from '../engine/settle';
import { usedShare } from '../kv/cache';
import { EngineState, engineAt } from '../layout/engine.gen';
import { Run, Sizes } from '../layout/program.gen';
import { Routes, Signal, Signals } from '../layout/router.gen';
import { knownScore } from './load';

/** Prompt and emitted tokens of the unfinished requests of replica `r`; steps that end at `now` included. */
export function residentTokens(r: i32, now: i64): i64 {
  const e = engineAt(r);
  const known = Signals.tokens[r] + e.total.outputTokens - e.account.finishedTokens;
  if (e.state != EngineState.inFlight) return known;
  const gap = now - e.segment.startPs;
  if (gap <= 0) return known;
  const ended = stepsToCover(e, gap + 1) - 1;
  return known + <i64>e.batch.decodes * <i64>(ticksOf(e, ended) - ticksOf(e, e.segment.committed));
}

/** KV blocks in use in 2^-20 of all, those of steps that started before `now` included. */
export function kvShare(r: i32, now: i64): i64 {
  const e = engineAt(r);
  if (e.state == EngineState.inFlight) commit(e, completedBefore(e, now));
  return usedShare(e);
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

/** Fresh resident tokens and KV move with every step: they are read, not kept. */
export function readsEngines(): bool {
  return Run.stalePs == 0 && Run.signal >= Signal.resident;
}

/** Score of replica `r` at `now`: its load over its weight. */
export function scoreAt(r: i32, now: i64): i64 {
  return readsEngines() ? signalAt(r, Run.signal, now) * Routes.scale[r] : knownScore(r);
}
