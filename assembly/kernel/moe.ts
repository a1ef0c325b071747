// Fused mixture of experts on one rank: two grouped multiplies over the experts hit, and the passes between them.
// Formulas and coefficients: README.md of this room.

import { Experts, KernelForm, Models, MoeCoefficient, Spread } from '../layout/kernel.gen';
import { answerTime, answerWork, clocked, coefficient } from './answer';
import { spreadTokens } from './spread';
import { fourNorm, residentS, TILES, tileFeed, tileM, tileN } from './tile';

/** Share of HBM bandwidth that an elementwise pass achieves. */
const PASS_SHARE: f64 = 0.85;

/**
 * Times the experts of the busiest of `ep` ranks: `tokens` of the whole group take `topK` of `experts` each; an expert
 * is `hidden` × `ffn`, cut `tp` ways. `skew` as in spreadTokens. Router and communication are not in it.
 */
export function moeKernel(
  model: i32,
  tokens: f64,
  experts: f64,
  topK: f64,
  hidden: f64,
  ffn: f64,
  tp: f64,
  ep: f64,
  skew: f64,
): void {
  spreadTokens(tokens, experts, topK, ep, skew);
  const width = ffn / tp;
  const rows = Spread.rows;
  const matrices = coefficient(model, MoeCoefficient.matrices);
  const flop = 2 * matrices * hidden * width * rows;
  const weights = matrices * hidden * width * Spread.experts * coefficient(model, MoeCoefficient.weightBytes);
  const bytes = weights + 4 * Math.min(rows, tokens) * hidden;
  const flopPerS = clocked(coefficient(model, MoeCoefficient.flopPerS));
  const bytesPerS = coefficient(model, MoeCoefficient.bytesPerS);
  const compute = flop / (flopPerS * coefficient(model, MoeCoefficient.computeShare));
  const cold = weights / (bytesPerS * coefficient(model, MoeCoefficient.memoryShare));
  const cache = coefficient(model, MoeCoefficient.cacheBytes);
  const memory = residentS(cold, weights, cache, coefficient(model, MoeCoefficient.cacheBytesPerS));
  const launch = coefficient(model, MoeCoefficient.launchS);
  answerWork(flop, bytes);
  if (Models.form[model] == KernelForm.roofline) {
    answerTime(Math.max(compute, memory) + launch, compute, memory, launch);
    return;
  }
  // pairs of other ranks that the kernel computes all the same
  const foreign = Math.max(0, tokens * topK - rows) * coefficient(model, MoeCoefficient.foreignShare);
  const narrow = coefficient(model, MoeCoefficient.activationBytes);
  const passes =
    (coefficient(model, MoeCoefficient.passes) *
      (rows + foreign) *
      (hidden * (6 + narrow) + width * (8 + 2 * narrow))) /
    (PASS_SHARE * bytesPerS);
  const up = groupedS(model, (matrices - 1) * width, hidden, memory * ((matrices - 1) / matrices), foreign);
  const down = groupedS(model, hidden, width, memory / matrices, foreign);
  const bound = Math.max(flop / flopPerS, cache > 0 ? 0 : weights / bytesPerS);
  answerTime(Math.max(up + down, bound) + passes + launch, compute, memory, launch);
}

/**
 * Times one grouped multiply: `m` rows over `groups` of weights, each `n` × `k`, spread by `skew` as in spreadTokens.
 * Its tiles and waves are those of the fused experts; nothing passes between.
 */
export function groupedGemmKernel(model: i32, m: f64, groups: f64, n: f64, k: f64, skew: f64): void {
  spreadTokens(m, groups, 1, 1, skew);
  const flop = 2 * m * n * k;
  const weights = n * k * Spread.experts * coefficient(model, MoeCoefficient.weightBytes);
  const rows = m * (k * coefficient(model, MoeCoefficient.activationBytes) + 2 * n);
  const flopPerS = clocked(coefficient(model, MoeCoefficient.flopPerS));
  const bytesPerS = coefficient(model, MoeCoefficient.bytesPerS);
  const compute = flop / (flopPerS * coefficient(model, MoeCoefficient.computeShare));
  const memory = (weights + rows) / (bytesPerS * coefficient(model, MoeCoefficient.memoryShare));
  const launch = coefficient(model, MoeCoefficient.launchS);
  answerWork(flop, weights + rows);
  const isRoofline = Models.form[model] == KernelForm.roofline;
  const body = isRoofline ? Math.max(compute, memory) : groupedS(model, n, k, memory, 0);
  const bound = Math.max(flop / flopPerS, (weights + rows) / bytesPerS);
  answerTime(Math.max(body, bound) + launch, compute, memory, launch);
}

/** Seconds of one multiply to `n` outputs from `k` inputs for every expert hit, with the quickest tile of the menu. */
function groupedS(model: i32, n: f64, k: f64, memory: f64, foreign: f64): f64 {
  const units = coefficient(model, MoeCoefficient.units);
  const feed = coefficient(model, MoeCoefficient.feedSide);
  const waveShare = coefficient(model, MoeCoefficient.waveShare);
  const fullDraw = coefficient(model, MoeCoefficient.fullDrawShare) * units;
  const leastM = coefficient(model, MoeCoefficient.leastM);
  const leastN = coefficient(model, MoeCoefficient.leastN);
  const depth = k + coefficient(model, MoeCoefficient.fillK);
  const unitRate =
    (clocked(coefficient(model, MoeCoefficient.flopPerS)) * coefficient(model, MoeCoefficient.computeShare)) / units;
  const widest = tileFeed(0, feed);
  let best: f64 = Infinity;
  for (let at: i32 = 0; at < TILES; at++) {
    const bm = tileM(at);
    const bn = tileN(at);
    if (bm < leastM || bn < leastN) continue;
    const tiles = (expertTiles(bm) + foreign / bm) * Math.ceil(n / bn);
    const load = tiles / units;
    const waves = Math.max(1, waveShare * Math.ceil(load) + (1 - waveShare) * load);
    const compute = (waves * depth * (2 * bm * bn * Math.sqrt(tileFeed(at, feed) / widest))) / unitRate;
    const draw = tiles < fullDraw ? memory * Math.sqrt(fullDraw / tiles) : memory;
    const joined = fourNorm(compute, draw);
    if (joined < best) best = joined;
  }
  return best;
}

/** Tiles of `bm` tokens that the experts hit fill, each at least one. */
function expertTiles(bm: f64): f64 {
  let tiles: f64 = 0;
  const groups = Spread.groups;
  for (let at = 0; at < groups; at++) tiles += Experts.count[at] * Math.ceil(Experts.tokens[at] / bm);
  return tiles;
}
