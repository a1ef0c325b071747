// The parts of a step beside attention: each is one kernel, so many times. README §4.

import { Kernel } from '../layout/kernel.gen';
import { Kinds, Levels } from '../layout/program.gen';
import { Parts, Shapes } from '../layout/timing.gen';
import { timeKernel } from './table';

/** Row of `shape` that parts are timed in, the first; nobody else uses it in a run. */
const SHAPE: i32 = 0;

/** Rounds once: where a cost becomes an integer. */
export function rounded(x: f64): i64 {
  // a NaN or an infinity fails too
  assert(Math.abs(x) < 9.2e18);
  return <i64>Math.floor(x + 0.5);
}

/** Times part `p` for `count` > 0 tokens (or emitting sequences) at a clock level; the answer is in `kernel`. */
export function timePart(p: i32, levelRow: i32, count: i32): void {
  Kernel.clockFactor = Levels.clockFactor[levelRow];
  const each = Math.ceil(<f64>count / Parts.divisor[p]) * Parts.unit[p];
  Shapes.model[SHAPE] = Parts.model[p];
  Shapes.x[0] = each;
  const from = p * Parts.xWidth;
  for (let at = 1; at < Shapes.xWidth; at++) Shapes.x[at] = Parts.x[from + at];
  timeKernel(SHAPE);
}

/** Time of the part timed last: all its passes. */
export function partPs(p: i32): i64 {
  return rounded(Kernel.seconds * Parts.passes[p] * 1e12);
}

/** Of it launches, or the latency of a link. */
export function partLaunchPs(p: i32): i64 {
  return rounded(Kernel.fixedS * Parts.passes[p] * 1e12);
}

/** Dynamic energy of the part timed last, all its copies. */
export function partPj(p: i32, kind: i32, levelRow: i32): i64 {
  const pj =
    Kernel.flop * (Parts.pjPerFlop[p] * Levels.energyFactor[levelRow]) +
    Kernel.hbmBytes * Kinds.hbmPjPerByte[kind] +
    Kernel.linkBytes * Kinds.linkPjPerByte[kind];
  return rounded(pj * Parts.copies[p]);
}
