// Preemption by recompute: the victim's blocks come back, its tokens stay, it waits again. README §2.

import { addPhase, blocksOf, phaseOf } from '../kv/demand';
import { unlinkPhase } from '../kv/phase-list';
import { returnBlocks } from '../kv/pool';
import { DecodeClasses, Engine, joinAt } from '../layout/engine.gen';
import { Run, Sizes } from '../layout/program.gen';
import { Slot, slotAt } from '../layout/request.gen';
import { isMeasured } from '../request/slots';
import { longerLeaves } from '../timing/longest';
import { removeFinish } from './finish';
import { requeue } from './queue';
import { unlinkRunning } from './running';

/** KV tokens of the decode in `record`, between steps. */
export function decodeContext(e: Engine, record: Slot): i32 {
  return record.joinContext + e.batch.step - record.joinStep;
}

/** Energy attributed to a decode since it joined: shares, and rho times the KV tokens it read. */
export function decodeEnergyPj(e: Engine, record: Slot): i64 {
  const shares = e.account.shareSum - record.shareMark;
  const rho = e.account.rhoSum - record.rhoMark;
  const rhoSteps = e.account.rhoStepSum - record.rhoStepMark;
  return shares + rho * <i64>(record.joinContext - record.joinStep + 1) + rhoSteps;
}

/** Takes a decode out of the batch's aggregates: its count, context, phase, class. */
export function leaveBatch(e: Engine, slot: i32, context: i32): void {
  const record = slotAt(slot);
  e.batch.decodes -= 1;
  e.batch.contextSum -= <i64>context;
  longerLeaves(e, context - e.batch.step);
  const phase = phaseOf(e, e.batch.step, context);
  addPhase(e, phase, -1);
  if (Run.identityPool != 0) unlinkPhase(e, phase, slot);
  record.energyPj += decodeEnergyPj(e, record);
  if (!isMeasured(record)) return;
  const row = e.row * Sizes.classes + record.requestClass;
  DecodeClasses.count[row] -= 1;
}

/** Drops place `at` of the partials, keeping the order of the rest. */
export function dropJoin(e: Engine, at: i32): void {
  const base = e.row * Sizes.sequences;
  const count = e.joins - 1;
  for (let i = at; i < count; i++) {
    joinAt(base + i).slot = joinAt(base + i + 1).slot;
    joinAt(base + i).chunk = joinAt(base + i + 1).chunk;
  }
  e.joins = count;
}

/**
 * Preempts the running request in `slot` at `now`; its blocks are free on return. A partial's join entry is the
 * caller's.
 */
export function preempt(e: Engine, slot: i32, now: i64): void {
  const record = slotAt(slot);
  let context = record.computed;
  if (record.joinStep >= 0) {
    context = decodeContext(e, record);
    const emitted = record.emitted + e.batch.step - record.joinStep;
    leaveBatch(e, slot, context);
    removeFinish(e, slot);
    record.emitted = emitted;
    record.target = record.promptTokens + emitted;
    record.reached = max(context, record.reached);
    record.lastTokenPs = now;
    record.joinStep = -1;
  }
  const blocks = blocksOf(context, e.blockTokens);
  e.cache.freeBlocks += blocks;
  if (Run.identityPool != 0) returnBlocks(e, slot, blocks);
  record.computed = 0;
  record.preemptions += 1;
  e.total.preempted += 1;
  unlinkRunning(e, slot);
  requeue(e, slot);
}
