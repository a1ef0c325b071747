// Which function times which operator: one line an operator.

import { KernelOp, modelOp } from '../layout/layout.gen';
import { elementwiseKernel } from './elementwise';
import { gemmKernel } from './gemm';
import { linkKernel } from './link';

/** Times one kernel of `model` at `kernel.clockFactor`; the dimensions are those of the table `shape`. */
export function timeKernel(
  model: i32,
  x0: f64,
  x1: f64,
  x2: f64,
  x3: f64,
  _x4: f64,
  _x5: f64,
  _x6: f64,
  _x7: f64,
): void {
  const op = modelOp(model);
  if (op == KernelOp.gemm) gemmKernel(model, x0, x1, x2);
  else if (op == KernelOp.elementwise) elementwiseKernel(model, x0, x1, x2, x3);
  else if (op == KernelOp.link) linkKernel(model, x0, x1);
  else assert(false);
}
