// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import {
  kernelAlgorithm,
  kernelExtrapolated,
  kernelFlop,
  kernelHbmBytes,
  kernelLinkBytes,
  kernelProtocol,
  kernelSeconds,
  setKernelClockFactor,
  setShapeAlgorithm,
  setShapeBound,
  setShapeExtrapolated,
  setShapeFlop,
  setShapeHbmBytes,
  setShapeLinkBytes,
  setShapeProtocol,
  setShapeSeconds,
} from '../layout/layout.gen';
import { kernelBound } from './answer';
import { timeKernel } from './table';

/** Times the first `count` rows of the shape table, at nominal clock. */
export function timeShapes(count: i32): void {
  setKernelClockFactor(1);
  for (let row = 0; row < count; row++) {
    timeKernel(row);
    setShapeSeconds(row, kernelSeconds());
    setShapeFlop(row, kernelFlop());
    setShapeHbmBytes(row, kernelHbmBytes());
    setShapeLinkBytes(row, kernelLinkBytes());
    setShapeAlgorithm(row, kernelAlgorithm());
    setShapeProtocol(row, kernelProtocol());
    setShapeBound(row, kernelBound());
    setShapeExtrapolated(row, kernelExtrapolated());
  }
}
