// Generated from request.json by `npm run layout`: requests in flight, finished rows, histograms.

import { I32Column, I64Column } from './columns';

export namespace RequestState {
  export const free: i32 = 0;
  export const held: i32 = 1;
  export const queued: i32 = 2;
  export const prefill: i32 = 3;
  export const decode: i32 = 4;
  export const transferring: i32 = 5;
  export const waiting: i32 = 6;
  export const done: i32 = 7;
}

export namespace Metric {
  export const ttft: i32 = 0;
  export const tpot: i32 = 1;
  export const itl: i32 = 2;
  export const e2e: i32 = 3;
  export const queue: i32 = 4;
}

/** a request in flight */
@unmanaged @final export class Slot {
  @inline get arrivalPs(): i64 { return load<i64>(changetype<usize>(this), 0); }
  @inline set arrivalPs(value: i64) { store<i64>(changetype<usize>(this), value, 0); }
  @inline get startPs(): i64 { return load<i64>(changetype<usize>(this), 8); }
  @inline set startPs(value: i64) { store<i64>(changetype<usize>(this), value, 8); }
  @inline get firstTokenPs(): i64 { return load<i64>(changetype<usize>(this), 16); }
  @inline set firstTokenPs(value: i64) { store<i64>(changetype<usize>(this), value, 16); }
  @inline get lastTokenPs(): i64 { return load<i64>(changetype<usize>(this), 24); }
  @inline set lastTokenPs(value: i64) { store<i64>(changetype<usize>(this), value, 24); }
  @inline get energyPj(): i64 { return load<i64>(changetype<usize>(this), 32); }
  @inline set energyPj(value: i64) { store<i64>(changetype<usize>(this), value, 32); }
  @inline get energyJ(): i32 { return load<i32>(changetype<usize>(this), 64); }
  @inline set energyJ(value: i32) { store<i32>(changetype<usize>(this), value, 64); }
  @inline get shareMark(): i64 { return load<i64>(changetype<usize>(this), 40); }
  @inline set shareMark(value: i64) { store<i64>(changetype<usize>(this), value, 40); }
  @inline get rhoMark(): i64 { return load<i64>(changetype<usize>(this), 48); }
  @inline set rhoMark(value: i64) { store<i64>(changetype<usize>(this), value, 48); }
  @inline get rhoStepMark(): i64 { return load<i64>(changetype<usize>(this), 56); }
  @inline set rhoStepMark(value: i64) { store<i64>(changetype<usize>(this), value, 56); }
  @inline get id(): i32 { return load<i32>(changetype<usize>(this), 68); }
  @inline set id(value: i32) { store<i32>(changetype<usize>(this), value, 68); }
  @inline get requestClass(): i32 { return load<i32>(changetype<usize>(this), 72); }
  @inline set requestClass(value: i32) { store<i32>(changetype<usize>(this), value, 72); }
  @inline get priority(): i32 { return load<i32>(changetype<usize>(this), 76); }
  @inline set priority(value: i32) { store<i32>(changetype<usize>(this), value, 76); }
  @inline get promptTokens(): i32 { return load<i32>(changetype<usize>(this), 80); }
  @inline set promptTokens(value: i32) { store<i32>(changetype<usize>(this), value, 80); }
  @inline get outputTokens(): i32 { return load<i32>(changetype<usize>(this), 84); }
  @inline set outputTokens(value: i32) { store<i32>(changetype<usize>(this), value, 84); }
  @inline get computed(): i32 { return load<i32>(changetype<usize>(this), 88); }
  @inline set computed(value: i32) { store<i32>(changetype<usize>(this), value, 88); }
  @inline get emitted(): i32 { return load<i32>(changetype<usize>(this), 92); }
  @inline set emitted(value: i32) { store<i32>(changetype<usize>(this), value, 92); }
  @inline get state(): i32 { return load<i32>(changetype<usize>(this), 96); }
  @inline set state(value: i32) { store<i32>(changetype<usize>(this), value, 96); }
  @inline get joinContext(): i32 { return load<i32>(changetype<usize>(this), 100); }
  @inline set joinContext(value: i32) { store<i32>(changetype<usize>(this), value, 100); }
  @inline get joinClock(): i32 { return load<i32>(changetype<usize>(this), 104); }
  @inline set joinClock(value: i32) { store<i32>(changetype<usize>(this), value, 104); }
  @inline get reached(): i32 { return load<i32>(changetype<usize>(this), 108); }
  @inline set reached(value: i32) { store<i32>(changetype<usize>(this), value, 108); }
  @inline get preemptions(): i32 { return load<i32>(changetype<usize>(this), 112); }
  @inline set preemptions(value: i32) { store<i32>(changetype<usize>(this), value, 112); }
  @inline get session(): i32 { return load<i32>(changetype<usize>(this), 116); }
  @inline set session(value: i32) { store<i32>(changetype<usize>(this), value, 116); }
  @inline get next(): i32 { return load<i32>(changetype<usize>(this), 120); }
  @inline set next(value: i32) { store<i32>(changetype<usize>(this), value, 120); }
  @inline get childOrPrevious(): i32 { return load<i32>(changetype<usize>(this), 124); }
  @inline set childOrPrevious(value: i32) { store<i32>(changetype<usize>(this), value, 124); }
}
@inline export function slotAt(row: i32): Slot { return changetype<Slot>(<usize>load<u32>(2856) + <usize>row * 128); }

/** free request slots */
@final export class SlotPool {
  @inline static get freeHead(): i32 { return load<i32>(1944); }
  @inline static set freeHead(value: i32) { store<i32>(1944, value); }
  @inline static get fresh(): i32 { return load<i32>(1948); }
  @inline static set fresh(value: i32) { store<i32>(1948, value); }
}

/** finished requests, in order, until drained */
@final export class Rows {
  @inline static get id(): I32Column { return changetype<I32Column>(<usize>load<u32>(2860)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2864)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2868)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2872)); }
  @inline static get preemptions(): I32Column { return changetype<I32Column>(<usize>load<u32>(2876)); }
  @inline static get replica(): I32Column { return changetype<I32Column>(<usize>load<u32>(2880)); }
  @inline static get session(): I32Column { return changetype<I32Column>(<usize>load<u32>(2884)); }
  @inline static get arrivalPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2888)); }
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2892)); }
  @inline static get firstTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2896)); }
  @inline static get finishPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2900)); }
  @inline static get energyJ(): I64Column { return changetype<I64Column>(<usize>load<u32>(2904)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2908)); }
}

/** requests that arrived at or after warm-up; row = pool·classes + class, those not routed last */
@final export class Measured {
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2912)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2916)); }
  @inline static get firstTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2920)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2924)); }
  @inline static get good(): I32Column { return changetype<I32Column>(<usize>load<u32>(2928)); }
}

/** row = ((pool·classes + class)·5 + metric)·3712 + bin */
@final export class Histograms {
  @inline static get count(): I64Column { return changetype<I64Column>(<usize>load<u32>(2932)); }
}

/** requests of a replica by class, all run long */
@final export class ClassCounts {
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2936)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2940)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2944)); }
  @inline static get good(): I32Column { return changetype<I32Column>(<usize>load<u32>(2948)); }
}

/** measured latencies of a replica in sixteenths of the histogram's resolution: bin / 16 */
@final export class Tails {
  @inline static get ttft(): I32Column { return changetype<I32Column>(<usize>load<u32>(2952)); }
  @inline static get e2e(): I32Column { return changetype<I32Column>(<usize>load<u32>(2956)); }
}
