// How long the batch that a pass has chosen may go on unchanged: the length of the segment. README §7.

import { blocksOf, demand } from '../kv/demand';
import {
  engineBlockTokens,
  engineChunks,
  engineDecodes,
  engineFreeBlocks,
  engineJoins,
  engineKind,
  engineMaxNumSeqs,
  enginePreemptedNow,
  engineQueued,
  engineRow,
  engineRunning,
  engineStep,
  engineTokens,
  joinAt,
  joinChunk,
  joinSlot,
  kindMaxNumBatchedTokens,
  runStepMode,
  StepMode,
  setEngineChunkJump,
  setEnginePairsSlope,
  sizeSequences,
  slotAt,
  slotComputed,
  slotTarget,
} from '../layout/layout.gen';
import { nextFinishStep } from './finish';

/** Upper limit of a segment: `places` of a segment stay small numbers. A cut is free. */
const LONGEST: i32 = 1 << 20;

/** Steps that finishes, blocks and the scheduler allow to follow each other unchanged; at least 1. */
export function jumpLimit(e: usize): i32 {
  setEngineChunkJump(e, 0);
  const mode = runStepMode();
  if (mode == StepMode.step) return 1;
  const limit = min(nextFinishStep(e) - engineStep(e), LONGEST - 1) + 1;
  if (engineChunks(e) > 0) return mode == StepMode.jump ? chunkLimit(e, limit) : 1;
  if (engineJoins(e) > 0) return 1;
  const couldAdmit = enginePreemptedNow(e) != 0 && engineQueued(e) > 0 && engineRunning(e) < engineMaxNumSeqs(e);
  if (couldAdmit) return 1;
  return blockLimit(e, limit, 0, 0);
}

/** Whole chunks of a lone partial that exhausts the budget. */
function chunkLimit(e: usize, finishLimit: i32): i32 {
  if (engineJoins(e) != 1 || engineTokens(e) != kindMaxNumBatchedTokens(engineKind(e))) return 1;
  const base = engineRow(e) * sizeSequences();
  const record = slotAt(joinSlot(joinAt(base)));
  const chunk = joinChunk(joinAt(base));
  const whole = (slotTarget(record) - slotComputed(record) - 1) / chunk;
  const limit = blockLimit(e, min(finishLimit, whole), slotComputed(record), chunk);
  if (limit <= 1) return 1;
  setEngineChunkJump(e, 1);
  setEnginePairsSlope(e, 2 * <i64>chunk * <i64>chunk);
  return limit;
}

/** Blocks that steps 1 … steps - 1 of the segment take; step 0 has taken its own. */
function taken(e: usize, steps: i32, context: i32, chunk: i32): i32 {
  let blocks = demand(e, engineStep(e) + 1, steps - 1);
  if (chunk > 0) {
    const size = engineBlockTokens(e);
    blocks += blocksOf(context + steps * chunk, size) - blocksOf(context + chunk, size);
  }
  return blocks;
}

/** Longest segment, of at most `limit` steps, whose blocks are free. */
function blockLimit(e: usize, limit: i32, context: i32, chunk: i32): i32 {
  const free = engineFreeBlocks(e);
  if (limit <= 1) return 1;
  const most = (limit / engineBlockTokens(e) + 1) * engineDecodes(e);
  if (chunk == 0 && most <= free) return limit;
  if (taken(e, limit, context, chunk) <= free) return limit;
  let fits = 1;
  let fails = limit;
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (taken(e, middle, context, chunk) <= free) fits = middle;
    else fails = middle;
  }
  return fits;
}
