// Kernel `decodeAttention` (2): attention of one new token each, of `batch` sequences alike.

import { decodeAttentionKernel } from '../../kernel/attention';
import { AttentionShape, Shapes } from '../../layout/timing.gen';

export { isAttentionKind as isKind } from '../attention-kinds';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  decodeAttentionKernel(
    model,
    Shapes.x[at + AttentionShape.batch],
    Shapes.x[at + AttentionShape.context],
    Shapes.x[at + AttentionShape.heads],
    Shapes.x[at + AttentionShape.kvHeads],
    Shapes.x[at + AttentionShape.headDim],
    Shapes.x[at + AttentionShape.window],
  );
}
