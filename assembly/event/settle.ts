// Bringing a replica's accounts up to an instant without ending its segment: windows and horizons look, they change
// nothing.

import {
  engineAccountedPs,
  engineBusy,
  engineBusyPs,
  engineCapped,
  engineCommitted,
  engineIdleSincePs,
  engineKind,
  engineOffPs,
  enginePower,
  engineSegmentPs,
  engineSegmentSteps,
  engineState,
  engineStaticJ,
  engineStaticPj,
  engineStepPj,
  engineStepPs,
  engineStepSlopePj,
  engineStepSlopePs,
  engineToldPj,
  engineWindowDynamicPj,
  engineWindowStaticPj,
  kindActiveW,
  kindContextIdleW,
  kindDeepIdleAfterPs,
  kindDynamicCapW,
  kindIdleW,
  kindOffW,
  Power,
  runWindowPs,
  setEngineAccountedPs,
  setEngineBusyPs,
  setEngineOffPs,
  setEngineStaticJ,
  setEngineStaticPj,
  setEngineToldPj,
  setEngineWindowDynamicPj,
  setEngineWindowStaticPj,
} from '../layout/layout.gen';
import { commit, notePower } from './commit';
import { mulDiv, PJ_PER_J } from './energy';

/** One second in ps; a watt is a picojoule a ps. */
const PS_PER_S: i64 = 1000000000000;

/** Duration of the first `steps` steps of the segment. */
export function spanPs(e: usize, steps: i32): i64 {
  const count = <i64>steps;
  return engineStepPs(e) * count + engineStepSlopePs(e) * ((count * (count - 1)) / 2);
}

/** Fewest steps whose duration is at least `gap` ps (gap > 0), at most the segment's. */
export function stepsToCover(e: usize, gap: i64): i32 {
  const limit = engineSegmentSteps(e);
  const first = engineStepPs(e);
  const slope = engineStepSlopePs(e);
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
export function completedBefore(e: usize, at: i64): i32 {
  const gap = at - engineSegmentPs(e);
  if (gap <= 0) return 0;
  return stepsToCover(e, gap) - 1;
}

/** Charges busy or idle time, and its static energy, up to `at`. */
export function accountTime(e: usize, at: i64): void {
  const from = engineAccountedPs(e);
  const span = at - from;
  if (span <= 0) return;
  const kind = engineKind(e);
  setEngineAccountedPs(e, at);
  if (engineBusy(e) != 0) {
    setEngineBusyPs(e, engineBusyPs(e) + span);
    charge(e, kindActiveW(kind), span);
    return;
  }
  if (enginePower(e) != Power.on) {
    const off = enginePower(e) == Power.off;
    charge(e, off ? kindOffW(kind) : kindContextIdleW(kind), span);
    if (off) setEngineOffPs(e, engineOffPs(e) + span);
    return;
  }
  const since = engineIdleSincePs(e);
  const limit = kindDeepIdleAfterPs(kind);
  const shallow = min(at - since, limit) - min(from - since, limit);
  charge(e, kindContextIdleW(kind), shallow);
  charge(e, kindIdleW(kind), span - shallow);
}

/**
 * Static energy of `span` ps at `watts`. A window holds it in picojoules; without windows it goes to whole joules at
 * once, so that no wait is too long, and in one form whatever the slices.
 */
function charge(e: usize, watts: i64, span: i64): void {
  if (runWindowPs() != 0) {
    setEngineWindowStaticPj(e, engineWindowStaticPj(e) + watts * span);
    return;
  }
  const seconds = span / PS_PER_S;
  const picojoules = engineStaticPj(e) + watts * (span - seconds * PS_PER_S);
  setEngineStaticJ(e, engineStaticJ(e) + watts * seconds + picojoules / PJ_PER_J);
  setEngineStaticPj(e, picojoules % PJ_PER_J);
}

/** Tells everything that has happened before `at`: finished steps, blocks taken, the share of the step in flight. */
export function settle(e: usize, at: i64): void {
  accountTime(e, at);
  if (engineState(e) != 2) return;
  const done = completedBefore(e, at);
  commit(e, done);
  if (runWindowPs() > 0) notePower(e, engineCommitted(e));
  const place = <i64>engineCommitted(e);
  const elapsed = at - engineSegmentPs(e) - spanPs(e, engineCommitted(e));
  const duration = engineStepPs(e) + engineStepSlopePs(e) * place;
  let energy = engineStepPj(e) + engineStepSlopePj(e) * place;
  if (engineCapped(e) != 0) energy = kindDynamicCapW(engineKind(e)) * duration;
  const told = mulDiv(energy, elapsed, duration);
  setEngineWindowDynamicPj(e, engineWindowDynamicPj(e) + told - engineToldPj(e));
  setEngineToldPj(e, told);
}
