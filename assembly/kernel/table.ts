// Table models: what was measured, between and around the points. README §10.
//
//   t = t_calibrated · exp(Σ weight · ln(measured / calibrated)), but not below what the peaks allow
//
// Samples stand in the order of (x7, x6, … x0). One dimension after another, from x7 to x0, the shape falls on a value
// of the samples or between two of them, which share its weight by their distance in the logarithm; so a regular grid
// is interpolated multilinearly in logarithms, and every sample is met exactly. Kinds (causal, window, distribution)
// are not interpolated. Outside the samples the nearest of them keeps its ratio.

import {
  cornerEnd,
  cornerFirst,
  cornerWeight,
  KernelForm,
  KernelOp,
  kernelComputeS,
  kernelFixedS,
  kernelFlop,
  kernelHbmBytes,
  kernelLinkS,
  kernelMemoryS,
  kernelSeconds,
  modelFirstSample,
  modelForm,
  modelOp,
  modelPeakBytesPerS,
  modelPeakFlopPerS,
  modelReady,
  modelSamples,
  sampleFloorShare,
  sampleLogRatio,
  sampleSeconds,
  sampleX0,
  sampleX0Base,
  sampleX1,
  sampleX1Base,
  sampleX2,
  sampleX2Base,
  sampleX3,
  sampleX3Base,
  sampleX4,
  sampleX4Base,
  sampleX5,
  sampleX5Base,
  sampleX6,
  sampleX6Base,
  sampleX7,
  sampleX7Base,
  setCornerEnd,
  setCornerFirst,
  setCornerWeight,
  setKernelComputeS,
  setKernelExtrapolated,
  setKernelFixedS,
  setKernelLinkS,
  setKernelMemoryS,
  setKernelSeconds,
  setModelReady,
  setSampleFloorShare,
  setSampleLogRatio,
  setShapeModel,
  setShapeX0,
  setShapeX1,
  setShapeX2,
  setShapeX3,
  setShapeX4,
  setShapeX5,
  setShapeX6,
  setShapeX7,
  shapeModel,
  shapeX0,
  shapeX1,
  shapeX2,
  shapeX3,
  shapeX4,
  shapeX5,
  shapeX6,
  shapeX7,
  sizeShapes,
} from '../layout/layout.gen';
import { exp, log } from '../random/maths';
import { timeByCoefficients } from './shape';

/** Corners of one dimension at most: two for each of the dimensions before it. */
const MOST_CORNERS: i32 = 256;

function columnOf(dimension: i32): usize {
  if (dimension == 0) return sampleX0Base();
  if (dimension == 1) return sampleX1Base();
  if (dimension == 2) return sampleX2Base();
  if (dimension == 3) return sampleX3Base();
  if (dimension == 4) return sampleX4Base();
  if (dimension == 5) return sampleX5Base();
  if (dimension == 6) return sampleX6Base();
  return sampleX7Base();
}

function sampleX(column: usize, row: i32): f64 {
  return load<f64>(column + ((<usize>row) << 3));
}

/** Causal or not, window, distribution of experts, algorithm, mode: kinds, between which nothing lies. */
function isKind(op: i32, dimension: i32): bool {
  if (op >= KernelOp.allReduce) return dimension == 3 || (dimension == 4 && op <= KernelOp.sendRecv);
  return dimension == 7 || (dimension == 3 && op != KernelOp.moe);
}

/** Where sizes stand: logarithmic from 1 on, linear below it (a context of 0 has a place). */
function place(x: f64): f64 {
  return x > 1 ? 1 + log(x) : x;
}

/** Least seconds that the peaks of the model allow for the work told last. */
function floorS(model: i32): f64 {
  const flopPerS = modelPeakFlopPerS(model);
  const bytesPerS = modelPeakBytesPerS(model);
  const compute = flopPerS > 0 ? kernelFlop() / flopPerS : 0;
  const memory = bytesPerS > 0 ? kernelHbmBytes() / bytesPerS : 0;
  return Math.max(compute, memory);
}

/** The last row of `shape`, which the host leaves alone. */
function spareRow(): i32 {
  return sizeShapes() - 1;
}

function prepareSample(model: i32, row: i32): void {
  const spare = spareRow();
  setShapeModel(spare, model);
  setShapeX0(spare, sampleX0(row));
  setShapeX1(spare, sampleX1(row));
  setShapeX2(spare, sampleX2(row));
  setShapeX3(spare, sampleX3(row));
  setShapeX4(spare, sampleX4(row));
  setShapeX5(spare, sampleX5(row));
  setShapeX6(spare, sampleX6(row));
  setShapeX7(spare, sampleX7(row));
  timeByCoefficients(spare);
  const measured = sampleSeconds(row);
  const least = floorS(model);
  setSampleLogRatio(row, log(measured / kernelSeconds()));
  setSampleFloorShare(row, least > measured ? measured / least : 1);
}

/** Holds the samples against the coefficients: once, before the first answer. */
function prepare(model: i32): void {
  if (modelReady(model) != 0) return;
  const first = modelFirstSample(model);
  const end = first + modelSamples(model);
  for (let row = first; row < end; row++) prepareSample(model, row);
  setModelReady(model, 1);
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
  setCornerFirst(at, search(column, first, end, x, false));
  setCornerEnd(at, search(column, first, end, x, true));
  setCornerWeight(at, weight);
}

/** Splits the corner `from` by one dimension; writes one or two corners from `to` on, and returns how many. */
function split(from: i32, to: i32, column: usize, x: f64, kind: bool): i32 {
  const first = cornerFirst(from);
  const end = cornerEnd(from);
  const weight = cornerWeight(from);
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
  const first = modelFirstSample(model);
  const end = first + modelSamples(model);
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
  const kind = isKind(modelOp(model), dimension);
  if (isOutside(model, column, x, kind)) setKernelExtrapolated(1);
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
    const first = cornerFirst(corner);
    const end = cornerEnd(corner);
    const weight = cornerWeight(corner) / <f64>(end - first);
    if (weight == 0) continue;
    for (let row = first; row < end; row++) {
      logRatio += weight * sampleLogRatio(row);
      allowed = Math.min(allowed, sampleFloorShare(row));
    }
  }
  const before = kernelSeconds();
  const after = Math.max(before * exp(logRatio), floorS(model) * allowed);
  const ratio = after / before;
  setKernelSeconds(after);
  setKernelComputeS(kernelComputeS() * ratio);
  setKernelMemoryS(kernelMemoryS() * ratio);
  setKernelLinkS(kernelLinkS() * ratio);
  setKernelFixedS(kernelFixedS() * ratio);
}

/** Times a row of `shape` by whatever form its model has; answers in `kernel`. */
export function timeKernel(row: i32): void {
  const model = shapeModel(row);
  const table = modelForm(model) == KernelForm.table;
  if (table) prepare(model);
  timeByCoefficients(row);
  if (!table) return;
  if (modelSamples(model) == 0) {
    setKernelExtrapolated(1);
    return;
  }
  setCornerFirst(0, modelFirstSample(model));
  setCornerEnd(0, modelFirstSample(model) + modelSamples(model));
  setCornerWeight(0, 1);
  let count = findCorners(model, 0, 1, 7, shapeX7(row));
  count = findCorners(model, MOST_CORNERS, count, 6, shapeX6(row));
  count = findCorners(model, 0, count, 5, shapeX5(row));
  count = findCorners(model, MOST_CORNERS, count, 4, shapeX4(row));
  count = findCorners(model, 0, count, 3, shapeX3(row));
  count = findCorners(model, MOST_CORNERS, count, 2, shapeX2(row));
  count = findCorners(model, 0, count, 1, shapeX1(row));
  count = findCorners(model, MOST_CORNERS, count, 0, shapeX0(row));
  applyCorners(model, 0, count);
}
