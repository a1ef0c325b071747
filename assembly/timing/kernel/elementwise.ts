// Kernel `elementwise` (6): norms, activations, embedding, sampling: FLOP and bytes in proportion to the tokens.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1.

import { answerTime, answerWork, clocked, coefficient } from '../../kernel/answer';
import { ElementwiseCoefficient } from '../../layout/kernel.gen';
import { ElementwiseShape, Shapes } from '../../layout/timing.gen';

/** Times the shape at `at` of `Shapes.x`; answers in `kernel`. */
export function time(model: i32, at: i32): void {
  const tokens = Shapes.x[at + ElementwiseShape.tokens];
  const flop = Shapes.x[at + ElementwiseShape.flop];
  const bytes = Shapes.x[at + ElementwiseShape.bytes];
  const launches = Shapes.x[at + ElementwiseShape.launches];
  const compute = (tokens * flop) / clocked(coefficient(model, ElementwiseCoefficient.flopPerS));
  const memory = (tokens * bytes) / coefficient(model, ElementwiseCoefficient.bytesPerS);
  const launch = launches * coefficient(model, ElementwiseCoefficient.launchS);
  answerWork(tokens * flop, tokens * bytes);
  answerTime(Math.max(compute, memory) + launch, compute, memory, launch);
}

/** The kernels launched. */
export function isKind(dimension: i32): bool {
  return dimension == ElementwiseShape.launches;
}
