// Generated from event.json by `npm run layout`: the event loop: clock, arrivals, records of windows.

import { I32Column, I64Column } from './columns';

export namespace Exit {
  export const Done: i32 = 0;
  export const Horizon: i32 = 1;
  export const Decision: i32 = 2;
  export const RecordFull: i32 = 3;
  export const ArrivalsLow: i32 = 4;
  export const Full: i32 = 5;
  export const Slice: i32 = 6;
}

export namespace Source {
  export const control: i32 = 0;
  export const window: i32 = 1;
  export const completion: i32 = 2;
  export const landing: i32 = 3;
  export const timer: i32 = 4;
  export const refresh: i32 = 5;
  export const release: i32 = 6;
  export const arrival: i32 = 7;
  export const late: i32 = 8;
  export const user: i32 = 9;
  export const start: i32 = 10;
}

/** the event loop */
@final export class Clock {
  @inline static get nowPs(): i64 { return load<i64>(1096); }
  @inline static set nowPs(value: i64) { store<i64>(1096, value); }
  @inline static get untilPs(): i64 { return load<i64>(1104); }
  @inline static set untilPs(value: i64) { store<i64>(1104, value); }
  @inline static get nextPs(): i64 { return load<i64>(1112); }
  @inline static set nextPs(value: i64) { store<i64>(1112, value); }
  @inline static get followingPs(): i64 { return load<i64>(1120); }
  @inline static set followingPs(value: i64) { store<i64>(1120, value); }
  @inline static get handledPs(): i64 { return load<i64>(1128); }
  @inline static set handledPs(value: i64) { store<i64>(1128, value); }
  @inline static get rare(): i32 { return load<i32>(1160); }
  @inline static set rare(value: i32) { store<i32>(1160, value); }
  @inline static get windowEndPs(): i64 { return load<i64>(1136); }
  @inline static set windowEndPs(value: i64) { store<i64>(1136, value); }
  @inline static get windowStartPs(): i64 { return load<i64>(1144); }
  @inline static set windowStartPs(value: i64) { store<i64>(1144, value); }
  @inline static get endedPs(): i64 { return load<i64>(1152); }
  @inline static set endedPs(value: i64) { store<i64>(1152, value); }
  @inline static get finished(): i32 { return load<i32>(1164); }
  @inline static set finished(value: i32) { store<i32>(1164, value); }
  @inline static get rejected(): i32 { return load<i32>(1168); }
  @inline static set rejected(value: i32) { store<i32>(1168, value); }
  @inline static get done(): i32 { return load<i32>(1172); }
  @inline static set done(value: i32) { store<i32>(1172, value); }
}

/** coming requests: the ring, in trace order, then late ones, then those that users will send */
@final export class Arrivals {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2080)); }
  @inline static get thinkPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2084)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2088)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2092)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2096)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2100)); }
  @inline static get session(): I32Column { return changetype<I32Column>(<usize>load<u32>(2104)); }
}

/** positions in the ring; counts never wrap */
@final export class ArrivalRing {
  @inline static get taken(): i32 { return load<i32>(1176); }
  @inline static set taken(value: i32) { store<i32>(1176, value); }
  @inline static get filled(): i32 { return load<i32>(1180); }
  @inline static set filled(value: i32) { store<i32>(1180, value); }
  @inline static get closed(): i32 { return load<i32>(1184); }
  @inline static set closed(value: i32) { store<i32>(1184, value); }
}

/** users without a request, until they have taken their next */
@final export class ClosedLoop {
  @inline static get free(): i32 { return load<i32>(1200); }
  @inline static set free(value: i32) { store<i32>(1200, value); }
  @inline static get freePs(): i64 { return load<i64>(1192); }
  @inline static set freePs(value: i64) { store<i64>(1192, value); }
}

/** instants known only during a run: timers, then late arrivals, then users */
@final export class Agenda {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2108)); }
  @inline static get id(): I32Column { return changetype<I32Column>(<usize>load<u32>(2112)); }
  @inline static get heap(): I32Column { return changetype<I32Column>(<usize>load<u32>(2116)); }
}

/** the lists of the agenda: timers, late arrivals, users */
@final export class AgendaLists {
  @inline static get first(): I32Column { return changetype<I32Column>(<usize>load<u32>(2120)); }
  @inline static get size(): I32Column { return changetype<I32Column>(<usize>load<u32>(2124)); }
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(2128)); }
}

/** closed windows, window-major then replica (the router first), until drained */
@final export class Windows {
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2132)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2136)); }
  @inline static get busyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2140)); }
  @inline static get staticPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2144)); }
  @inline static get dynamicPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2148)); }
  @inline static get outputTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2152)); }
  @inline static get prefillTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2156)); }
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2160)); }
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2164)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2168)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2172)); }
  @inline static get preempted(): I32Column { return changetype<I32Column>(<usize>load<u32>(2176)); }
  @inline static get kvUsedBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2180)); }
  @inline static get kvPeakBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2184)); }
  @inline static get running(): I32Column { return changetype<I32Column>(<usize>load<u32>(2188)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(2192)); }
  @inline static get replica(): I32Column { return changetype<I32Column>(<usize>load<u32>(2196)); }
  @inline static get peakW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2200)); }
}

/** fill of the record rings; the host drains and zeroes */
@final export class Ring {
  @inline static get rows(): i32 { return load<i32>(1208); }
  @inline static set rows(value: i32) { store<i32>(1208, value); }
  @inline static get windows(): i32 { return load<i32>(1212); }
  @inline static set windows(value: i32) { store<i32>(1212, value); }
}
