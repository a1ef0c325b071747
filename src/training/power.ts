/**
 * Power of an accelerator in a long run, and the clock that a power limit leaves it.
 *
 *   P / TDP = p0 + p_m · u_m + p_c · sqrt(u_c) · f²        f = 1 unless that exceeds 1
 *
 * u_m and u_c are mean shares of HBM bandwidth and of the dense peak, at clock f (a share of the clock that kernels
 * were timed at). Energy of an operation goes with the square of the voltage, which follows the clock. Kernels are
 * timed in bursts that end before the limiter answers; a training step runs for weeks.
 * Coefficients: Tokenworks fit on ML.ENERGY H100 power measurements of serving; unverified on other accelerators and in
 * training.
 */

/** What a stretch of work does at full clock: seconds that follow the clock, seconds that do not, FLOP and bytes. */
export interface Work {
  readonly computeS: number;
  readonly otherS: number;
  readonly flop: number;
  readonly hbmBytes: number;
}

export interface PowerLimits {
  readonly peakFlopPerS: number;
  readonly hbmBytesPerS: number;
}

const idleShare = 0.35;
const hbmShare = 0.29;
const computeShare = 0.94;

/** Power over TDP at clock f, not capped. */
export function powerShare(work: Work, limits: PowerLimits, clock = 1): number {
  const seconds = work.computeS / clock + work.otherS;
  const memory = work.hbmBytes / limits.hbmBytesPerS / seconds;
  const compute = work.flop / limits.peakFlopPerS / seconds;
  return idleShare + hbmShare * memory + computeShare * Math.sqrt(compute) * clock * clock;
}

/** Largest clock of at most 1 at which power stays within TDP, to 2^-30. */
export function sustainedClock(work: Work, limits: PowerLimits): number {
  if (powerShare(work, limits) <= 1) return 1;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 30; halving++) {
    const middle = (low + high) / 2;
    if (powerShare(work, limits, middle) > 1) high = middle;
    else low = middle;
  }
  return low;
}
