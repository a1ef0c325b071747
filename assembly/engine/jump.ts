// How long a batch may go on unchanged: what a scheduler asks to know how many steps its pass would repeat. README §7.

import { ticksUntilFull } from '../kv/cache';
import { Engine, joinAt } from '../layout/engine.gen';
import { Kinds, Run, StepMode } from '../layout/program.gen';
import { slotAt } from '../layout/request.gen';
import { targetOf } from '../request/slots';
import { stepsFor, ticksOf } from './clock';
import { nextFinish } from './finish';
import { partialRow } from './partials';

/** Upper limit of a segment: `places` of a segment stay small numbers. A cut is free. */
const LONGEST: i32 = 1 << 20;

/** Steps up to the next finish of a decode, that one included. */
export function stepsUntilFinish(e: Engine): i32 {
  const ticks = min(nextFinish(e) - e.batch.tokenClock, LONGEST - 1) + 1;
  return stepsFor(e, ticks);
}

/** Steps, of at most `limit`, whose blocks are free. */
export function withinBlocks(e: Engine, limit: i32): i32 {
  return stepsFor(e, ticksUntilFull(e, ticksOf(e, limit), 0, 0));
}

/** Steps of whole chunks of a lone partial that exhausts the budget; the last chunk of a prompt is a step alone. */
export function wholeChunkSteps(e: Engine, finishLimit: i32): i32 {
  if (Run.stepMode != StepMode.jump) return 1;
  if (e.joins != 1 || e.batch.tokens != Kinds.maxNumBatchedTokens[e.kind]) return 1;
  const partial = joinAt(partialRow(e, 0));
  const record = slotAt(partial.slot);
  const chunk = partial.chunk;
  const whole = (targetOf(record) - record.computed - 1) / chunk;
  const limit = ticksUntilFull(e, min(finishLimit, whole), record.computed, chunk);
  if (limit <= 1) return 1;
  e.batch.chunkJump = 1;
  e.batch.pairsSlope = 2 * <i64>chunk * <i64>chunk;
  return limit;
}
