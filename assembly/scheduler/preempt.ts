// Preemption by recompute: the victim's blocks come back, its tokens stay, it waits again. README §2.

import { addPhase, blocksOf, phaseOf } from '../kv/demand';
import { unlinkPhase } from '../kv/phaseList';
import { returnBlocks } from '../kv/pool';
import {
  decodeClassCount,
  engineBlockTokens,
  engineContextSum,
  engineDecodes,
  engineFreeBlocks,
  engineJoins,
  enginePreempted,
  engineRhoStepSum,
  engineRhoSum,
  engineRow,
  engineShareSum,
  engineStep,
  joinAt,
  joinChunk,
  joinSlot,
  runIdentityPool,
  setDecodeClassCount,
  setEngineContextSum,
  setEngineDecodes,
  setEngineFreeBlocks,
  setEngineJoins,
  setEnginePreempted,
  setJoinChunk,
  setJoinSlot,
  setSlotComputed,
  setSlotEmitted,
  setSlotEnergyPj,
  setSlotJoinStep,
  setSlotLastTokenPs,
  setSlotPreemptions,
  setSlotReached,
  setSlotTarget,
  sizeClasses,
  sizeSequences,
  slotAt,
  slotClass,
  slotComputed,
  slotEmitted,
  slotEnergyPj,
  slotJoinContext,
  slotJoinStep,
  slotPreemptions,
  slotPromptTokens,
  slotReached,
  slotRhoMark,
  slotRhoStepMark,
  slotShareMark,
} from '../layout/layout.gen';
import { longerLeaves } from '../timing/longest';
import { removeFinish } from './finish';
import { requeue } from './queue';
import { unlinkRunning } from './running';
import { isMeasured } from './slots';

/** KV tokens of the decode in `record`, between steps. */
export function decodeContext(e: usize, record: usize): i32 {
  return slotJoinContext(record) + engineStep(e) - slotJoinStep(record);
}

/** Energy attributed to a decode since it joined: shares, and rho times the KV tokens it read. */
export function decodeEnergyPj(e: usize, record: usize): i64 {
  const shares = engineShareSum(e) - slotShareMark(record);
  const rho = engineRhoSum(e) - slotRhoMark(record);
  const rhoSteps = engineRhoStepSum(e) - slotRhoStepMark(record);
  return shares + rho * <i64>(slotJoinContext(record) - slotJoinStep(record) + 1) + rhoSteps;
}

/** Takes a decode out of the batch's aggregates: its count, context, phase, class. */
export function leaveBatch(e: usize, slot: i32, context: i32): void {
  const record = slotAt(slot);
  setEngineDecodes(e, engineDecodes(e) - 1);
  setEngineContextSum(e, engineContextSum(e) - <i64>context);
  longerLeaves(e, context - engineStep(e));
  const phase = phaseOf(e, engineStep(e), context);
  addPhase(e, phase, -1);
  if (runIdentityPool() != 0) unlinkPhase(e, phase, slot);
  setSlotEnergyPj(record, slotEnergyPj(record) + decodeEnergyPj(e, record));
  if (!isMeasured(record)) return;
  const row = engineRow(e) * sizeClasses() + slotClass(record);
  setDecodeClassCount(row, decodeClassCount(row) - 1);
}

/** Drops place `at` of the partials, keeping the order of the rest. */
export function dropJoin(e: usize, at: i32): void {
  const base = engineRow(e) * sizeSequences();
  const count = engineJoins(e) - 1;
  for (let i = at; i < count; i++) {
    setJoinSlot(joinAt(base + i), joinSlot(joinAt(base + i + 1)));
    setJoinChunk(joinAt(base + i), joinChunk(joinAt(base + i + 1)));
  }
  setEngineJoins(e, count);
}

/**
 * Preempts the running request in `slot` at `now`; its blocks are free on return. A partial's join entry is the
 * caller's.
 */
export function preempt(e: usize, slot: i32, now: i64): void {
  const record = slotAt(slot);
  let context = slotComputed(record);
  if (slotJoinStep(record) >= 0) {
    context = decodeContext(e, record);
    const emitted = slotEmitted(record) + engineStep(e) - slotJoinStep(record);
    leaveBatch(e, slot, context);
    removeFinish(e, slot);
    setSlotEmitted(record, emitted);
    setSlotTarget(record, slotPromptTokens(record) + emitted);
    setSlotReached(record, max(context, slotReached(record)));
    setSlotLastTokenPs(record, now);
    setSlotJoinStep(record, -1);
  }
  const blocks = blocksOf(context, engineBlockTokens(e));
  setEngineFreeBlocks(e, engineFreeBlocks(e) + blocks);
  if (runIdentityPool() != 0) returnBlocks(e, slot, blocks);
  setSlotComputed(record, 0);
  setSlotPreemptions(record, slotPreemptions(record) + 1);
  setEnginePreempted(e, enginePreempted(e) + 1);
  unlinkRunning(e, slot);
  requeue(e, slot);
}
