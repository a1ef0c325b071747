// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import {
  kernelExtrapolated,
  kernelFlop,
  kernelHbmBytes,
  kernelSeconds,
  setKernelClockFactor,
  setShapeBound,
  setShapeExtrapolated,
  setShapeFlop,
  setShapeHbmBytes,
  setShapeSeconds,
  shapeModel,
  shapeX0,
  shapeX1,
  shapeX2,
  shapeX3,
  shapeX4,
  shapeX5,
  shapeX6,
  shapeX7,
} from '../layout/layout.gen';
import { kernelBound } from './answer';
import { timeKernel } from './time';

function timeShape(row: i32): void {
  timeKernel(
    shapeModel(row),
    shapeX0(row),
    shapeX1(row),
    shapeX2(row),
    shapeX3(row),
    shapeX4(row),
    shapeX5(row),
    shapeX6(row),
    shapeX7(row),
  );
}

/** Times the first `count` rows of the shape table, at nominal clock. */
export function timeShapes(count: i32): void {
  setKernelClockFactor(1);
  for (let row = 0; row < count; row++) {
    timeShape(row);
    setShapeSeconds(row, kernelSeconds());
    setShapeFlop(row, kernelFlop());
    setShapeHbmBytes(row, kernelHbmBytes());
    setShapeBound(row, kernelBound());
    setShapeExtrapolated(row, kernelExtrapolated());
  }
}
