// Elementwise work (norms, activations, embedding, sampling): FLOP and bytes in proportion to the tokens.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1.

import { ElementwiseCoefficient } from '../layout/kernel.gen';
import { answerTime, answerWork, clocked, coefficient } from './answer';

/** `flop` and `bytes` a token, `launches` kernels; answers in `kernel`. */
export function elementwiseKernel(model: i32, tokens: f64, flop: f64, bytes: f64, launches: f64): void {
  const compute = (tokens * flop) / clocked(coefficient(model, ElementwiseCoefficient.flopPerS));
  const memory = (tokens * bytes) / coefficient(model, ElementwiseCoefficient.bytesPerS);
  const launch = launches * coefficient(model, ElementwiseCoefficient.launchS);
  answerWork(tokens * flop, tokens * bytes);
  answerTime(Math.max(compute, memory) + launch, compute, memory, launch);
}
