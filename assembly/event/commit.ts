// Telling what a segment has done: all of it is additive, so `k` steps cost as much as one. README §3, §5, §7.

import { blocksOf, demand, usedBlocks } from '../kv/demand';
import { takeTurns } from '../kv/phaseList';
import { takeBlocks } from '../kv/pool';
import {
  Binding,
  decodeClassCount,
  engineBlockTokens,
  engineCapped,
  engineCappedSteps,
  engineChunkJump,
  engineChunkKv,
  engineChunks,
  engineChunkTokens,
  engineClippedJ,
  engineClippedPj,
  engineCommitted,
  engineContextSum,
  engineControlPeakW,
  engineDecodeAttentionPs,
  engineDecodeBinding,
  engineDecodeComputeBoundSteps,
  engineDecodeKvTokens,
  engineDecodePs,
  engineDecodeSlopePs,
  engineDecodeSteps,
  engineDecodes,
  engineDecodeTokens,
  engineDevicePs,
  engineDeviceSlopePs,
  engineEmitting,
  engineFreeBlocks,
  engineGroup,
  engineHostPs,
  engineJumpedSteps,
  engineKind,
  engineLeftPj,
  engineOutputTokens,
  enginePairs,
  enginePairsSlope,
  enginePeakBlocks,
  enginePeakW,
  enginePrefillAttentionPs,
  enginePrefillComputeBound,
  enginePrefillComputeBoundSteps,
  enginePrefillKvTokens,
  enginePrefillPairs,
  enginePrefillPs,
  enginePrefillSlopePs,
  enginePrefillSteps,
  enginePrefillTokens,
  engineRecomputedTokens,
  engineRemainderPj,
  engineRhoKvPj,
  engineRhoPairPj,
  engineRhoPj,
  engineRhoStepSum,
  engineRhoSum,
  engineRow,
  engineSegmentCost,
  engineSegmentKv,
  engineSegmentSteps,
  engineSharePj,
  engineShareSum,
  engineStartedSteps,
  engineStep,
  engineStepPj,
  engineStepPs,
  engineStepSlopePj,
  engineStepSlopePs,
  engineSteps,
  engineTokens,
  engineToldPj,
  engineWindowDynamicPj,
  headUseSteps,
  histogramCount,
  joinAt,
  joinSlot,
  kindActiveW,
  kindDynamicCapW,
  linearUseSteps,
  Metric,
  runIdentityPool,
  runWindowPs,
  setEngineCappedSteps,
  setEngineClippedJ,
  setEngineClippedPj,
  setEngineCommitted,
  setEngineContextSum,
  setEngineControlPeakW,
  setEngineDecodeAttentionPs,
  setEngineDecodeComputeBoundSteps,
  setEngineDecodeKvTokens,
  setEngineDecodeSteps,
  setEngineDecodeTokens,
  setEngineFreeBlocks,
  setEngineHostPs,
  setEngineJumpedSteps,
  setEngineOutputTokens,
  setEnginePeakBlocks,
  setEnginePeakW,
  setEnginePrefillAttentionPs,
  setEnginePrefillComputeBoundSteps,
  setEnginePrefillKvTokens,
  setEnginePrefillPairs,
  setEnginePrefillSteps,
  setEnginePrefillTokens,
  setEngineRecomputedTokens,
  setEngineRemainderPj,
  setEngineRhoStepSum,
  setEngineRhoSum,
  setEngineShareSum,
  setEngineStartedSteps,
  setEngineStep,
  setEngineSteps,
  setEngineToldPj,
  setEngineWindowDynamicPj,
  setHeadUseSteps,
  setHistogramCount,
  setLinearUseSteps,
  setSlotComputed,
  setSlotEnergyPj,
  setSlotReached,
  sizeClasses,
  sizeLinear,
  sizeSequences,
  slotAt,
  slotComputed,
  slotEnergyPj,
  slotReached,
} from '../layout/layout.gen';
import { BINS, binEnd, binOf, METRICS } from '../record/histogram';
import { PJ_PER_J } from './energy';

/**
 * Commits the finished steps of the segment up to place `upTo`, and takes the blocks of the step in flight behind them.
 */
export function commit(e: usize, upTo: i32): void {
  takeStartedBlocks(e, min(upTo, engineSegmentSteps(e) - 1));
  const from = engineCommitted(e);
  const steps = upTo - from;
  if (steps <= 0) return;
  setEngineCommitted(e, upTo);
  const count = <i64>steps;
  const places = (<i64>(from + upTo - 1) * count) / 2;
  countSteps(e, steps);
  const duration = engineStepPs(e) * count + engineStepSlopePs(e) * places;
  setEngineHostPs(e, engineHostPs(e) + duration - engineDevicePs(e) * count - engineDeviceSlopePs(e) * places);
  if (runWindowPs() > 0) {
    notePower(e, from);
    if (steps > 1) notePower(e, upTo - 1);
  }
  commitEnergy(e, count, places, duration);
  commitDecodes(e, from, upTo, count, places);
  if (engineChunks(e) > 0) commitChunks(e, count, places);
  setEngineStep(e, engineStep(e) + steps);
}

/** Blocks of the steps that have started since the last look, up to place `started`. */
function takeStartedBlocks(e: usize, started: i32): void {
  const from = engineStartedSteps(e);
  if (started <= from) return;
  const first = engineStep(e) - engineCommitted(e) + from + 1;
  let blocks = demand(e, first, started - from);
  if (runIdentityPool() != 0) takeTurns(e, first, started - from);
  if (engineChunkJump(e) != 0) {
    const slot = joinSlot(joinAt(engineRow(e) * sizeSequences()));
    const chunk = engineChunkTokens(e);
    const context = slotComputed(slotAt(slot)) - engineCommitted(e) * chunk;
    const size = engineBlockTokens(e);
    const taken = blocksOf(context + (started + 1) * chunk, size) - blocksOf(context + (from + 1) * chunk, size);
    if (runIdentityPool() != 0) takeBlocks(e, slot, taken);
    blocks += taken;
  }
  setEngineStartedSteps(e, started);
  setEngineFreeBlocks(e, engineFreeBlocks(e) - blocks);
  setEnginePeakBlocks(e, max(enginePeakBlocks(e), usedBlocks(e)));
}

function countSteps(e: usize, steps: i32): void {
  const count = <i64>steps;
  setEngineSteps(e, engineSteps(e) + count);
  if (engineSegmentSteps(e) > 1) setEngineJumpedSteps(e, engineJumpedSteps(e) + count);
  const linear = engineSegmentCost(e) * sizeLinear() + engineTokens(e);
  setLinearUseSteps(linear, linearUseSteps(linear) + count);
  const head = engineSegmentCost(e) * sizeSequences() + engineEmitting(e);
  setHeadUseSteps(head, headUseSteps(head) + count);
}

/**
 * The step at `place` counts for the peak power: its power is monotone in the place, so the ends of a jump do.
 * Clever: most steps are below the peaks known, which a product tells without a division. It cannot overflow: a Program
 * keeps every step under 2e6 J.
 */
export function notePower(e: usize, place: i32): void {
  const at = <i64>place;
  const kind = engineKind(e);
  let dynamicW = kindDynamicCapW(kind);
  if (engineCapped(e) == 0) {
    const energy = engineStepPj(e) + engineStepSlopePj(e) * at;
    const duration = engineStepPs(e) + engineStepSlopePs(e) * at;
    const needed = min(enginePeakW(e), engineControlPeakW(e)) + 1 - kindActiveW(kind);
    if (energy < needed * duration) return;
    dynamicW = energy / duration;
  }
  const watts = kindActiveW(kind) + dynamicW;
  if (watts > enginePeakW(e)) setEnginePeakW(e, watts);
  if (watts > engineControlPeakW(e)) setEngineControlPeakW(e, watts);
}

/** Energy of the committed steps, less what windows have been told of the first of them. */
function commitEnergy(e: usize, count: i64, places: i64, duration: i64): void {
  let energy = engineStepPj(e) * count + engineStepSlopePj(e) * places;
  if (engineCapped(e) != 0) {
    const cap = kindDynamicCapW(engineKind(e)) * duration;
    const clipped = engineClippedPj(e) + energy - cap;
    setEngineClippedJ(e, engineClippedJ(e) + clipped / PJ_PER_J);
    setEngineClippedPj(e, clipped % PJ_PER_J);
    setEngineCappedSteps(e, engineCappedSteps(e) + count);
    energy = cap;
  }
  setEngineWindowDynamicPj(e, engineWindowDynamicPj(e) + energy - engineToldPj(e));
  setEngineToldPj(e, 0);
  setEngineRemainderPj(e, engineRemainderPj(e) + engineLeftPj(e) * count);
  setEngineShareSum(e, engineShareSum(e) + engineSharePj(e) * count);
  const rho = engineRhoPj(e);
  const firstStep = <i64>(engineStep(e) - (engineCommitted(e) - <i32>count));
  setEngineRhoSum(e, engineRhoSum(e) + rho * count);
  setEngineRhoStepSum(e, engineRhoStepSum(e) + rho * (firstStep * count + places));
}

/** Tokens, contexts, attention and gaps of the decodes. */
function commitDecodes(e: usize, from: i32, upTo: i32, count: i64, places: i64): void {
  const decodes = <i64>engineDecodes(e);
  if (decodes == 0) return;
  setEngineOutputTokens(e, engineOutputTokens(e) + decodes * count);
  setEngineContextSum(e, engineContextSum(e) + decodes * count);
  setEngineDecodeSteps(e, engineDecodeSteps(e) + count);
  setEngineDecodeTokens(e, engineDecodeTokens(e) + decodes * count);
  setEngineDecodeKvTokens(e, engineDecodeKvTokens(e) + engineSegmentKv(e) * count + decodes * places);
  setEngineDecodeAttentionPs(
    e,
    engineDecodeAttentionPs(e) + engineDecodePs(e) * count + engineDecodeSlopePs(e) * places,
  );
  if (engineDecodeBinding(e) == Binding.compute)
    setEngineDecodeComputeBoundSteps(e, engineDecodeComputeBoundSteps(e) + count);
  const classes = sizeClasses();
  const base = engineRow(e) * classes;
  for (let c = 0; c < classes; c++) {
    const measured = decodeClassCount(base + c);
    if (measured > 0) addGaps(e, engineGroup(e) + c, measured, from, upTo);
  }
}

/** The gaps of `sequences` decodes over steps `from … upTo - 1`: durations never fall, so the bins come in runs. */
function addGaps(e: usize, group: i32, sequences: i32, from: i32, upTo: i32): void {
  const base = (group * METRICS + Metric.itl) * BINS;
  const first = engineStepPs(e);
  const slope = engineStepSlopePs(e);
  let at = from;
  while (at < upTo) {
    const bin = binOf(first + slope * <i64>at);
    let end = upTo;
    if (slope > 0) {
      const inside = (binEnd(bin) - 1 - first) / slope + 1;
      if (inside < <i64>upTo) end = <i32>inside;
    }
    setHistogramCount(base + bin, histogramCount(base + bin) + <i64>sequences * <i64>(end - at));
    at = end;
  }
}

/** Prefill counts; in a chunk jump also the partial's progress and energy. */
function commitChunks(e: usize, count: i64, places: i64): void {
  const tokens = <i64>engineChunkTokens(e);
  setEnginePrefillTokens(e, enginePrefillTokens(e) + tokens * count);
  setEnginePrefillSteps(e, enginePrefillSteps(e) + count);
  const pairs = enginePairs(e) * count + enginePairsSlope(e) * places;
  const kv = engineChunkKv(e) * count + (engineChunkJump(e) != 0 ? tokens * places : 0);
  setEnginePrefillPairs(e, enginePrefillPairs(e) + pairs);
  setEnginePrefillKvTokens(e, enginePrefillKvTokens(e) + kv);
  setEnginePrefillAttentionPs(
    e,
    enginePrefillAttentionPs(e) + enginePrefillPs(e) * count + enginePrefillSlopePs(e) * places,
  );
  if (enginePrefillComputeBound(e) != 0)
    setEnginePrefillComputeBoundSteps(e, enginePrefillComputeBoundSteps(e) + count);
  if (engineChunkJump(e) == 0) return;
  const record = slotAt(joinSlot(joinAt(engineRow(e) * sizeSequences())));
  const energy = engineSharePj(e) * tokens * count + engineRhoPairPj(e) * pairs + engineRhoKvPj(e) * kv;
  setSlotEnergyPj(record, slotEnergyPj(record) + energy);
  advancePartial(e, record, engineChunkTokens(e) * <i32>count);
}

/** A partial has computed `tokens` more; those below its greatest context are recomputed ones. */
export function advancePartial(e: usize, record: usize, tokens: i32): void {
  const before = slotComputed(record);
  const after = before + tokens;
  const reached = slotReached(record);
  if (reached > before) setEngineRecomputedTokens(e, engineRecomputedTokens(e) + <i64>(min(reached, after) - before));
  if (after > reached) setSlotReached(record, after);
  setSlotComputed(record, after);
}
