// The load of a replica that needs no look at its engine, and the score that it makes. README §8.

import { shareOfTokens } from '../kv/cache';
import { Run } from '../layout/program.gen';
import { Routes, Signal, Signals } from '../layout/router.gen';

/** The stale copy, or an exact count. */
export function knownLoad(r: i32): i64 {
  if (Run.stalePs > 0) return Routes.load[r];
  return Run.signal == Signal.requests ? <i64>Signals.requests[r] : Signals.tokens[r];
}

/** Loads are divided by weights: least score is served next. */
export function knownScore(r: i32): i64 {
  return knownLoad(r) * Routes.scale[r];
}

/** What one request adds to a stale copy of the signal. */
export function addedLoad(r: i32, promptTokens: i32): i64 {
  if (Run.signal == Signal.requests) return 1;
  return Run.signal == Signal.kv ? shareOfTokens(r, promptTokens) : promptTokens;
}
