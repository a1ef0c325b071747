// The token clock of a replica: how many tokens each decode that ran all along has emitted. Contexts, block phases and
// finishes are keyed on it, durations and energies on the steps of a segment. Here a step of a decode is one token, so
// the two go together; what emits several tokens a step changes this file and nothing that is keyed on the clock.

import { Engine } from '../layout/engine.gen';

/** Ticks of the token clock that the first `steps` steps of the segment make. */
export function ticksOf(_e: Engine, steps: i32): i32 {
  return steps;
}

/** Fewest steps that make at least `ticks` ticks. */
export function stepsFor(_e: Engine, ticks: i32): i32 {
  return ticks;
}

/** Token clock at the start of step `place` of the segment in flight, of which `committed` steps are committed. */
export function clockAt(e: Engine, place: i32): i32 {
  return e.batch.tokenClock + ticksOf(e, place) - ticksOf(e, e.segment.committed);
}
