// Generated from router.json by `npm run layout`: what the router holds, asks, counts and sorts replicas by.

import { I32Column, I64Column } from './columns';

export namespace Signal {
  export const requests: i32 = 0;
  export const tokens: i32 = 1;
  export const resident: i32 = 2;
  export const kv: i32 = 3;
}

export namespace Question {
  export const none: i32 = 0;
  export const route: i32 = 1;
  export const refresh: i32 = 2;
  export const timer: i32 = 3;
  export const landing: i32 = 4;
}

export namespace Route {
  export const roundRobin: i32 = 0;
  export const random: i32 = 1;
  export const least: i32 = 2;
  export const powerOfTwo: i32 = 3;
  export const session: i32 = 4;
  export const weighted: i32 = 5;
  export const scores: i32 = 6;
  export const external: i32 = 7;
}

/** the router: what it holds, asks and counts */
@final export class Router {
  @inline static get releasePs(): i64 { return load<i64>(1952); }
  @inline static set releasePs(value: i64) { store<i64>(1952, value); }
  @inline static get refreshedPs(): i64 { return load<i64>(1960); }
  @inline static set refreshedPs(value: i64) { store<i64>(1960, value); }
  @inline static get cursor(): i32 { return load<i32>(1968); }
  @inline static set cursor(value: i32) { store<i32>(1968, value); }
  @inline static get held(): i32 { return load<i32>(1972); }
  @inline static set held(value: i32) { store<i32>(1972, value); }
  @inline static get heldHead(): i32 { return load<i32>(1976); }
  @inline static set heldHead(value: i32) { store<i32>(1976, value); }
  @inline static get question(): i32 { return load<i32>(1980); }
  @inline static set question(value: i32) { store<i32>(1980, value); }
  @inline static get askedId(): i32 { return load<i32>(1984); }
  @inline static set askedId(value: i32) { store<i32>(1984, value); }
  @inline static get askedClass(): i32 { return load<i32>(1988); }
  @inline static set askedClass(value: i32) { store<i32>(1988, value); }
  @inline static get askedPriority(): i32 { return load<i32>(1992); }
  @inline static set askedPriority(value: i32) { store<i32>(1992, value); }
  @inline static get askedPromptTokens(): i32 { return load<i32>(1996); }
  @inline static set askedPromptTokens(value: i32) { store<i32>(1996, value); }
  @inline static get askedSession(): i32 { return load<i32>(2000); }
  @inline static set askedSession(value: i32) { store<i32>(2000, value); }
  @inline static get choice(): i32 { return load<i32>(2004); }
  @inline static set choice(value: i32) { store<i32>(2004, value); }
  @inline static get arrived(): i32 { return load<i32>(2008); }
  @inline static set arrived(value: i32) { store<i32>(2008, value); }
  @inline static get rejected(): i32 { return load<i32>(2012); }
  @inline static set rejected(value: i32) { store<i32>(2012, value); }
  @inline static get windowArrived(): i32 { return load<i32>(2016); }
  @inline static set windowArrived(value: i32) { store<i32>(2016, value); }
  @inline static get windowRejected(): i32 { return load<i32>(2020); }
  @inline static set windowRejected(value: i32) { store<i32>(2020, value); }
  @inline static get releases(): i32 { return load<i32>(2024); }
  @inline static set releases(value: i32) { store<i32>(2024, value); }
}

/** what a router may know of a replica; refreshed for scores and external, exact where said */
@final export class Signals {
  @inline static get tokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2960)); }
  @inline static get residentTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2964)); }
  @inline static get requests(): I32Column { return changetype<I32Column>(<usize>load<u32>(2968)); }
  @inline static get kvShare(): I32Column { return changetype<I32Column>(<usize>load<u32>(2972)); }
  @inline static get score(): I64Column { return changetype<I64Column>(<usize>load<u32>(2976)); }
  @inline static get sendScore(): I64Column { return changetype<I64Column>(<usize>load<u32>(2980)); }
}

/** what the router sorts replicas by */
@final export class Routes {
  @inline static get score(): I64Column { return changetype<I64Column>(<usize>load<u32>(2984)); }
  @inline static get load(): I64Column { return changetype<I64Column>(<usize>load<u32>(2988)); }
  @inline static get scale(): I64Column { return changetype<I64Column>(<usize>load<u32>(2992)); }
  @inline static get open(): I32Column { return changetype<I32Column>(<usize>load<u32>(2996)); }
}

/** winner tree of route.score, and sums of the shares of open replicas; the root is node 1 */
@final export class RouteNodes {
  @inline static get sum(): I64Column { return changetype<I64Column>(<usize>load<u32>(3000)); }
  @inline static get winner(): I32Column { return changetype<I32Column>(<usize>load<u32>(3004)); }
}
