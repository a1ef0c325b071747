// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import {
  kernelExtrapolated,
  kernelFlop,
  kernelHbmBytes,
  kernelSeconds,
  setShapeBound,
  setShapeExtrapolated,
  setShapeFlop,
  setShapeHbmBytes,
  setShapeSeconds,
} from '../layout/layout.gen';
import { kernelBound } from './answer';
import { timeKernel } from './table';

/** Times the first `count` rows of the shape table. */
export function timeShapes(count: i32): void {
  for (let row = 0; row < count; row++) {
    timeKernel(row);
    setShapeSeconds(row, kernelSeconds());
    setShapeFlop(row, kernelFlop());
    setShapeHbmBytes(row, kernelHbmBytes());
    setShapeBound(row, kernelBound());
    setShapeExtrapolated(row, kernelExtrapolated());
  }
}
