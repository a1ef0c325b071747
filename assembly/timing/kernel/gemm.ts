// Kernel `gemm` (0): a multiply of m tokens, n outputs, k inputs.

import { gemmKernel } from '../../kernel/gemm';
import { GemmShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  gemmKernel(model, Shapes.x[at + GemmShape.m], Shapes.x[at + GemmShape.n], Shapes.x[at + GemmShape.k]);
}

/** All are sizes. */
export function isKind(_dimension: i32): bool {
  return false;
}
