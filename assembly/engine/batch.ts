// The batch of a replica: who decodes, and the aggregates that a step reads of it. README §3, §4, §7.

import { closePass, joinDecodes, leaveDecodes } from '../kv/cache';
import { DecodeClasses, Engine, joinAt } from '../layout/engine.gen';
import { Sizes } from '../layout/program.gen';
import { RequestState, Slot, slotAt } from '../layout/request.gen';
import { addEnergy } from '../request/energy';
import { isMeasured, targetOf } from '../request/slots';
import { become } from '../request/state';
import { longerJoins, longerLeaves } from '../timing/longest';
import { partialRow } from './partials';

/** KV tokens of the decode in `record`, between steps. */
export function decodeContext(e: Engine, record: Slot): i32 {
  return record.joinContext + e.batch.tokenClock - record.joinClock;
}

/** Energy attributed to a decode since its marks: shares, and rho times the KV tokens it read. */
function decodeEnergyPj(e: Engine, record: Slot): i64 {
  const shares = e.account.shareSum - record.shareMark;
  const rho = e.account.rhoSum - record.rhoMark;
  const rhoSteps = e.account.rhoStepSum - record.rhoStepMark;
  return shares + rho * <i64>(record.joinContext - record.joinClock + 1) + rhoSteps;
}

function mark(e: Engine, record: Slot): void {
  record.shareMark = e.account.shareSum;
  record.rhoMark = e.account.rhoSum;
  record.rhoStepMark = e.account.rhoStepSum;
}

/** A partial whose target is computed becomes a decode. */
export function joinBatch(e: Engine, slot: i32): void {
  const record = slotAt(slot);
  const context = record.computed;
  become(record, RequestState.decode);
  record.joinContext = context;
  record.joinClock = e.batch.tokenClock;
  mark(e, record);
  e.batch.decodes += 1;
  e.batch.contextSum += <i64>context;
  longerJoins(e, context - e.batch.tokenClock);
  joinDecodes(e, slot, context);
  if (isMeasured(record)) DecodeClasses.count[e.row * Sizes.classes + record.requestClass] += 1;
}

/** Takes a decode with `context` tokens out of the batch's aggregates; its state is the caller's to change. */
export function leaveBatch(e: Engine, slot: i32, context: i32): void {
  const record = slotAt(slot);
  e.batch.decodes -= 1;
  e.batch.contextSum -= <i64>context;
  longerLeaves(e, context - e.batch.tokenClock);
  leaveDecodes(e, slot, context);
  addEnergy(record, decodeEnergyPj(e, record));
  if (isMeasured(record)) DecodeClasses.count[e.row * Sizes.classes + record.requestClass] -= 1;
}

/** Moves the energy of every decode into its record: the integrals of a long stretch would pass what an i64 holds. */
export function settleEnergies(e: Engine): void {
  for (let slot = e.runningHead; slot >= 0; slot = slotAt(slot).next) {
    const record = slotAt(slot);
    if (record.state != RequestState.decode) continue;
    addEnergy(record, decodeEnergyPj(e, record));
    mark(e, record);
  }
  e.account.unsettledPj = 0;
}

/** Sums the aggregates of the step that a pass has made, and takes the blocks that its decodes need. */
export function formStep(e: Engine): void {
  const base = partialRow(e, 0);
  let chunks = 0;
  let tokens = 0;
  let emitting = e.batch.decodes;
  let pairs: i64 = 0;
  let kv: i64 = 0;
  let longest = 0;
  for (let i = 0; i < e.joins; i++) {
    const chunk = joinAt(base + i).chunk;
    if (chunk == 0) continue;
    const record = slotAt(joinAt(base + i).slot);
    const context = record.computed;
    chunks++;
    tokens += chunk;
    pairs += <i64>chunk * <i64>(2 * context + chunk);
    kv += <i64>(context + chunk);
    longest = max(longest, context + chunk);
    if (context + chunk == targetOf(record)) emitting++;
  }
  e.batch.chunks = chunks;
  e.batch.chunkTokens = tokens;
  e.batch.tokens = e.batch.decodes + tokens;
  e.batch.emitting = emitting;
  e.batch.pairs = pairs;
  e.batch.pairsSlope = 0;
  e.batch.chunkKv = kv;
  e.batch.chunkLongest = longest;
  closePass(e);
}
