// What every kernel model answers: the scalar table `kernel`, and which of its parts binds.

import {
  Bound,
  coefficientValue,
  kernelComputeS,
  kernelFixedS,
  kernelLinkS,
  kernelMemoryS,
  setKernelAlgorithm,
  setKernelComputeS,
  setKernelExtrapolated,
  setKernelFixedS,
  setKernelFlop,
  setKernelHbmBytes,
  setKernelLinkBytes,
  setKernelLinkS,
  setKernelMemoryS,
  setKernelProtocol,
  setKernelSeconds,
} from '../layout/layout.gen';

/** Coefficients that a model may have. */
const WIDTH: i32 = 32;

/** Coefficient `at` (one of the enums GemmCoefficient, AttentionCoefficient, MoeCoefficient) of `model`. */
export function coefficient(model: i32, at: i32): f64 {
  return coefficientValue(model * WIDTH + at);
}

/** Tells the work of a kernel: `flop`, `bytes` of least HBM traffic. */
export function answerWork(flop: f64, bytes: f64): void {
  setKernelFlop(flop);
  setKernelHbmBytes(bytes);
}

/** Tells the time of a kernel in seconds, and what compute, memory and launch would take of it alone. */
export function answerTime(seconds: f64, computeS: f64, memoryS: f64, fixedS: f64): void {
  setKernelSeconds(seconds);
  setKernelComputeS(computeS);
  setKernelMemoryS(memoryS);
  setKernelFixedS(fixedS);
  setKernelExtrapolated(0);
  setKernelLinkS(0);
  setKernelLinkBytes(0);
  setKernelAlgorithm(0);
  setKernelProtocol(0);
}

/**
 * Tells a kernel that only moves bytes between ranks: seconds, `linkS` of them on the links, `fixedS` the rest; `bytes`
 * leave a rank. Enums CollectiveAlgorithm and CollectiveProtocol, 0 = none.
 */
export function answerLink(seconds: f64, linkS: f64, fixedS: f64, bytes: f64, algorithm: i32, protocol: i32): void {
  answerWork(0, 0);
  answerTime(seconds, 0, 0, fixedS);
  setKernelLinkS(linkS);
  setKernelLinkBytes(bytes);
  setKernelAlgorithm(algorithm);
  setKernelProtocol(protocol);
}

/** enum Bound of the kernel told last. */
export function kernelBound(): i32 {
  const compute = kernelComputeS();
  const memory = kernelMemoryS();
  const link = kernelLinkS();
  if (kernelFixedS() > Math.max(link, Math.max(compute, memory))) return Bound.latency;
  if (link > Math.max(compute, memory)) return Bound.link;
  return compute >= memory ? Bound.compute : Bound.memory;
}
