// Kernel `groupedGemm` (16): one multiply of rows that each belong to one of several groups of weights.

import { groupedGemmKernel } from '../../kernel/moe';
import { GroupedGemmShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  groupedGemmKernel(
    model,
    Shapes.x[at + GroupedGemmShape.m],
    Shapes.x[at + GroupedGemmShape.groups],
    Shapes.x[at + GroupedGemmShape.n],
    Shapes.x[at + GroupedGemmShape.k],
    Shapes.x[at + GroupedGemmShape.skew],
  );
}

/** How rows are distributed over groups. */
export function isKind(dimension: i32): bool {
  return dimension == GroupedGemmShape.skew;
}
