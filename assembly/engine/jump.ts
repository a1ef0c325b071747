// How long the batch that a pass has chosen may go on unchanged: the length of the segment. README §7.

import { blocksOf, demand } from '../kv/demand';
import { Engine, joinAt } from '../layout/engine.gen';
import { Kinds, Run, Sizes, StepMode } from '../layout/program.gen';
import { slotAt } from '../layout/request.gen';
import { nextFinishStep } from './finish';

/** Upper limit of a segment: `places` of a segment stay small numbers. A cut is free. */
const LONGEST: i32 = 1 << 20;

/** Steps that finishes, blocks and the scheduler allow to follow each other unchanged; at least 1. */
export function jumpLimit(e: Engine): i32 {
  e.batch.chunkJump = 0;
  const mode = Run.stepMode;
  if (mode == StepMode.step) return 1;
  const limit = min(nextFinishStep(e) - e.batch.step, LONGEST - 1) + 1;
  if (e.batch.chunks > 0) return mode == StepMode.jump ? chunkLimit(e, limit) : 1;
  if (e.joins > 0) return 1;
  const couldAdmit = e.preemptedNow != 0 && e.queued > 0 && e.running < e.maxNumSeqs;
  if (couldAdmit) return 1;
  return blockLimit(e, limit, 0, 0);
}

/** Whole chunks of a lone partial that exhausts the budget. */
function chunkLimit(e: Engine, finishLimit: i32): i32 {
  if (e.joins != 1 || e.batch.tokens != Kinds.maxNumBatchedTokens[e.kind]) return 1;
  const base = e.row * Sizes.sequences;
  const record = slotAt(joinAt(base).slot);
  const chunk = joinAt(base).chunk;
  const whole = (record.target - record.computed - 1) / chunk;
  const limit = blockLimit(e, min(finishLimit, whole), record.computed, chunk);
  if (limit <= 1) return 1;
  e.batch.chunkJump = 1;
  e.batch.pairsSlope = 2 * <i64>chunk * <i64>chunk;
  return limit;
}

/** Blocks that steps 1 … steps - 1 of the segment take; step 0 has taken its own. */
function taken(e: Engine, steps: i32, context: i32, chunk: i32): i32 {
  let blocks = demand(e, e.batch.step + 1, steps - 1);
  if (chunk > 0) {
    const size = e.blockTokens;
    blocks += blocksOf(context + steps * chunk, size) - blocksOf(context + chunk, size);
  }
  return blocks;
}

/** Longest segment, of at most `limit` steps, whose blocks are free. */
function blockLimit(e: Engine, limit: i32, context: i32, chunk: i32): i32 {
  const free = e.cache.freeBlocks;
  if (limit <= 1) return 1;
  const most = (limit / e.blockTokens + 1) * e.batch.decodes;
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
