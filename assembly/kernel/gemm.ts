// GEMM of m tokens, n outputs, k inputs: a roofline, and the tiles and waves that a library's kernels run in.
// Formulas and coefficients: README.md of this room.

import { GemmCoefficient, KernelForm, Models } from '../layout/kernel.gen';
import { answerTime, answerWork, clocked, coefficient } from './answer';
import { fourNorm, residentS, TILES, tileFeed, tileM, tileN } from './tile';

/** Share of HBM bandwidth that an elementwise pass, such as a quantisation, achieves. */
const PASS_SHARE: f64 = 0.85;

/** Fewest k elements that a split leaves to a tile. */
const SPLIT_K: f64 = 64;

/** Times an m × n × k multiply of `model`; answers in `kernel`. Precondition: m, n, k >= 1. */
export function gemmKernel(model: i32, m: f64, n: f64, k: f64): void {
  if (Models.form[model] == KernelForm.roofline) gemmRoofline(model, m, n, k);
  else gemmCalibrated(model, m, n, k);
}

/** FLOP of a multiply: a multiply-add counts as 2, an element made wide first as 1. */
function flopOf(model: i32, m: f64, n: f64, k: f64): f64 {
  const weights = coefficient(model, GemmCoefficient.dequantWeights) * n * k;
  return 2 * m * n * k + weights + coefficient(model, GemmCoefficient.dequantActivations) * m * k;
}

/** Least HBM traffic of a multiply, B: weights with their scales and activations once, outputs once. */
function bytesOf(model: i32, m: f64, n: f64, k: f64): f64 {
  const weights =
    n * k * coefficient(model, GemmCoefficient.weightBytes) + n * coefficient(model, GemmCoefficient.channelBytes);
  const activations = m * k * coefficient(model, GemmCoefficient.activationBytes);
  return weights + activations + m * n * coefficient(model, GemmCoefficient.outputBytes);
}

/** max(flop / sustained rate, bytes / achieved bandwidth) + launch. Source: Williams et al., CACM 52(4), 2009. */
function gemmRoofline(model: i32, m: f64, n: f64, k: f64): void {
  const flop = flopOf(model, m, n, k);
  const bytes = bytesOf(model, m, n, k);
  const compute =
    flop / clocked(coefficient(model, GemmCoefficient.flopPerS) * coefficient(model, GemmCoefficient.computeShare));
  const memory =
    bytes / (coefficient(model, GemmCoefficient.bytesPerS) * coefficient(model, GemmCoefficient.memoryShare));
  const launch = coefficient(model, GemmCoefficient.launchS);
  answerWork(flop, bytes);
  answerTime(Math.max(compute, memory) + launch, compute, memory, launch);
}

/** Seconds that `bytes` take of HBM, or of the cache for the share that stays in it between two calls. */
function memoryS(model: i32, bytes: f64): f64 {
  const bytesPerS = coefficient(model, GemmCoefficient.bytesPerS);
  const cold = bytes / (bytesPerS * coefficient(model, GemmCoefficient.memoryShare));
  const cache = coefficient(model, GemmCoefficient.cacheBytes);
  return residentS(cold, bytes, cache, coefficient(model, GemmCoefficient.cacheBytesPerS));
}

/**
 * The quickest of a menu of tiles and split-k factors: waves of tiles against memory, joined by a 4-norm.
 *
 *   t = launch + min over tiles, splits of (((waves·tile)^4 + (memory / draw)^4)^(1/4) + split) + quantise
 */
export function gemmCalibrated(model: i32, m: f64, n: f64, k: f64): void {
  const flop = flopOf(model, m, n, k);
  const bytes = bytesOf(model, m, n, k);
  const memory = memoryS(model, bytes);
  const launch = coefficient(model, GemmCoefficient.launchS);
  const bytesPerS = coefficient(model, GemmCoefficient.bytesPerS);
  const quantise =
    coefficient(model, GemmCoefficient.quantiseS) +
    (coefficient(model, GemmCoefficient.quantisePasses) *
      m *
      k *
      (2 + coefficient(model, GemmCoefficient.activationBytes))) /
      (PASS_SHARE * bytesPerS);
  const flopPerS = clocked(coefficient(model, GemmCoefficient.flopPerS));
  const body = quickest(model, m, n, k, memory);
  let seconds = Math.max(body, flop / flopPerS);
  if (coefficient(model, GemmCoefficient.cacheBytes) <= 0) seconds = Math.max(seconds, bytes / bytesPerS);
  answerWork(flop, bytes);
  const compute = flop / (flopPerS * coefficient(model, GemmCoefficient.computeShare));
  answerTime(seconds + launch + quantise, compute, memory, launch + quantise);
}

/** Seconds of the quickest tile and split, launch apart. */
function quickest(model: i32, m: f64, n: f64, k: f64, memory: f64): f64 {
  const units = coefficient(model, GemmCoefficient.units);
  const fill = coefficient(model, GemmCoefficient.fillK);
  const feed = coefficient(model, GemmCoefficient.feedSide);
  const waveShare = coefficient(model, GemmCoefficient.waveShare);
  const fullDraw = coefficient(model, GemmCoefficient.fullDrawShare) * units;
  const largestSplit = coefficient(model, GemmCoefficient.largestSplit);
  const leastM = coefficient(model, GemmCoefficient.leastM);
  const leastN = coefficient(model, GemmCoefficient.leastN);
  const splitS = coefficient(model, GemmCoefficient.splitS);
  const splitBytesS = (8 * m * n) / (3 * coefficient(model, GemmCoefficient.bytesPerS));
  const unitRate =
    (clocked(coefficient(model, GemmCoefficient.flopPerS)) * coefficient(model, GemmCoefficient.computeShare)) / units;
  // the largest tile is first in the menu: the sustained share is its own
  const widest = tileFeed(0, feed);
  let best: f64 = Infinity;
  for (let at: i32 = 0; at < TILES; at++) {
    const bm = tileM(at);
    const bn = tileN(at);
    if (bm < leastM || bn < leastN) continue;
    const tiles = Math.ceil(m / bm) * Math.ceil(n / bn);
    const rate = (2 * bm * bn * Math.sqrt(tileFeed(at, feed) / widest)) / unitRate;
    for (let split: f64 = 1; split <= largestSplit; split *= 2) {
      if (split > 1 && (k < SPLIT_K * split || tiles * split > 4 * units)) break;
      const load = (tiles * split) / units;
      const waves = Math.max(1, waveShare * Math.ceil(load) + (1 - waveShare) * load);
      const compute = waves * rate * (k / split + fill);
      const draw = tiles * split < fullDraw ? memory * Math.sqrt(fullDraw / (tiles * split)) : memory;
      const joined = fourNorm(compute, draw) + (split > 1 ? splitS + split * splitBytesS : 0);
      if (joined < best) best = joined;
    }
  }
  return best;
}
