// Which replicas are open, and the load that each is sorted by. README §8.

import {
  kindBlockTokens,
  kindKvBlocks,
  Power,
  Route,
  replicaAdmissionLimit,
  replicaKind,
  replicaPower,
  replicaWeight,
  routeLoad,
  routeOpen,
  routeScale,
  runRoute,
  runSignal,
  runStalePs,
  Signal,
  setRouteLoad,
  setRouteOpen,
  setRouteScale,
  setSignalRequests,
  setSignalTokens,
  signalRequests,
  signalScore,
  signalSendScore,
  signalTokens,
  sizeReplicas,
} from '../layout/layout.gen';
import { setScore, setShare } from './tree';

/** A load times the scale is a score: a weight of 1000 thousandths has the scale 1e6. */
const SCALE: i64 = 1000000000;
/** One whole, in the units of signal.kvShare. */
const WHOLE: i64 = 1 << 20;

/** `blocks` of replica `r`, in 2^-20 of all its blocks. */
export function kvShareOf(r: i32, blocks: i64): i64 {
  return (blocks * WHOLE) / <i64>kindKvBlocks(replicaKind(r));
}

/** True when the policy finds its replica at the root of the score tree; with one replica nothing is sorted. */
function sortsScores(): bool {
  if (sizeReplicas() == 1) return false;
  const route = runRoute();
  if (route == Route.scores) return true;
  return route == Route.least && (runStalePs() > 0 || runSignal() <= Signal.tokens);
}

function drawsShares(): bool {
  const route = runRoute();
  return route == Route.random || route == Route.weighted || route == Route.powerOfTwo;
}

/** Load of replica `r` that needs no look at its engine: the stale copy, or an exact count. */
export function knownLoad(r: i32): i64 {
  if (runStalePs() > 0) return routeLoad(r);
  return runSignal() == Signal.requests ? <i64>signalRequests(r) : signalTokens(r);
}

function rescore(r: i32): void {
  if (routeOpen(r) == 0) {
    setScore(r, i64.MAX_VALUE);
    return;
  }
  const isHosts = runRoute() == Route.scores;
  setScore(r, isHosts ? signalScore(r) + signalSendScore(r) * routeLoad(r) : knownLoad(r) * routeScale(r));
}

function isOpen(r: i32): bool {
  if (replicaPower(r) != Power.on || replicaWeight(r) <= 0) return false;
  const limit = replicaAdmissionLimit(r);
  return limit < 0 || signalRequests(r) < limit;
}

/** Looks again whether `r` is open; its score and share follow. */
function update(r: i32): void {
  const open = isOpen(r);
  setRouteOpen(r, open ? 1 : 0);
  if (drawsShares()) setShare(r, open ? (runRoute() == Route.weighted ? <i64>replicaWeight(r) : 1) : 0);
  if (sortsScores()) rescore(r);
}

/** A request was sent to `r`. */
export function sent(r: i32, promptTokens: i32): void {
  setSignalRequests(r, signalRequests(r) + 1);
  setSignalTokens(r, signalTokens(r) + <i64>promptTokens);
  if (runStalePs() > 0) setRouteLoad(r, routeLoad(r) + loadOfOne(r, promptTokens));
  if (replicaAdmissionLimit(r) >= 0) update(r);
  else if (sortsScores()) rescore(r);
}

/** What one request adds to a stale copy. */
function loadOfOne(r: i32, promptTokens: i32): i64 {
  if (runRoute() == Route.scores || runSignal() == Signal.requests) return 1;
  if (runSignal() != Signal.kv) return promptTokens;
  const size = kindBlockTokens(replicaKind(r));
  return kvShareOf(r, <i64>((promptTokens + size - 1) / size));
}

/** A request of `r` finished. */
export function left(r: i32, promptTokens: i32): void {
  setSignalRequests(r, signalRequests(r) - 1);
  setSignalTokens(r, signalTokens(r) - <i64>promptTokens);
  if (replicaAdmissionLimit(r) >= 0) update(r);
  else if (runStalePs() == 0 && sortsScores()) rescore(r);
}

/** The copy of the signal of `r` was renewed. */
export function renewed(r: i32, load: i64): void {
  setRouteLoad(r, load);
  if (sortsScores()) rescore(r);
}

/** The host may have changed any replica. */
export function reopen(): void {
  for (let r = 0; r < sizeReplicas(); r++) {
    const weight = <i64>replicaWeight(r);
    setRouteScale(r, weight > 0 ? SCALE / weight : 0);
    update(r);
  }
}
