// The end of a segment: its last step's tokens, first tokens, finishes. README §3.

import { addPhase, blocksOf, phaseOf } from '../kv/demand';
import { linkPhase } from '../kv/phaseList';
import { returnBlocks } from '../kv/pool';
import {
  classCountFinished,
  classCountGood,
  classSloE2ePs,
  classSloTpotPs,
  classSloTtftPs,
  clockFinished,
  decodeClassCount,
  engineBlockTokens,
  engineChunkJump,
  engineContextSum,
  engineDecodes,
  engineFinished,
  engineFinishedTokens,
  engineFreeBlocks,
  engineGood,
  engineGroup,
  engineJoins,
  engineKind,
  engineOutputTokens,
  engineRhoKvPj,
  engineRhoPairPj,
  engineRhoStepSum,
  engineRhoSum,
  engineRow,
  engineRowsJ,
  engineRowsPj,
  engineSegmentSteps,
  engineSharePj,
  engineShareSum,
  engineStep,
  joinAt,
  joinChunk,
  joinSlot,
  kindOutputPs,
  Metric,
  measuredFinished,
  measuredFirstTokens,
  measuredGood,
  runIdentityPool,
  setClassCountFinished,
  setClassCountGood,
  setClockFinished,
  setDecodeClassCount,
  setEngineContextSum,
  setEngineDecodes,
  setEngineFinished,
  setEngineFinishedTokens,
  setEngineFreeBlocks,
  setEngineGood,
  setEngineJoins,
  setEngineOutputTokens,
  setEngineRowsJ,
  setEngineRowsPj,
  setJoinSlot,
  setMeasuredFinished,
  setMeasuredFirstTokens,
  setMeasuredGood,
  setSlotEmitted,
  setSlotEnergyPj,
  setSlotFirstTokenPs,
  setSlotJoinContext,
  setSlotJoinStep,
  setSlotRhoMark,
  setSlotRhoStepMark,
  setSlotShareMark,
  setTailE2e,
  setTailTtft,
  sizeClasses,
  sizeSequences,
  slotArrivalPs,
  slotAt,
  slotClass,
  slotComputed,
  slotEmitted,
  slotEnergyPj,
  slotFirstTokenPs,
  slotId,
  slotJoinStep,
  slotLastTokenPs,
  slotOutputTokens,
  slotPromptTokens,
  slotTarget,
  tailE2e,
  tailTtft,
} from '../layout/layout.gen';
import { addToHistogram, tailRow } from '../record/histogram';
import { writeRow } from '../record/row';
import { left } from '../router/open';
import { nextFinishStep, popFinish, pushFinish } from '../scheduler/finish';
import { leaveBatch } from '../scheduler/preempt';
import { unlinkRunning } from '../scheduler/running';
import { isMeasured, returnSlot } from '../scheduler/slots';
import { longerJoins } from '../timing/longest';
import { advancePartial, commit } from './commit';
import { FOLD_ABOVE_PJ, PJ_PER_J } from './energy';

/** Completes the segment of `e`, whose last step ends at `now`. */
export function complete(e: usize, now: i64): void {
  commit(e, engineSegmentSteps(e));
  if (engineJoins(e) > 0) completePartials(e, now);
  const last = engineStep(e) - 1;
  while (nextFinishStep(e) == last) finish(e, popFinish(e), now);
}

/** Partials move on by their chunks; those whose target is reached emit a token and become decodes (or finish). */
function completePartials(e: usize, now: i64): void {
  const base = engineRow(e) * sizeSequences();
  const jumped = engineChunkJump(e) != 0;
  const count = engineJoins(e);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const slot = joinSlot(joinAt(base + i));
    const record = slotAt(slot);
    const chunk = joinChunk(joinAt(base + i));
    if (chunk > 0 && !jumped) {
      const context = <i64>slotComputed(record);
      const tokens = <i64>chunk;
      const energy =
        engineSharePj(e) * tokens +
        engineRhoPairPj(e) * tokens * (2 * context + tokens) +
        engineRhoKvPj(e) * (context + tokens);
      setSlotEnergyPj(record, slotEnergyPj(record) + energy);
      advancePartial(e, record, chunk);
    }
    if (slotComputed(record) == slotTarget(record)) emitFirst(e, slot, now);
    else {
      setJoinSlot(joinAt(base + kept), slot);
      kept++;
    }
  }
  setEngineJoins(e, kept);
}

/** The token at the end of a prefill: the request's first, or the first after a preemption. */
function emitFirst(e: usize, slot: i32, now: i64): void {
  const record = slotAt(slot);
  const group = engineGroup(e) + slotClass(record);
  const emitted = slotEmitted(record) + 1;
  setSlotEmitted(record, emitted);
  setEngineOutputTokens(e, engineOutputTokens(e) + 1);
  const measured = isMeasured(record);
  if (emitted == 1) {
    setSlotFirstTokenPs(record, now);
    if (measured) {
      const bin = addToHistogram(group, Metric.ttft, now - slotArrivalPs(record) + kindOutputPs(engineKind(e)), 1);
      setMeasuredFirstTokens(group, measuredFirstTokens(group) + 1);
      const tail = tailRow(engineRow(e), bin);
      setTailTtft(tail, tailTtft(tail) + 1);
    }
  } else if (measured) addToHistogram(group, Metric.itl, now - slotLastTokenPs(record), 1);
  const left = slotOutputTokens(record) - emitted;
  pushFinish(e, engineStep(e) + left - 1, slotId(record), slot);
  if (left > 0) joinBatch(e, slot);
}

function joinBatch(e: usize, slot: i32): void {
  const record = slotAt(slot);
  const context = slotComputed(record);
  const step = engineStep(e);
  setSlotJoinContext(record, context);
  setSlotJoinStep(record, step);
  setSlotShareMark(record, engineShareSum(e));
  setSlotRhoMark(record, engineRhoSum(e));
  setSlotRhoStepMark(record, engineRhoStepSum(e));
  setEngineDecodes(e, engineDecodes(e) + 1);
  setEngineContextSum(e, engineContextSum(e) + <i64>context);
  longerJoins(e, context - step);
  const phase = phaseOf(e, step, context);
  addPhase(e, phase, 1);
  if (runIdentityPool() != 0) linkPhase(e, phase, slot);
  if (!isMeasured(record)) return;
  const row = engineRow(e) * sizeClasses() + slotClass(record);
  setDecodeClassCount(row, decodeClassCount(row) + 1);
}

function finish(e: usize, slot: i32, now: i64): void {
  const record = slotAt(slot);
  const context = slotPromptTokens(record) + slotOutputTokens(record) - 1;
  if (slotJoinStep(record) >= 0) leaveBatch(e, slot, context);
  unlinkRunning(e, slot);
  const blocks = blocksOf(context, engineBlockTokens(e));
  setEngineFreeBlocks(e, engineFreeBlocks(e) + blocks);
  if (runIdentityPool() != 0) returnBlocks(e, slot, blocks);
  setEngineFinished(e, engineFinished(e) + 1);
  setClockFinished(clockFinished() + 1);
  setEngineRowsPj(e, engineRowsPj(e) + slotEnergyPj(record));
  if (engineRowsPj(e) > FOLD_ABOVE_PJ) foldRows(e);
  setEngineFinishedTokens(e, engineFinishedTokens(e) + <i64>slotOutputTokens(record));
  left(engineRow(e), slotPromptTokens(record));
  recordFinish(e, record, now);
  writeRow(record, engineRow(e), now);
  returnSlot(slot);
}

/** Moves whole joules out of the picojoules of finished rows. */
function foldRows(e: usize): void {
  setEngineRowsJ(e, engineRowsJ(e) + engineRowsPj(e) / PJ_PER_J);
  setEngineRowsPj(e, engineRowsPj(e) % PJ_PER_J);
}

function recordFinish(e: usize, record: usize, now: i64): void {
  const requestClass = slotClass(record);
  const output = kindOutputPs(engineKind(e));
  const ttft = slotFirstTokenPs(record) - slotArrivalPs(record) + output;
  const e2e = now - slotArrivalPs(record) + output;
  const gaps = slotOutputTokens(record) - 1;
  const tpot = gaps > 0 ? (e2e - ttft) / <i64>gaps : 0;
  const good =
    ttft <= classSloTtftPs(requestClass) && tpot <= classSloTpotPs(requestClass) && e2e <= classSloE2ePs(requestClass);
  const row = engineRow(e) * sizeClasses() + requestClass;
  setClassCountFinished(row, classCountFinished(row) + 1);
  if (good) {
    setEngineGood(e, engineGood(e) + 1);
    setClassCountGood(row, classCountGood(row) + 1);
  }
  if (!isMeasured(record)) return;
  const group = engineGroup(e) + requestClass;
  const tail = tailRow(engineRow(e), addToHistogram(group, Metric.e2e, e2e, 1));
  setTailE2e(tail, tailE2e(tail) + 1);
  if (gaps > 0) addToHistogram(group, Metric.tpot, tpot, 1);
  setMeasuredFinished(group, measuredFinished(group) + 1);
  if (good) setMeasuredGood(group, measuredGood(group) + 1);
}
