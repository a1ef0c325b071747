// A communication from a datasheet alone: a latency, and bytes over the bandwidth of a rank.

import { LinkCoefficient } from '../layout/kernel.gen';
import { answerLink, coefficient } from './answer';

/** `bytes` a token leave each rank; answers in `kernel`. */
export function linkKernel(model: i32, tokens: f64, bytes: f64): void {
  const sent = tokens * bytes;
  const wire = sent / coefficient(model, LinkCoefficient.bytesPerS);
  const latency = coefficient(model, LinkCoefficient.latencyS);
  answerLink(latency + wire, wire, latency, sent, 0, 0);
}
