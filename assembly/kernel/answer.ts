// What every kernel model answers: the scalar table `kernel`, and which of its parts binds.

import {
  Bound,
  coefficientValue,
  kernelClockFactor,
  kernelComputeS,
  kernelFixedS,
  kernelLinkBytes,
  kernelMemoryS,
  setKernelComputeS,
  setKernelExtrapolated,
  setKernelFixedS,
  setKernelFlop,
  setKernelHbmBytes,
  setKernelLinkBytes,
  setKernelMemoryS,
  setKernelSeconds,
} from '../layout/layout.gen';

/** Coefficients that a model may have. */
const WIDTH: i32 = 32;

/** Coefficient `at` (one of the enums GemmCoefficient, AttentionCoefficient, MoeCoefficient) of `model`. */
export function coefficient(model: i32, at: i32): f64 {
  return coefficientValue(model * WIDTH + at);
}

/** A compute rate at the clock that is asked for. */
export function clocked(flopPerS: f64): f64 {
  return flopPerS * kernelClockFactor();
}

/** Tells the work of a kernel: `flop`, `bytes` of least HBM traffic. Nothing is sent unless answerLink says so. */
export function answerWork(flop: f64, bytes: f64): void {
  setKernelFlop(flop);
  setKernelHbmBytes(bytes);
  setKernelLinkBytes(0);
}

/** Tells that each rank sends `bytes`. */
export function answerLink(bytes: f64): void {
  setKernelLinkBytes(bytes);
}

/** Tells the time of a kernel in seconds, and what compute, memory and launch would take of it alone. */
export function answerTime(seconds: f64, computeS: f64, memoryS: f64, fixedS: f64): void {
  setKernelSeconds(seconds);
  setKernelComputeS(computeS);
  setKernelMemoryS(memoryS);
  setKernelFixedS(fixedS);
  setKernelExtrapolated(0);
}

/** enum Bound of the kernel told last. */
export function kernelBound(): i32 {
  const compute = kernelComputeS();
  const memory = kernelMemoryS();
  if (kernelLinkBytes() > 0) return memory >= kernelFixedS() ? Bound.link : Bound.latency;
  if (kernelFixedS() > Math.max(compute, memory)) return Bound.latency;
  return compute >= memory ? Bound.compute : Bound.memory;
}
