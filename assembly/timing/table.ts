// Table models: what was measured, between and around the points. README §10.
//
//   t = t_calibrated · exp(Σ weight · ln(measured / calibrated)), but not below what the peaks allow
//
// Samples are in the order of (x7, x6, … x0). One dimension after another, from x7 to x0, the shape falls on a value
// of the samples or between two of them, which share its weight by their distance in the logarithm; so a regular grid
// is interpolated multilinearly in logarithms, and every sample is met exactly. Kinds (causal, window, distribution)
// are not interpolated. Outside the samples the nearest of them keeps its ratio.

import { Kernel, KernelForm, KernelOp, Models } from '../layout/kernel.gen';
import { Sizes } from '../layout/program.gen';
import { Corners, Samples, Shapes } from '../layout/timing.gen';
import { exp, log } from '../random/maths';
import { timeByCoefficients } from './dispatch';

/** Corners of one dimension at most: two for each of the dimensions before it. */
const MOST_CORNERS: i32 = 256;

function columnOf(dimension: i32): usize {
  if (dimension == 0) return changetype<usize>(Samples.x0);
  if (dimension == 1) return changetype<usize>(Samples.x1);
  if (dimension == 2) return changetype<usize>(Samples.x2);
  if (dimension == 3) return changetype<usize>(Samples.x3);
  if (dimension == 4) return changetype<usize>(Samples.x4);
  if (dimension == 5) return changetype<usize>(Samples.x5);
  if (dimension == 6) return changetype<usize>(Samples.x6);
  return changetype<usize>(Samples.x7);
}

function sampleX(column: usize, row: i32): f64 {
  return load<f64>(column + ((<usize>row) << 3));
}

/** Causal or not, window, distribution of experts, algorithm, mode: kinds, between which nothing lies. */
function isKind(op: i32, dimension: i32): bool {
  if (op >= KernelOp.allReduce) return dimension == 3 || (dimension == 4 && op <= KernelOp.sendRecv);
  return dimension == 7 || (dimension == 3 && op != KernelOp.moe);
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

function prepareSample(model: i32, row: i32): void {
  const spare = spareRow();
  Shapes.model[spare] = model;
  Shapes.x0[spare] = Samples.x0[row];
  Shapes.x1[spare] = Samples.x1[row];
  Shapes.x2[spare] = Samples.x2[row];
  Shapes.x3[spare] = Samples.x3[row];
  Shapes.x4[spare] = Samples.x4[row];
  Shapes.x5[spare] = Samples.x5[row];
  Shapes.x6[spare] = Samples.x6[row];
  Shapes.x7[spare] = Samples.x7[row];
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
function search(column: usize, first: i32, end: i32, x: f64, above: bool): i32 {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sampleX(column, middle);
    if (value < x || (above && value == x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addCorner(at: i32, column: usize, first: i32, end: i32, x: f64, weight: f64): void {
  Corners.first[at] = search(column, first, end, x, false);
  Corners.end[at] = search(column, first, end, x, true);
  Corners.weight[at] = weight;
}

/** Splits the corner `from` by one dimension; writes one or two corners from `to` on, and returns how many. */
function split(from: i32, to: i32, column: usize, x: f64, kind: bool): i32 {
  const first = Corners.first[from];
  const end = Corners.end[from];
  const weight = Corners.weight[from];
  const behind = search(column, first, end, x, false);
  const above = sampleX(column, behind < end ? behind : end - 1);
  const below = sampleX(column, behind > first ? behind - 1 : first);
  if (above == x || behind == first || behind == end) {
    addCorner(to, column, first, end, above, weight);
    return 1;
  }
  const share = (place(x) - place(below)) / (place(above) - place(below));
  if (kind) {
    addCorner(to, column, first, end, share < 0.5 ? below : above, weight);
    return 1;
  }
  addCorner(to, column, first, end, below, weight * (1 - share));
  addCorner(to + 1, column, first, end, above, weight * share);
  return 2;
}

/** 1 when `x` lies outside the samples of the model: beyond all of them, or of a kind that none is of. */
function isOutside(model: i32, column: usize, x: f64, kind: bool): bool {
  const first = Models.firstSample[model];
  const end = first + Models.samples[model];
  let below = false;
  let above = false;
  for (let row = first; row < end; row++) {
    const value = sampleX(column, row);
    if (value == x) return false;
    if (value < x) below = true;
    else above = true;
    if (below && above && !kind) return false;
  }
  return true;
}

/** Finds the samples around a shape: they become the corners from `at` on; returns how many. */
function findCorners(model: i32, at: i32, count: i32, dimension: i32, x: f64): i32 {
  const column = columnOf(dimension);
  const kind = isKind(Models.op[model], dimension);
  if (isOutside(model, column, x, kind)) Kernel.extrapolated = 1;
  const next = MOST_CORNERS - at;
  let made = 0;
  for (let corner = 0; corner < count; corner++) made += split(at + corner, next + made, column, x, kind);
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
  let count = findCorners(model, 0, 1, 7, Shapes.x7[row]);
  count = findCorners(model, MOST_CORNERS, count, 6, Shapes.x6[row]);
  count = findCorners(model, 0, count, 5, Shapes.x5[row]);
  count = findCorners(model, MOST_CORNERS, count, 4, Shapes.x4[row]);
  count = findCorners(model, 0, count, 3, Shapes.x3[row]);
  count = findCorners(model, MOST_CORNERS, count, 2, Shapes.x2[row]);
  count = findCorners(model, 0, count, 1, Shapes.x1[row]);
  count = findCorners(model, MOST_CORNERS, count, 0, Shapes.x0[row]);
  applyCorners(model, 0, count);
}
