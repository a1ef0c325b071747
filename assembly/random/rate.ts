// The rate of arrivals as time goes by: a Markov chain of states, a diurnal cosine and bursts, all multiplied.
// Arrivals follow by exact time change: the next one comes when the factors, integrated over time, have made up the
// gap that was drawn at the mean rate. Source of the time change: Daley, Vere-Jones, "An introduction to the theory of
// point processes", vol. 1, 2003, section 7.4.

import { Draw, DrawStates } from '../layout/random.gen';
import { exponentialAt } from './gamma';
import { streamKey, uniformAt } from './uniform';

const STATE: u32 = 5;
const DWELL: u32 = 6;

const TAU: f64 = 6.283185307179586;
const NEVER: i64 = i64.MAX_VALUE;

/** True when the rate is not always the same. */
export function isModulated(): bool {
  return Draw.states > 0 || Draw.swing != 0.0 || Draw.burstLengthPs > 0;
}

/** nowPs + gapPs, at most the end of i64. */
export function later(nowPs: i64, gapPs: f64): i64 {
  if (gapPs >= 9.2e18) return NEVER;
  const gap = <i64>gapPs;
  return gap > NEVER - nowPs ? NEVER : nowPs + gap;
}

/** When `workS` seconds at the mean rate have passed since `nowPs`. */
export function afterWork(nowPs: i64, workS: f64): i64 {
  let now = nowPs;
  let work = workS;
  while (now < NEVER) {
    if (Draw.states > 0 && Draw.visitEndPs <= now) nextVisit();
    const edge = burstEdge(now);
    const end = Draw.states > 0 ? min(edge, Draw.visitEndPs) : edge;
    const factor = (Draw.states > 0 ? DrawStates.factor[Draw.state] : 1.0) * burstFactor(now);
    const phase = phaseS(now);
    const done = factor * area(phase, <f64>(end - now) * 1e-12);
    if (work < done) return min(end, later(now, NativeMath.floor(timeOf(work / factor, phase) * 1e12 + 0.5)));
    work -= done;
    now = end;
  }
  return NEVER;
}

/** The chain moves on. At first a state comes by its share of the time; later every other one is equally likely. */
function nextVisit(): void {
  const seed = <u64>Draw.seed;
  const visit = Draw.visit + 1;
  const from = visit == 0 ? 0 : Draw.visitEndPs;
  const states = Draw.states;
  const u = uniformAt(streamKey(seed, STATE, 0), <u32>visit);
  let state = 0;
  if (visit == 0) {
    let total = 0.0;
    for (let s = 0; s < states; s++) total += DrawStates.dwellS[s];
    let upTo = DrawStates.dwellS[0];
    while (state < states - 1 && u * total >= upTo) upTo += DrawStates.dwellS[++state];
  } else {
    state = <i32>(u * <f64>(states - 1));
    if (state >= Draw.state) state++;
  }
  const stay = DrawStates.dwellS[state] * exponentialAt(streamKey(seed, DWELL, 0), <u32>visit);
  Draw.visit = visit;
  Draw.state = state;
  // at least 1 ps, so that time goes on
  Draw.visitEndPs = later(from, NativeMath.floor(stay * 1e12) + 1.0);
}

/** Time since the last start of a burst, or before the first one: negative. */
function sinceBurst(nowPs: i64): i64 {
  const since = nowPs - Draw.burstAtPs;
  const every = Draw.burstEveryPs;
  return since < 0 || every == 0 ? since : since % every;
}

function burstFactor(nowPs: i64): f64 {
  if (Draw.burstLengthPs == 0) return 1.0;
  const since = sinceBurst(nowPs);
  return since >= 0 && since < Draw.burstLengthPs ? Draw.burstFactor : 1.0;
}

/** The next start or end of a burst. */
function burstEdge(nowPs: i64): i64 {
  const length = Draw.burstLengthPs;
  if (length == 0) return NEVER;
  const since = sinceBurst(nowPs);
  const every = Draw.burstEveryPs;
  if (since < 0) return Draw.burstAtPs;
  const left = since < length ? length - since : every == 0 ? NEVER : every - since;
  return left > NEVER - nowPs ? NEVER : nowPs + left;
}

/** Seconds since the last peak of the cosine. */
function phaseS(nowPs: i64): f64 {
  const period = Draw.periodPs;
  if (Draw.swing == 0.0) return 0.0;
  const since = (nowPs - Draw.peakPs) % period;
  return <f64>(since < 0 ? since + period : since) * 1e-12;
}

/** The cosine's factor, integrated over `spanS` from `phaseS` on: in a form that loses no digits of a short span. */
function area(phase: f64, spanS: f64): f64 {
  const swing = Draw.swing;
  if (swing == 0.0) return spanS;
  const turn = TAU / (<f64>Draw.periodPs * 1e-12);
  const half = 0.5 * turn * spanS;
  return spanS + ((2.0 * swing) / turn) * NativeMath.cos(turn * phase + half) * NativeMath.sin(half);
}

/** The span whose area is `wanted`: Newton's steps, halving where they leave what is known to hold the answer. */
function timeOf(wanted: f64, phase: f64): f64 {
  const swing = Draw.swing;
  if (swing == 0.0) return wanted;
  const turn = TAU / (<f64>Draw.periodPs * 1e-12);
  const reach = (2.0 * swing) / turn;
  let low = max(0.0, wanted - reach);
  let high = wanted + reach;
  let span = wanted;
  for (let i = 0; i < 200; i++) {
    const over = area(phase, span) - wanted;
    if (over > 0.0) high = span;
    else low = span;
    let next = span - over / (1.0 + swing * NativeMath.cos(turn * (phase + span)));
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (abs(next - span) < 2.5e-13) return next;
    span = next;
  }
  return span;
}
