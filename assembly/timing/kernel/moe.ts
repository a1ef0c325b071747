// Kernel `moe` (5): the fused experts of the busiest rank.

import { moeKernel } from '../../kernel/moe';
import { MoeShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  moeKernel(
    model,
    Shapes.x[at + MoeShape.tokens],
    Shapes.x[at + MoeShape.experts],
    Shapes.x[at + MoeShape.topK],
    Shapes.x[at + MoeShape.hidden],
    Shapes.x[at + MoeShape.ffn],
    Shapes.x[at + MoeShape.tp],
    Shapes.x[at + MoeShape.ep],
    Shapes.x[at + MoeShape.skew],
  );
}

/** How tokens are distributed over experts. */
export function isKind(dimension: i32): bool {
  return dimension == MoeShape.skew;
}
