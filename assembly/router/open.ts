// Which replicas are open, and what they are sorted by. README §8.

import { Power, Replicas, Run, Sizes } from '../layout/program.gen';
import { Question, Routes, Signals } from '../layout/router.gen';
import { addedLoad } from './load';
import { question, ranks, scoreOf, shareOf } from './policy.gen';
import { setScore, setShare } from './tree';

/** A load times the scale is a score: a weight of 1000 thousandths has the scale 1e6. */
const SCALE: i64 = 1000000000;

/** True when the policy finds its replica at the root of the score tree; with one replica nothing is sorted. */
function sortsScores(): bool {
  return Sizes.replicas > 1 && ranks(Run.route);
}

function rescore(r: i32): void {
  setScore(r, Routes.open[r] == 0 ? i64.MAX_VALUE : scoreOf(Run.route, r));
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
  setShare(r, open ? shareOf(Run.route, r) : 0);
  if (sortsScores()) rescore(r);
}

/** A request was sent to `r`. */
export function sent(r: i32, promptTokens: i32): void {
  Signals.requests[r] += 1;
  Signals.tokens[r] += <i64>promptTokens;
  if (Run.stalePs > 0) Routes.load[r] += addsOne() ? 1 : addedLoad(r, promptTokens);
  if (Replicas.admissionLimit[r] >= 0) update(r);
  else if (sortsScores()) rescore(r);
}

/** Under scores of the host a load is the number of requests sent since the refresh. */
function addsOne(): bool {
  return question(Run.route) == Question.refresh;
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
