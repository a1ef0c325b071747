// The parts of a step beside attention: each is one kernel, so many times. README §4.

import { timeKernel } from '../kernel/table';
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
  partUnit,
  partX1,
  partX2,
  partX3,
  partX4,
  partX5,
  partX6,
  partX7,
  setKernelClockFactor,
  setShapeModel,
  setShapeX0,
  setShapeX1,
  setShapeX2,
  setShapeX3,
  setShapeX4,
  setShapeX5,
  setShapeX6,
  setShapeX7,
} from '../layout/layout.gen';

/** Row of `shape` that parts are timed in; nobody else uses it in a run. */
const SHAPE: i32 = 0;

/** Rounds once: where a cost becomes an integer. */
export function rounded(x: f64): i64 {
  return <i64>Math.floor(x + 0.5);
}

/** Times part `p` for `count` > 0 tokens (or emitting sequences) at a clock level; the answer stands in `kernel`. */
export function timePart(p: i32, levelRow: i32, count: i32): void {
  setKernelClockFactor(levelClockFactor(levelRow));
  const each = Math.ceil(<f64>count / partDivisor(p)) * partUnit(p);
  setShapeModel(SHAPE, partModel(p));
  setShapeX0(SHAPE, each);
  setShapeX1(SHAPE, partX1(p));
  setShapeX2(SHAPE, partX2(p));
  setShapeX3(SHAPE, partX3(p));
  setShapeX4(SHAPE, partX4(p));
  setShapeX5(SHAPE, partX5(p));
  setShapeX6(SHAPE, partX6(p));
  setShapeX7(SHAPE, partX7(p));
  timeKernel(SHAPE);
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
