// Generated from program.json by `npm run layout`: what the host writes of a run: capacities, scalars of the Program, kinds of replica, clock levels, classes, replicas.

import { I32Column, I64Column, F64Column } from './columns';

export namespace StepMode {
  export const jump: i32 = 0;
  export const decodeJump: i32 = 1;
  export const step: i32 = 2;
}

export namespace Power {
  export const off: i32 = 0;
  export const on: i32 = 1;
  export const starting: i32 = 2;
}

/** capacities; written by the host before create(), fixed after */
@final export class Sizes {
  @inline static get kinds(): i32 { return load<i32>(1520); }
  @inline static set kinds(value: i32) { store<i32>(1520, value); }
  @inline static get levels(): i32 { return load<i32>(1524); }
  @inline static set levels(value: i32) { store<i32>(1524, value); }
  @inline static get replicas(): i32 { return load<i32>(1528); }
  @inline static set replicas(value: i32) { store<i32>(1528, value); }
  @inline static get leaves(): i32 { return load<i32>(1532); }
  @inline static set leaves(value: i32) { store<i32>(1532, value); }
  @inline static get pools(): i32 { return load<i32>(1536); }
  @inline static set pools(value: i32) { store<i32>(1536, value); }
  @inline static get groups(): i32 { return load<i32>(1540); }
  @inline static set groups(value: i32) { store<i32>(1540, value); }
  @inline static get classes(): i32 { return load<i32>(1544); }
  @inline static set classes(value: i32) { store<i32>(1544, value); }
  @inline static get slots(): i32 { return load<i32>(1548); }
  @inline static set slots(value: i32) { store<i32>(1548, value); }
  @inline static get arrivals(): i32 { return load<i32>(1552); }
  @inline static set arrivals(value: i32) { store<i32>(1552, value); }
  @inline static get arrivalRows(): i32 { return load<i32>(1556); }
  @inline static set arrivalRows(value: i32) { store<i32>(1556, value); }
  @inline static get timers(): i32 { return load<i32>(1560); }
  @inline static set timers(value: i32) { store<i32>(1560, value); }
  @inline static get late(): i32 { return load<i32>(1564); }
  @inline static set late(value: i32) { store<i32>(1564, value); }
  @inline static get users(): i32 { return load<i32>(1568); }
  @inline static set users(value: i32) { store<i32>(1568, value); }
  @inline static get agenda(): i32 { return load<i32>(1572); }
  @inline static set agenda(value: i32) { store<i32>(1572, value); }
  @inline static get rows(): i32 { return load<i32>(1576); }
  @inline static set rows(value: i32) { store<i32>(1576, value); }
  @inline static get windows(): i32 { return load<i32>(1580); }
  @inline static set windows(value: i32) { store<i32>(1580, value); }
  @inline static get linear(): i32 { return load<i32>(1584); }
  @inline static set linear(value: i32) { store<i32>(1584, value); }
  @inline static get sequences(): i32 { return load<i32>(1588); }
  @inline static set sequences(value: i32) { store<i32>(1588, value); }
  @inline static get phases(): i32 { return load<i32>(1592); }
  @inline static set phases(value: i32) { store<i32>(1592, value); }
  @inline static get kvBlocks(): i32 { return load<i32>(1596); }
  @inline static set kvBlocks(value: i32) { store<i32>(1596, value); }
  @inline static get queries(): i32 { return load<i32>(1600); }
  @inline static set queries(value: i32) { store<i32>(1600, value); }
  @inline static get draws(): i32 { return load<i32>(1604); }
  @inline static set draws(value: i32) { store<i32>(1604, value); }
  @inline static get quantiles(): i32 { return load<i32>(1608); }
  @inline static set quantiles(value: i32) { store<i32>(1608, value); }
  @inline static get parts(): i32 { return load<i32>(1612); }
  @inline static set parts(value: i32) { store<i32>(1612, value); }
  @inline static get models(): i32 { return load<i32>(1616); }
  @inline static set models(value: i32) { store<i32>(1616, value); }
  @inline static get samples(): i32 { return load<i32>(1620); }
  @inline static set samples(value: i32) { store<i32>(1620, value); }
  @inline static get shapes(): i32 { return load<i32>(1624); }
  @inline static set shapes(value: i32) { store<i32>(1624, value); }
  @inline static get nodes(): i32 { return load<i32>(1628); }
  @inline static set nodes(value: i32) { store<i32>(1628, value); }
  @inline static get links(): i32 { return load<i32>(1632); }
  @inline static set links(value: i32) { store<i32>(1632, value); }
  @inline static get flows(): i32 { return load<i32>(1636); }
  @inline static set flows(value: i32) { store<i32>(1636, value); }
  @inline static get hops(): i32 { return load<i32>(1640); }
  @inline static set hops(value: i32) { store<i32>(1640, value); }
  @inline static get transfers(): i32 { return load<i32>(1644); }
  @inline static set transfers(value: i32) { store<i32>(1644, value); }
  @inline static get transferHops(): i32 { return load<i32>(1648); }
  @inline static set transferHops(value: i32) { store<i32>(1648, value); }
  @inline static get jobs(): i32 { return load<i32>(1652); }
  @inline static set jobs(value: i32) { store<i32>(1652, value); }
  @inline static get trafficClasses(): i32 { return load<i32>(1656); }
  @inline static set trafficClasses(value: i32) { store<i32>(1656, value); }
}

/** scalars of the Program */
@final export class Run {
  @inline static get windowPs(): i64 { return load<i64>(1664); }
  @inline static set windowPs(value: i64) { store<i64>(1664, value); }
  @inline static get warmUpPs(): i64 { return load<i64>(1672); }
  @inline static set warmUpPs(value: i64) { store<i64>(1672, value); }
  @inline static get stepMode(): i32 { return load<i32>(1704); }
  @inline static set stepMode(value: i32) { store<i32>(1704, value); }
  @inline static get kvIndex(): i32 { return load<i32>(1708); }
  @inline static set kvIndex(value: i32) { store<i32>(1708, value); }
  @inline static get routeSeed(): i64 { return load<i64>(1680); }
  @inline static set routeSeed(value: i64) { store<i64>(1680, value); }
  @inline static get stalePs(): i64 { return load<i64>(1688); }
  @inline static set stalePs(value: i64) { store<i64>(1688, value); }
  @inline static get route(): i32 { return load<i32>(1712); }
  @inline static set route(value: i32) { store<i32>(1712, value); }
  @inline static get signal(): i32 { return load<i32>(1716); }
  @inline static set signal(value: i32) { store<i32>(1716, value); }
  @inline static get holdLimit(): i32 { return load<i32>(1720); }
  @inline static set holdLimit(value: i32) { store<i32>(1720, value); }
  @inline static get routerWindows(): i32 { return load<i32>(1724); }
  @inline static set routerWindows(value: i32) { store<i32>(1724, value); }
  @inline static get concurrency(): i32 { return load<i32>(1728); }
  @inline static set concurrency(value: i32) { store<i32>(1728, value); }
  @inline static get sendUntilPs(): i64 { return load<i64>(1696); }
  @inline static set sendUntilPs(value: i64) { store<i64>(1696, value); }
}

/** request classes */
@final export class Classes {
  @inline static get sloTtftPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2564)); }
  @inline static get sloTpotPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2568)); }
  @inline static get sloE2ePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2572)); }
}

/** a kind of replica: model shape a rank, bytes, rates, energies, engine */
@final export class Kinds {
  @inline static get firstPart(): I32Column { return changetype<I32Column>(<usize>load<u32>(2576)); }
  @inline static get parts(): I32Column { return changetype<I32Column>(<usize>load<u32>(2580)); }
  @inline static get decodeKvFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2584)); }
  @inline static get kvBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2588)); }
  @inline static get tokenBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2592)); }
  @inline static get pairFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2596)); }
  @inline static get prefillKvFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2600)); }
  @inline static get attentionPjPerFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2604)); }
  @inline static get hbmPjPerByte(): F64Column { return changetype<F64Column>(<usize>load<u32>(2608)); }
  @inline static get linkPjPerByte(): F64Column { return changetype<F64Column>(<usize>load<u32>(2612)); }
  @inline static get activeW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2616)); }
  @inline static get contextIdleW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2620)); }
  @inline static get idleW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2624)); }
  @inline static get offW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2628)); }
  @inline static get dynamicCapW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2632)); }
  @inline static get deepIdleAfterPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2636)); }
  @inline static get hostStepPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2640)); }
  @inline static get hostSequencePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2644)); }
  @inline static get outputPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2648)); }
  @inline static get asyncScheduling(): I32Column { return changetype<I32Column>(<usize>load<u32>(2652)); }
  @inline static get scheduler(): I32Column { return changetype<I32Column>(<usize>load<u32>(2656)); }
  @inline static get order(): I32Column { return changetype<I32Column>(<usize>load<u32>(2660)); }
  @inline static get victim(): I32Column { return changetype<I32Column>(<usize>load<u32>(2664)); }
  @inline static get admission(): I32Column { return changetype<I32Column>(<usize>load<u32>(2668)); }
  @inline static get maxModelLen(): I32Column { return changetype<I32Column>(<usize>load<u32>(2672)); }
  @inline static get maxNumBatchedTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2676)); }
  @inline static get maxNumSeqs(): I32Column { return changetype<I32Column>(<usize>load<u32>(2680)); }
  @inline static get longPrefillTokenThreshold(): I32Column { return changetype<I32Column>(<usize>load<u32>(2684)); }
  @inline static get queueLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2688)); }
  @inline static get blockTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2692)); }
  @inline static get kvBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2696)); }
  @inline static get watermarkBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2700)); }
}

/** clock levels, row = kind·levels + level */
@final export class Levels {
  @inline static get clockFactor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2704)); }
  @inline static get energyFactor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2708)); }
  @inline static get decodeBaseS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2712)); }
  @inline static get decodeSequenceS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2716)); }
  @inline static get decodeTailS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2720)); }
  @inline static get decodeFlopS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2724)); }
  @inline static get decodeKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2728)); }
  @inline static get decodeTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2732)); }
  @inline static get decodeLongestS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2736)); }
  @inline static get prefillBaseS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2740)); }
  @inline static get prefillPairS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2744)); }
  @inline static get prefillTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2748)); }
  @inline static get prefillKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2752)); }
  @inline static get prefillLongestS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2756)); }
  @inline static get prefillMemoryKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2760)); }
  @inline static get prefillMemoryTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2764)); }
  @inline static get decodeTailTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2768)); }
}

/** what the host sets of a replica; all but kind and pool may change at a horizon, announced by control() */
@final export class Replicas {
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2772)); }
  @inline static get pool(): I32Column { return changetype<I32Column>(<usize>load<u32>(2776)); }
  @inline static get level(): I32Column { return changetype<I32Column>(<usize>load<u32>(2780)); }
  @inline static get weight(): I32Column { return changetype<I32Column>(<usize>load<u32>(2784)); }
  @inline static get admissionLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2788)); }
  @inline static get batchLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2792)); }
  @inline static get power(): I32Column { return changetype<I32Column>(<usize>load<u32>(2796)); }
}
