// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import { kernelBound } from '../kernel/answer';
import { Kernel } from '../layout/kernel.gen';
import { Shapes } from '../layout/timing.gen';
import { timeKernel } from './table';

/** Times the first `count` rows of the shape table, at nominal clock. */
export function timeShapes(count: i32): void {
  Kernel.clockFactor = 1;
  for (let row = 0; row < count; row++) {
    timeKernel(row);
    Shapes.seconds[row] = Kernel.seconds;
    Shapes.flop[row] = Kernel.flop;
    Shapes.hbmBytes[row] = Kernel.hbmBytes;
    Shapes.linkBytes[row] = Kernel.linkBytes;
    Shapes.algorithm[row] = Kernel.algorithm;
    Shapes.protocol[row] = Kernel.protocol;
    Shapes.bound[row] = kernelBound();
    Shapes.extrapolated[row] = Kernel.extrapolated;
  }
}
