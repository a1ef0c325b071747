// Table models: what was measured, between and around the points. README §10.
//
//   t = t_calibrated · exp(Σ weight · ln(measured / calibrated)), but not below what the peaks allow
//
// Samples rise by the last dimension, then by the one before it. In one dimension after another, from the last to the
// first, the shape falls on a value of the samples or between two of them, which share its weight by their distance in
// the logarithm; so a regular grid
// is interpolated multilinearly in logarithms, and every sample is met exactly. Kinds (causal, window, distribution)
// are not interpolated. Outside the samples the nearest of them keeps its ratio.

import { Kernel, KernelForm, Models } from '../layout/kernel.gen';
import { Sizes } from '../layout/program.gen';
import { Corners, Samples, Shapes } from '../layout/timing.gen';
import { exp, log } from '../random/maths';
import { isKind, time } from './kernel.gen';

/** Corners of one dimension at most: two for each of the dimensions before it. */
const MOST_CORNERS: i32 = 256;

function sampleX(dimension: i32, row: i32): f64 {
  return Samples.x[row * Samples.xWidth + dimension];
}

/** Positions of sizes: logarithmic from 1 on, linear below it (a context of 0 has a place). */
function place(x: f64): f64 {
  return x > 1 ? 1 + log(x) : x;
}

/** Least seconds that the peaks of the model allow for the work recorded last. */
function floorS(model: i32): f64 {
  const flopPerS = Models.peakFlopPerS[model];
  const bytesPerS = Models.peakBytesPerS[model];
  const compute = flopPerS > 0 ? Kernel.flop / flopPerS : 0;
  const memory = bytesPerS > 0 ? Kernel.hbmBytes / bytesPerS : 0;
  return Math.max(compute, memory);
}

/** The last row of `shape`, which the host leaves alone. */
function spareRow(): i32 {
  return Sizes.shapes - 1;
}

/** Times a shape by the coefficients of its model; answers in `kernel`. */
function timeByCoefficients(row: i32): void {
  const model = Shapes.model[row];
  time(Models.op[model], model, row * Shapes.xWidth);
}

function prepareSample(model: i32, row: i32): void {
  const spare = spareRow();
  Shapes.model[spare] = model;
  const to = spare * Shapes.xWidth;
  for (let at = 0; at < Shapes.xWidth; at++) Shapes.x[to + at] = sampleX(at, row);
  timeByCoefficients(spare);
  const measured = Samples.seconds[row];
  const least = floorS(model);
  Samples.logRatio[row] = log(measured / Kernel.seconds);
  Samples.floorShare[row] = least > measured ? measured / least : 1;
}

/** Holds the samples against the coefficients: once, before the first answer. */
function prepare(model: i32): void {
  if (Models.ready[model] != 0) return;
  const first = Models.firstSample[model];
  const end = first + Models.samples[model];
  for (let row = first; row < end; row++) prepareSample(model, row);
  Models.ready[model] = 1;
}

/** First row of [first, end) whose value is at least `x` (`above` = 0) or above it (1). */
function search(dimension: i32, first: i32, end: i32, x: f64, above: bool): i32 {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sampleX(dimension, middle);
    if (value < x || (above && value == x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addCorner(at: i32, dimension: i32, first: i32, end: i32, x: f64, weight: f64): void {
  Corners.first[at] = search(dimension, first, end, x, false);
  Corners.end[at] = search(dimension, first, end, x, true);
  Corners.weight[at] = weight;
}

/** Splits the corner `from` by one dimension; writes one or two corners from `to` on, and returns how many. */
function split(from: i32, to: i32, dimension: i32, x: f64, kind: bool): i32 {
  const first = Corners.first[from];
  const end = Corners.end[from];
  const weight = Corners.weight[from];
  const behind = search(dimension, first, end, x, false);
  const above = sampleX(dimension, behind < end ? behind : end - 1);
  const below = sampleX(dimension, behind > first ? behind - 1 : first);
  if (above == x || behind == first || behind == end) {
    addCorner(to, dimension, first, end, above, weight);
    return 1;
  }
  const share = (place(x) - place(below)) / (place(above) - place(below));
  if (kind) {
    addCorner(to, dimension, first, end, share < 0.5 ? below : above, weight);
    return 1;
  }
  addCorner(to, dimension, first, end, below, weight * (1 - share));
  addCorner(to + 1, dimension, first, end, above, weight * share);
  return 2;
}

/** 1 when `x` lies outside the samples of the model: beyond all of them, or of a kind that none is of. */
function isOutside(model: i32, dimension: i32, x: f64, kind: bool): bool {
  const first = Models.firstSample[model];
  const end = first + Models.samples[model];
  let below = false;
  let above = false;
  for (let row = first; row < end; row++) {
    const value = sampleX(dimension, row);
    if (value == x) return false;
    if (value < x) below = true;
    else above = true;
    if (below && above && !kind) return false;
  }
  return true;
}

/** Finds the samples around a shape: they become the corners from `at` on; returns how many. */
function findCorners(model: i32, at: i32, count: i32, dimension: i32, x: f64): i32 {
  const kind = isKind(Models.op[model], dimension);
  if (isOutside(model, dimension, x, kind)) Kernel.extrapolated = 1;
  const next = MOST_CORNERS - at;
  let made = 0;
  for (let corner = 0; corner < count; corner++) made += split(at + corner, next + made, dimension, x, kind);
  return made;
}

/** Takes the answer in `kernel` to the samples whose corners begin at `at`. */
function applyCorners(model: i32, at: i32, count: i32): void {
  let logRatio = 0.0;
  let allowed = 1.0;
  for (let corner = at; corner < at + count; corner++) {
    const first = Corners.first[corner];
    const end = Corners.end[corner];
    const weight = Corners.weight[corner] / <f64>(end - first);
    if (weight == 0) continue;
    for (let row = first; row < end; row++) {
      logRatio += weight * Samples.logRatio[row];
      allowed = Math.min(allowed, Samples.floorShare[row]);
    }
  }
  const before = Kernel.seconds;
  const after = Math.max(before * exp(logRatio), floorS(model) * allowed);
  const ratio = after / before;
  Kernel.seconds = after;
  Kernel.computeS *= ratio;
  Kernel.memoryS *= ratio;
  Kernel.linkS *= ratio;
  Kernel.fixedS *= ratio;
}

/** Times a row of `shape` by whatever form its model has; answers in `kernel`. */
export function timeKernel(row: i32): void {
  const model = Shapes.model[row];
  const table = Models.form[model] == KernelForm.table;
  if (table) prepare(model);
  timeByCoefficients(row);
  if (!table) return;
  if (Models.samples[model] == 0) {
    Kernel.extrapolated = 1;
    return;
  }
  Corners.first[0] = Models.firstSample[model];
  Corners.end[0] = Models.firstSample[model] + Models.samples[model];
  Corners.weight[0] = 1;
  const at = row * Shapes.xWidth;
  let count = 1;
  let from = 0;
  for (let dimension = Shapes.xWidth - 1; dimension >= 0; dimension--) {
    count = findCorners(model, from, count, dimension, Shapes.x[at + dimension]);
    from = MOST_CORNERS - from;
  }
  applyCorners(model, from, count);
}
