// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import {
  KernelOp,
  kernelExtrapolated,
  kernelFlop,
  kernelHbmBytes,
  kernelSeconds,
  modelOp,
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
import { gemmKernel } from './gemm';
import { moeKernel } from './moe';

function timeShape(row: i32): void {
  const model = shapeModel(row);
  const op = modelOp(model);
  if (op == KernelOp.gemm) gemmKernel(model, shapeX0(row), shapeX1(row), shapeX2(row));
  else if (op == KernelOp.moe) timeMoe(row, model);
  else assert(false);
}

function timeMoe(row: i32, model: i32): void {
  const hidden = shapeX3(row);
  const ffn = shapeX4(row);
  const tp = shapeX5(row);
  const ep = shapeX6(row);
  moeKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), hidden, ffn, tp, ep, shapeX7(row));
}

/** Times the first `count` rows of the shape table. */
export function timeShapes(count: i32): void {
  for (let row = 0; row < count; row++) {
    timeShape(row);
    setShapeSeconds(row, kernelSeconds());
    setShapeFlop(row, kernelFlop());
    setShapeHbmBytes(row, kernelHbmBytes());
    setShapeBound(row, kernelBound());
    setShapeExtrapolated(row, kernelExtrapolated());
  }
}
