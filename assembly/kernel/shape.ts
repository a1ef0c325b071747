// Which function times a row of the table `shape`.

import { KernelOp, modelOp, shapeModel, shapeX0, shapeX1, shapeX2 } from '../layout/layout.gen';
import { gemmKernel } from './gemm';

/** Times a shape by the coefficients of its model; answers in `kernel`. */
export function timeByCoefficients(row: i32): void {
  const model = shapeModel(row);
  const op = modelOp(model);
  if (op == KernelOp.gemm) gemmKernel(model, shapeX0(row), shapeX1(row), shapeX2(row));
  else assert(false);
}
