// What a router may know of a replica at an instant: counts are exact for nothing, resident tokens and KV cost a look
// at its engine. README §8.

import { usedBlocks } from '../kv/demand';
import {
  engineAt,
  engineCommitted,
  engineDecodes,
  engineFinishedTokens,
  engineOutputTokens,
  engineSegmentPs,
  engineState,
  Route,
  runRoute,
  runSignal,
  Signal,
  setRouterRefreshedPs,
  setSignalKvShare,
  setSignalResidentTokens,
  signalRequests,
  signalTokens,
  sizeReplicas,
} from '../layout/layout.gen';
import { kvShareOf, renewed } from '../router/open';
import { commit } from './commit';
import { completedBefore, stepsToCover } from './settle';

/** Prompt and emitted tokens of the unfinished requests of replica `r`; steps that end at `now` included. */
export function residentTokens(r: i32, now: i64): i64 {
  const e = engineAt(r);
  const told = signalTokens(r) + engineOutputTokens(e) - engineFinishedTokens(e);
  if (engineState(e) != 2) return told;
  const gap = now - engineSegmentPs(e);
  if (gap <= 0) return told;
  const ended = stepsToCover(e, gap + 1) - 1;
  return told + <i64>engineDecodes(e) * <i64>(ended - engineCommitted(e));
}

/** KV blocks in use in 2^-20 of all, those of steps that started before `now` included. */
export function kvShare(r: i32, now: i64): i64 {
  const e = engineAt(r);
  if (engineState(e) == 2) commit(e, completedBefore(e, now));
  return kvShareOf(r, usedBlocks(e));
}

/** The signal of replica `r` at `now`. */
export function signalAt(r: i32, signal: i32, now: i64): i64 {
  if (signal == Signal.requests) return signalRequests(r);
  if (signal == Signal.tokens) return signalTokens(r);
  return signal == Signal.resident ? residentTokens(r, now) : kvShare(r, now);
}

/** Fills the columns that a host's router reads. */
export function showSignals(now: i64): void {
  for (let r = 0; r < sizeReplicas(); r++) {
    setSignalResidentTokens(r, residentTokens(r, now));
    setSignalKvShare(r, <i32>kvShare(r, now));
  }
}

/** Copies the signals at `now`: from here on, loads are the copy and what is sent since. */
export function refresh(now: i64): void {
  setRouterRefreshedPs(now);
  const route = runRoute();
  if (route == Route.external) {
    showSignals(now);
    return;
  }
  const signal = runSignal();
  for (let r = 0; r < sizeReplicas(); r++) renewed(r, route == Route.scores ? 0 : signalAt(r, signal, now));
}
