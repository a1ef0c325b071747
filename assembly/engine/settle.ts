// Bringing a replica's accounts up to an instant without ending its segment: windows and horizons look, they change
// nothing.

import { Engine, EngineState } from '../layout/engine.gen';
import { Kinds, Power, Run } from '../layout/program.gen';
import { PJ_PER_J } from '../request/energy';
import { commit, notePower } from './commit';
import { mulDiv } from './energy';

/** One second in ps; a watt is a picojoule a ps. */
const PS_PER_S: i64 = 1000000000000;

/** Duration of the first `steps` steps of the segment. */
export function spanPs(e: Engine, steps: i32): i64 {
  const count = <i64>steps;
  return e.segment.stepPs * count + e.segment.stepSlopePs * ((count * (count - 1)) / 2);
}

/** Fewest steps whose duration is at least `gap` ps (gap > 0), at most the segment's. */
export function stepsToCover(e: Engine, gap: i64): i32 {
  const limit = e.segment.steps;
  const first = e.segment.stepPs;
  const slope = e.segment.stepSlopePs;
  let low: i64;
  if (slope == 0) low = (gap + first - 1) / first;
  else {
    const b = <f64>first - <f64>slope * 0.5;
    low = <i64>((Math.sqrt(b * b + 2 * <f64>slope * <f64>gap) - b) / <f64>slope);
  }
  if (low > <i64>limit) low = <i64>limit;
  if (low < 1) low = 1;
  let steps = <i32>low;
  while (steps > 1 && spanPs(e, steps - 1) >= gap) steps--;
  while (steps < limit && spanPs(e, steps) < gap) steps++;
  return steps;
}

/** Steps of the segment that complete before `at`. */
export function completedBefore(e: Engine, at: i64): i32 {
  const gap = at - e.segment.startPs;
  if (gap <= 0) return 0;
  return stepsToCover(e, gap) - 1;
}

/** Charges busy or idle time, and its static energy, up to `at`. */
export function accountTime(e: Engine, at: i64): void {
  const from = e.account.accountedPs;
  const span = at - from;
  if (span <= 0) return;
  const kind = e.kind;
  e.account.accountedPs = at;
  if (e.busy != 0) {
    e.total.busyPs += span;
    charge(e, Kinds.activeW[kind], span);
    return;
  }
  if (e.power != Power.on) {
    const off = e.power == Power.off;
    charge(e, off ? Kinds.offW[kind] : Kinds.contextIdleW[kind], span);
    if (off) e.total.offPs += span;
    return;
  }
  const since = e.account.idleSincePs;
  const limit = Kinds.deepIdleAfterPs[kind];
  const shallow = min(at - since, limit) - min(from - since, limit);
  charge(e, Kinds.contextIdleW[kind], shallow);
  charge(e, Kinds.idleW[kind], span - shallow);
}

/**
 * Static energy of `span` ps at `watts`. A window holds it in picojoules; without windows it goes to whole joules at
 * once, so that no wait is too long, and in one form whatever the slices.
 */
function charge(e: Engine, watts: i64, span: i64): void {
  if (Run.windowPs != 0) {
    e.account.windowStaticPj += watts * span;
    return;
  }
  const seconds = span / PS_PER_S;
  const picojoules = e.total.staticPj + watts * (span - seconds * PS_PER_S);
  e.total.staticJ = e.total.staticJ + watts * seconds + picojoules / PJ_PER_J;
  e.total.staticPj = picojoules % PJ_PER_J;
}

/** Records everything that has happened before `at`: finished steps, blocks taken, the share of the step in flight. */
export function settle(e: Engine, at: i64): void {
  accountTime(e, at);
  if (e.state != EngineState.inFlight) return;
  const done = completedBefore(e, at);
  commit(e, done);
  if (Run.windowPs > 0) notePower(e, e.segment.committed);
  const place = <i64>e.segment.committed;
  const elapsed = at - e.segment.startPs - spanPs(e, e.segment.committed);
  const duration = e.segment.stepPs + e.segment.stepSlopePs * place;
  let energy = e.segment.stepPj + e.segment.stepSlopePj * place;
  if (e.segment.capped != 0) energy = Kinds.dynamicCapW[e.kind] * duration;
  const recorded = mulDiv(energy, elapsed, duration);
  e.account.windowDynamicPj = e.account.windowDynamicPj + recorded - e.total.inFlightPj;
  e.total.inFlightPj = recorded;
}
