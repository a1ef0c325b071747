// What every kernel model answers: the scalar table `kernel`, and which of its parts binds.

import { Bound, Coefficients, Kernel } from '../layout/kernel.gen';

/** Coefficients that a model may have. */
const WIDTH: i32 = 32;

/** Coefficient `at` (one of the enums GemmCoefficient, AttentionCoefficient, MoeCoefficient) of `model`. */
export function coefficient(model: i32, at: i32): f64 {
  return Coefficients.value[model * WIDTH + at];
}

/** A compute rate at the clock that is asked for. */
export function clocked(flopPerS: f64): f64 {
  return flopPerS * Kernel.clockFactor;
}

/** Records the work of a kernel: `flop`, `bytes` of least HBM traffic. */
export function answerWork(flop: f64, bytes: f64): void {
  Kernel.flop = flop;
  Kernel.hbmBytes = bytes;
}

/** Records the time of a kernel in seconds, and what compute, memory and launch would take of it alone. */
export function answerTime(seconds: f64, computeS: f64, memoryS: f64, fixedS: f64): void {
  Kernel.seconds = seconds;
  Kernel.computeS = computeS;
  Kernel.memoryS = memoryS;
  Kernel.fixedS = fixedS;
  Kernel.extrapolated = 0;
  Kernel.linkS = 0;
  Kernel.linkBytes = 0;
  Kernel.algorithm = 0;
  Kernel.protocol = 0;
}

/**
 * Records a kernel that only moves bytes between ranks: seconds, `linkS` on the links, `fixedS` the rest; `bytes`
 * leave a rank. Enums CollectiveAlgorithm and CollectiveProtocol, 0 = none.
 */
export function answerLink(seconds: f64, linkS: f64, fixedS: f64, bytes: f64, algorithm: i32, protocol: i32): void {
  answerWork(0, 0);
  answerTime(seconds, 0, 0, fixedS);
  Kernel.linkS = linkS;
  Kernel.linkBytes = bytes;
  Kernel.algorithm = algorithm;
  Kernel.protocol = protocol;
}

/** enum Bound of the kernel recorded last. */
export function kernelBound(): i32 {
  const compute = Kernel.computeS;
  const memory = Kernel.memoryS;
  const link = Kernel.linkS;
  if (Kernel.fixedS > Math.max(link, Math.max(compute, memory))) return Bound.latency;
  if (link > Math.max(compute, memory)) return Bound.link;
  return compute >= memory ? Bound.compute : Bound.memory;
}
