// Which replicas are open, and the load that each is sorted by. README §8.

import { Kinds, Power, Replicas, Run, Sizes } from '../layout/program.gen';
import { Route, Routes, Signal, Signals } from '../layout/router.gen';
import { setScore, setShare } from './tree';

/** A load times the scale is a score: a weight of 1000 thousandths has the scale 1e6. */
const SCALE: i64 = 1000000000;
/** One whole, in the units of signal.kvShare. */
const WHOLE: i64 = 1 << 20;

/** `blocks` of replica `r`, in 2^-20 of all its blocks. */
export function kvShareOf(r: i32, blocks: i64): i64 {
  return (blocks * WHOLE) / <i64>Kinds.kvBlocks[Replicas.kind[r]];
}

/** True when the policy finds its replica at the root of the score tree; with one replica nothing is sorted. */
function sortsScores(): bool {
  if (Sizes.replicas == 1) return false;
  const route = Run.route;
  if (route == Route.scores) return true;
  return route == Route.least && (Run.stalePs > 0 || Run.signal <= Signal.tokens);
}

function drawsShares(): bool {
  const route = Run.route;
  return route == Route.random || route == Route.weighted || route == Route.powerOfTwo;
}

/** Load of replica `r` that needs no look at its engine: the stale copy, or an exact count. */
export function knownLoad(r: i32): i64 {
  if (Run.stalePs > 0) return Routes.load[r];
  return Run.signal == Signal.requests ? <i64>Signals.requests[r] : Signals.tokens[r];
}

function rescore(r: i32): void {
  if (Routes.open[r] == 0) {
    setScore(r, i64.MAX_VALUE);
    return;
  }
  const isHosts = Run.route == Route.scores;
  setScore(r, isHosts ? Signals.score[r] + Signals.sendScore[r] * Routes.load[r] : knownLoad(r) * Routes.scale[r]);
}

function isOpen(r: i32): bool {
  if (Replicas.power[r] != Power.on || Replicas.weight[r] <= 0) return false;
  const limit = Replicas.admissionLimit[r];
  return limit < 0 || Signals.requests[r] < limit;
}

/** Looks again whether `r` is open; its score and share follow. */
function update(r: i32): void {
  const open = isOpen(r);
  Routes.open[r] = open ? 1 : 0;
  if (drawsShares()) setShare(r, open ? (Run.route == Route.weighted ? <i64>Replicas.weight[r] : 1) : 0);
  if (sortsScores()) rescore(r);
}

/** A request was sent to `r`. */
export function sent(r: i32, promptTokens: i32): void {
  Signals.requests[r] += 1;
  Signals.tokens[r] += <i64>promptTokens;
  if (Run.stalePs > 0) Routes.load[r] += loadOfOne(r, promptTokens);
  if (Replicas.admissionLimit[r] >= 0) update(r);
  else if (sortsScores()) rescore(r);
}

/** What one request adds to a stale copy. */
function loadOfOne(r: i32, promptTokens: i32): i64 {
  if (Run.route == Route.scores || Run.signal == Signal.requests) return 1;
  if (Run.signal != Signal.kv) return promptTokens;
  const size = Kinds.blockTokens[Replicas.kind[r]];
  return kvShareOf(r, <i64>((promptTokens + size - 1) / size));
}

/** A request of `r` finished. */
export function left(r: i32, promptTokens: i32): void {
  Signals.requests[r] -= 1;
  Signals.tokens[r] -= <i64>promptTokens;
  if (Replicas.admissionLimit[r] >= 0) update(r);
  else if (Run.stalePs == 0 && sortsScores()) rescore(r);
}

/** The copy of the signal of `r` was renewed. */
export function renewed(r: i32, load: i64): void {
  Routes.load[r] = load;
  if (sortsScores()) rescore(r);
}

/** The host may have changed any replica. */
export function reopen(): void {
  for (let r = 0; r < Sizes.replicas; r++) {
    const weight = <i64>Replicas.weight[r];
    Routes.scale[r] = weight > 0 ? SCALE / weight : 0;
    update(r);
  }
}
