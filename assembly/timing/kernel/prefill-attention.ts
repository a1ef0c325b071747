// Kernel `prefillAttention` (1): attention of new tokens, of `batch` sequences alike.

import { prefillAttentionKernel } from '../../kernel/attention';
import { AttentionShape, Shapes } from '../../layout/timing.gen';

export { isAttentionKind as isKind } from '../attention-kinds';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  prefillAttentionKernel(
    model,
    Shapes.x[at + AttentionShape.batch],
    Shapes.x[at + AttentionShape.tokens],
    Shapes.x[at + AttentionShape.context],
    Shapes.x[at + AttentionShape.causal],
    Shapes.x[at + AttentionShape.heads],
    Shapes.x[at + AttentionShape.kvHeads],
    Shapes.x[at + AttentionShape.headDim],
    Shapes.x[at + AttentionShape.window],
  );
}
