// Generated from timing.json by `npm run layout`: parts of a step, cost tables, questions in columns.

import { I32Column, I64Column, F64Column } from './columns';

export namespace Operator {
  export const embedding: i32 = 0;
  export const qkv: i32 = 1;
  export const latent: i32 = 2;
  export const output: i32 = 3;
  export const elementwise: i32 = 4;
  export const mlpUp: i32 = 5;
  export const mlpDown: i32 = 6;
  export const router: i32 = 7;
  export const moe: i32 = 8;
  export const allReduce: i32 = 9;
  export const exchange: i32 = 10;
  export const pipe: i32 = 11;
  export const overlapped: i32 = 12;
  export const head: i32 = 13;
  export const sampling: i32 = 14;
  export const gather: i32 = 15;
  export const decodeAttention: i32 = 16;
  export const prefillAttention: i32 = 17;
}

export namespace Binding {
  export const memory: i32 = 0;
  export const compute: i32 = 1;
  export const longest: i32 = 2;
}

export namespace Phase {
  export const tokens: i32 = 0;
  export const sequences: i32 = 1;
}

export namespace GemmShape {
  export const m: i32 = 0;
  export const n: i32 = 1;
  export const k: i32 = 2;
}

export namespace AttentionShape {
  export const batch: i32 = 0;
  export const tokens: i32 = 1;
  export const context: i32 = 2;
  export const causal: i32 = 3;
  export const heads: i32 = 4;
  export const kvHeads: i32 = 5;
  export const headDim: i32 = 6;
  export const window: i32 = 7;
}

export namespace GroupedGemmShape {
  export const m: i32 = 0;
  export const groups: i32 = 1;
  export const n: i32 = 2;
  export const k: i32 = 3;
  export const skew: i32 = 4;
}

export namespace MoeShape {
  export const tokens: i32 = 0;
  export const experts: i32 = 1;
  export const topK: i32 = 2;
  export const hidden: i32 = 3;
  export const ffn: i32 = 4;
  export const tp: i32 = 5;
  export const ep: i32 = 6;
  export const skew: i32 = 7;
}

export namespace ElementwiseShape {
  export const tokens: i32 = 0;
  export const flop: i32 = 1;
  export const bytes: i32 = 2;
  export const launches: i32 = 3;
}

export namespace LinkShape {
  export const tokens: i32 = 0;
  export const bytes: i32 = 1;
}

export namespace CollectiveShape {
  export const bytes: i32 = 0;
  export const ranks: i32 = 1;
  export const ranksPerNode: i32 = 2;
  export const algorithm: i32 = 3;
  export const protocol: i32 = 4;
}

export namespace ExchangeShape {
  export const tokens: i32 = 0;
  export const ranks: i32 = 1;
  export const ranksPerNode: i32 = 2;
  export const mode: i32 = 3;
  export const hidden: i32 = 4;
  export const topK: i32 = 5;
  export const elementBytes: i32 = 6;
  export const sms: i32 = 7;
}

/** what a step runs beside attention, in order: one kernel each, README §4 */
@final export class Parts {
  @inline static get operator(): I32Column { return changetype<I32Column>(<usize>load<u32>(3008)); }
  @inline static get phase(): I32Column { return changetype<I32Column>(<usize>load<u32>(3012)); }
  @inline static get model(): I32Column { return changetype<I32Column>(<usize>load<u32>(3016)); }
  @inline static get x(): F64Column { return changetype<F64Column>(<usize>load<u32>(3020)); }
  @inline static get xWidth(): i32 { return 8; }
  @inline static get divisor(): F64Column { return changetype<F64Column>(<usize>load<u32>(3024)); }
  @inline static get unit(): F64Column { return changetype<F64Column>(<usize>load<u32>(3028)); }
  @inline static get passes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3032)); }
  @inline static get copies(): F64Column { return changetype<F64Column>(<usize>load<u32>(3036)); }
  @inline static get pjPerFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(3040)); }
  @inline static get overlap(): F64Column { return changetype<F64Column>(<usize>load<u32>(3044)); }
}

/** integer coefficients of README §4, made once */
@final export class Costs {
  @inline static get decodeBasePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3048)); }
  @inline static get decodeSequencePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3052)); }
  @inline static get decodeTailPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3056)); }
  @inline static get decodeFlopPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3060)); }
  @inline static get decodeKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3064)); }
  @inline static get decodeTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3068)); }
  @inline static get decodeLongestPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3072)); }
  @inline static get prefillBasePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3076)); }
  @inline static get prefillPairPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3080)); }
  @inline static get prefillTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3084)); }
  @inline static get prefillKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3088)); }
  @inline static get prefillLongestPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3092)); }
  @inline static get prefillMemoryKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3096)); }
  @inline static get prefillMemoryTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3100)); }
  @inline static get decodeKvPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3104)); }
  @inline static get tokenPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3108)); }
  @inline static get prefillPairPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3112)); }
  @inline static get prefillKvPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3116)); }
  @inline static get roundingShare(): F64Column { return changetype<F64Column>(<usize>load<u32>(3120)); }
}

/** the parts of a phase summed last */
@final export class Summed {
  @inline static get timePs(): i64 { return load<i64>(2032); }
  @inline static set timePs(value: i64) { store<i64>(2032, value); }
  @inline static get hiddenPs(): i64 { return load<i64>(2040); }
  @inline static set hiddenPs(value: i64) { store<i64>(2040, value); }
  @inline static get energyPj(): i64 { return load<i64>(2048); }
  @inline static set energyPj(value: i64) { store<i64>(2048, value); }
}

/** LIN by tokens, filled lazily; row = (kind·levels + level)·linear + T */
@final export class LinearCosts {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3124)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3128)); }
}

/** HEAD by emitting sequences, filled lazily */
@final export class HeadCosts {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3132)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3136)); }
}

/** finished steps by tokens, as linear */
@final export class LinearUses {
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3140)); }
}

/** finished steps by emitting sequences, as headCost */
@final export class HeadUses {
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3144)); }
}

/** the batch API: operators in, costs out */
@final export class Queries {
  @inline static get level(): I32Column { return changetype<I32Column>(<usize>load<u32>(3148)); }
  @inline static get operator(): I32Column { return changetype<I32Column>(<usize>load<u32>(3152)); }
  @inline static get tokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(3156)); }
  @inline static get contextTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3160)); }
  @inline static get pairs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3164)); }
  @inline static get longestTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3168)); }
  @inline static get flop(): F64Column { return changetype<F64Column>(<usize>load<u32>(3172)); }
  @inline static get hbmBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3176)); }
  @inline static get linkBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3180)); }
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3184)); }
  @inline static get launchPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3188)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3192)); }
  @inline static get bound(): I32Column { return changetype<I32Column>(<usize>load<u32>(3196)); }
}

/** single kernels to time: what timeShapes() reads and answers; the last row is the core's own */
@final export class Shapes {
  @inline static get model(): I32Column { return changetype<I32Column>(<usize>load<u32>(3200)); }
  @inline static get x(): F64Column { return changetype<F64Column>(<usize>load<u32>(3204)); }
  @inline static get xWidth(): i32 { return 8; }
  @inline static get seconds(): F64Column { return changetype<F64Column>(<usize>load<u32>(3208)); }
  @inline static get flop(): F64Column { return changetype<F64Column>(<usize>load<u32>(3212)); }
  @inline static get hbmBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3216)); }
  @inline static get bound(): I32Column { return changetype<I32Column>(<usize>load<u32>(3220)); }
  @inline static get extrapolated(): I32Column { return changetype<I32Column>(<usize>load<u32>(3224)); }
  @inline static get linkBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3228)); }
  @inline static get algorithm(): I32Column { return changetype<I32Column>(<usize>load<u32>(3232)); }
  @inline static get protocol(): I32Column { return changetype<I32Column>(<usize>load<u32>(3236)); }
}

/** measured points of the table models */
@final export class Samples {
  @inline static get x(): F64Column { return changetype<F64Column>(<usize>load<u32>(3240)); }
  @inline static get xWidth(): i32 { return 8; }
  @inline static get seconds(): F64Column { return changetype<F64Column>(<usize>load<u32>(3244)); }
  @inline static get logRatio(): F64Column { return changetype<F64Column>(<usize>load<u32>(3248)); }
  @inline static get floorShare(): F64Column { return changetype<F64Column>(<usize>load<u32>(3252)); }
}

/** samples around the shape in question: the corners of one dimension, then those of the next */
@final export class Corners {
  @inline static get first(): I32Column { return changetype<I32Column>(<usize>load<u32>(3256)); }
  @inline static get end(): I32Column { return changetype<I32Column>(<usize>load<u32>(3260)); }
  @inline static get weight(): F64Column { return changetype<F64Column>(<usize>load<u32>(3264)); }
}
