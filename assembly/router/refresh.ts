// Copies of signals, as old as a real gateway's: from a refresh on, loads are the copy and what was sent since. README
// §8.

import { Run, Sizes } from '../layout/program.gen';
import { Question, Router } from '../layout/router.gen';
import { renewed } from './open';
import { question } from './policy.gen';
import { showSignals, signalAt } from './signal';

/** Copies the signals at `now`. Who answers every question himself only sees them; who gives scores counts from 0. */
export function refresh(now: i64): void {
  Router.refreshedPs = now;
  const asked = question(Run.route);
  if (asked == Question.route) {
    showSignals(now);
    return;
  }
  for (let r = 0; r < Sizes.replicas; r++) renewed(r, asked == Question.refresh ? 0 : signalAt(r, Run.signal, now));
}
