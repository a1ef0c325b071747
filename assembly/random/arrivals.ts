// Draws the next arrivals into the table `drawn` from the scalars of `draw`, `quantile` and `classShare`.
// Every draw is keyed by the request's id and a stream of its own, so changing one option shifts no other draw,
// and drawing in pieces of any size gives the same requests.

import {
  classSharePriority,
  classShareUpTo,
  drawArrivalShape,
  drawClasses,
  drawLastPs,
  drawMeanGapS,
  drawNextId,
  drawnOutputTokensBase,
  drawnPromptTokensBase,
  drawOutputA,
  drawOutputB,
  drawOutputKind,
  drawOutputMax,
  drawOutputMin,
  drawOutputPoints,
  drawPromptA,
  drawPromptB,
  drawPromptKind,
  drawPromptMax,
  drawPromptMin,
  drawPromptPoints,
  drawSeed,
  quantileOutputAtBase,
  quantileOutputTokensBase,
  quantilePromptAtBase,
  quantilePromptTokensBase,
  setDrawLastPs,
  setDrawNextId,
  setDrawnClass,
  setDrawnPriority,
  setDrawnTimePs,
  sizeClasses,
  sizeDraws,
  sizeQuantiles,
} from '../layout/layout.gen';
import { exponentialAt, gamma } from './gamma';
import { normalQuantile } from './normal';
import { quantileAt } from './quantile';
import { streamKey, uniformAt, uniformInsideAt } from './uniform';

const GAP: u32 = 1;
const PROMPT: u32 = 2;
const OUTPUT: u32 = 3;
const CLASS: u32 = 4;

const FIXED: i32 = 0;
const LOG_NORMAL: i32 = 1;
const EMPIRICAL: i32 = 2;

/** Fills rows [0, count) of `drawn` and moves `draw.nextId` and `draw.lastPs` on. Returns count. */
export function drawArrivals(count: i32): i32 {
  assert(count >= 0 && count <= sizeDraws());
  const first = <u32>drawNextId();
  drawTimes(first, count);
  const prompts = drawnPromptTokensBase();
  const promptMin = drawPromptMin();
  const promptMax = drawPromptMax();
  if (drawPromptKind() == EMPIRICAL) {
    const points = drawPromptPoints();
    empirical(
      PROMPT,
      first,
      count,
      prompts,
      promptMin,
      promptMax,
      points,
      quantilePromptAtBase(),
      quantilePromptTokensBase(),
    );
  } else {
    parametric(PROMPT, first, count, prompts, promptMin, promptMax, drawPromptKind(), drawPromptA(), drawPromptB());
  }
  const outputs = drawnOutputTokensBase();
  const outputMin = drawOutputMin();
  const outputMax = drawOutputMax();
  if (drawOutputKind() == EMPIRICAL) {
    const points = drawOutputPoints();
    empirical(
      OUTPUT,
      first,
      count,
      outputs,
      outputMin,
      outputMax,
      points,
      quantileOutputAtBase(),
      quantileOutputTokensBase(),
    );
  } else {
    parametric(OUTPUT, first, count, outputs, outputMin, outputMax, drawOutputKind(), drawOutputA(), drawOutputB());
  }
  drawClassesOf(first, count);
  setDrawNextId(<i32>first + count);
  return count;
}

/** Gaps of mean `meanGapS`, rounded to whole ps and added up; past the end of i64 time stands at its end. */
function drawTimes(first: u32, count: i32): void {
  const seed = <u64>drawSeed();
  const shape = drawArrivalShape();
  const meanPs = drawMeanGapS() * 1e12;
  assert(meanPs >= 0.0);
  const poisson = shape == 1.0;
  const even = shape == Infinity;
  const key = streamKey(seed, GAP, 0);
  let nowPs = drawLastPs();
  for (let row = 0; row < count; row++) {
    const entity = first + <u32>row;
    if (meanPs > 0.0) {
      const gap = poisson ? exponentialAt(key, entity) : even ? 1.0 : gamma(shape, seed, GAP, entity);
      nowPs = later(nowPs, NativeMath.floor(gap * meanPs + 0.5));
    }
    setDrawnTimePs(row, nowPs);
  }
  setDrawLastPs(nowPs);
}

function later(nowPs: i64, gapPs: f64): i64 {
  if (gapPs >= 9.2e18) return i64.MAX_VALUE;
  const gap = <i64>gapPs;
  return gap > i64.MAX_VALUE - nowPs ? i64.MAX_VALUE : nowPs + gap;
}

/** Rounds to the nearest token and clamps. */
function tokens(length: f64, smallest: i32, largest: i32): i32 {
  const rounded = NativeMath.floor(length + 0.5);
  if (!(rounded > <f64>smallest)) return smallest;
  return rounded >= <f64>largest ? largest : <i32>rounded;
}

/** Fixed lengths of `a` tokens, or exp(a + b·Z). */
function parametric(
  stream: u32,
  first: u32,
  count: i32,
  out: usize,
  smallest: i32,
  largest: i32,
  kind: i32,
  a: f64,
  b: f64,
): void {
  assert(smallest >= 1 && smallest <= largest);
  assert(kind == FIXED || kind == LOG_NORMAL);
  const key = streamKey(<u64>drawSeed(), stream, 0);
  const fixed = tokens(a, smallest, largest);
  for (let row = 0; row < count; row++) {
    const at = out + ((<usize>row) << 2);
    if (kind == FIXED) {
      store<i32>(at, fixed);
      continue;
    }
    const z = normalQuantile(uniformInsideAt(key, first + <u32>row));
    store<i32>(at, tokens(NativeMath.exp(a + b * z), smallest, largest));
  }
}

/** Lengths from a piecewise linear quantile function of `points` points. */
function empirical(
  stream: u32,
  first: u32,
  count: i32,
  out: usize,
  smallest: i32,
  largest: i32,
  points: i32,
  at: usize,
  value: usize,
): void {
  assert(smallest >= 1 && smallest <= largest);
  assert(points >= 1 && points <= sizeQuantiles());
  const key = streamKey(<u64>drawSeed(), stream, 0);
  for (let row = 0; row < count; row++) {
    const length = quantileAt(uniformAt(key, first + <u32>row), points, at, value);
    store<i32>(out + ((<usize>row) << 2), tokens(length, smallest, largest));
  }
}

/** The class whose stretch of the cumulative shares holds the draw, and its priority. */
function drawClassesOf(first: u32, count: i32): void {
  const classes = drawClasses();
  assert(classes >= 1 && classes <= sizeClasses());
  const key = streamKey(<u64>drawSeed(), CLASS, 0);
  for (let row = 0; row < count; row++) {
    let kind = 0;
    if (classes > 1) {
      const u = uniformAt(key, first + <u32>row);
      while (kind < classes - 1 && u >= classShareUpTo(kind)) kind++;
    }
    setDrawnClass(row, kind);
    setDrawnPriority(row, classSharePriority(kind));
  }
}
