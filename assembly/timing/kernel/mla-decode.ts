// Kernel `mlaDecode` (4): latent attention of one new token each, absorbed.

import { mlaDecodeKernel } from '../../kernel/mla';
import { AttentionShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  mlaDecodeKernel(
    model,
    Shapes.x[at + AttentionShape.batch],
    Shapes.x[at + AttentionShape.context],
    Shapes.x[at + AttentionShape.heads],
  );
}

/** Causal or not, and the window. */
export function isKind(dimension: i32): bool {
  return dimension == AttentionShape.causal || dimension == AttentionShape.window;
}
