// Accounts for what a segment has done: all of it is additive, so `k` steps cost as much as one. README §3, §5, §7.

import { extend, grow, notePeak } from '../kv/cache';
import { DecodeClasses, Engine, joinAt } from '../layout/engine.gen';
import { Kinds, Run, Sizes } from '../layout/program.gen';
import { Histograms, Metric, Slot, slotAt } from '../layout/request.gen';
import { Binding, HeadUses, LinearUses } from '../layout/timing.gen';
import { addEnergy, PJ_PER_J } from '../request/energy';
import { BINS, binEnd, binOf, METRICS } from '../request/histogram';
import { clockAt, ticksOf } from './clock';
import { partialRow } from './partials';

/**
 * Commits the finished steps of the segment up to place `upTo`, and takes the blocks of the step in flight behind them.
 */
export function commit(e: Engine, upTo: i32): void {
  takeStartedBlocks(e, min(upTo, e.segment.steps - 1));
  const from = e.segment.committed;
  const steps = upTo - from;
  if (steps <= 0) return;
  const startClock = <i64>clockAt(e, 0);
  e.segment.committed = upTo;
  const count = <i64>steps;
  const places = (<i64>(from + upTo - 1) * count) / 2;
  countSteps(e, steps);
  const duration = e.segment.stepPs * count + e.segment.stepSlopePs * places;
  e.total.hostPs = e.total.hostPs + duration - e.segment.devicePs * count - e.segment.deviceSlopePs * places;
  if (Run.windowPs > 0) {
    notePower(e, from);
    if (steps > 1) notePower(e, upTo - 1);
  }
  commitEnergy(e, count, places, duration, startClock);
  commitDecodes(e, from, upTo, count, places);
  if (e.batch.chunks > 0) commitChunks(e, count, places);
  e.batch.tokenClock += ticksOf(e, upTo) - ticksOf(e, from);
}

/** Blocks of the steps that have started since the last look, up to place `started`. */
function takeStartedBlocks(e: Engine, started: i32): void {
  const from = e.segment.startedSteps;
  if (started <= from) return;
  const first = clockAt(e, from + 1);
  grow(e, first, clockAt(e, started + 1) - first);
  if (e.batch.chunkJump != 0) {
    const slot = joinAt(partialRow(e, 0)).slot;
    const chunk = e.batch.chunkTokens;
    const context = slotAt(slot).computed - e.segment.committed * chunk;
    extend(e, slot, context + (from + 1) * chunk, context + (started + 1) * chunk);
  }
  e.segment.startedSteps = started;
  notePeak(e);
}

function countSteps(e: Engine, steps: i32): void {
  const count = <i64>steps;
  e.total.steps += count;
  if (e.segment.steps > 1) e.total.jumpedSteps += count;
  const linear = e.segment.cost * Sizes.linear + e.batch.tokens;
  LinearUses.steps[linear] += count;
  const head = e.segment.cost * Sizes.sequences + e.batch.emitting;
  HeadUses.steps[head] += count;
}

/**
 * The step at `place` counts for the peak power: its power is monotone in the place, so the ends of a jump do.
 * Clever: most steps are below the peaks known, which a product shows without a division. It cannot overflow: a Program
 * keeps every step under 2e6 J.
 */
export function notePower(e: Engine, place: i32): void {
  const at = <i64>place;
  const kind = e.kind;
  let dynamicW = Kinds.dynamicCapW[kind];
  if (e.segment.capped == 0) {
    const energy = e.segment.stepPj + e.segment.stepSlopePj * at;
    const duration = e.segment.stepPs + e.segment.stepSlopePs * at;
    const needed = min(e.account.peakW, e.account.controlPeakW) + 1 - Kinds.activeW[kind];
    if (energy < needed * duration) return;
    dynamicW = energy / duration;
  }
  const watts = Kinds.activeW[kind] + dynamicW;
  if (watts > e.account.peakW) e.account.peakW = watts;
  if (watts > e.account.controlPeakW) e.account.controlPeakW = watts;
}

/** Energy of the committed steps, less what windows have recorded of the first of them. */
function commitEnergy(e: Engine, count: i64, places: i64, duration: i64, startClock: i64): void {
  let energy = e.segment.stepPj * count + e.segment.stepSlopePj * places;
  if (e.segment.capped != 0) {
    const cap = Kinds.dynamicCapW[e.kind] * duration;
    const clipped = e.total.clippedPj + energy - cap;
    e.total.clippedJ += clipped / PJ_PER_J;
    e.total.clippedPj = clipped % PJ_PER_J;
    e.total.cappedSteps += count;
    energy = cap;
  }
  e.account.windowDynamicPj = e.account.windowDynamicPj + energy - e.total.inFlightPj;
  e.total.inFlightPj = 0;
  e.account.unsettledPj += energy;
  e.total.remainderPj += e.segment.leftPj * count;
  e.account.shareSum += e.segment.sharePj * count;
  const rho = e.segment.rhoPj;
  e.account.rhoSum += rho * count;
  e.account.rhoStepSum += rho * (startClock * count + places);
}

/** Tokens, contexts, attention and gaps of the decodes. */
function commitDecodes(e: Engine, from: i32, upTo: i32, count: i64, places: i64): void {
  const decodes = <i64>e.batch.decodes;
  if (decodes == 0) return;
  const ticks = <i64>(ticksOf(e, upTo) - ticksOf(e, from));
  e.total.outputTokens += decodes * ticks;
  e.batch.contextSum += decodes * ticks;
  e.total.decodeSteps += count;
  e.total.decodeTokens += decodes * count;
  e.total.decodeKvTokens = e.total.decodeKvTokens + e.segment.decodeKvTokens * count + decodes * places;
  e.total.decodeAttentionPs = e.total.decodeAttentionPs + e.segment.decodePs * count + e.segment.decodeSlopePs * places;
  if (e.segment.decodeBinding == Binding.compute) e.total.decodeComputeBoundSteps += count;
  const classes = Sizes.classes;
  const base = e.row * classes;
  for (let c = 0; c < classes; c++) {
    const measured = DecodeClasses.count[base + c];
    if (measured > 0) addGaps(e, e.group + c, measured, from, upTo);
  }
}

/** The gaps of `sequences` decodes over steps `from … upTo - 1`: durations never fall, so the bins come in runs. */
function addGaps(e: Engine, group: i32, sequences: i32, from: i32, upTo: i32): void {
  const base = (group * METRICS + Metric.itl) * BINS;
  const first = e.segment.stepPs;
  const slope = e.segment.stepSlopePs;
  let at = from;
  while (at < upTo) {
    const bin = binOf(first + slope * <i64>at);
    let end = upTo;
    if (slope > 0) {
      const inside = (binEnd(bin) - 1 - first) / slope + 1;
      if (inside < <i64>upTo) end = <i32>inside;
    }
    Histograms.count[base + bin] += <i64>sequences * <i64>(end - at);
    at = end;
  }
}

/** Prefill counts; in a chunk jump also the partial's progress and energy. */
function commitChunks(e: Engine, count: i64, places: i64): void {
  const tokens = <i64>e.batch.chunkTokens;
  e.total.prefillTokens += tokens * count;
  e.total.prefillSteps += count;
  const pairs = e.batch.pairs * count + e.batch.pairsSlope * places;
  const kv = e.batch.chunkKv * count + (e.batch.chunkJump != 0 ? tokens * places : 0);
  e.total.prefillPairs += pairs;
  e.total.prefillKvTokens += kv;
  e.total.prefillAttentionPs =
    e.total.prefillAttentionPs + e.segment.prefillPs * count + e.segment.prefillSlopePs * places;
  if (e.segment.prefillComputeBound != 0) e.total.prefillComputeBoundSteps += count;
  if (e.batch.chunkJump == 0) return;
  const record = slotAt(joinAt(partialRow(e, 0)).slot);
  const energy = e.segment.sharePj * tokens * count + e.segment.rhoPairPj * pairs + e.segment.rhoKvPj * kv;
  addEnergy(record, energy);
  advancePartial(e, record, e.batch.chunkTokens * <i32>count);
}

/** A partial has computed `tokens` more; those below its greatest context are recomputed ones. */
export function advancePartial(e: Engine, record: Slot, tokens: i32): void {
  const before = record.computed;
  const after = before + tokens;
  const reached = record.reached;
  if (reached > before) e.total.recomputedTokens += <i64>(min(reached, after) - before);
  if (after > reached) record.reached = after;
  record.computed = after;
}
