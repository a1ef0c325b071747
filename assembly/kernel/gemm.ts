// GEMM of m tokens, n outputs, k inputs.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1.

import { GemmCoefficient } from '../layout/layout.gen';
import { answerTime, answerWork, clocked, coefficient } from './answer';

/** Times an m × n × k multiply of `model`; answers in `kernel`. */
export function gemmKernel(model: i32, m: f64, n: f64, k: f64): void {
  const dequantWeights = coefficient(model, GemmCoefficient.dequantWeights);
  const dequantActivations = coefficient(model, GemmCoefficient.dequantActivations);
  const flop = 2 * m * n * k + dequantWeights * n * k + dequantActivations * m * k;
  const bytes =
    n * k * coefficient(model, GemmCoefficient.weightBytes) +
    n * coefficient(model, GemmCoefficient.channelBytes) +
    m * k * coefficient(model, GemmCoefficient.activationBytes) +
    m * n * coefficient(model, GemmCoefficient.outputBytes);
  const rate = coefficient(model, GemmCoefficient.flopPerS) * coefficient(model, GemmCoefficient.computeShare);
  const compute = flop / clocked(rate);
  const bandwidth = coefficient(model, GemmCoefficient.bytesPerS) * coefficient(model, GemmCoefficient.memoryShare);
  const memory = bytes / bandwidth;
  const launch = coefficient(model, GemmCoefficient.launchS);
  answerWork(flop, bytes);
  answerTime(Math.max(compute, memory) + launch, compute, memory, launch);
}
