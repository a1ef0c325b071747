// Generated from kernel.json by `npm run layout`: kernel models: coefficients, and the answer of the kernel timed last.

import { I32Column, F64Column } from './columns';

export namespace Bound {
  export const none: i32 = 0;
  export const compute: i32 = 1;
  export const memory: i32 = 2;
  export const link: i32 = 3;
  export const latency: i32 = 4;
}

export namespace KernelForm {
  export const roofline: i32 = 0;
  export const calibrated: i32 = 1;
  export const table: i32 = 2;
}

export namespace GemmCoefficient {
  export const flopPerS: i32 = 0;
  export const bytesPerS: i32 = 1;
  export const launchS: i32 = 2;
  export const computeShare: i32 = 3;
  export const memoryShare: i32 = 4;
  export const weightBytes: i32 = 5;
  export const activationBytes: i32 = 6;
  export const outputBytes: i32 = 7;
  export const units: i32 = 8;
  export const feedSide: i32 = 9;
  export const fillK: i32 = 10;
  export const leastM: i32 = 11;
  export const leastN: i32 = 12;
  export const largestSplit: i32 = 13;
  export const waveShare: i32 = 14;
  export const fullDrawShare: i32 = 15;
  export const splitS: i32 = 16;
  export const quantisePasses: i32 = 17;
  export const quantiseS: i32 = 18;
  export const cacheBytes: i32 = 19;
  export const cacheBytesPerS: i32 = 20;
  export const channelBytes: i32 = 21;
  export const dequantWeights: i32 = 22;
  export const dequantActivations: i32 = 23;
}

export namespace AttentionCoefficient {
  export const flopPerS: i32 = 0;
  export const bytesPerS: i32 = 1;
  export const processors: i32 = 2;
  export const kvBytes: i32 = 3;
  export const softmaxSize: i32 = 4;
  export const prefillLaunchS: i32 = 5;
  export const prefillEfficiency: i32 = 6;
  export const prefillExtraTokens: i32 = 7;
  export const prefillPasses: i32 = 8;
  export const prefillTail: i32 = 9;
  export const prefillBandwidth: i32 = 10;
  export const prefillCacheSpeed: i32 = 11;
  export const decodeLaunchS: i32 = 12;
  export const decodeItemS: i32 = 13;
  export const decodeTailS: i32 = 14;
  export const decodeTailTokens: i32 = 15;
  export const decodeBandwidth: i32 = 16;
  export const decodeSingleBandwidth: i32 = 17;
  export const decodeSpread: i32 = 18;
  export const decodeSingleSpread: i32 = 19;
  export const decodeEfficiency: i32 = 20;
  export const decodeTileRows: i32 = 21;
  export const decodeCacheSpeed: i32 = 22;
  export const cacheBytes: i32 = 23;
  export const prefillCacheWrites: i32 = 24;
}

export namespace MlaCoefficient {
  export const flopPerS: i32 = 0;
  export const bytesPerS: i32 = 1;
  export const processors: i32 = 2;
  export const kvBytes: i32 = 3;
  export const latentSize: i32 = 4;
  export const ropeSize: i32 = 5;
  export const keySize: i32 = 6;
  export const valueSize: i32 = 7;
  export const prefillLaunchS: i32 = 8;
  export const prefillEfficiency: i32 = 9;
  export const prefillExtraTokens: i32 = 10;
  export const prefillLeastTokens: i32 = 11;
  export const prefillPasses: i32 = 12;
  export const prefillTail: i32 = 13;
  export const prefillBandwidth: i32 = 14;
  export const prefillCacheSpeed: i32 = 15;
  export const expandEfficiency: i32 = 16;
  export const decodeLaunchS: i32 = 17;
  export const decodeSequenceS: i32 = 18;
  export const decodePasses: i32 = 19;
  export const decodeTailS: i32 = 20;
  export const decodeTailTokens: i32 = 21;
  export const decodeBandwidth: i32 = 22;
  export const decodeSpread: i32 = 23;
  export const decodeEfficiency: i32 = 24;
  export const decodeCacheSpeed: i32 = 25;
  export const cacheBytes: i32 = 26;
}

export namespace MoeCoefficient {
  export const flopPerS: i32 = 0;
  export const bytesPerS: i32 = 1;
  export const launchS: i32 = 2;
  export const computeShare: i32 = 3;
  export const memoryShare: i32 = 4;
  export const weightBytes: i32 = 5;
  export const activationBytes: i32 = 6;
  export const matrices: i32 = 7;
  export const units: i32 = 8;
  export const feedSide: i32 = 9;
  export const fillK: i32 = 10;
  export const leastM: i32 = 11;
  export const leastN: i32 = 12;
  export const waveShare: i32 = 13;
  export const fullDrawShare: i32 = 14;
  export const passes: i32 = 15;
  export const foreignShare: i32 = 16;
  export const cacheBytes: i32 = 17;
  export const cacheBytesPerS: i32 = 18;
}

export namespace ElementwiseCoefficient {
  export const flopPerS: i32 = 0;
  export const bytesPerS: i32 = 1;
  export const launchS: i32 = 2;
}

export namespace LinkCoefficient {
  export const latencyS: i32 = 0;
  export const bytesPerS: i32 = 1;
}

export namespace KernelOp {
  export const gemm: i32 = 0;
  export const prefillAttention: i32 = 1;
  export const decodeAttention: i32 = 2;
  export const mlaPrefill: i32 = 3;
  export const mlaDecode: i32 = 4;
  export const moe: i32 = 5;
  export const elementwise: i32 = 6;
  export const link: i32 = 7;
  export const allReduce: i32 = 8;
  export const allGather: i32 = 9;
  export const reduceScatter: i32 = 10;
  export const allToAll: i32 = 11;
  export const broadcast: i32 = 12;
  export const sendRecv: i32 = 13;
  export const dispatch: i32 = 14;
  export const combine: i32 = 15;
  export const groupedGemm: i32 = 16;
}

/** kernel models: one operator of one accelerator, precision and library */
@final export class Models {
  @inline static get op(): I32Column { return changetype<I32Column>(<usize>load<u32>(2204)); }
  @inline static get form(): I32Column { return changetype<I32Column>(<usize>load<u32>(2208)); }
  @inline static get firstSample(): I32Column { return changetype<I32Column>(<usize>load<u32>(2212)); }
  @inline static get samples(): I32Column { return changetype<I32Column>(<usize>load<u32>(2216)); }
  @inline static get ready(): I32Column { return changetype<I32Column>(<usize>load<u32>(2220)); }
  @inline static get peakFlopPerS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2224)); }
  @inline static get peakBytesPerS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2228)); }
}

/** coefficients of a kernel model; row = model·32 + one of the enums named …Coefficient */
@final export class Coefficients {
  @inline static get value(): F64Column { return changetype<F64Column>(<usize>load<u32>(2232)); }
}

/** the kernel timed last */
@final export class Kernel {
  @inline static get seconds(): f64 { return load<f64>(1232); }
  @inline static set seconds(value: f64) { store<f64>(1232, value); }
  @inline static get flop(): f64 { return load<f64>(1240); }
  @inline static set flop(value: f64) { store<f64>(1240, value); }
  @inline static get hbmBytes(): f64 { return load<f64>(1248); }
  @inline static set hbmBytes(value: f64) { store<f64>(1248, value); }
  @inline static get clockFactor(): f64 { return load<f64>(1256); }
  @inline static set clockFactor(value: f64) { store<f64>(1256, value); }
  @inline static get computeS(): f64 { return load<f64>(1264); }
  @inline static set computeS(value: f64) { store<f64>(1264, value); }
  @inline static get memoryS(): f64 { return load<f64>(1272); }
  @inline static set memoryS(value: f64) { store<f64>(1272, value); }
  @inline static get linkS(): f64 { return load<f64>(1280); }
  @inline static set linkS(value: f64) { store<f64>(1280, value); }
  @inline static get linkBytes(): f64 { return load<f64>(1288); }
  @inline static set linkBytes(value: f64) { store<f64>(1288, value); }
  @inline static get algorithm(): i32 { return load<i32>(1304); }
  @inline static set algorithm(value: i32) { store<i32>(1304, value); }
  @inline static get protocol(): i32 { return load<i32>(1308); }
  @inline static set protocol(value: i32) { store<i32>(1308, value); }
  @inline static get fixedS(): f64 { return load<f64>(1296); }
  @inline static set fixedS(value: f64) { store<f64>(1296, value); }
  @inline static get extrapolated(): i32 { return load<i32>(1312); }
  @inline static set extrapolated(value: i32) { store<i32>(1312, value); }
}

/** experts hit on the busiest rank, in groups alike, made by spreadTokens */
@final export class Experts {
  @inline static get count(): F64Column { return changetype<F64Column>(<usize>load<u32>(2236)); }
  @inline static get tokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(2240)); }
}

/** what the groups of experts add up to */
@final export class Spread {
  @inline static get groups(): i32 { return load<i32>(1336); }
  @inline static set groups(value: i32) { store<i32>(1336, value); }
  @inline static get experts(): f64 { return load<f64>(1320); }
  @inline static set experts(value: f64) { store<f64>(1320, value); }
  @inline static get rows(): f64 { return load<f64>(1328); }
  @inline static set rows(value: f64) { store<f64>(1328, value); }
}

/** attention of one layer as the affine pieces of README §4, made by attentionPieces */
@final export class Piece {
  @inline static get decodeBaseS(): f64 { return load<f64>(1344); }
  @inline static set decodeBaseS(value: f64) { store<f64>(1344, value); }
  @inline static get decodeSequenceS(): f64 { return load<f64>(1352); }
  @inline static set decodeSequenceS(value: f64) { store<f64>(1352, value); }
  @inline static get decodeTailS(): f64 { return load<f64>(1360); }
  @inline static set decodeTailS(value: f64) { store<f64>(1360, value); }
  @inline static get decodeTailTokens(): f64 { return load<f64>(1368); }
  @inline static set decodeTailTokens(value: f64) { store<f64>(1368, value); }
  @inline static get decodeFlopS(): f64 { return load<f64>(1376); }
  @inline static set decodeFlopS(value: f64) { store<f64>(1376, value); }
  @inline static get decodeKvS(): f64 { return load<f64>(1384); }
  @inline static set decodeKvS(value: f64) { store<f64>(1384, value); }
  @inline static get decodeTokenS(): f64 { return load<f64>(1392); }
  @inline static set decodeTokenS(value: f64) { store<f64>(1392, value); }
  @inline static get decodeLongestS(): f64 { return load<f64>(1400); }
  @inline static set decodeLongestS(value: f64) { store<f64>(1400, value); }
  @inline static get prefillBaseS(): f64 { return load<f64>(1408); }
  @inline static set prefillBaseS(value: f64) { store<f64>(1408, value); }
  @inline static get prefillPairS(): f64 { return load<f64>(1416); }
  @inline static set prefillPairS(value: f64) { store<f64>(1416, value); }
  @inline static get prefillTokenS(): f64 { return load<f64>(1424); }
  @inline static set prefillTokenS(value: f64) { store<f64>(1424, value); }
  @inline static get prefillKvS(): f64 { return load<f64>(1432); }
  @inline static set prefillKvS(value: f64) { store<f64>(1432, value); }
  @inline static get prefillLongestS(): f64 { return load<f64>(1440); }
  @inline static set prefillLongestS(value: f64) { store<f64>(1440, value); }
  @inline static get prefillMemoryKvS(): f64 { return load<f64>(1448); }
  @inline static set prefillMemoryKvS(value: f64) { store<f64>(1448, value); }
  @inline static get prefillMemoryTokenS(): f64 { return load<f64>(1456); }
  @inline static set prefillMemoryTokenS(value: f64) { store<f64>(1456, value); }
}
