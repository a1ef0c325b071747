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
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2192)); }
  @inline static get forwards(): I32Column { return changetype<I32Column>(<usize>load<u32>(2196)); }
  @inline static get firstLink(): I32Column { return changetype<I32Column>(<usize>load<u32>(2200)); }
  @inline static get links(): I32Column { return changetype<I32Column>(<usize>load<u32>(2204)); }
  @inline static get firstOut(): I32Column { return changetype<I32Column>(<usize>load<u32>(2208)); }
  @inline static get outs(): I32Column { return changetype<I32Column>(<usize>load<u32>(2212)); }
  @inline static get distance(): I32Column { return changetype<I32Column>(<usize>load<u32>(2216)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(2220)); }
  @inline static get queue(): I32Column { return changetype<I32Column>(<usize>load<u32>(2224)); }
}

/** one-way links, sorted by source */
@final export class Links {
  @inline static get from(): I32Column { return changetype<I32Column>(<usize>load<u32>(2228)); }
  @inline static get to(): I32Column { return changetype<I32Column>(<usize>load<u32>(2232)); }
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2236)); }
  @inline static get cost(): I32Column { return changetype<I32Column>(<usize>load<u32>(2240)); }
  @inline static get pool(): I32Column { return changetype<I32Column>(<usize>load<u32>(2244)); }
  @inline static get bytesPerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2248)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2252)); }
  @inline static get incoming(): I32Column { return changetype<I32Column>(<usize>load<u32>(2256)); }
  @inline static get left(): I64Column { return changetype<I64Column>(<usize>load<u32>(2260)); }
  @inline static get weight(): I64Column { return changetype<I64Column>(<usize>load<u32>(2264)); }
  @inline static get level(): F64Column { return changetype<F64Column>(<usize>load<u32>(2268)); }
  @inline static get firstUse(): I32Column { return changetype<I32Column>(<usize>load<u32>(2272)); }
  @inline static get uses(): I32Column { return changetype<I32Column>(<usize>load<u32>(2276)); }
  @inline static get heap(): I32Column { return changetype<I32Column>(<usize>load<u32>(2280)); }
}

/** traffic classes */
@final export class Traffic {
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2284)); }
  @inline static get weight(): I32Column { return changetype<I32Column>(<usize>load<u32>(2288)); }
}

/** bytes from a node to another; those of a job stand together, by phase */
@final export class Flows {
  @inline static get source(): I32Column { return changetype<I32Column>(<usize>load<u32>(2292)); }
  @inline static get target(): I32Column { return changetype<I32Column>(<usize>load<u32>(2296)); }
  @inline static get via(): I32Column { return changetype<I32Column>(<usize>load<u32>(2300)); }
  @inline static get exit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2304)); }
  @inline static get entry(): I32Column { return changetype<I32Column>(<usize>load<u32>(2308)); }
  @inline static get viaLast(): I32Column { return changetype<I32Column>(<usize>load<u32>(2312)); }
  @inline static get traffic(): I32Column { return changetype<I32Column>(<usize>load<u32>(2316)); }
  @inline static get job(): I32Column { return changetype<I32Column>(<usize>load<u32>(2320)); }
  @inline static get phase(): I32Column { return changetype<I32Column>(<usize>load<u32>(2324)); }
  @inline static get stripe(): I32Column { return changetype<I32Column>(<usize>load<u32>(2328)); }
  @inline static get label(): I64Column { return changetype<I64Column>(<usize>load<u32>(2332)); }
  @inline static get bytes(): I64Column { return changetype<I64Column>(<usize>load<u32>(2336)); }
  @inline static get state(): I32Column { return changetype<I32Column>(<usize>load<u32>(2340)); }
  @inline static get firstHop(): I32Column { return changetype<I32Column>(<usize>load<u32>(2344)); }
  @inline static get hops(): I32Column { return changetype<I32Column>(<usize>load<u32>(2348)); }
  @inline static get pathClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2352)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2356)); }
  @inline static get remaining(): I64Column { return changetype<I64Column>(<usize>load<u32>(2360)); }
  @inline static get ratePerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2364)); }
  @inline static get rated(): I32Column { return changetype<I32Column>(<usize>load<u32>(2368)); }
  @inline static get drainPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2372)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2376)); }
}

/** paths, and who uses a link */
@final export class Hops {
  @inline static get link(): I32Column { return changetype<I32Column>(<usize>load<u32>(2380)); }
  @inline static get use(): I32Column { return changetype<I32Column>(<usize>load<u32>(2384)); }
}

/** phases of flows, one after the other */
@final export class Jobs {
  @inline static get firstFlow(): I32Column { return changetype<I32Column>(<usize>load<u32>(2388)); }
  @inline static get flows(): I32Column { return changetype<I32Column>(<usize>load<u32>(2392)); }
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2396)); }
  @inline static get stepPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2400)); }
  @inline static get cursor(): I32Column { return changetype<I32Column>(<usize>load<u32>(2404)); }
  @inline static get open(): I32Column { return changetype<I32Column>(<usize>load<u32>(2408)); }
  @inline static get readyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2412)); }
  @inline static get nextPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2416)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2420)); }
}

/** the run of flows */
@final export class Network {
  @inline static get nowPs(): i64 { return load<i64>(1448); }
  @inline static set nowPs(value: i64) { store<i64>(1448, value); }
  @inline static get target(): i32 { return load<i32>(1456); }
  @inline static set target(value: i32) { store<i32>(1456, value); }
  @inline static get hops(): i32 { return load<i32>(1460); }
  @inline static set hops(value: i32) { store<i32>(1460, value); }
  @inline static get heap(): i32 { return load<i32>(1464); }
  @inline static set heap(value: i32) { store<i32>(1464, value); }
  @inline static get solves(): i32 { return load<i32>(1468); }
  @inline static set solves(value: i32) { store<i32>(1468, value); }
}
