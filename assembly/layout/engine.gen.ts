// Generated from engine.json by `npm run layout`: one replica: its lists, batch, segment in flight, accounts, counters.

import { I32Column, I64Column } from './columns';
import { Cache } from './kv.gen';

export namespace EngineState {
  export const idle: i32 = 0;
  export const pending: i32 = 1;
  export const inFlight: i32 = 2;
}

export namespace Scheduler {
  export const vllmV1: i32 = 0;
}

export namespace Order {
  export const fcfs: i32 = 0;
  export const priority: i32 = 1;
}

export namespace Admission {
  export const chunk: i32 = 0;
  export const prompt: i32 = 1;
  export const whole: i32 = 2;
}

export namespace Victim {
  export const lastInOrder: i32 = 0;
}

/** the state of one replica */
@unmanaged @final export class Engine {
  @inline get row(): i32 { return load<i32>(changetype<usize>(this), 0); }
  @inline set row(value: i32) { store<i32>(changetype<usize>(this), value, 0); }
  @inline get kind(): i32 { return load<i32>(changetype<usize>(this), 4); }
  @inline set kind(value: i32) { store<i32>(changetype<usize>(this), value, 4); }
  @inline get busy(): i32 { return load<i32>(changetype<usize>(this), 8); }
  @inline set busy(value: i32) { store<i32>(changetype<usize>(this), value, 8); }
  @inline get cost(): i32 { return load<i32>(changetype<usize>(this), 12); }
  @inline set cost(value: i32) { store<i32>(changetype<usize>(this), value, 12); }
  @inline get state(): i32 { return load<i32>(changetype<usize>(this), 16); }
  @inline set state(value: i32) { store<i32>(changetype<usize>(this), value, 16); }
  @inline get joins(): i32 { return load<i32>(changetype<usize>(this), 20); }
  @inline set joins(value: i32) { store<i32>(changetype<usize>(this), value, 20); }
  @inline get preemptedNow(): i32 { return load<i32>(changetype<usize>(this), 24); }
  @inline set preemptedNow(value: i32) { store<i32>(changetype<usize>(this), value, 24); }
  @inline get running(): i32 { return load<i32>(changetype<usize>(this), 28); }
  @inline set running(value: i32) { store<i32>(changetype<usize>(this), value, 28); }
  @inline get queued(): i32 { return load<i32>(changetype<usize>(this), 32); }
  @inline set queued(value: i32) { store<i32>(changetype<usize>(this), value, 32); }
  @inline get queueHead(): i32 { return load<i32>(changetype<usize>(this), 36); }
  @inline set queueHead(value: i32) { store<i32>(changetype<usize>(this), value, 36); }
  @inline get queueTail(): i32 { return load<i32>(changetype<usize>(this), 40); }
  @inline set queueTail(value: i32) { store<i32>(changetype<usize>(this), value, 40); }
  @inline get runningHead(): i32 { return load<i32>(changetype<usize>(this), 44); }
  @inline set runningHead(value: i32) { store<i32>(changetype<usize>(this), value, 44); }
  @inline get runningTail(): i32 { return load<i32>(changetype<usize>(this), 48); }
  @inline set runningTail(value: i32) { store<i32>(changetype<usize>(this), value, 48); }
  @inline get finishes(): i32 { return load<i32>(changetype<usize>(this), 52); }
  @inline set finishes(value: i32) { store<i32>(changetype<usize>(this), value, 52); }
  @inline get blockTokens(): i32 { return load<i32>(changetype<usize>(this), 56); }
  @inline set blockTokens(value: i32) { store<i32>(changetype<usize>(this), value, 56); }
  @inline get maxNumSeqs(): i32 { return load<i32>(changetype<usize>(this), 60); }
  @inline set maxNumSeqs(value: i32) { store<i32>(changetype<usize>(this), value, 60); }
  @inline get scheduler(): i32 { return load<i32>(changetype<usize>(this), 64); }
  @inline set scheduler(value: i32) { store<i32>(changetype<usize>(this), value, 64); }
  @inline get order(): i32 { return load<i32>(changetype<usize>(this), 68); }
  @inline set order(value: i32) { store<i32>(changetype<usize>(this), value, 68); }
  @inline get victim(): i32 { return load<i32>(changetype<usize>(this), 72); }
  @inline set victim(value: i32) { store<i32>(changetype<usize>(this), value, 72); }
  @inline get admission(): i32 { return load<i32>(changetype<usize>(this), 76); }
  @inline set admission(value: i32) { store<i32>(changetype<usize>(this), value, 76); }
  @inline get group(): i32 { return load<i32>(changetype<usize>(this), 80); }
  @inline set group(value: i32) { store<i32>(changetype<usize>(this), value, 80); }
  @inline get power(): i32 { return load<i32>(changetype<usize>(this), 84); }
  @inline set power(value: i32) { store<i32>(changetype<usize>(this), value, 84); }
  @inline get batch(): Batch { return changetype<Batch>(changetype<usize>(this)); }
  @inline get segment(): Segment { return changetype<Segment>(changetype<usize>(this)); }
  @inline get account(): Account { return changetype<Account>(changetype<usize>(this)); }
  @inline get total(): Total { return changetype<Total>(changetype<usize>(this)); }
  @inline get cache(): Cache { return changetype<Cache>(changetype<usize>(this)); }
}
@inline export function engineAt(row: i32): Engine { return changetype<Engine>(<usize>load<u32>(2056) + <usize>row * 768); }

/** aggregates of what runs: what a step reads of it */
@unmanaged @final export class Batch {
  @inline get contextSum(): i64 { return load<i64>(changetype<usize>(this), 88); }
  @inline set contextSum(value: i64) { store<i64>(changetype<usize>(this), value, 88); }
  @inline get pairs(): i64 { return load<i64>(changetype<usize>(this), 96); }
  @inline set pairs(value: i64) { store<i64>(changetype<usize>(this), value, 96); }
  @inline get pairsSlope(): i64 { return load<i64>(changetype<usize>(this), 104); }
  @inline set pairsSlope(value: i64) { store<i64>(changetype<usize>(this), value, 104); }
  @inline get chunkKv(): i64 { return load<i64>(changetype<usize>(this), 112); }
  @inline set chunkKv(value: i64) { store<i64>(changetype<usize>(this), value, 112); }
  @inline get tokenClock(): i32 { return load<i32>(changetype<usize>(this), 120); }
  @inline set tokenClock(value: i32) { store<i32>(changetype<usize>(this), value, 120); }
  @inline get decodes(): i32 { return load<i32>(changetype<usize>(this), 124); }
  @inline set decodes(value: i32) { store<i32>(changetype<usize>(this), value, 124); }
  @inline get tokens(): i32 { return load<i32>(changetype<usize>(this), 128); }
  @inline set tokens(value: i32) { store<i32>(changetype<usize>(this), value, 128); }
  @inline get emitting(): i32 { return load<i32>(changetype<usize>(this), 132); }
  @inline set emitting(value: i32) { store<i32>(changetype<usize>(this), value, 132); }
  @inline get chunks(): i32 { return load<i32>(changetype<usize>(this), 136); }
  @inline set chunks(value: i32) { store<i32>(changetype<usize>(this), value, 136); }
  @inline get chunkTokens(): i32 { return load<i32>(changetype<usize>(this), 140); }
  @inline set chunkTokens(value: i32) { store<i32>(changetype<usize>(this), value, 140); }
  @inline get chunkLongest(): i32 { return load<i32>(changetype<usize>(this), 144); }
  @inline set chunkLongest(value: i32) { store<i32>(changetype<usize>(this), value, 144); }
  @inline get longestKey(): i32 { return load<i32>(changetype<usize>(this), 148); }
  @inline set longestKey(value: i32) { store<i32>(changetype<usize>(this), value, 148); }
  @inline get longestStale(): i32 { return load<i32>(changetype<usize>(this), 152); }
  @inline set longestStale(value: i32) { store<i32>(changetype<usize>(this), value, 152); }
  @inline get chunkJump(): i32 { return load<i32>(changetype<usize>(this), 156); }
  @inline set chunkJump(value: i32) { store<i32>(changetype<usize>(this), value, 156); }
}

/** the segment in flight: m steps of A + B*i ps */
@unmanaged @final export class Segment {
  @inline get startPs(): i64 { return load<i64>(changetype<usize>(this), 160); }
  @inline set startPs(value: i64) { store<i64>(changetype<usize>(this), value, 160); }
  @inline get stepPs(): i64 { return load<i64>(changetype<usize>(this), 168); }
  @inline set stepPs(value: i64) { store<i64>(changetype<usize>(this), value, 168); }
  @inline get stepSlopePs(): i64 { return load<i64>(changetype<usize>(this), 176); }
  @inline set stepSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 176); }
  @inline get devicePs(): i64 { return load<i64>(changetype<usize>(this), 184); }
  @inline set devicePs(value: i64) { store<i64>(changetype<usize>(this), value, 184); }
  @inline get deviceSlopePs(): i64 { return load<i64>(changetype<usize>(this), 192); }
  @inline set deviceSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 192); }
  @inline get decodePs(): i64 { return load<i64>(changetype<usize>(this), 200); }
  @inline set decodePs(value: i64) { store<i64>(changetype<usize>(this), value, 200); }
  @inline get decodeSlopePs(): i64 { return load<i64>(changetype<usize>(this), 208); }
  @inline set decodeSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 208); }
  @inline get prefillPs(): i64 { return load<i64>(changetype<usize>(this), 216); }
  @inline set prefillPs(value: i64) { store<i64>(changetype<usize>(this), value, 216); }
  @inline get prefillSlopePs(): i64 { return load<i64>(changetype<usize>(this), 224); }
  @inline set prefillSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 224); }
  @inline get stepPj(): i64 { return load<i64>(changetype<usize>(this), 232); }
  @inline set stepPj(value: i64) { store<i64>(changetype<usize>(this), value, 232); }
  @inline get stepSlopePj(): i64 { return load<i64>(changetype<usize>(this), 240); }
  @inline set stepSlopePj(value: i64) { store<i64>(changetype<usize>(this), value, 240); }
  @inline get sharePj(): i64 { return load<i64>(changetype<usize>(this), 248); }
  @inline set sharePj(value: i64) { store<i64>(changetype<usize>(this), value, 248); }
  @inline get rhoPj(): i64 { return load<i64>(changetype<usize>(this), 256); }
  @inline set rhoPj(value: i64) { store<i64>(changetype<usize>(this), value, 256); }
  @inline get rhoPairPj(): i64 { return load<i64>(changetype<usize>(this), 264); }
  @inline set rhoPairPj(value: i64) { store<i64>(changetype<usize>(this), value, 264); }
  @inline get rhoKvPj(): i64 { return load<i64>(changetype<usize>(this), 272); }
  @inline set rhoKvPj(value: i64) { store<i64>(changetype<usize>(this), value, 272); }
  @inline get leftPj(): i64 { return load<i64>(changetype<usize>(this), 280); }
  @inline set leftPj(value: i64) { store<i64>(changetype<usize>(this), value, 280); }
  @inline get decodeKvTokens(): i64 { return load<i64>(changetype<usize>(this), 288); }
  @inline set decodeKvTokens(value: i64) { store<i64>(changetype<usize>(this), value, 288); }
  @inline get cost(): i32 { return load<i32>(changetype<usize>(this), 296); }
  @inline set cost(value: i32) { store<i32>(changetype<usize>(this), value, 296); }
  @inline get steps(): i32 { return load<i32>(changetype<usize>(this), 300); }
  @inline set steps(value: i32) { store<i32>(changetype<usize>(this), value, 300); }
  @inline get committed(): i32 { return load<i32>(changetype<usize>(this), 304); }
  @inline set committed(value: i32) { store<i32>(changetype<usize>(this), value, 304); }
  @inline get startedSteps(): i32 { return load<i32>(changetype<usize>(this), 308); }
  @inline set startedSteps(value: i32) { store<i32>(changetype<usize>(this), value, 308); }
  @inline get capped(): i32 { return load<i32>(changetype<usize>(this), 312); }
  @inline set capped(value: i32) { store<i32>(changetype<usize>(this), value, 312); }
  @inline get decodeBinding(): i32 { return load<i32>(changetype<usize>(this), 316); }
  @inline set decodeBinding(value: i32) { store<i32>(changetype<usize>(this), value, 316); }
  @inline get prefillComputeBound(): i32 { return load<i32>(changetype<usize>(this), 320); }
  @inline set prefillComputeBound(value: i32) { store<i32>(changetype<usize>(this), value, 320); }
}

/** time and energy accounted so far, and values at the opening of the window */
@unmanaged @final export class Account {
  @inline get shareSum(): i64 { return load<i64>(changetype<usize>(this), 328); }
  @inline set shareSum(value: i64) { store<i64>(changetype<usize>(this), value, 328); }
  @inline get rhoSum(): i64 { return load<i64>(changetype<usize>(this), 336); }
  @inline set rhoSum(value: i64) { store<i64>(changetype<usize>(this), value, 336); }
  @inline get rhoStepSum(): i64 { return load<i64>(changetype<usize>(this), 344); }
  @inline set rhoStepSum(value: i64) { store<i64>(changetype<usize>(this), value, 344); }
  @inline get accountedPs(): i64 { return load<i64>(changetype<usize>(this), 352); }
  @inline set accountedPs(value: i64) { store<i64>(changetype<usize>(this), value, 352); }
  @inline get idleSincePs(): i64 { return load<i64>(changetype<usize>(this), 360); }
  @inline set idleSincePs(value: i64) { store<i64>(changetype<usize>(this), value, 360); }
  @inline get windowStaticPj(): i64 { return load<i64>(changetype<usize>(this), 368); }
  @inline set windowStaticPj(value: i64) { store<i64>(changetype<usize>(this), value, 368); }
  @inline get windowDynamicPj(): i64 { return load<i64>(changetype<usize>(this), 376); }
  @inline set windowDynamicPj(value: i64) { store<i64>(changetype<usize>(this), value, 376); }
  @inline get unsettledPj(): i64 { return load<i64>(changetype<usize>(this), 384); }
  @inline set unsettledPj(value: i64) { store<i64>(changetype<usize>(this), value, 384); }
  @inline get finishedTokens(): i64 { return load<i64>(changetype<usize>(this), 392); }
  @inline set finishedTokens(value: i64) { store<i64>(changetype<usize>(this), value, 392); }
  @inline get peakW(): i64 { return load<i64>(changetype<usize>(this), 400); }
  @inline set peakW(value: i64) { store<i64>(changetype<usize>(this), value, 400); }
  @inline get controlPeakW(): i64 { return load<i64>(changetype<usize>(this), 408); }
  @inline set controlPeakW(value: i64) { store<i64>(changetype<usize>(this), value, 408); }
  @inline get windowBusyPs(): i64 { return load<i64>(changetype<usize>(this), 416); }
  @inline set windowBusyPs(value: i64) { store<i64>(changetype<usize>(this), value, 416); }
  @inline get windowSteps(): i64 { return load<i64>(changetype<usize>(this), 424); }
  @inline set windowSteps(value: i64) { store<i64>(changetype<usize>(this), value, 424); }
  @inline get windowOutputTokens(): i64 { return load<i64>(changetype<usize>(this), 432); }
  @inline set windowOutputTokens(value: i64) { store<i64>(changetype<usize>(this), value, 432); }
  @inline get windowPrefillTokens(): i64 { return load<i64>(changetype<usize>(this), 440); }
  @inline set windowPrefillTokens(value: i64) { store<i64>(changetype<usize>(this), value, 440); }
  @inline get windowArrived(): i32 { return load<i32>(changetype<usize>(this), 448); }
  @inline set windowArrived(value: i32) { store<i32>(changetype<usize>(this), value, 448); }
  @inline get windowRejected(): i32 { return load<i32>(changetype<usize>(this), 452); }
  @inline set windowRejected(value: i32) { store<i32>(changetype<usize>(this), value, 452); }
  @inline get windowFinished(): i32 { return load<i32>(changetype<usize>(this), 456); }
  @inline set windowFinished(value: i32) { store<i32>(changetype<usize>(this), value, 456); }
  @inline get windowPreempted(): i32 { return load<i32>(changetype<usize>(this), 460); }
  @inline set windowPreempted(value: i32) { store<i32>(changetype<usize>(this), value, 460); }
}

/** running counters of a replica, written in place; energies of closed windows as whole joules and picojoules */
@unmanaged @final export class Total {
  @inline get steps(): i64 { return load<i64>(changetype<usize>(this), 464); }
  @inline set steps(value: i64) { store<i64>(changetype<usize>(this), value, 464); }
  @inline get outputTokens(): i64 { return load<i64>(changetype<usize>(this), 472); }
  @inline set outputTokens(value: i64) { store<i64>(changetype<usize>(this), value, 472); }
  @inline get hostPs(): i64 { return load<i64>(changetype<usize>(this), 480); }
  @inline set hostPs(value: i64) { store<i64>(changetype<usize>(this), value, 480); }
  @inline get decodeSteps(): i64 { return load<i64>(changetype<usize>(this), 488); }
  @inline set decodeSteps(value: i64) { store<i64>(changetype<usize>(this), value, 488); }
  @inline get decodeTokens(): i64 { return load<i64>(changetype<usize>(this), 496); }
  @inline set decodeTokens(value: i64) { store<i64>(changetype<usize>(this), value, 496); }
  @inline get decodeKvTokens(): i64 { return load<i64>(changetype<usize>(this), 504); }
  @inline set decodeKvTokens(value: i64) { store<i64>(changetype<usize>(this), value, 504); }
  @inline get decodeAttentionPs(): i64 { return load<i64>(changetype<usize>(this), 512); }
  @inline set decodeAttentionPs(value: i64) { store<i64>(changetype<usize>(this), value, 512); }
  @inline get jumpedSteps(): i64 { return load<i64>(changetype<usize>(this), 520); }
  @inline set jumpedSteps(value: i64) { store<i64>(changetype<usize>(this), value, 520); }
  @inline get decodeComputeBoundSteps(): i64 { return load<i64>(changetype<usize>(this), 528); }
  @inline set decodeComputeBoundSteps(value: i64) { store<i64>(changetype<usize>(this), value, 528); }
  @inline get segments(): i64 { return load<i64>(changetype<usize>(this), 536); }
  @inline set segments(value: i64) { store<i64>(changetype<usize>(this), value, 536); }
  @inline get remainderPj(): i64 { return load<i64>(changetype<usize>(this), 544); }
  @inline set remainderPj(value: i64) { store<i64>(changetype<usize>(this), value, 544); }
  @inline get inFlightPj(): i64 { return load<i64>(changetype<usize>(this), 552); }
  @inline set inFlightPj(value: i64) { store<i64>(changetype<usize>(this), value, 552); }
  @inline get busyPs(): i64 { return load<i64>(changetype<usize>(this), 560); }
  @inline set busyPs(value: i64) { store<i64>(changetype<usize>(this), value, 560); }
  @inline get prefillTokens(): i64 { return load<i64>(changetype<usize>(this), 568); }
  @inline set prefillTokens(value: i64) { store<i64>(changetype<usize>(this), value, 568); }
  @inline get recomputedTokens(): i64 { return load<i64>(changetype<usize>(this), 576); }
  @inline set recomputedTokens(value: i64) { store<i64>(changetype<usize>(this), value, 576); }
  @inline get arrived(): i32 { return load<i32>(changetype<usize>(this), 712); }
  @inline set arrived(value: i32) { store<i32>(changetype<usize>(this), value, 712); }
  @inline get rejectedTooLong(): i32 { return load<i32>(changetype<usize>(this), 716); }
  @inline set rejectedTooLong(value: i32) { store<i32>(changetype<usize>(this), value, 716); }
  @inline get rejectedNeverFits(): i32 { return load<i32>(changetype<usize>(this), 720); }
  @inline set rejectedNeverFits(value: i32) { store<i32>(changetype<usize>(this), value, 720); }
  @inline get rejectedQueueFull(): i32 { return load<i32>(changetype<usize>(this), 724); }
  @inline set rejectedQueueFull(value: i32) { store<i32>(changetype<usize>(this), value, 724); }
  @inline get finished(): i32 { return load<i32>(changetype<usize>(this), 728); }
  @inline set finished(value: i32) { store<i32>(changetype<usize>(this), value, 728); }
  @inline get good(): i32 { return load<i32>(changetype<usize>(this), 732); }
  @inline set good(value: i32) { store<i32>(changetype<usize>(this), value, 732); }
  @inline get goodTokens(): i64 { return load<i64>(changetype<usize>(this), 584); }
  @inline set goodTokens(value: i64) { store<i64>(changetype<usize>(this), value, 584); }
  @inline get preempted(): i32 { return load<i32>(changetype<usize>(this), 736); }
  @inline set preempted(value: i32) { store<i32>(changetype<usize>(this), value, 736); }
  @inline get staticJ(): i64 { return load<i64>(changetype<usize>(this), 592); }
  @inline set staticJ(value: i64) { store<i64>(changetype<usize>(this), value, 592); }
  @inline get staticPj(): i64 { return load<i64>(changetype<usize>(this), 600); }
  @inline set staticPj(value: i64) { store<i64>(changetype<usize>(this), value, 600); }
  @inline get dynamicJ(): i64 { return load<i64>(changetype<usize>(this), 608); }
  @inline set dynamicJ(value: i64) { store<i64>(changetype<usize>(this), value, 608); }
  @inline get dynamicPj(): i64 { return load<i64>(changetype<usize>(this), 616); }
  @inline set dynamicPj(value: i64) { store<i64>(changetype<usize>(this), value, 616); }
  @inline get rowsJ(): i64 { return load<i64>(changetype<usize>(this), 624); }
  @inline set rowsJ(value: i64) { store<i64>(changetype<usize>(this), value, 624); }
  @inline get rowsPj(): i64 { return load<i64>(changetype<usize>(this), 632); }
  @inline set rowsPj(value: i64) { store<i64>(changetype<usize>(this), value, 632); }
  @inline get cappedSteps(): i64 { return load<i64>(changetype<usize>(this), 640); }
  @inline set cappedSteps(value: i64) { store<i64>(changetype<usize>(this), value, 640); }
  @inline get clippedJ(): i64 { return load<i64>(changetype<usize>(this), 648); }
  @inline set clippedJ(value: i64) { store<i64>(changetype<usize>(this), value, 648); }
  @inline get clippedPj(): i64 { return load<i64>(changetype<usize>(this), 656); }
  @inline set clippedPj(value: i64) { store<i64>(changetype<usize>(this), value, 656); }
  @inline get prefillAttentionPs(): i64 { return load<i64>(changetype<usize>(this), 664); }
  @inline set prefillAttentionPs(value: i64) { store<i64>(changetype<usize>(this), value, 664); }
  @inline get prefillPairs(): i64 { return load<i64>(changetype<usize>(this), 672); }
  @inline set prefillPairs(value: i64) { store<i64>(changetype<usize>(this), value, 672); }
  @inline get prefillKvTokens(): i64 { return load<i64>(changetype<usize>(this), 680); }
  @inline set prefillKvTokens(value: i64) { store<i64>(changetype<usize>(this), value, 680); }
  @inline get prefillComputeBoundSteps(): i64 { return load<i64>(changetype<usize>(this), 688); }
  @inline set prefillComputeBoundSteps(value: i64) { store<i64>(changetype<usize>(this), value, 688); }
  @inline get prefillSteps(): i64 { return load<i64>(changetype<usize>(this), 696); }
  @inline set prefillSteps(value: i64) { store<i64>(changetype<usize>(this), value, 696); }
  @inline get offPs(): i64 { return load<i64>(changetype<usize>(this), 704); }
  @inline set offPs(value: i64) { store<i64>(changetype<usize>(this), value, 704); }
}

/** partials of a replica, in the order of admission */
@unmanaged @final export class Join {
  @inline get slot(): i32 { return load<i32>(changetype<usize>(this), 0); }
  @inline set slot(value: i32) { store<i32>(changetype<usize>(this), value, 0); }
  @inline get chunk(): i32 { return load<i32>(changetype<usize>(this), 4); }
  @inline set chunk(value: i32) { store<i32>(changetype<usize>(this), value, 4); }
}
@inline export function joinAt(row: i32): Join { return changetype<Join>(<usize>load<u32>(2060) + <usize>row * 8); }

/** 4-ary heap of decodes by (token clock of the finish, id) */
@unmanaged @final export class Finish {
  @inline get key(): i64 { return load<i64>(changetype<usize>(this), 0); }
  @inline set key(value: i64) { store<i64>(changetype<usize>(this), value, 0); }
  @inline get slot(): i32 { return load<i32>(changetype<usize>(this), 8); }
  @inline set slot(value: i32) { store<i32>(changetype<usize>(this), value, 8); }
}
@inline export function finishAt(row: i32): Finish { return changetype<Finish>(<usize>load<u32>(2064) + <usize>row * 16); }

/** measured decodes by class */
@final export class DecodeClasses {
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(2068)); }
}

/** next event of a replica */
@final export class Events {
  @inline static get key(): I64Column { return changetype<I64Column>(<usize>load<u32>(2072)); }
}

/** winner tree of event.key; the root is node 1 */
@final export class EventNodes {
  @inline static get winner(): I32Column { return changetype<I32Column>(<usize>load<u32>(2076)); }
}
