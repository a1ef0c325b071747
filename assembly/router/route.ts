// Which replica a request is sent to. README §8, one case a policy.

import { NEVER } from '../engine/calendar';
import { Run, Sizes } from '../layout/program.gen';
import { Route, Router, Routes, Signal } from '../layout/router.gen';
import { knownLoad } from './open';
import { drawn, drawnBeside, home, nextInTurn } from './pick';
import { signalAt } from './signal';
import { leastScore } from './tree';

/** Replica for request `id` at `now`; -1 when none is open, or the host rejects it. */
export function choose(id: i32, session: i32, now: i64): i32 {
  const route = Run.route;
  if (route == Route.external) return Router.choice;
  if (Sizes.replicas == 1) return Routes.open[0] != 0 ? 0 : -1;
  switch (route) {
    case Route.roundRobin:
      return nextInTurn();
    case Route.random:
    case Route.weighted:
      return drawn(id);
    case Route.session:
      return home(id, session);
    case Route.powerOfTwo:
      return lesserOfTwo(id, now);
    case Route.least:
      if (readsEngines()) return leastRead(now);
  }
  const r = leastScore();
  return Routes.score[r] == NEVER ? -1 : r;
}

/** Fresh resident tokens and KV move with every step: they are read, not kept. */
function readsEngines(): bool {
  return Run.stalePs == 0 && Run.signal >= Signal.resident;
}

function scoreAt(r: i32, now: i64): i64 {
  return (readsEngines() ? signalAt(r, Run.signal, now) : knownLoad(r)) * Routes.scale[r];
}

function lesserOfTwo(id: i32, now: i64): i32 {
  const first = drawn(id);
  if (first < 0) return -1;
  const second = drawnBeside(id, first);
  const firstScore = scoreAt(first, now);
  const secondScore = scoreAt(second, now);
  if (firstScore == secondScore) return min(first, second);
  return firstScore < secondScore ? first : second;
}

/** Reads every open replica: O(replicas) a request. */
function leastRead(now: i64): i32 {
  let best: i32 = -1;
  let least = NEVER;
  for (let r = 0; r < Sizes.replicas; r++) {
    if (Routes.open[r] == 0) continue;
    const score = scoreAt(r, now);
    if (score >= least) continue;
    least = score;
    best = r;
  }
  return best;
}
