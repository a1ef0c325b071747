// The end of a segment: its last step's tokens, first tokens, finishes. README §3.

import { left as leftCache } from '../engine/admission.gen';
import { joinBatch, leaveBatch } from '../engine/batch';
import { advancePartial, commit } from '../engine/commit';
import { nextFinish, popFinish, pushFinish } from '../engine/finish';
import { partialRow } from '../engine/partials';
import { unlinkRunning } from '../engine/running';
import { release } from '../kv/cache';
import { Engine, joinAt } from '../layout/engine.gen';
import { Clock } from '../layout/event.gen';
import { Classes, Kinds, Sizes } from '../layout/program.gen';
import { ClassCounts, Measured, Metric, RequestState, Slot, slotAt, Tails } from '../layout/request.gen';
import { addEnergy, FOLD_ABOVE_PJ, PJ_PER_J } from '../request/energy';
import { addToHistogram, tailRow } from '../request/histogram';
import { writeRow } from '../request/row';
import { isMeasured, returnSlot, targetOf } from '../request/slots';
import { become } from '../request/state';
import { left } from '../router/open';
import { freeUser } from './users';

/** Completes the segment of `e`, whose last step ends at `now`. */
export function complete(e: Engine, now: i64): void {
  commit(e, e.segment.steps);
  if (e.joins > 0) completePartials(e, now);
  while (nextFinish(e) < e.batch.tokenClock) finish(e, popFinish(e), now);
}

/** Partials move on by their chunks; those whose target is reached emit a token and become decodes (or finish). */
function completePartials(e: Engine, now: i64): void {
  const base = partialRow(e, 0);
  const jumped = e.batch.chunkJump != 0;
  const count = e.joins;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const slot = joinAt(base + i).slot;
    const record = slotAt(slot);
    const chunk = joinAt(base + i).chunk;
    if (chunk > 0 && !jumped) {
      const context = <i64>record.computed;
      const tokens = <i64>chunk;
      const energy =
        e.segment.sharePj * tokens +
        e.segment.rhoPairPj * tokens * (2 * context + tokens) +
        e.segment.rhoKvPj * (context + tokens);
      addEnergy(record, energy);
      advancePartial(e, record, chunk);
    }
    if (record.computed == targetOf(record)) emitFirst(e, slot, now);
    else {
      joinAt(base + kept).slot = slot;
      kept++;
    }
  }
  e.joins = kept;
}

/** The token at the end of a prefill: the request's first, or the first after a preemption. */
function emitFirst(e: Engine, slot: i32, now: i64): void {
  const record = slotAt(slot);
  const group = e.group + record.requestClass;
  const emitted = record.emitted + 1;
  record.emitted = emitted;
  e.total.outputTokens += 1;
  const measured = isMeasured(record);
  if (emitted == 1) {
    record.firstTokenPs = now;
    if (measured) {
      const bin = addToHistogram(group, Metric.ttft, now - record.arrivalPs + Kinds.outputPs[e.kind], 1);
      Measured.firstTokens[group] += 1;
      const tail = tailRow(e.row, bin);
      Tails.ttft[tail] += 1;
    }
  } else if (measured) addToHistogram(group, Metric.itl, now - record.lastTokenPs, 1);
  const tokensLeft = record.outputTokens - emitted;
  pushFinish(e, e.batch.tokenClock + tokensLeft - 1, record.id, slot);
  if (tokensLeft > 0) joinBatch(e, slot);
}

function finish(e: Engine, slot: i32, now: i64): void {
  const record = slotAt(slot);
  const context = record.promptTokens + record.outputTokens - 1;
  if (record.state == RequestState.decode) leaveBatch(e, slot, context);
  become(record, RequestState.done);
  unlinkRunning(e, slot);
  leftCache(e.admission, e, slot);
  release(e, slot, context);
  e.total.finished += 1;
  Clock.finished += 1;
  e.total.rowsJ += <i64>record.energyJ;
  e.total.rowsPj += record.energyPj;
  if (e.total.rowsPj > FOLD_ABOVE_PJ) foldRows(e);
  e.account.finishedTokens += <i64>record.outputTokens;
  left(e.row, record.promptTokens);
  recordFinish(e, record, now);
  writeRow(record, e.row, now);
  returnSlot(slot);
  freeUser(now);
}

/** Moves whole joules out of the picojoules of finished rows. */
function foldRows(e: Engine): void {
  e.total.rowsJ += e.total.rowsPj / PJ_PER_J;
  e.total.rowsPj %= PJ_PER_J;
}

function recordFinish(e: Engine, record: Slot, now: i64): void {
  const requestClass = record.requestClass;
  const output = Kinds.outputPs[e.kind];
  const ttft = record.firstTokenPs - record.arrivalPs + output;
  const e2e = now - record.arrivalPs + output;
  const gaps = record.outputTokens - 1;
  const tpot = gaps > 0 ? (e2e - ttft) / <i64>gaps : 0;
  const good =
    ttft <= Classes.sloTtftPs[requestClass] &&
    tpot <= Classes.sloTpotPs[requestClass] &&
    e2e <= Classes.sloE2ePs[requestClass];
  const row = e.row * Sizes.classes + requestClass;
  ClassCounts.finished[row] += 1;
  if (good) {
    e.total.good += 1;
    e.total.goodTokens += <i64>record.outputTokens;
    ClassCounts.good[row] += 1;
  }
  if (!isMeasured(record)) return;
  const group = e.group + requestClass;
  const tail = tailRow(e.row, addToHistogram(group, Metric.e2e, e2e, 1));
  Tails.e2e[tail] += 1;
  if (gaps > 0) addToHistogram(group, Metric.tpot, tpot, 1);
  Measured.finished[group] += 1;
  if (good) Measured.good[group] += 1;
}
