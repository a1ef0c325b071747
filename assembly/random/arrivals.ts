// Draws the next arrivals into the table `drawn` from the scalars of `draw`, `quantile` and `classShare`.
// Every draw is keyed by the request's id and a stream of its own, so changing one option shifts no other draw,
// and drawing in pieces of any size gives the same requests.

import { Sizes } from '../layout/program.gen';
import { ClassShares, Draw, Drawn, Quantiles } from '../layout/random.gen';
import { exponentialAt, gamma } from './gamma';
import { normalCdf, normalQuantile } from './normal';
import { quantileAt } from './quantile';
import { afterWork, isModulated, later } from './rate';
import { sessionOf } from './session';
import { streamKey, uniformAt, uniformInsideAt } from './uniform';

const GAP: u32 = 1;
const PROMPT: u32 = 2;
const OUTPUT: u32 = 3;
const CLASS: u32 = 4;

const FIXED: i32 = 0;
const LOG_NORMAL: i32 = 1;
const EMPIRICAL: i32 = 2;

/** The largest number under 1. */
const BELOW_ONE: f64 = 0.9999999999999999;

/** Fills rows [0, count) of `drawn` and moves `draw.nextId` and `draw.lastPs` on. Returns count. */
export function drawArrivals(count: i32): i32 {
  assert(count >= 0 && count <= Sizes.draws);
  const first = <u32>Draw.nextId;
  drawTimes(first, count);
  drawPrompts(first, count);
  drawOutputs(first, count);
  drawClassesOf(first, count);
  drawSessionsOf(first, count);
  Draw.nextId = <i32>first + count;
  return count;
}

function drawPrompts(first: u32, count: i32): void {
  const out = changetype<usize>(Drawn.promptTokens);
  const smallest = Draw.promptMin;
  const largest = Draw.promptMax;
  const kind = Draw.promptKind;
  if (kind != EMPIRICAL) {
    parametric(PROMPT, 0.0, first, count, out, smallest, largest, kind, Draw.promptA, Draw.promptB);
    return;
  }
  const points = Draw.promptPoints;
  const at = changetype<usize>(Quantiles.promptAt);
  empirical(PROMPT, 0.0, first, count, out, smallest, largest, points, at, changetype<usize>(Quantiles.promptTokens));
}

function drawOutputs(first: u32, count: i32): void {
  const out = changetype<usize>(Drawn.outputTokens);
  const smallest = Draw.outputMin;
  const largest = Draw.outputMax;
  const kind = Draw.outputKind;
  const tie = Draw.correlation;
  if (kind != EMPIRICAL) {
    parametric(OUTPUT, tie, first, count, out, smallest, largest, kind, Draw.outputA, Draw.outputB);
    return;
  }
  const points = Draw.outputPoints;
  const at = changetype<usize>(Quantiles.outputAt);
  empirical(OUTPUT, tie, first, count, out, smallest, largest, points, at, changetype<usize>(Quantiles.outputTokens));
}

/**
 * Gaps of mean `meanGapS`, rounded to whole ps and added up; past the end of i64 time stays at its end. Where the rate
 * changes, a gap lasts until the rate has made it up. A tick holds arrivals back, never the draws behind them.
 */
function drawTimes(first: u32, count: i32): void {
  const seed = <u64>Draw.seed;
  const shape = Draw.arrivalShape;
  const meanPs = Draw.meanGapS * 1e12;
  assert(meanPs >= 0.0);
  const poisson = shape == 1.0;
  const even = shape == Infinity;
  const key = streamKey(seed, GAP, 0);
  const modulated = isModulated();
  const tick = Draw.tickPs;
  let nowPs = Draw.lastPs;
  for (let row = 0; row < count; row++) {
    const entity = first + <u32>row;
    if (meanPs > 0.0) {
      const gap = poisson ? exponentialAt(key, entity) : even ? 1.0 : gamma(shape, seed, GAP, entity);
      if (modulated) nowPs = afterWork(nowPs, gap * Draw.meanGapS);
      else nowPs = later(nowPs, NativeMath.floor(gap * meanPs + 0.5));
    }
    Drawn.timePs[row] = tick > 0 ? nextTick(nowPs, tick) : nowPs;
  }
  Draw.lastPs = nowPs;
}

/** The first multiple of `tick` that is not before `nowPs`. */
function nextTick(nowPs: i64, tick: i64): i64 {
  const rest = nowPs % tick;
  if (rest == 0) return nowPs;
  return tick - rest > i64.MAX_VALUE - nowPs ? i64.MAX_VALUE : nowPs + (tick - rest);
}

/** Rounds to the nearest token and clamps. */
function tokens(length: f64, smallest: i32, largest: i32): i32 {
  const rounded = NativeMath.floor(length + 0.5);
  if (!(rounded > <f64>smallest)) return smallest;
  return rounded >= <f64>largest ? largest : <i32>rounded;
}

/**
 * The normal behind a request's length. With a tie it is tie·Z + sqrt(1 − tie²)·Z', Z that of the request's prompt: a
 * Gaussian copula. Source: Nelsen, "An introduction to copulas", 2006, section 2.3.
 */
function normalAt(key: u64, tie: f64, promptKey: u64, entity: u32): f64 {
  const own = normalQuantile(uniformInsideAt(key, entity));
  if (tie == 0.0) return own;
  return tie * normalQuantile(uniformInsideAt(promptKey, entity)) + NativeMath.sqrt(1.0 - tie * tie) * own;
}

/** Fixed lengths of `a` tokens, or exp(a + b·Z). */
function parametric(
  stream: u32,
  tie: f64,
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
  const key = streamKey(<u64>Draw.seed, stream, 0);
  const promptKey = streamKey(<u64>Draw.seed, PROMPT, 0);
  const fixed = tokens(a, smallest, largest);
  for (let row = 0; row < count; row++) {
    const at = out + ((<usize>row) << 2);
    if (kind == FIXED) {
      store<i32>(at, fixed);
      continue;
    }
    const z = normalAt(key, tie, promptKey, first + <u32>row);
    store<i32>(at, tokens(NativeMath.exp(a + b * z), smallest, largest));
  }
}

/** Lengths from a piecewise linear quantile function of `points` points. */
function empirical(
  stream: u32,
  tie: f64,
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
  assert(points >= 1 && points <= Sizes.quantiles);
  const key = streamKey(<u64>Draw.seed, stream, 0);
  const promptKey = streamKey(<u64>Draw.seed, PROMPT, 0);
  for (let row = 0; row < count; row++) {
    const entity = first + <u32>row;
    const u = tie == 0.0 ? uniformAt(key, entity) : min(normalCdf(normalAt(key, tie, promptKey, entity)), BELOW_ONE);
    const length = quantileAt(u, points, at, value);
    store<i32>(out + ((<usize>row) << 2), tokens(length, smallest, largest));
  }
}

/** The class whose stretch of the cumulative shares holds the draw, and its priority. */
function drawClassesOf(first: u32, count: i32): void {
  const classes = Draw.classes;
  assert(classes >= 1 && classes <= Sizes.classes);
  const key = streamKey(<u64>Draw.seed, CLASS, 0);
  for (let row = 0; row < count; row++) {
    let kind = 0;
    if (classes > 1) {
      const u = uniformAt(key, first + <u32>row);
      while (kind < classes - 1 && u >= ClassShares.upTo[kind]) kind++;
    }
    Drawn.requestClass[row] = kind;
    Drawn.priority[row] = ClassShares.priority[kind];
  }
}

/** The session of each request; -1 without sessions. */
function drawSessionsOf(first: u32, count: i32): void {
  const share = Draw.sessionShare;
  const lanes = Draw.sessionLanes;
  const seed = <u64>Draw.seed;
  assert(share == 0.0 || lanes >= 1);
  for (let row = 0; row < count; row++) {
    Drawn.session[row] = share == 0.0 ? -1 : <i32>sessionOf(seed, first + <u32>row, share, <u32>lanes);
  }
}
