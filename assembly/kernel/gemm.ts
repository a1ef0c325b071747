// GEMM of m tokens, n outputs, k inputs.

import { GemmCoefficient } from '../layout/layout.gen';
import { answerTime, answerWork, coefficient } from './answer';

/** Roofline of `model` for an m × n × k multiply; answers in `kernel`. */
export function gemmKernel(model: i32, m: f64, n: f64, k: f64): void {
  const flop = 2 * m * n * k;
  const compute = flop / coefficient(model, GemmCoefficient.flopPerS);
  const launch = coefficient(model, GemmCoefficient.launchS);
  answerWork(flop, 0);
  answerTime(compute + launch, compute, 0, launch);
}
