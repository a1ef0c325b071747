// Kernel `link` (7): a communication from a datasheet alone: a latency, and bytes over the bandwidth of a rank.

import { answerLink, coefficient } from '../../kernel/answer';
import { LinkCoefficient } from '../../layout/kernel.gen';
import { LinkShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  const sent = Shapes.x[at + LinkShape.tokens] * Shapes.x[at + LinkShape.bytes];
  const wire = sent / coefficient(model, LinkCoefficient.bytesPerS);
  const latency = coefficient(model, LinkCoefficient.latencyS);
  answerLink(latency + wire, wire, latency, sent, 0, 0);
}

/** Both are sizes. */
export function isKind(_dimension: i32): bool {
  return false;
}
