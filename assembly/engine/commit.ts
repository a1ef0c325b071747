// Telling what a segment has done: all of it is additive, so `k` steps cost as much as one. README §3, §5, §7.

import { blocksOf, demand, usedBlocks } from '../kv/demand';
import { takeTurns } from '../kv/phase-list';
import { takeBlocks } from '../kv/pool';
import {
  Binding,
  DecodeClasses,
  Engine,
  HeadUses,
  Histograms,
  joinAt,
  Kinds,
  LinearUses,
  Metric,
  Run,
  Sizes,
  Slot,
  slotAt,
} from '../layout/layout.gen';
import { BINS, binEnd, binOf, METRICS } from '../request/histogram';
import { PJ_PER_J } from './energy';

/**
 * Commits the finished steps of the segment up to place `upTo`, and takes the blocks of the step in flight behind them.
 */
export function commit(e: Engine, upTo: i32): void {
  takeStartedBlocks(e, min(upTo, e.segmentSteps - 1));
  const from = e.committed;
  const steps = upTo - from;
  if (steps <= 0) return;
  e.committed = upTo;
  const count = <i64>steps;
  const places = (<i64>(from + upTo - 1) * count) / 2;
  countSteps(e, steps);
  const duration = e.stepPs * count + e.stepSlopePs * places;
  e.hostPs = e.hostPs + duration - e.devicePs * count - e.deviceSlopePs * places;
  if (Run.windowPs > 0) {
    notePower(e, from);
    if (steps > 1) notePower(e, upTo - 1);
  }
  commitEnergy(e, count, places, duration);
  commitDecodes(e, from, upTo, count, places);
  if (e.chunks > 0) commitChunks(e, count, places);
  e.step += steps;
}

/** Blocks of the steps that have started since the last look, up to place `started`. */
function takeStartedBlocks(e: Engine, started: i32): void {
  const from = e.startedSteps;
  if (started <= from) return;
  const first = e.step - e.committed + from + 1;
  let blocks = demand(e, first, started - from);
  if (Run.identityPool != 0) takeTurns(e, first, started - from);
  if (e.chunkJump != 0) {
    const slot = joinAt(e.row * Sizes.sequences).slot;
    const chunk = e.chunkTokens;
    const context = slotAt(slot).computed - e.committed * chunk;
    const size = e.blockTokens;
    const taken = blocksOf(context + (started + 1) * chunk, size) - blocksOf(context + (from + 1) * chunk, size);
    if (Run.identityPool != 0) takeBlocks(e, slot, taken);
    blocks += taken;
  }
  e.startedSteps = started;
  e.freeBlocks -= blocks;
  e.peakBlocks = max(e.peakBlocks, usedBlocks(e));
}

function countSteps(e: Engine, steps: i32): void {
  const count = <i64>steps;
  e.steps += count;
  if (e.segmentSteps > 1) e.jumpedSteps += count;
  const linear = e.segmentCost * Sizes.linear + e.tokens;
  LinearUses.steps[linear] += count;
  const head = e.segmentCost * Sizes.sequences + e.emitting;
  HeadUses.steps[head] += count;
}

/**
 * The step at `place` counts for the peak power: its power is monotone in the place, so the ends of a jump do.
 * Clever: most steps are below the peaks known, which a product tells without a division. It cannot overflow: a Program
 * keeps every step under 2e6 J.
 */
export function notePower(e: Engine, place: i32): void {
  const at = <i64>place;
  const kind = e.kind;
  let dynamicW = Kinds.dynamicCapW[kind];
  if (e.capped == 0) {
    const energy = e.stepPj + e.stepSlopePj * at;
    const duration = e.stepPs + e.stepSlopePs * at;
    const needed = min(e.peakW, e.controlPeakW) + 1 - Kinds.activeW[kind];
    if (energy < needed * duration) return;
    dynamicW = energy / duration;
  }
  const watts = Kinds.activeW[kind] + dynamicW;
  if (watts > e.peakW) e.peakW = watts;
  if (watts > e.controlPeakW) e.controlPeakW = watts;
}

/** Energy of the committed steps, less what windows have been told of the first of them. */
function commitEnergy(e: Engine, count: i64, places: i64, duration: i64): void {
  let energy = e.stepPj * count + e.stepSlopePj * places;
  if (e.capped != 0) {
    const cap = Kinds.dynamicCapW[e.kind] * duration;
    const clipped = e.clippedPj + energy - cap;
    e.clippedJ += clipped / PJ_PER_J;
    e.clippedPj = clipped % PJ_PER_J;
    e.cappedSteps += count;
    energy = cap;
  }
  e.windowDynamicPj = e.windowDynamicPj + energy - e.toldPj;
  e.toldPj = 0;
  e.remainderPj += e.leftPj * count;
  e.shareSum += e.sharePj * count;
  const rho = e.rhoPj;
  const firstStep = <i64>(e.step - (e.committed - <i32>count));
  e.rhoSum += rho * count;
  e.rhoStepSum += rho * (firstStep * count + places);
}

/** Tokens, contexts, attention and gaps of the decodes. */
function commitDecodes(e: Engine, from: i32, upTo: i32, count: i64, places: i64): void {
  const decodes = <i64>e.decodes;
  if (decodes == 0) return;
  e.outputTokens += decodes * count;
  e.contextSum += decodes * count;
  e.decodeSteps += count;
  e.decodeTokens += decodes * count;
  e.decodeKvTokens = e.decodeKvTokens + e.segmentKv * count + decodes * places;
  e.decodeAttentionPs = e.decodeAttentionPs + e.decodePs * count + e.decodeSlopePs * places;
  if (e.decodeBinding == Binding.compute) e.decodeComputeBoundSteps += count;
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
  const first = e.stepPs;
  const slope = e.stepSlopePs;
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
  const tokens = <i64>e.chunkTokens;
  e.prefillTokens += tokens * count;
  e.prefillSteps += count;
  const pairs = e.pairs * count + e.pairsSlope * places;
  const kv = e.chunkKv * count + (e.chunkJump != 0 ? tokens * places : 0);
  e.prefillPairs += pairs;
  e.prefillKvTokens += kv;
  e.prefillAttentionPs = e.prefillAttentionPs + e.prefillPs * count + e.prefillSlopePs * places;
  if (e.prefillComputeBound != 0) e.prefillComputeBoundSteps += count;
  if (e.chunkJump == 0) return;
  const record = slotAt(joinAt(e.row * Sizes.sequences).slot);
  const energy = e.sharePj * tokens * count + e.rhoPairPj * pairs + e.rhoKvPj * kv;
  record.energyPj += energy;
  advancePartial(e, record, e.chunkTokens * <i32>count);
}

/** A partial has computed `tokens` more; those below its greatest context are recomputed ones. */
export function advancePartial(e: Engine, record: Slot, tokens: i32): void {
  const before = record.computed;
  const after = before + tokens;
  const reached = record.reached;
  if (reached > before) e.recomputedTokens += <i64>(min(reached, after) - before);
  if (after > reached) record.reached = after;
  record.computed = after;
}
