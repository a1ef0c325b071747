// The parts of a step beside attention: each is one kernel, so many times. README §4.

import { timeKernel } from '../kernel/time';
import {
  kernelFixedS,
  kernelFlop,
  kernelHbmBytes,
  kernelLinkBytes,
  kernelSeconds,
  kindHbmPjPerByte,
  kindLinkPjPerByte,
  levelClockFactor,
  levelEnergyFactor,
  partCopies,
  partDivisor,
  partModel,
  partPasses,
  partPjPerFlop,
  partX1,
  partX2,
  partX3,
  partX4,
  partX5,
  partX6,
  partX7,
  setKernelClockFactor,
} from '../layout/layout.gen';

/** Rounds once: where a cost becomes an integer. */
export function rounded(x: f64): i64 {
  return <i64>Math.floor(x + 0.5);
}

/** Times part `p` for `count` > 0 tokens (or emitting sequences) at a clock level; the answer stands in `kernel`. */
export function timePart(p: i32, levelRow: i32, count: i32): void {
  setKernelClockFactor(levelClockFactor(levelRow));
  const each = Math.ceil(<f64>count / partDivisor(p));
  timeKernel(partModel(p), each, partX1(p), partX2(p), partX3(p), partX4(p), partX5(p), partX6(p), partX7(p));
}

/** Time of the part timed last: all its passes. */
export function partPs(p: i32): i64 {
  return rounded(kernelSeconds() * partPasses(p) * 1e12);
}

/** Of it launches, or the latency of a link. */
export function partLaunchPs(p: i32): i64 {
  return rounded(kernelFixedS() * partPasses(p) * 1e12);
}

/** Dynamic energy of the part timed last, all its copies. */
export function partPj(p: i32, kind: i32, levelRow: i32): i64 {
  const pj =
    kernelFlop() * (partPjPerFlop(p) * levelEnergyFactor(levelRow)) +
    kernelHbmBytes() * kindHbmPjPerByte(kind) +
    kernelLinkBytes() * kindLinkPjPerByte(kind);
  return rounded(pj * partCopies(p));
}
