// What the kernels of plain attention share: the dimensions that choose a form and are no size.

import { AttentionShape } from '../layout/timing.gen';

/** Causal or not, and the window. */
export function isAttentionKind(dimension: i32): bool {
  return dimension == AttentionShape.causal || dimension == AttentionShape.window;
}
