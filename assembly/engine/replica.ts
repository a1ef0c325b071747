// A replica between its events: idle, a pass pending, or a segment in flight. README §2, §9.

import { openCache } from '../kv/cache';
import { Engine, EngineState, engineAt } from '../layout/engine.gen';
import { Kinds, Replicas, Run, Sizes, StepMode } from '../layout/program.gen';
import { shapeSegment } from '../timing/segment';
import { settleEnergies } from './batch';
import { setEnd, setNoEvent, setStart } from './calendar';
import { cutAt } from './cut';
import { repeatable, schedule } from './scheduler.gen';
import { accountTime, spanPs } from './settle';

/** Dynamic energy after which the decodes' own is settled: a segment adds at most as much, and both fit an i64. */
const SETTLE_ABOVE_PJ: i64 = 4000000000000000000;

/** Running requests that replica `r` may have. */
function seqsLimit(kind: i32, r: i32): i32 {
  const most = Kinds.maxNumSeqs[kind];
  const limit = Replicas.batchLimit[r];
  return limit >= 0 && limit < most ? limit : most;
}

/** Readies replica `r` before the first event. */
export function openReplica(r: i32): void {
  const e = engineAt(r);
  const kind = Replicas.kind[r];
  assert(Kinds.maxNumBatchedTokens[kind] >= Kinds.maxNumSeqs[kind]);
  assert(Kinds.maxNumBatchedTokens[kind] < Sizes.linear);
  assert(Kinds.maxNumSeqs[kind] < Sizes.sequences);
  assert(Kinds.blockTokens[kind] <= Sizes.phases);
  e.row = r;
  e.kind = kind;
  e.cost = kind * Sizes.levels + Replicas.level[r];
  e.blockTokens = Kinds.blockTokens[kind];
  e.maxNumSeqs = seqsLimit(kind, r);
  e.group = Replicas.pool[r] * Sizes.classes;
  e.power = Replicas.power[r];
  e.scheduler = Kinds.scheduler[kind];
  e.order = Kinds.order[kind];
  e.victim = Kinds.victim[kind];
  e.admission = Kinds.admission[kind];
  e.account.peakW = -1;
  e.account.controlPeakW = -1;
  e.queueHead = -1;
  e.queueTail = -1;
  e.runningHead = -1;
  e.runningTail = -1;
  openCache(e);
}

/** An idle replica has something to look at: it makes a pass at `now`. */
export function wake(e: Engine, r: i32, now: i64): void {
  if (e.state != EngineState.idle) return;
  e.state = EngineState.pending;
  setStart(r, now);
}

/** Steps that the segment may have: those over which the scheduler's pass would decide the same; 1 in step mode. */
function jumpLimit(e: Engine): i32 {
  e.batch.chunkJump = 0;
  return Run.stepMode == StepMode.step ? 1 : repeatable(e.scheduler, e);
}

/** A pass at `now`: begins a segment, or leaves the replica idle. */
export function begin(e: Engine, r: i32, now: i64): void {
  if (!schedule(e.scheduler, e, now)) {
    accountTime(e, now);
    if (e.busy != 0) e.account.idleSincePs = now;
    e.busy = 0;
    e.state = EngineState.idle;
    setNoEvent(r);
    return;
  }
  if (e.busy == 0) {
    accountTime(e, now);
    e.busy = 1;
  }
  if (e.account.unsettledPj > SETTLE_ABOVE_PJ) settleEnergies(e);
  const limit = jumpLimit(e);
  const steps = shapeSegment(e, limit);
  e.segment.startPs = now;
  e.segment.cost = e.cost;
  e.segment.steps = steps;
  e.segment.committed = 0;
  e.segment.startedSteps = 0;
  e.total.segments += 1;
  e.state = EngineState.inFlight;
  setEnd(r, now + spanPs(e, steps));
}

/** What the host wrote to `replica` takes effect at `now`. */
export function applyTo(e: Engine, r: i32, now: i64): void {
  e.account.controlPeakW = -1;
  const kind = e.kind;
  const cost = kind * Sizes.levels + Replicas.level[r];
  const limit = seqsLimit(kind, r);
  const changed = cost != e.cost || limit != e.maxNumSeqs;
  e.cost = cost;
  e.maxNumSeqs = limit;
  if (changed) reconsider(e, r, now);
  if (Replicas.power[r] == e.power) return;
  e.power = Replicas.power[r];
  if (e.busy == 0) e.account.idleSincePs = now;
}

/** The next boundary makes a new pass: a jump ends there, and an idle replica with a queue looks at it again. */
function reconsider(e: Engine, r: i32, now: i64): void {
  const wasInFlight = e.state == EngineState.inFlight;
  if (e.queued > 0) wake(e, r, now);
  if (wasInFlight) cutAt(e, r, now);
}

/** A new head of the queue could be admitted at the next boundary: a pure decode jump ends there. */
export function cutForHead(e: Engine, r: i32, now: i64): void {
  if (e.batch.chunks == 0 && e.running < e.maxNumSeqs) cutAt(e, r, now);
}
