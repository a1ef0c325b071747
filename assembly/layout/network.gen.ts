// Generated from network.json by `npm run layout`: flows over a graph of links.

import { I32Column, I64Column, F64Column } from './columns';

export namespace NodeKind {
  export const accelerator: i32 = 0;
  export const switchPlane: i32 = 1;
  export const pcieSwitch: i32 = 2;
  export const rootComplex: i32 = 3;
  export const socket: i32 = 4;
  export const nic: i32 = 5;
  export const leaf: i32 = 6;
  export const spine: i32 = 7;
  export const coreSwitch: i32 = 8;
}

export namespace LinkKind {
  export const scaleUp: i32 = 0;
  export const pcie: i32 = 1;
  export const socket: i32 = 2;
  export const network: i32 = 3;
}

export namespace PathClass {
  export const self: i32 = 0;
  export const scaleUp: i32 = 1;
  export const pcie: i32 = 2;
  export const host: i32 = 3;
  export const crossSocket: i32 = 4;
  export const network: i32 = 5;
}

export namespace FlowState {
  export const waiting: i32 = 0;
  export const active: i32 = 1;
  export const done: i32 = 2;
}

/** nodes of a topology */
@final export class Nodes {
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2276)); }
  @inline static get forwards(): I32Column { return changetype<I32Column>(<usize>load<u32>(2280)); }
  @inline static get firstLink(): I32Column { return changetype<I32Column>(<usize>load<u32>(2284)); }
  @inline static get links(): I32Column { return changetype<I32Column>(<usize>load<u32>(2288)); }
  @inline static get firstOut(): I32Column { return changetype<I32Column>(<usize>load<u32>(2292)); }
  @inline static get outs(): I32Column { return changetype<I32Column>(<usize>load<u32>(2296)); }
  @inline static get distance(): I32Column { return changetype<I32Column>(<usize>load<u32>(2300)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(2304)); }
  @inline static get queue(): I32Column { return changetype<I32Column>(<usize>load<u32>(2308)); }
}

/** one-way links, sorted by source */
@final export class Links {
  @inline static get from(): I32Column { return changetype<I32Column>(<usize>load<u32>(2312)); }
  @inline static get to(): I32Column { return changetype<I32Column>(<usize>load<u32>(2316)); }
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2320)); }
  @inline static get cost(): I32Column { return changetype<I32Column>(<usize>load<u32>(2324)); }
  @inline static get pool(): I32Column { return changetype<I32Column>(<usize>load<u32>(2328)); }
  @inline static get bytesPerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2332)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2336)); }
  @inline static get incoming(): I32Column { return changetype<I32Column>(<usize>load<u32>(2340)); }
  @inline static get left(): I64Column { return changetype<I64Column>(<usize>load<u32>(2344)); }
  @inline static get weight(): I64Column { return changetype<I64Column>(<usize>load<u32>(2348)); }
  @inline static get level(): F64Column { return changetype<F64Column>(<usize>load<u32>(2352)); }
  @inline static get firstUse(): I32Column { return changetype<I32Column>(<usize>load<u32>(2356)); }
  @inline static get uses(): I32Column { return changetype<I32Column>(<usize>load<u32>(2360)); }
  @inline static get heap(): I32Column { return changetype<I32Column>(<usize>load<u32>(2364)); }
  @inline static get firstHop(): I32Column { return changetype<I32Column>(<usize>load<u32>(2368)); }
  @inline static get isTouched(): I32Column { return changetype<I32Column>(<usize>load<u32>(2372)); }
  @inline static get touched(): I32Column { return changetype<I32Column>(<usize>load<u32>(2376)); }
}

/** traffic classes */
@final export class Traffic {
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2380)); }
  @inline static get weight(): I32Column { return changetype<I32Column>(<usize>load<u32>(2384)); }
}

/** bytes from a node to another: rows for transfers first, then what the host declares, by job and phase */
@final export class Flows {
  @inline static get source(): I32Column { return changetype<I32Column>(<usize>load<u32>(2388)); }
  @inline static get target(): I32Column { return changetype<I32Column>(<usize>load<u32>(2392)); }
  @inline static get via(): I32Column { return changetype<I32Column>(<usize>load<u32>(2396)); }
  @inline static get exit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2400)); }
  @inline static get entry(): I32Column { return changetype<I32Column>(<usize>load<u32>(2404)); }
  @inline static get viaLast(): I32Column { return changetype<I32Column>(<usize>load<u32>(2408)); }
  @inline static get traffic(): I32Column { return changetype<I32Column>(<usize>load<u32>(2412)); }
  @inline static get job(): I32Column { return changetype<I32Column>(<usize>load<u32>(2416)); }
  @inline static get phase(): I32Column { return changetype<I32Column>(<usize>load<u32>(2420)); }
  @inline static get stripe(): I32Column { return changetype<I32Column>(<usize>load<u32>(2424)); }
  @inline static get label(): I64Column { return changetype<I64Column>(<usize>load<u32>(2428)); }
  @inline static get bytes(): I64Column { return changetype<I64Column>(<usize>load<u32>(2432)); }
  @inline static get state(): I32Column { return changetype<I32Column>(<usize>load<u32>(2436)); }
  @inline static get firstHop(): I32Column { return changetype<I32Column>(<usize>load<u32>(2440)); }
  @inline static get hops(): I32Column { return changetype<I32Column>(<usize>load<u32>(2444)); }
  @inline static get pathClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2448)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2452)); }
  @inline static get remaining(): I64Column { return changetype<I64Column>(<usize>load<u32>(2456)); }
  @inline static get ratePerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2460)); }
  @inline static get rated(): I32Column { return changetype<I32Column>(<usize>load<u32>(2464)); }
  @inline static get drainPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2468)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2472)); }
}

/** paths, and who uses a link: transferHops rows a transfer first, then the paths of the declared flows */
@final export class Hops {
  @inline static get link(): I32Column { return changetype<I32Column>(<usize>load<u32>(2476)); }
  @inline static get use(): I32Column { return changetype<I32Column>(<usize>load<u32>(2480)); }
  @inline static get flow(): I32Column { return changetype<I32Column>(<usize>load<u32>(2484)); }
  @inline static get next(): I32Column { return changetype<I32Column>(<usize>load<u32>(2488)); }
}

/** phases of flows, one after the other */
@final export class Jobs {
  @inline static get firstFlow(): I32Column { return changetype<I32Column>(<usize>load<u32>(2492)); }
  @inline static get flows(): I32Column { return changetype<I32Column>(<usize>load<u32>(2496)); }
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2500)); }
  @inline static get stepPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2504)); }
  @inline static get cursor(): I32Column { return changetype<I32Column>(<usize>load<u32>(2508)); }
  @inline static get open(): I32Column { return changetype<I32Column>(<usize>load<u32>(2512)); }
  @inline static get readyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2516)); }
  @inline static get nextPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2520)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2524)); }
}

/** flows that begin and end while the clock runs: what the first rows of flow hold beside */
@final export class Transfers {
  @inline static get leftMillionths(): I64Column { return changetype<I64Column>(<usize>load<u32>(2528)); }
  @inline static get sincePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2532)); }
  @inline static get atPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2536)); }
  @inline static get place(): I32Column { return changetype<I32Column>(<usize>load<u32>(2540)); }
  @inline static get sends(): I32Column { return changetype<I32Column>(<usize>load<u32>(2544)); }
  @inline static get landings(): I32Column { return changetype<I32Column>(<usize>load<u32>(2548)); }
  @inline static get isReached(): I32Column { return changetype<I32Column>(<usize>load<u32>(2552)); }
  @inline static get reached(): I32Column { return changetype<I32Column>(<usize>load<u32>(2556)); }
  @inline static get next(): I32Column { return changetype<I32Column>(<usize>load<u32>(2560)); }
}

/** the transfers together */
@final export class TransferPool {
  @inline static get nowPs(): i64 { return load<i64>(1464); }
  @inline static set nowPs(value: i64) { store<i64>(1464, value); }
  @inline static get freeHead(): i32 { return load<i32>(1472); }
  @inline static set freeHead(value: i32) { store<i32>(1472, value); }
  @inline static get fresh(): i32 { return load<i32>(1476); }
  @inline static set fresh(value: i32) { store<i32>(1476, value); }
  @inline static get sends(): i32 { return load<i32>(1480); }
  @inline static set sends(value: i32) { store<i32>(1480, value); }
  @inline static get landings(): i32 { return load<i32>(1484); }
  @inline static set landings(value: i32) { store<i32>(1484, value); }
  @inline static get touched(): i32 { return load<i32>(1488); }
  @inline static set touched(value: i32) { store<i32>(1488, value); }
}

/** the run of flows */
@final export class Network {
  @inline static get nowPs(): i64 { return load<i64>(1496); }
  @inline static set nowPs(value: i64) { store<i64>(1496, value); }
  @inline static get target(): i32 { return load<i32>(1504); }
  @inline static set target(value: i32) { store<i32>(1504, value); }
  @inline static get hops(): i32 { return load<i32>(1508); }
  @inline static set hops(value: i32) { store<i32>(1508, value); }
  @inline static get heap(): i32 { return load<i32>(1512); }
  @inline static set heap(value: i32) { store<i32>(1512, value); }
  @inline static get solves(): i32 { return load<i32>(1516); }
  @inline static set solves(value: i32) { store<i32>(1516, value); }
}
