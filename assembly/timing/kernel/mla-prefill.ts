// Kernel `mlaPrefill` (3): latent attention of new tokens, expanded.

import { mlaPrefillKernel } from '../../kernel/mla';
import { AttentionShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  mlaPrefillKernel(
    model,
    Shapes.x[at + AttentionShape.batch],
    Shapes.x[at + AttentionShape.tokens],
    Shapes.x[at + AttentionShape.context],
    Shapes.x[at + AttentionShape.heads],
  );
}

/** Causal or not, and the window. */
export function isKind(dimension: i32): bool {
  return dimension == AttentionShape.causal || dimension == AttentionShape.window;
}
