// A communication from a datasheet alone: a latency, and bytes over the bandwidth of a rank.

import { LinkCoefficient } from '../layout/layout.gen';
import { answerLink, answerTime, answerWork, coefficient } from './answer';

/** `bytes` a token leave each rank; answers in `kernel`. */
export function linkKernel(model: i32, tokens: f64, bytes: f64): void {
  const sent = tokens * bytes;
  const wire = sent / coefficient(model, LinkCoefficient.bytesPerS);
  const latency = coefficient(model, LinkCoefficient.latencyS);
  answerWork(0, 0);
  answerLink(sent);
  answerTime(latency + wire, 0, wire, latency);
}
