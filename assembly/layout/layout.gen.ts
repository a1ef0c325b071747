// Generated from layout.json by `npm run layout`. Accessors of every table.

export const LAYOUT_HASH: i32 = -1678258836;
export const STATIC_END: usize = 3280;

export namespace Exit {
  export const Done: i32 = 0;
  export const Horizon: i32 = 1;
  export const Decision: i32 = 2;
  export const RecordFull: i32 = 3;
  export const ArrivalsLow: i32 = 4;
  export const Full: i32 = 5;
  export const Slice: i32 = 6;
}
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
export namespace Bound {
  export const none: i32 = 0;
  export const compute: i32 = 1;
  export const memory: i32 = 2;
  export const link: i32 = 3;
  export const latency: i32 = 4;
}
export namespace Binding {
  export const memory: i32 = 0;
  export const compute: i32 = 1;
  export const longest: i32 = 2;
}
export namespace Metric {
  export const ttft: i32 = 0;
  export const tpot: i32 = 1;
  export const itl: i32 = 2;
  export const e2e: i32 = 3;
  export const queue: i32 = 4;
}
export namespace Policy {
  export const fcfs: i32 = 0;
  export const priority: i32 = 1;
}
export namespace StepMode {
  export const jump: i32 = 0;
  export const decodeJump: i32 = 1;
  export const step: i32 = 2;
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
export namespace Signal {
  export const requests: i32 = 0;
  export const tokens: i32 = 1;
  export const resident: i32 = 2;
  export const kv: i32 = 3;
}
export namespace Power {
  export const off: i32 = 0;
  export const on: i32 = 1;
  export const starting: i32 = 2;
}
export namespace Question {
  export const none: i32 = 0;
  export const route: i32 = 1;
  export const refresh: i32 = 2;
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
export namespace CollectiveAlgorithm {
  export const auto: i32 = 0;
  export const ring: i32 = 1;
  export const tree: i32 = 2;
  export const hierarchical: i32 = 3;
  export const nvls: i32 = 4;
  export const sharp: i32 = 5;
  export const oneShot: i32 = 6;
  export const twoShot: i32 = 7;
}
export namespace CollectiveProtocol {
  export const auto: i32 = 0;
  export const ll: i32 = 1;
  export const ll128: i32 = 2;
  export const simple: i32 = 3;
}
export namespace CollectiveCoefficient {
  export const llS: i32 = 0;
  export const llStepS: i32 = 1;
  export const llBytesPerS: i32 = 2;
  export const ll128S: i32 = 3;
  export const ll128StepS: i32 = 4;
  export const ll128BytesPerS: i32 = 5;
  export const simpleS: i32 = 6;
  export const simpleStepS: i32 = 7;
  export const simpleBytesPerS: i32 = 8;
  export const pairRanks: i32 = 9;
  export const hostRanks: i32 = 10;
  export const llHostShare: i32 = 11;
  export const simpleHostShare: i32 = 12;
  export const llSocketShare: i32 = 13;
  export const simpleSocketShare: i32 = 14;
  export const nvlsS: i32 = 15;
  export const nvlsBytesPerS: i32 = 16;
  export const nvlsRanks: i32 = 17;
  export const oneShotS: i32 = 18;
  export const oneShotRankS: i32 = 19;
  export const oneShotBytesPerS: i32 = 20;
  export const twoShotS: i32 = 21;
  export const twoShotRankS: i32 = 22;
  export const twoShotBytesPerS: i32 = 23;
  export const nicBytesPerS: i32 = 24;
  export const nicLlS: i32 = 25;
  export const nicSimpleS: i32 = 26;
  export const sharp: i32 = 27;
  export const launchS: i32 = 28;
  export const jitterS: i32 = 29;
}
export namespace ExchangeCoefficient {
  export const lowS: i32 = 0;
  export const lowBytesPerS: i32 = 1;
  export const lowNicS: i32 = 2;
  export const nicBytesPerS: i32 = 3;
  export const nicRankShare: i32 = 4;
  export const bulkS: i32 = 5;
  export const bulkBytesPerS: i32 = 6;
  export const bulkSmBytesPerS: i32 = 7;
  export const bulkNicS: i32 = 8;
  export const bulkNicSmBytesPerS: i32 = 9;
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
export namespace Phase {
  export const tokens: i32 = 0;
  export const sequences: i32 = 1;
}


@unmanaged @final export class I32Column {
  @inline @operator('[]') get(row: i32): i32 { return load<i32>(changetype<usize>(this) + (<usize>row << 2)); }
  @inline @operator('[]=') set(row: i32, value: i32): void { store<i32>(changetype<usize>(this) + (<usize>row << 2), value); }
}
@unmanaged @final export class I64Column {
  @inline @operator('[]') get(row: i32): i64 { return load<i64>(changetype<usize>(this) + (<usize>row << 3)); }
  @inline @operator('[]=') set(row: i32, value: i64): void { store<i64>(changetype<usize>(this) + (<usize>row << 3), value); }
}
@unmanaged @final export class F64Column {
  @inline @operator('[]') get(row: i32): f64 { return load<f64>(changetype<usize>(this) + (<usize>row << 3)); }
  @inline @operator('[]=') set(row: i32, value: f64): void { store<f64>(changetype<usize>(this) + (<usize>row << 3), value); }
}
@final export class Sizes {
  @inline static get kinds(): i32 { return load<i32>(1024); }
  @inline static set kinds(value: i32) { store<i32>(1024, value); }
  @inline static get levels(): i32 { return load<i32>(1028); }
  @inline static set levels(value: i32) { store<i32>(1028, value); }
  @inline static get replicas(): i32 { return load<i32>(1032); }
  @inline static set replicas(value: i32) { store<i32>(1032, value); }
  @inline static get leaves(): i32 { return load<i32>(1036); }
  @inline static set leaves(value: i32) { store<i32>(1036, value); }
  @inline static get pools(): i32 { return load<i32>(1040); }
  @inline static set pools(value: i32) { store<i32>(1040, value); }
  @inline static get groups(): i32 { return load<i32>(1044); }
  @inline static set groups(value: i32) { store<i32>(1044, value); }
  @inline static get classes(): i32 { return load<i32>(1048); }
  @inline static set classes(value: i32) { store<i32>(1048, value); }
  @inline static get slots(): i32 { return load<i32>(1052); }
  @inline static set slots(value: i32) { store<i32>(1052, value); }
  @inline static get arrivals(): i32 { return load<i32>(1056); }
  @inline static set arrivals(value: i32) { store<i32>(1056, value); }
  @inline static get rows(): i32 { return load<i32>(1060); }
  @inline static set rows(value: i32) { store<i32>(1060, value); }
  @inline static get windows(): i32 { return load<i32>(1064); }
  @inline static set windows(value: i32) { store<i32>(1064, value); }
  @inline static get linear(): i32 { return load<i32>(1068); }
  @inline static set linear(value: i32) { store<i32>(1068, value); }
  @inline static get sequences(): i32 { return load<i32>(1072); }
  @inline static set sequences(value: i32) { store<i32>(1072, value); }
  @inline static get phases(): i32 { return load<i32>(1076); }
  @inline static set phases(value: i32) { store<i32>(1076, value); }
  @inline static get kvBlocks(): i32 { return load<i32>(1080); }
  @inline static set kvBlocks(value: i32) { store<i32>(1080, value); }
  @inline static get queries(): i32 { return load<i32>(1084); }
  @inline static set queries(value: i32) { store<i32>(1084, value); }
  @inline static get draws(): i32 { return load<i32>(1088); }
  @inline static set draws(value: i32) { store<i32>(1088, value); }
  @inline static get quantiles(): i32 { return load<i32>(1092); }
  @inline static set quantiles(value: i32) { store<i32>(1092, value); }
  @inline static get parts(): i32 { return load<i32>(1096); }
  @inline static set parts(value: i32) { store<i32>(1096, value); }
  @inline static get models(): i32 { return load<i32>(1100); }
  @inline static set models(value: i32) { store<i32>(1100, value); }
  @inline static get samples(): i32 { return load<i32>(1104); }
  @inline static set samples(value: i32) { store<i32>(1104, value); }
  @inline static get shapes(): i32 { return load<i32>(1108); }
  @inline static set shapes(value: i32) { store<i32>(1108, value); }
  @inline static get nodes(): i32 { return load<i32>(1112); }
  @inline static set nodes(value: i32) { store<i32>(1112, value); }
  @inline static get links(): i32 { return load<i32>(1116); }
  @inline static set links(value: i32) { store<i32>(1116, value); }
  @inline static get flows(): i32 { return load<i32>(1120); }
  @inline static set flows(value: i32) { store<i32>(1120, value); }
  @inline static get hops(): i32 { return load<i32>(1124); }
  @inline static set hops(value: i32) { store<i32>(1124, value); }
  @inline static get jobs(): i32 { return load<i32>(1128); }
  @inline static set jobs(value: i32) { store<i32>(1128, value); }
  @inline static get trafficClasses(): i32 { return load<i32>(1132); }
  @inline static set trafficClasses(value: i32) { store<i32>(1132, value); }
}
@final export class Models {
  @inline static get op(): I32Column { return changetype<I32Column>(<usize>load<u32>(1928)); }
  @inline static get form(): I32Column { return changetype<I32Column>(<usize>load<u32>(1932)); }
  @inline static get firstSample(): I32Column { return changetype<I32Column>(<usize>load<u32>(1936)); }
  @inline static get samples(): I32Column { return changetype<I32Column>(<usize>load<u32>(1940)); }
  @inline static get ready(): I32Column { return changetype<I32Column>(<usize>load<u32>(1944)); }
  @inline static get peakFlopPerS(): F64Column { return changetype<F64Column>(<usize>load<u32>(1948)); }
  @inline static get peakBytesPerS(): F64Column { return changetype<F64Column>(<usize>load<u32>(1952)); }
}
@final export class Coefficients {
  @inline static get value(): F64Column { return changetype<F64Column>(<usize>load<u32>(1956)); }
}
@final export class Samples {
  @inline static get x0(): F64Column { return changetype<F64Column>(<usize>load<u32>(1960)); }
  @inline static get x1(): F64Column { return changetype<F64Column>(<usize>load<u32>(1964)); }
  @inline static get x2(): F64Column { return changetype<F64Column>(<usize>load<u32>(1968)); }
  @inline static get x3(): F64Column { return changetype<F64Column>(<usize>load<u32>(1972)); }
  @inline static get x4(): F64Column { return changetype<F64Column>(<usize>load<u32>(1976)); }
  @inline static get x5(): F64Column { return changetype<F64Column>(<usize>load<u32>(1980)); }
  @inline static get x6(): F64Column { return changetype<F64Column>(<usize>load<u32>(1984)); }
  @inline static get x7(): F64Column { return changetype<F64Column>(<usize>load<u32>(1988)); }
  @inline static get seconds(): F64Column { return changetype<F64Column>(<usize>load<u32>(1992)); }
  @inline static get logRatio(): F64Column { return changetype<F64Column>(<usize>load<u32>(1996)); }
  @inline static get floorShare(): F64Column { return changetype<F64Column>(<usize>load<u32>(2000)); }
}
@final export class Corners {
  @inline static get first(): I32Column { return changetype<I32Column>(<usize>load<u32>(2004)); }
  @inline static get end(): I32Column { return changetype<I32Column>(<usize>load<u32>(2008)); }
  @inline static get weight(): F64Column { return changetype<F64Column>(<usize>load<u32>(2012)); }
}
@final export class Shapes {
  @inline static get model(): I32Column { return changetype<I32Column>(<usize>load<u32>(2016)); }
  @inline static get x0(): F64Column { return changetype<F64Column>(<usize>load<u32>(2020)); }
  @inline static get x1(): F64Column { return changetype<F64Column>(<usize>load<u32>(2024)); }
  @inline static get x2(): F64Column { return changetype<F64Column>(<usize>load<u32>(2028)); }
  @inline static get x3(): F64Column { return changetype<F64Column>(<usize>load<u32>(2032)); }
  @inline static get x4(): F64Column { return changetype<F64Column>(<usize>load<u32>(2036)); }
  @inline static get x5(): F64Column { return changetype<F64Column>(<usize>load<u32>(2040)); }
  @inline static get x6(): F64Column { return changetype<F64Column>(<usize>load<u32>(2044)); }
  @inline static get x7(): F64Column { return changetype<F64Column>(<usize>load<u32>(2048)); }
  @inline static get seconds(): F64Column { return changetype<F64Column>(<usize>load<u32>(2052)); }
  @inline static get flop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2056)); }
  @inline static get hbmBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2060)); }
  @inline static get bound(): I32Column { return changetype<I32Column>(<usize>load<u32>(2064)); }
  @inline static get extrapolated(): I32Column { return changetype<I32Column>(<usize>load<u32>(2068)); }
  @inline static get linkBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2072)); }
  @inline static get algorithm(): I32Column { return changetype<I32Column>(<usize>load<u32>(2076)); }
  @inline static get protocol(): I32Column { return changetype<I32Column>(<usize>load<u32>(2080)); }
}
@final export class Kernel {
  @inline static get seconds(): f64 { return load<f64>(1136); }
  @inline static set seconds(value: f64) { store<f64>(1136, value); }
  @inline static get flop(): f64 { return load<f64>(1144); }
  @inline static set flop(value: f64) { store<f64>(1144, value); }
  @inline static get hbmBytes(): f64 { return load<f64>(1152); }
  @inline static set hbmBytes(value: f64) { store<f64>(1152, value); }
  @inline static get clockFactor(): f64 { return load<f64>(1160); }
  @inline static set clockFactor(value: f64) { store<f64>(1160, value); }
  @inline static get computeS(): f64 { return load<f64>(1168); }
  @inline static set computeS(value: f64) { store<f64>(1168, value); }
  @inline static get memoryS(): f64 { return load<f64>(1176); }
  @inline static set memoryS(value: f64) { store<f64>(1176, value); }
  @inline static get linkS(): f64 { return load<f64>(1184); }
  @inline static set linkS(value: f64) { store<f64>(1184, value); }
  @inline static get linkBytes(): f64 { return load<f64>(1192); }
  @inline static set linkBytes(value: f64) { store<f64>(1192, value); }
  @inline static get algorithm(): i32 { return load<i32>(1208); }
  @inline static set algorithm(value: i32) { store<i32>(1208, value); }
  @inline static get protocol(): i32 { return load<i32>(1212); }
  @inline static set protocol(value: i32) { store<i32>(1212, value); }
  @inline static get fixedS(): f64 { return load<f64>(1200); }
  @inline static set fixedS(value: f64) { store<f64>(1200, value); }
  @inline static get extrapolated(): i32 { return load<i32>(1216); }
  @inline static set extrapolated(value: i32) { store<i32>(1216, value); }
}
@final export class Group {
  @inline static get model(): i32 { return load<i32>(1280); }
  @inline static set model(value: i32) { store<i32>(1280, value); }
  @inline static get op(): i32 { return load<i32>(1284); }
  @inline static set op(value: i32) { store<i32>(1284, value); }
  @inline static get bytes(): f64 { return load<f64>(1224); }
  @inline static set bytes(value: f64) { store<f64>(1224, value); }
  @inline static get ranks(): f64 { return load<f64>(1232); }
  @inline static set ranks(value: f64) { store<f64>(1232, value); }
  @inline static get local(): f64 { return load<f64>(1240); }
  @inline static set local(value: f64) { store<f64>(1240, value); }
  @inline static get nodes(): f64 { return load<f64>(1248); }
  @inline static set nodes(value: f64) { store<f64>(1248, value); }
  @inline static get seconds(): f64 { return load<f64>(1256); }
  @inline static set seconds(value: f64) { store<f64>(1256, value); }
  @inline static get linkS(): f64 { return load<f64>(1264); }
  @inline static set linkS(value: f64) { store<f64>(1264, value); }
  @inline static get linkBytes(): f64 { return load<f64>(1272); }
  @inline static set linkBytes(value: f64) { store<f64>(1272, value); }
  @inline static get algorithm(): i32 { return load<i32>(1288); }
  @inline static set algorithm(value: i32) { store<i32>(1288, value); }
  @inline static get protocol(): i32 { return load<i32>(1292); }
  @inline static set protocol(value: i32) { store<i32>(1292, value); }
}
@final export class Nodes {
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2084)); }
  @inline static get forwards(): I32Column { return changetype<I32Column>(<usize>load<u32>(2088)); }
  @inline static get firstLink(): I32Column { return changetype<I32Column>(<usize>load<u32>(2092)); }
  @inline static get links(): I32Column { return changetype<I32Column>(<usize>load<u32>(2096)); }
  @inline static get firstOut(): I32Column { return changetype<I32Column>(<usize>load<u32>(2100)); }
  @inline static get outs(): I32Column { return changetype<I32Column>(<usize>load<u32>(2104)); }
  @inline static get distance(): I32Column { return changetype<I32Column>(<usize>load<u32>(2108)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(2112)); }
  @inline static get queue(): I32Column { return changetype<I32Column>(<usize>load<u32>(2116)); }
}
@final export class Links {
  @inline static get from(): I32Column { return changetype<I32Column>(<usize>load<u32>(2120)); }
  @inline static get to(): I32Column { return changetype<I32Column>(<usize>load<u32>(2124)); }
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2128)); }
  @inline static get cost(): I32Column { return changetype<I32Column>(<usize>load<u32>(2132)); }
  @inline static get pool(): I32Column { return changetype<I32Column>(<usize>load<u32>(2136)); }
  @inline static get bytesPerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2140)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2144)); }
  @inline static get incoming(): I32Column { return changetype<I32Column>(<usize>load<u32>(2148)); }
  @inline static get left(): I64Column { return changetype<I64Column>(<usize>load<u32>(2152)); }
  @inline static get weight(): I64Column { return changetype<I64Column>(<usize>load<u32>(2156)); }
  @inline static get level(): F64Column { return changetype<F64Column>(<usize>load<u32>(2160)); }
  @inline static get firstUse(): I32Column { return changetype<I32Column>(<usize>load<u32>(2164)); }
  @inline static get uses(): I32Column { return changetype<I32Column>(<usize>load<u32>(2168)); }
  @inline static get heap(): I32Column { return changetype<I32Column>(<usize>load<u32>(2172)); }
}
@final export class Traffic {
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2176)); }
  @inline static get weight(): I32Column { return changetype<I32Column>(<usize>load<u32>(2180)); }
}
@final export class Flows {
  @inline static get source(): I32Column { return changetype<I32Column>(<usize>load<u32>(2184)); }
  @inline static get target(): I32Column { return changetype<I32Column>(<usize>load<u32>(2188)); }
  @inline static get via(): I32Column { return changetype<I32Column>(<usize>load<u32>(2192)); }
  @inline static get exit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2196)); }
  @inline static get entry(): I32Column { return changetype<I32Column>(<usize>load<u32>(2200)); }
  @inline static get viaLast(): I32Column { return changetype<I32Column>(<usize>load<u32>(2204)); }
  @inline static get traffic(): I32Column { return changetype<I32Column>(<usize>load<u32>(2208)); }
  @inline static get job(): I32Column { return changetype<I32Column>(<usize>load<u32>(2212)); }
  @inline static get phase(): I32Column { return changetype<I32Column>(<usize>load<u32>(2216)); }
  @inline static get stripe(): I32Column { return changetype<I32Column>(<usize>load<u32>(2220)); }
  @inline static get label(): I64Column { return changetype<I64Column>(<usize>load<u32>(2224)); }
  @inline static get bytes(): I64Column { return changetype<I64Column>(<usize>load<u32>(2228)); }
  @inline static get state(): I32Column { return changetype<I32Column>(<usize>load<u32>(2232)); }
  @inline static get firstHop(): I32Column { return changetype<I32Column>(<usize>load<u32>(2236)); }
  @inline static get hops(): I32Column { return changetype<I32Column>(<usize>load<u32>(2240)); }
  @inline static get pathClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2244)); }
  @inline static get latencyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2248)); }
  @inline static get remaining(): I64Column { return changetype<I64Column>(<usize>load<u32>(2252)); }
  @inline static get ratePerUs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2256)); }
  @inline static get rated(): I32Column { return changetype<I32Column>(<usize>load<u32>(2260)); }
  @inline static get drainPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2264)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2268)); }
}
@final export class Hops {
  @inline static get link(): I32Column { return changetype<I32Column>(<usize>load<u32>(2272)); }
  @inline static get use(): I32Column { return changetype<I32Column>(<usize>load<u32>(2276)); }
}
@final export class Jobs {
  @inline static get firstFlow(): I32Column { return changetype<I32Column>(<usize>load<u32>(2280)); }
  @inline static get flows(): I32Column { return changetype<I32Column>(<usize>load<u32>(2284)); }
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2288)); }
  @inline static get stepPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2292)); }
  @inline static get cursor(): I32Column { return changetype<I32Column>(<usize>load<u32>(2296)); }
  @inline static get open(): I32Column { return changetype<I32Column>(<usize>load<u32>(2300)); }
  @inline static get readyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2304)); }
  @inline static get nextPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2308)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2312)); }
}
@final export class Network {
  @inline static get nowPs(): i64 { return load<i64>(1296); }
  @inline static set nowPs(value: i64) { store<i64>(1296, value); }
  @inline static get target(): i32 { return load<i32>(1304); }
  @inline static set target(value: i32) { store<i32>(1304, value); }
  @inline static get hops(): i32 { return load<i32>(1308); }
  @inline static set hops(value: i32) { store<i32>(1308, value); }
  @inline static get heap(): i32 { return load<i32>(1312); }
  @inline static set heap(value: i32) { store<i32>(1312, value); }
  @inline static get solves(): i32 { return load<i32>(1316); }
  @inline static set solves(value: i32) { store<i32>(1316, value); }
}
@final export class Experts {
  @inline static get count(): F64Column { return changetype<F64Column>(<usize>load<u32>(2316)); }
  @inline static get tokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(2320)); }
}
@final export class Spread {
  @inline static get groups(): i32 { return load<i32>(1336); }
  @inline static set groups(value: i32) { store<i32>(1336, value); }
  @inline static get experts(): f64 { return load<f64>(1320); }
  @inline static set experts(value: f64) { store<f64>(1320, value); }
  @inline static get rows(): f64 { return load<f64>(1328); }
  @inline static set rows(value: f64) { store<f64>(1328, value); }
}
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
@final export class Run {
  @inline static get windowPs(): i64 { return load<i64>(1464); }
  @inline static set windowPs(value: i64) { store<i64>(1464, value); }
  @inline static get warmUpPs(): i64 { return load<i64>(1472); }
  @inline static set warmUpPs(value: i64) { store<i64>(1472, value); }
  @inline static get stepMode(): i32 { return load<i32>(1496); }
  @inline static set stepMode(value: i32) { store<i32>(1496, value); }
  @inline static get identityPool(): i32 { return load<i32>(1500); }
  @inline static set identityPool(value: i32) { store<i32>(1500, value); }
  @inline static get routeSeed(): i64 { return load<i64>(1480); }
  @inline static set routeSeed(value: i64) { store<i64>(1480, value); }
  @inline static get stalePs(): i64 { return load<i64>(1488); }
  @inline static set stalePs(value: i64) { store<i64>(1488, value); }
  @inline static get route(): i32 { return load<i32>(1504); }
  @inline static set route(value: i32) { store<i32>(1504, value); }
  @inline static get signal(): i32 { return load<i32>(1508); }
  @inline static set signal(value: i32) { store<i32>(1508, value); }
  @inline static get holdLimit(): i32 { return load<i32>(1512); }
  @inline static set holdLimit(value: i32) { store<i32>(1512, value); }
  @inline static get routerWindows(): i32 { return load<i32>(1516); }
  @inline static set routerWindows(value: i32) { store<i32>(1516, value); }
}
@final export class Classes {
  @inline static get sloTtftPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2324)); }
  @inline static get sloTpotPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2328)); }
  @inline static get sloE2ePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2332)); }
}
@final export class Kinds {
  @inline static get firstPart(): I32Column { return changetype<I32Column>(<usize>load<u32>(2336)); }
  @inline static get parts(): I32Column { return changetype<I32Column>(<usize>load<u32>(2340)); }
  @inline static get decodeKvFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2344)); }
  @inline static get kvBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2348)); }
  @inline static get tokenBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2352)); }
  @inline static get pairFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2356)); }
  @inline static get prefillKvFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2360)); }
  @inline static get attentionPjPerFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2364)); }
  @inline static get hbmPjPerByte(): F64Column { return changetype<F64Column>(<usize>load<u32>(2368)); }
  @inline static get linkPjPerByte(): F64Column { return changetype<F64Column>(<usize>load<u32>(2372)); }
  @inline static get activeW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2376)); }
  @inline static get contextIdleW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2380)); }
  @inline static get idleW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2384)); }
  @inline static get offW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2388)); }
  @inline static get dynamicCapW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2392)); }
  @inline static get deepIdleAfterPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2396)); }
  @inline static get hostStepPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2400)); }
  @inline static get hostSequencePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2404)); }
  @inline static get outputPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2408)); }
  @inline static get asyncScheduling(): I32Column { return changetype<I32Column>(<usize>load<u32>(2412)); }
  @inline static get policy(): I32Column { return changetype<I32Column>(<usize>load<u32>(2416)); }
  @inline static get maxNumBatchedTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2420)); }
  @inline static get maxNumSeqs(): I32Column { return changetype<I32Column>(<usize>load<u32>(2424)); }
  @inline static get longPrefillTokenThreshold(): I32Column { return changetype<I32Column>(<usize>load<u32>(2428)); }
  @inline static get queueLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2432)); }
  @inline static get blockTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2436)); }
  @inline static get kvBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2440)); }
  @inline static get watermarkBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2444)); }
}
@final export class Levels {
  @inline static get clockFactor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2448)); }
  @inline static get energyFactor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2452)); }
  @inline static get decodeBaseS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2456)); }
  @inline static get decodeSequenceS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2460)); }
  @inline static get decodeTailS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2464)); }
  @inline static get decodeFlopS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2468)); }
  @inline static get decodeKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2472)); }
  @inline static get decodeTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2476)); }
  @inline static get decodeLongestS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2480)); }
  @inline static get prefillBaseS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2484)); }
  @inline static get prefillPairS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2488)); }
  @inline static get prefillTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2492)); }
  @inline static get prefillKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2496)); }
  @inline static get prefillLongestS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2500)); }
  @inline static get prefillMemoryKvS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2504)); }
  @inline static get prefillMemoryTokenS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2508)); }
  @inline static get decodeTailTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2512)); }
}
@final export class Parts {
  @inline static get operator(): I32Column { return changetype<I32Column>(<usize>load<u32>(2516)); }
  @inline static get phase(): I32Column { return changetype<I32Column>(<usize>load<u32>(2520)); }
  @inline static get model(): I32Column { return changetype<I32Column>(<usize>load<u32>(2524)); }
  @inline static get x1(): F64Column { return changetype<F64Column>(<usize>load<u32>(2528)); }
  @inline static get x2(): F64Column { return changetype<F64Column>(<usize>load<u32>(2532)); }
  @inline static get x3(): F64Column { return changetype<F64Column>(<usize>load<u32>(2536)); }
  @inline static get x4(): F64Column { return changetype<F64Column>(<usize>load<u32>(2540)); }
  @inline static get x5(): F64Column { return changetype<F64Column>(<usize>load<u32>(2544)); }
  @inline static get x6(): F64Column { return changetype<F64Column>(<usize>load<u32>(2548)); }
  @inline static get x7(): F64Column { return changetype<F64Column>(<usize>load<u32>(2552)); }
  @inline static get divisor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2556)); }
  @inline static get unit(): F64Column { return changetype<F64Column>(<usize>load<u32>(2560)); }
  @inline static get passes(): F64Column { return changetype<F64Column>(<usize>load<u32>(2564)); }
  @inline static get copies(): F64Column { return changetype<F64Column>(<usize>load<u32>(2568)); }
  @inline static get pjPerFlop(): F64Column { return changetype<F64Column>(<usize>load<u32>(2572)); }
  @inline static get overlap(): F64Column { return changetype<F64Column>(<usize>load<u32>(2576)); }
}
@final export class Costs {
  @inline static get decodeBasePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2580)); }
  @inline static get decodeSequencePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2584)); }
  @inline static get decodeTailPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2588)); }
  @inline static get decodeFlopPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2592)); }
  @inline static get decodeKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2596)); }
  @inline static get decodeTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2600)); }
  @inline static get decodeLongestPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2604)); }
  @inline static get prefillBasePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2608)); }
  @inline static get prefillPairPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2612)); }
  @inline static get prefillTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2616)); }
  @inline static get prefillKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2620)); }
  @inline static get prefillLongestPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2624)); }
  @inline static get prefillMemoryKvPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2628)); }
  @inline static get prefillMemoryTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2632)); }
  @inline static get decodeKvPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2636)); }
  @inline static get tokenPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2640)); }
  @inline static get prefillPairPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2644)); }
  @inline static get prefillKvPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2648)); }
  @inline static get roundingShare(): F64Column { return changetype<F64Column>(<usize>load<u32>(2652)); }
}
@final export class Summed {
  @inline static get timePs(): i64 { return load<i64>(1520); }
  @inline static set timePs(value: i64) { store<i64>(1520, value); }
  @inline static get hiddenPs(): i64 { return load<i64>(1528); }
  @inline static set hiddenPs(value: i64) { store<i64>(1528, value); }
  @inline static get energyPj(): i64 { return load<i64>(1536); }
  @inline static set energyPj(value: i64) { store<i64>(1536, value); }
}
@final export class LinearCosts {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2656)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2660)); }
}
@final export class HeadCosts {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2664)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2668)); }
}
@final export class LinearUses {
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2672)); }
}
@final export class HeadUses {
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2676)); }
}
@final export class Clock {
  @inline static get nowPs(): i64 { return load<i64>(1544); }
  @inline static set nowPs(value: i64) { store<i64>(1544, value); }
  @inline static get windowEndPs(): i64 { return load<i64>(1552); }
  @inline static set windowEndPs(value: i64) { store<i64>(1552, value); }
  @inline static get windowStartPs(): i64 { return load<i64>(1560); }
  @inline static set windowStartPs(value: i64) { store<i64>(1560, value); }
  @inline static get endedPs(): i64 { return load<i64>(1568); }
  @inline static set endedPs(value: i64) { store<i64>(1568, value); }
  @inline static get finished(): i32 { return load<i32>(1576); }
  @inline static set finished(value: i32) { store<i32>(1576, value); }
  @inline static get rejected(): i32 { return load<i32>(1580); }
  @inline static set rejected(value: i32) { store<i32>(1580, value); }
  @inline static get done(): i32 { return load<i32>(1584); }
  @inline static set done(value: i32) { store<i32>(1584, value); }
}
@final export class Arrivals {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2680)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2684)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2688)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2692)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2696)); }
  @inline static get session(): I32Column { return changetype<I32Column>(<usize>load<u32>(2700)); }
}
@final export class ArrivalRing {
  @inline static get taken(): i32 { return load<i32>(1592); }
  @inline static set taken(value: i32) { store<i32>(1592, value); }
  @inline static get filled(): i32 { return load<i32>(1596); }
  @inline static set filled(value: i32) { store<i32>(1596, value); }
  @inline static get closed(): i32 { return load<i32>(1600); }
  @inline static set closed(value: i32) { store<i32>(1600, value); }
}
@final export class Rows {
  @inline static get id(): I32Column { return changetype<I32Column>(<usize>load<u32>(2704)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2708)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2712)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2716)); }
  @inline static get preemptions(): I32Column { return changetype<I32Column>(<usize>load<u32>(2720)); }
  @inline static get replica(): I32Column { return changetype<I32Column>(<usize>load<u32>(2724)); }
  @inline static get arrivalPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2728)); }
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2732)); }
  @inline static get firstTokenPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2736)); }
  @inline static get finishPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2740)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2744)); }
}
@final export class Windows {
  @inline static get startPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2748)); }
  @inline static get endPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2752)); }
  @inline static get busyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2756)); }
  @inline static get staticPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2760)); }
  @inline static get dynamicPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(2764)); }
  @inline static get outputTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2768)); }
  @inline static get prefillTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2772)); }
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2776)); }
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2780)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2784)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2788)); }
  @inline static get preempted(): I32Column { return changetype<I32Column>(<usize>load<u32>(2792)); }
  @inline static get kvUsedBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2796)); }
  @inline static get kvPeakBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(2800)); }
  @inline static get running(): I32Column { return changetype<I32Column>(<usize>load<u32>(2804)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(2808)); }
  @inline static get replica(): I32Column { return changetype<I32Column>(<usize>load<u32>(2812)); }
  @inline static get peakW(): I64Column { return changetype<I64Column>(<usize>load<u32>(2816)); }
}
@final export class Ring {
  @inline static get rows(): i32 { return load<i32>(1608); }
  @inline static set rows(value: i32) { store<i32>(1608, value); }
  @inline static get windows(): i32 { return load<i32>(1612); }
  @inline static set windows(value: i32) { store<i32>(1612, value); }
}
@final export class Measured {
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2820)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2824)); }
  @inline static get firstTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2828)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2832)); }
  @inline static get good(): I32Column { return changetype<I32Column>(<usize>load<u32>(2836)); }
}
@final export class Histograms {
  @inline static get count(): I64Column { return changetype<I64Column>(<usize>load<u32>(2840)); }
}
@final export class Replicas {
  @inline static get kind(): I32Column { return changetype<I32Column>(<usize>load<u32>(2844)); }
  @inline static get pool(): I32Column { return changetype<I32Column>(<usize>load<u32>(2848)); }
  @inline static get level(): I32Column { return changetype<I32Column>(<usize>load<u32>(2852)); }
  @inline static get weight(): I32Column { return changetype<I32Column>(<usize>load<u32>(2856)); }
  @inline static get admissionLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2860)); }
  @inline static get batchLimit(): I32Column { return changetype<I32Column>(<usize>load<u32>(2864)); }
  @inline static get power(): I32Column { return changetype<I32Column>(<usize>load<u32>(2868)); }
}
@final export class Router {
  @inline static get releasePs(): i64 { return load<i64>(1616); }
  @inline static set releasePs(value: i64) { store<i64>(1616, value); }
  @inline static get refreshedPs(): i64 { return load<i64>(1624); }
  @inline static set refreshedPs(value: i64) { store<i64>(1624, value); }
  @inline static get cursor(): i32 { return load<i32>(1632); }
  @inline static set cursor(value: i32) { store<i32>(1632, value); }
  @inline static get held(): i32 { return load<i32>(1636); }
  @inline static set held(value: i32) { store<i32>(1636, value); }
  @inline static get heldHead(): i32 { return load<i32>(1640); }
  @inline static set heldHead(value: i32) { store<i32>(1640, value); }
  @inline static get question(): i32 { return load<i32>(1644); }
  @inline static set question(value: i32) { store<i32>(1644, value); }
  @inline static get askedId(): i32 { return load<i32>(1648); }
  @inline static set askedId(value: i32) { store<i32>(1648, value); }
  @inline static get askedClass(): i32 { return load<i32>(1652); }
  @inline static set askedClass(value: i32) { store<i32>(1652, value); }
  @inline static get askedPriority(): i32 { return load<i32>(1656); }
  @inline static set askedPriority(value: i32) { store<i32>(1656, value); }
  @inline static get askedPromptTokens(): i32 { return load<i32>(1660); }
  @inline static set askedPromptTokens(value: i32) { store<i32>(1660, value); }
  @inline static get askedSession(): i32 { return load<i32>(1664); }
  @inline static set askedSession(value: i32) { store<i32>(1664, value); }
  @inline static get choice(): i32 { return load<i32>(1668); }
  @inline static set choice(value: i32) { store<i32>(1668, value); }
  @inline static get arrived(): i32 { return load<i32>(1672); }
  @inline static set arrived(value: i32) { store<i32>(1672, value); }
  @inline static get rejected(): i32 { return load<i32>(1676); }
  @inline static set rejected(value: i32) { store<i32>(1676, value); }
  @inline static get windowArrived(): i32 { return load<i32>(1680); }
  @inline static set windowArrived(value: i32) { store<i32>(1680, value); }
  @inline static get windowRejected(): i32 { return load<i32>(1684); }
  @inline static set windowRejected(value: i32) { store<i32>(1684, value); }
  @inline static get releases(): i32 { return load<i32>(1688); }
  @inline static set releases(value: i32) { store<i32>(1688, value); }
}
@final export class Signals {
  @inline static get tokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2872)); }
  @inline static get residentTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2876)); }
  @inline static get requests(): I32Column { return changetype<I32Column>(<usize>load<u32>(2880)); }
  @inline static get kvShare(): I32Column { return changetype<I32Column>(<usize>load<u32>(2884)); }
  @inline static get score(): I64Column { return changetype<I64Column>(<usize>load<u32>(2888)); }
  @inline static get sendScore(): I64Column { return changetype<I64Column>(<usize>load<u32>(2892)); }
}
@final export class Routes {
  @inline static get score(): I64Column { return changetype<I64Column>(<usize>load<u32>(2896)); }
  @inline static get load(): I64Column { return changetype<I64Column>(<usize>load<u32>(2900)); }
  @inline static get scale(): I64Column { return changetype<I64Column>(<usize>load<u32>(2904)); }
  @inline static get open(): I32Column { return changetype<I32Column>(<usize>load<u32>(2908)); }
}
@final export class RouteNodes {
  @inline static get sum(): I64Column { return changetype<I64Column>(<usize>load<u32>(2912)); }
  @inline static get winner(): I32Column { return changetype<I32Column>(<usize>load<u32>(2916)); }
}
@final export class Events {
  @inline static get key(): I64Column { return changetype<I64Column>(<usize>load<u32>(2920)); }
}
@final export class EventNodes {
  @inline static get winner(): I32Column { return changetype<I32Column>(<usize>load<u32>(2924)); }
}
@final export class ClassCounts {
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2928)); }
  @inline static get rejected(): I32Column { return changetype<I32Column>(<usize>load<u32>(2932)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2936)); }
  @inline static get good(): I32Column { return changetype<I32Column>(<usize>load<u32>(2940)); }
}
@final export class Tails {
  @inline static get ttft(): I32Column { return changetype<I32Column>(<usize>load<u32>(2944)); }
  @inline static get e2e(): I32Column { return changetype<I32Column>(<usize>load<u32>(2948)); }
}
@final export class Totals {
  @inline static get busyPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2952)); }
  @inline static get steps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2956)); }
  @inline static get jumpedSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(2960)); }
  @inline static get segments(): I64Column { return changetype<I64Column>(<usize>load<u32>(2964)); }
  @inline static get outputTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2968)); }
  @inline static get prefillTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2972)); }
  @inline static get recomputedTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(2976)); }
  @inline static get arrived(): I32Column { return changetype<I32Column>(<usize>load<u32>(2980)); }
  @inline static get rejectedNeverFits(): I32Column { return changetype<I32Column>(<usize>load<u32>(2984)); }
  @inline static get rejectedQueueFull(): I32Column { return changetype<I32Column>(<usize>load<u32>(2988)); }
  @inline static get finished(): I32Column { return changetype<I32Column>(<usize>load<u32>(2992)); }
  @inline static get good(): I32Column { return changetype<I32Column>(<usize>load<u32>(2996)); }
  @inline static get preempted(): I32Column { return changetype<I32Column>(<usize>load<u32>(3000)); }
  @inline static get running(): I32Column { return changetype<I32Column>(<usize>load<u32>(3004)); }
  @inline static get queued(): I32Column { return changetype<I32Column>(<usize>load<u32>(3008)); }
  @inline static get kvUsedBlocks(): I32Column { return changetype<I32Column>(<usize>load<u32>(3012)); }
  @inline static get staticJ(): I64Column { return changetype<I64Column>(<usize>load<u32>(3016)); }
  @inline static get staticPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3020)); }
  @inline static get dynamicJ(): I64Column { return changetype<I64Column>(<usize>load<u32>(3024)); }
  @inline static get dynamicPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3028)); }
  @inline static get rowsJ(): I64Column { return changetype<I64Column>(<usize>load<u32>(3032)); }
  @inline static get rowsPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3036)); }
  @inline static get remainderPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3040)); }
  @inline static get toldPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3044)); }
  @inline static get cappedSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3048)); }
  @inline static get clippedJ(): I64Column { return changetype<I64Column>(<usize>load<u32>(3052)); }
  @inline static get clippedPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3056)); }
  @inline static get hostPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3060)); }
  @inline static get decodeAttentionPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3064)); }
  @inline static get prefillAttentionPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3068)); }
  @inline static get decodeTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3072)); }
  @inline static get decodeKvTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3076)); }
  @inline static get prefillPairs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3080)); }
  @inline static get prefillKvTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3084)); }
  @inline static get decodeComputeBoundSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3088)); }
  @inline static get prefillComputeBoundSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3092)); }
  @inline static get decodeSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3096)); }
  @inline static get prefillSteps(): I64Column { return changetype<I64Column>(<usize>load<u32>(3100)); }
  @inline static get offPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3104)); }
  @inline static get peakW(): I64Column { return changetype<I64Column>(<usize>load<u32>(3108)); }
  @inline static get residentTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3112)); }
}
@final export class Queries {
  @inline static get level(): I32Column { return changetype<I32Column>(<usize>load<u32>(3116)); }
  @inline static get operator(): I32Column { return changetype<I32Column>(<usize>load<u32>(3120)); }
  @inline static get tokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(3124)); }
  @inline static get contextTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3128)); }
  @inline static get pairs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3132)); }
  @inline static get longestTokens(): I64Column { return changetype<I64Column>(<usize>load<u32>(3136)); }
  @inline static get flop(): F64Column { return changetype<F64Column>(<usize>load<u32>(3140)); }
  @inline static get hbmBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3144)); }
  @inline static get linkBytes(): F64Column { return changetype<F64Column>(<usize>load<u32>(3148)); }
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3152)); }
  @inline static get launchPs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3156)); }
  @inline static get energyPj(): I64Column { return changetype<I64Column>(<usize>load<u32>(3160)); }
  @inline static get bound(): I32Column { return changetype<I32Column>(<usize>load<u32>(3164)); }
}
@final export class Draw {
  @inline static get seed(): i64 { return load<i64>(1696); }
  @inline static set seed(value: i64) { store<i64>(1696, value); }
  @inline static get arrivalShape(): f64 { return load<f64>(1704); }
  @inline static set arrivalShape(value: f64) { store<f64>(1704, value); }
  @inline static get meanGapS(): f64 { return load<f64>(1712); }
  @inline static set meanGapS(value: f64) { store<f64>(1712, value); }
  @inline static get promptKind(): i32 { return load<i32>(1848); }
  @inline static set promptKind(value: i32) { store<i32>(1848, value); }
  @inline static get promptA(): f64 { return load<f64>(1720); }
  @inline static set promptA(value: f64) { store<f64>(1720, value); }
  @inline static get promptB(): f64 { return load<f64>(1728); }
  @inline static set promptB(value: f64) { store<f64>(1728, value); }
  @inline static get promptMin(): i32 { return load<i32>(1852); }
  @inline static set promptMin(value: i32) { store<i32>(1852, value); }
  @inline static get promptMax(): i32 { return load<i32>(1856); }
  @inline static set promptMax(value: i32) { store<i32>(1856, value); }
  @inline static get outputKind(): i32 { return load<i32>(1860); }
  @inline static set outputKind(value: i32) { store<i32>(1860, value); }
  @inline static get outputA(): f64 { return load<f64>(1736); }
  @inline static set outputA(value: f64) { store<f64>(1736, value); }
  @inline static get outputB(): f64 { return load<f64>(1744); }
  @inline static set outputB(value: f64) { store<f64>(1744, value); }
  @inline static get outputMin(): i32 { return load<i32>(1864); }
  @inline static set outputMin(value: i32) { store<i32>(1864, value); }
  @inline static get outputMax(): i32 { return load<i32>(1868); }
  @inline static set outputMax(value: i32) { store<i32>(1868, value); }
  @inline static get promptPoints(): i32 { return load<i32>(1872); }
  @inline static set promptPoints(value: i32) { store<i32>(1872, value); }
  @inline static get outputPoints(): i32 { return load<i32>(1876); }
  @inline static set outputPoints(value: i32) { store<i32>(1876, value); }
  @inline static get classes(): i32 { return load<i32>(1880); }
  @inline static set classes(value: i32) { store<i32>(1880, value); }
  @inline static get correlation(): f64 { return load<f64>(1752); }
  @inline static set correlation(value: f64) { store<f64>(1752, value); }
  @inline static get states(): i32 { return load<i32>(1884); }
  @inline static set states(value: i32) { store<i32>(1884, value); }
  @inline static get swing(): f64 { return load<f64>(1760); }
  @inline static set swing(value: f64) { store<f64>(1760, value); }
  @inline static get periodPs(): i64 { return load<i64>(1768); }
  @inline static set periodPs(value: i64) { store<i64>(1768, value); }
  @inline static get peakPs(): i64 { return load<i64>(1776); }
  @inline static set peakPs(value: i64) { store<i64>(1776, value); }
  @inline static get burstFactor(): f64 { return load<f64>(1784); }
  @inline static set burstFactor(value: f64) { store<f64>(1784, value); }
  @inline static get burstAtPs(): i64 { return load<i64>(1792); }
  @inline static set burstAtPs(value: i64) { store<i64>(1792, value); }
  @inline static get burstLengthPs(): i64 { return load<i64>(1800); }
  @inline static set burstLengthPs(value: i64) { store<i64>(1800, value); }
  @inline static get burstEveryPs(): i64 { return load<i64>(1808); }
  @inline static set burstEveryPs(value: i64) { store<i64>(1808, value); }
  @inline static get tickPs(): i64 { return load<i64>(1816); }
  @inline static set tickPs(value: i64) { store<i64>(1816, value); }
  @inline static get sessionShare(): f64 { return load<f64>(1824); }
  @inline static set sessionShare(value: f64) { store<f64>(1824, value); }
  @inline static get sessionLanes(): i32 { return load<i32>(1888); }
  @inline static set sessionLanes(value: i32) { store<i32>(1888, value); }
  @inline static get lastPs(): i64 { return load<i64>(1832); }
  @inline static set lastPs(value: i64) { store<i64>(1832, value); }
  @inline static get visitEndPs(): i64 { return load<i64>(1840); }
  @inline static set visitEndPs(value: i64) { store<i64>(1840, value); }
  @inline static get visit(): i32 { return load<i32>(1892); }
  @inline static set visit(value: i32) { store<i32>(1892, value); }
  @inline static get state(): i32 { return load<i32>(1896); }
  @inline static set state(value: i32) { store<i32>(1896, value); }
  @inline static get nextId(): i32 { return load<i32>(1900); }
  @inline static set nextId(value: i32) { store<i32>(1900, value); }
}
@final export class Quantiles {
  @inline static get promptAt(): F64Column { return changetype<F64Column>(<usize>load<u32>(3168)); }
  @inline static get promptTokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(3172)); }
  @inline static get outputAt(): F64Column { return changetype<F64Column>(<usize>load<u32>(3176)); }
  @inline static get outputTokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(3180)); }
}
@final export class DrawStates {
  @inline static get factor(): F64Column { return changetype<F64Column>(<usize>load<u32>(3184)); }
  @inline static get dwellS(): F64Column { return changetype<F64Column>(<usize>load<u32>(3188)); }
}
@final export class ClassShares {
  @inline static get upTo(): F64Column { return changetype<F64Column>(<usize>load<u32>(3192)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(3196)); }
}
@final export class Drawn {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(3200)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(3204)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(3208)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(3212)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(3216)); }
  @inline static get session(): I32Column { return changetype<I32Column>(<usize>load<u32>(3220)); }
}
@final export class Fault {
  @inline static get file(): i32 { return load<i32>(1904); }
  @inline static set file(value: i32) { store<i32>(1904, value); }
  @inline static get line(): i32 { return load<i32>(1908); }
  @inline static set line(value: i32) { store<i32>(1908, value); }
  @inline static get column(): i32 { return load<i32>(1912); }
  @inline static set column(value: i32) { store<i32>(1912, value); }
}
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
  @inline get shareMark(): i64 { return load<i64>(changetype<usize>(this), 40); }
  @inline set shareMark(value: i64) { store<i64>(changetype<usize>(this), value, 40); }
  @inline get rhoMark(): i64 { return load<i64>(changetype<usize>(this), 48); }
  @inline set rhoMark(value: i64) { store<i64>(changetype<usize>(this), value, 48); }
  @inline get rhoStepMark(): i64 { return load<i64>(changetype<usize>(this), 56); }
  @inline set rhoStepMark(value: i64) { store<i64>(changetype<usize>(this), value, 56); }
  @inline get id(): i32 { return load<i32>(changetype<usize>(this), 64); }
  @inline set id(value: i32) { store<i32>(changetype<usize>(this), value, 64); }
  @inline get requestClass(): i32 { return load<i32>(changetype<usize>(this), 68); }
  @inline set requestClass(value: i32) { store<i32>(changetype<usize>(this), value, 68); }
  @inline get priority(): i32 { return load<i32>(changetype<usize>(this), 72); }
  @inline set priority(value: i32) { store<i32>(changetype<usize>(this), value, 72); }
  @inline get promptTokens(): i32 { return load<i32>(changetype<usize>(this), 76); }
  @inline set promptTokens(value: i32) { store<i32>(changetype<usize>(this), value, 76); }
  @inline get outputTokens(): i32 { return load<i32>(changetype<usize>(this), 80); }
  @inline set outputTokens(value: i32) { store<i32>(changetype<usize>(this), value, 80); }
  @inline get target(): i32 { return load<i32>(changetype<usize>(this), 84); }
  @inline set target(value: i32) { store<i32>(changetype<usize>(this), value, 84); }
  @inline get computed(): i32 { return load<i32>(changetype<usize>(this), 88); }
  @inline set computed(value: i32) { store<i32>(changetype<usize>(this), value, 88); }
  @inline get emitted(): i32 { return load<i32>(changetype<usize>(this), 92); }
  @inline set emitted(value: i32) { store<i32>(changetype<usize>(this), value, 92); }
  @inline get joinContext(): i32 { return load<i32>(changetype<usize>(this), 96); }
  @inline set joinContext(value: i32) { store<i32>(changetype<usize>(this), value, 96); }
  @inline get joinStep(): i32 { return load<i32>(changetype<usize>(this), 100); }
  @inline set joinStep(value: i32) { store<i32>(changetype<usize>(this), value, 100); }
  @inline get reached(): i32 { return load<i32>(changetype<usize>(this), 104); }
  @inline set reached(value: i32) { store<i32>(changetype<usize>(this), value, 104); }
  @inline get preemptions(): i32 { return load<i32>(changetype<usize>(this), 108); }
  @inline set preemptions(value: i32) { store<i32>(changetype<usize>(this), value, 108); }
  @inline get session(): i32 { return load<i32>(changetype<usize>(this), 112); }
  @inline set session(value: i32) { store<i32>(changetype<usize>(this), value, 112); }
  @inline get next(): i32 { return load<i32>(changetype<usize>(this), 116); }
  @inline set next(value: i32) { store<i32>(changetype<usize>(this), value, 116); }
  @inline get previous(): i32 { return load<i32>(changetype<usize>(this), 120); }
  @inline set previous(value: i32) { store<i32>(changetype<usize>(this), value, 120); }
  @inline get child(): i32 { return load<i32>(changetype<usize>(this), 124); }
  @inline set child(value: i32) { store<i32>(changetype<usize>(this), value, 124); }
}
@inline export function slotAt(row: i32): Slot { return changetype<Slot>(<usize>load<u32>(3224) + <usize>row * 128); }
@final export class Identities {
  @inline static get blockHead(): I32Column { return changetype<I32Column>(<usize>load<u32>(3228)); }
  @inline static get blockCount(): I32Column { return changetype<I32Column>(<usize>load<u32>(3232)); }
  @inline static get phaseNext(): I32Column { return changetype<I32Column>(<usize>load<u32>(3236)); }
  @inline static get phasePrevious(): I32Column { return changetype<I32Column>(<usize>load<u32>(3240)); }
}
@final export class SlotPool {
  @inline static get freeHead(): i32 { return load<i32>(1920); }
  @inline static set freeHead(value: i32) { store<i32>(1920, value); }
  @inline static get fresh(): i32 { return load<i32>(1924); }
  @inline static set fresh(value: i32) { store<i32>(1924, value); }
}
@unmanaged @final export class Engine {
  @inline get pairsSlope(): i64 { return load<i64>(changetype<usize>(this), 0); }
  @inline set pairsSlope(value: i64) { store<i64>(changetype<usize>(this), value, 0); }
  @inline get accountedPs(): i64 { return load<i64>(changetype<usize>(this), 8); }
  @inline set accountedPs(value: i64) { store<i64>(changetype<usize>(this), value, 8); }
  @inline get idleSincePs(): i64 { return load<i64>(changetype<usize>(this), 16); }
  @inline set idleSincePs(value: i64) { store<i64>(changetype<usize>(this), value, 16); }
  @inline get windowStaticPj(): i64 { return load<i64>(changetype<usize>(this), 24); }
  @inline set windowStaticPj(value: i64) { store<i64>(changetype<usize>(this), value, 24); }
  @inline get dynamicJ(): i64 { return load<i64>(changetype<usize>(this), 32); }
  @inline set dynamicJ(value: i64) { store<i64>(changetype<usize>(this), value, 32); }
  @inline get dynamicPj(): i64 { return load<i64>(changetype<usize>(this), 40); }
  @inline set dynamicPj(value: i64) { store<i64>(changetype<usize>(this), value, 40); }
  @inline get staticJ(): i64 { return load<i64>(changetype<usize>(this), 48); }
  @inline set staticJ(value: i64) { store<i64>(changetype<usize>(this), value, 48); }
  @inline get staticPj(): i64 { return load<i64>(changetype<usize>(this), 56); }
  @inline set staticPj(value: i64) { store<i64>(changetype<usize>(this), value, 56); }
  @inline get rowsJ(): i64 { return load<i64>(changetype<usize>(this), 64); }
  @inline set rowsJ(value: i64) { store<i64>(changetype<usize>(this), value, 64); }
  @inline get clippedJ(): i64 { return load<i64>(changetype<usize>(this), 72); }
  @inline set clippedJ(value: i64) { store<i64>(changetype<usize>(this), value, 72); }
  @inline get clippedPj(): i64 { return load<i64>(changetype<usize>(this), 80); }
  @inline set clippedPj(value: i64) { store<i64>(changetype<usize>(this), value, 80); }
  @inline get busyPs(): i64 { return load<i64>(changetype<usize>(this), 88); }
  @inline set busyPs(value: i64) { store<i64>(changetype<usize>(this), value, 88); }
  @inline get offPs(): i64 { return load<i64>(changetype<usize>(this), 96); }
  @inline set offPs(value: i64) { store<i64>(changetype<usize>(this), value, 96); }
  @inline get recomputedTokens(): i64 { return load<i64>(changetype<usize>(this), 104); }
  @inline set recomputedTokens(value: i64) { store<i64>(changetype<usize>(this), value, 104); }
  @inline get cappedSteps(): i64 { return load<i64>(changetype<usize>(this), 112); }
  @inline set cappedSteps(value: i64) { store<i64>(changetype<usize>(this), value, 112); }
  @inline get windowBusyPs(): i64 { return load<i64>(changetype<usize>(this), 120); }
  @inline set windowBusyPs(value: i64) { store<i64>(changetype<usize>(this), value, 120); }
  @inline get windowSteps(): i64 { return load<i64>(changetype<usize>(this), 128); }
  @inline set windowSteps(value: i64) { store<i64>(changetype<usize>(this), value, 128); }
  @inline get windowOutputTokens(): i64 { return load<i64>(changetype<usize>(this), 136); }
  @inline set windowOutputTokens(value: i64) { store<i64>(changetype<usize>(this), value, 136); }
  @inline get windowPrefillTokens(): i64 { return load<i64>(changetype<usize>(this), 144); }
  @inline set windowPrefillTokens(value: i64) { store<i64>(changetype<usize>(this), value, 144); }
  @inline get segmentPs(): i64 { return load<i64>(changetype<usize>(this), 152); }
  @inline set segmentPs(value: i64) { store<i64>(changetype<usize>(this), value, 152); }
  @inline get stepPs(): i64 { return load<i64>(changetype<usize>(this), 160); }
  @inline set stepPs(value: i64) { store<i64>(changetype<usize>(this), value, 160); }
  @inline get stepSlopePs(): i64 { return load<i64>(changetype<usize>(this), 168); }
  @inline set stepSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 168); }
  @inline get devicePs(): i64 { return load<i64>(changetype<usize>(this), 176); }
  @inline set devicePs(value: i64) { store<i64>(changetype<usize>(this), value, 176); }
  @inline get deviceSlopePs(): i64 { return load<i64>(changetype<usize>(this), 184); }
  @inline set deviceSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 184); }
  @inline get decodePs(): i64 { return load<i64>(changetype<usize>(this), 192); }
  @inline set decodePs(value: i64) { store<i64>(changetype<usize>(this), value, 192); }
  @inline get decodeSlopePs(): i64 { return load<i64>(changetype<usize>(this), 200); }
  @inline set decodeSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 200); }
  @inline get prefillPs(): i64 { return load<i64>(changetype<usize>(this), 208); }
  @inline set prefillPs(value: i64) { store<i64>(changetype<usize>(this), value, 208); }
  @inline get prefillSlopePs(): i64 { return load<i64>(changetype<usize>(this), 216); }
  @inline set prefillSlopePs(value: i64) { store<i64>(changetype<usize>(this), value, 216); }
  @inline get stepPj(): i64 { return load<i64>(changetype<usize>(this), 224); }
  @inline set stepPj(value: i64) { store<i64>(changetype<usize>(this), value, 224); }
  @inline get stepSlopePj(): i64 { return load<i64>(changetype<usize>(this), 232); }
  @inline set stepSlopePj(value: i64) { store<i64>(changetype<usize>(this), value, 232); }
  @inline get sharePj(): i64 { return load<i64>(changetype<usize>(this), 240); }
  @inline set sharePj(value: i64) { store<i64>(changetype<usize>(this), value, 240); }
  @inline get rhoPj(): i64 { return load<i64>(changetype<usize>(this), 248); }
  @inline set rhoPj(value: i64) { store<i64>(changetype<usize>(this), value, 248); }
  @inline get rhoPairPj(): i64 { return load<i64>(changetype<usize>(this), 256); }
  @inline set rhoPairPj(value: i64) { store<i64>(changetype<usize>(this), value, 256); }
  @inline get rhoKvPj(): i64 { return load<i64>(changetype<usize>(this), 264); }
  @inline set rhoKvPj(value: i64) { store<i64>(changetype<usize>(this), value, 264); }
  @inline get leftPj(): i64 { return load<i64>(changetype<usize>(this), 272); }
  @inline set leftPj(value: i64) { store<i64>(changetype<usize>(this), value, 272); }
  @inline get toldPj(): i64 { return load<i64>(changetype<usize>(this), 280); }
  @inline set toldPj(value: i64) { store<i64>(changetype<usize>(this), value, 280); }
  @inline get shareSum(): i64 { return load<i64>(changetype<usize>(this), 288); }
  @inline set shareSum(value: i64) { store<i64>(changetype<usize>(this), value, 288); }
  @inline get rhoSum(): i64 { return load<i64>(changetype<usize>(this), 296); }
  @inline set rhoSum(value: i64) { store<i64>(changetype<usize>(this), value, 296); }
  @inline get rhoStepSum(): i64 { return load<i64>(changetype<usize>(this), 304); }
  @inline set rhoStepSum(value: i64) { store<i64>(changetype<usize>(this), value, 304); }
  @inline get contextSum(): i64 { return load<i64>(changetype<usize>(this), 312); }
  @inline set contextSum(value: i64) { store<i64>(changetype<usize>(this), value, 312); }
  @inline get pairs(): i64 { return load<i64>(changetype<usize>(this), 320); }
  @inline set pairs(value: i64) { store<i64>(changetype<usize>(this), value, 320); }
  @inline get chunkKv(): i64 { return load<i64>(changetype<usize>(this), 328); }
  @inline set chunkKv(value: i64) { store<i64>(changetype<usize>(this), value, 328); }
  @inline get segmentKv(): i64 { return load<i64>(changetype<usize>(this), 336); }
  @inline set segmentKv(value: i64) { store<i64>(changetype<usize>(this), value, 336); }
  @inline get windowDynamicPj(): i64 { return load<i64>(changetype<usize>(this), 344); }
  @inline set windowDynamicPj(value: i64) { store<i64>(changetype<usize>(this), value, 344); }
  @inline get rowsPj(): i64 { return load<i64>(changetype<usize>(this), 352); }
  @inline set rowsPj(value: i64) { store<i64>(changetype<usize>(this), value, 352); }
  @inline get remainderPj(): i64 { return load<i64>(changetype<usize>(this), 360); }
  @inline set remainderPj(value: i64) { store<i64>(changetype<usize>(this), value, 360); }
  @inline get finishedTokens(): i64 { return load<i64>(changetype<usize>(this), 368); }
  @inline set finishedTokens(value: i64) { store<i64>(changetype<usize>(this), value, 368); }
  @inline get steps(): i64 { return load<i64>(changetype<usize>(this), 376); }
  @inline set steps(value: i64) { store<i64>(changetype<usize>(this), value, 376); }
  @inline get jumpedSteps(): i64 { return load<i64>(changetype<usize>(this), 384); }
  @inline set jumpedSteps(value: i64) { store<i64>(changetype<usize>(this), value, 384); }
  @inline get segments(): i64 { return load<i64>(changetype<usize>(this), 392); }
  @inline set segments(value: i64) { store<i64>(changetype<usize>(this), value, 392); }
  @inline get outputTokens(): i64 { return load<i64>(changetype<usize>(this), 400); }
  @inline set outputTokens(value: i64) { store<i64>(changetype<usize>(this), value, 400); }
  @inline get prefillTokens(): i64 { return load<i64>(changetype<usize>(this), 408); }
  @inline set prefillTokens(value: i64) { store<i64>(changetype<usize>(this), value, 408); }
  @inline get hostPs(): i64 { return load<i64>(changetype<usize>(this), 416); }
  @inline set hostPs(value: i64) { store<i64>(changetype<usize>(this), value, 416); }
  @inline get decodeAttentionPs(): i64 { return load<i64>(changetype<usize>(this), 424); }
  @inline set decodeAttentionPs(value: i64) { store<i64>(changetype<usize>(this), value, 424); }
  @inline get prefillAttentionPs(): i64 { return load<i64>(changetype<usize>(this), 432); }
  @inline set prefillAttentionPs(value: i64) { store<i64>(changetype<usize>(this), value, 432); }
  @inline get decodeTokens(): i64 { return load<i64>(changetype<usize>(this), 440); }
  @inline set decodeTokens(value: i64) { store<i64>(changetype<usize>(this), value, 440); }
  @inline get decodeKvTokens(): i64 { return load<i64>(changetype<usize>(this), 448); }
  @inline set decodeKvTokens(value: i64) { store<i64>(changetype<usize>(this), value, 448); }
  @inline get prefillPairs(): i64 { return load<i64>(changetype<usize>(this), 456); }
  @inline set prefillPairs(value: i64) { store<i64>(changetype<usize>(this), value, 456); }
  @inline get prefillKvTokens(): i64 { return load<i64>(changetype<usize>(this), 464); }
  @inline set prefillKvTokens(value: i64) { store<i64>(changetype<usize>(this), value, 464); }
  @inline get decodeComputeBoundSteps(): i64 { return load<i64>(changetype<usize>(this), 472); }
  @inline set decodeComputeBoundSteps(value: i64) { store<i64>(changetype<usize>(this), value, 472); }
  @inline get prefillComputeBoundSteps(): i64 { return load<i64>(changetype<usize>(this), 480); }
  @inline set prefillComputeBoundSteps(value: i64) { store<i64>(changetype<usize>(this), value, 480); }
  @inline get decodeSteps(): i64 { return load<i64>(changetype<usize>(this), 488); }
  @inline set decodeSteps(value: i64) { store<i64>(changetype<usize>(this), value, 488); }
  @inline get prefillSteps(): i64 { return load<i64>(changetype<usize>(this), 496); }
  @inline set prefillSteps(value: i64) { store<i64>(changetype<usize>(this), value, 496); }
  @inline get row(): i32 { return load<i32>(changetype<usize>(this), 520); }
  @inline set row(value: i32) { store<i32>(changetype<usize>(this), value, 520); }
  @inline get kind(): i32 { return load<i32>(changetype<usize>(this), 524); }
  @inline set kind(value: i32) { store<i32>(changetype<usize>(this), value, 524); }
  @inline get busy(): i32 { return load<i32>(changetype<usize>(this), 528); }
  @inline set busy(value: i32) { store<i32>(changetype<usize>(this), value, 528); }
  @inline get cost(): i32 { return load<i32>(changetype<usize>(this), 532); }
  @inline set cost(value: i32) { store<i32>(changetype<usize>(this), value, 532); }
  @inline get segmentCost(): i32 { return load<i32>(changetype<usize>(this), 536); }
  @inline set segmentCost(value: i32) { store<i32>(changetype<usize>(this), value, 536); }
  @inline get state(): i32 { return load<i32>(changetype<usize>(this), 540); }
  @inline set state(value: i32) { store<i32>(changetype<usize>(this), value, 540); }
  @inline get step(): i32 { return load<i32>(changetype<usize>(this), 544); }
  @inline set step(value: i32) { store<i32>(changetype<usize>(this), value, 544); }
  @inline get decodes(): i32 { return load<i32>(changetype<usize>(this), 548); }
  @inline set decodes(value: i32) { store<i32>(changetype<usize>(this), value, 548); }
  @inline get segmentSteps(): i32 { return load<i32>(changetype<usize>(this), 552); }
  @inline set segmentSteps(value: i32) { store<i32>(changetype<usize>(this), value, 552); }
  @inline get committed(): i32 { return load<i32>(changetype<usize>(this), 556); }
  @inline set committed(value: i32) { store<i32>(changetype<usize>(this), value, 556); }
  @inline get startedSteps(): i32 { return load<i32>(changetype<usize>(this), 560); }
  @inline set startedSteps(value: i32) { store<i32>(changetype<usize>(this), value, 560); }
  @inline get tokens(): i32 { return load<i32>(changetype<usize>(this), 564); }
  @inline set tokens(value: i32) { store<i32>(changetype<usize>(this), value, 564); }
  @inline get emitting(): i32 { return load<i32>(changetype<usize>(this), 568); }
  @inline set emitting(value: i32) { store<i32>(changetype<usize>(this), value, 568); }
  @inline get chunks(): i32 { return load<i32>(changetype<usize>(this), 572); }
  @inline set chunks(value: i32) { store<i32>(changetype<usize>(this), value, 572); }
  @inline get chunkTokens(): i32 { return load<i32>(changetype<usize>(this), 576); }
  @inline set chunkTokens(value: i32) { store<i32>(changetype<usize>(this), value, 576); }
  @inline get chunkLongest(): i32 { return load<i32>(changetype<usize>(this), 580); }
  @inline set chunkLongest(value: i32) { store<i32>(changetype<usize>(this), value, 580); }
  @inline get longestKey(): i32 { return load<i32>(changetype<usize>(this), 584); }
  @inline set longestKey(value: i32) { store<i32>(changetype<usize>(this), value, 584); }
  @inline get longestStale(): i32 { return load<i32>(changetype<usize>(this), 588); }
  @inline set longestStale(value: i32) { store<i32>(changetype<usize>(this), value, 588); }
  @inline get chunkJump(): i32 { return load<i32>(changetype<usize>(this), 592); }
  @inline set chunkJump(value: i32) { store<i32>(changetype<usize>(this), value, 592); }
  @inline get capped(): i32 { return load<i32>(changetype<usize>(this), 596); }
  @inline set capped(value: i32) { store<i32>(changetype<usize>(this), value, 596); }
  @inline get decodeBinding(): i32 { return load<i32>(changetype<usize>(this), 600); }
  @inline set decodeBinding(value: i32) { store<i32>(changetype<usize>(this), value, 600); }
  @inline get prefillComputeBound(): i32 { return load<i32>(changetype<usize>(this), 604); }
  @inline set prefillComputeBound(value: i32) { store<i32>(changetype<usize>(this), value, 604); }
  @inline get joins(): i32 { return load<i32>(changetype<usize>(this), 608); }
  @inline set joins(value: i32) { store<i32>(changetype<usize>(this), value, 608); }
  @inline get preemptedNow(): i32 { return load<i32>(changetype<usize>(this), 612); }
  @inline set preemptedNow(value: i32) { store<i32>(changetype<usize>(this), value, 612); }
  @inline get freeBlocks(): i32 { return load<i32>(changetype<usize>(this), 616); }
  @inline set freeBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 616); }
  @inline get peakBlocks(): i32 { return load<i32>(changetype<usize>(this), 620); }
  @inline set peakBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 620); }
  @inline get running(): i32 { return load<i32>(changetype<usize>(this), 624); }
  @inline set running(value: i32) { store<i32>(changetype<usize>(this), value, 624); }
  @inline get queued(): i32 { return load<i32>(changetype<usize>(this), 628); }
  @inline set queued(value: i32) { store<i32>(changetype<usize>(this), value, 628); }
  @inline get queueHead(): i32 { return load<i32>(changetype<usize>(this), 632); }
  @inline set queueHead(value: i32) { store<i32>(changetype<usize>(this), value, 632); }
  @inline get queueTail(): i32 { return load<i32>(changetype<usize>(this), 636); }
  @inline set queueTail(value: i32) { store<i32>(changetype<usize>(this), value, 636); }
  @inline get runningHead(): i32 { return load<i32>(changetype<usize>(this), 640); }
  @inline set runningHead(value: i32) { store<i32>(changetype<usize>(this), value, 640); }
  @inline get runningTail(): i32 { return load<i32>(changetype<usize>(this), 644); }
  @inline set runningTail(value: i32) { store<i32>(changetype<usize>(this), value, 644); }
  @inline get finishes(): i32 { return load<i32>(changetype<usize>(this), 648); }
  @inline set finishes(value: i32) { store<i32>(changetype<usize>(this), value, 648); }
  @inline get arrived(): i32 { return load<i32>(changetype<usize>(this), 652); }
  @inline set arrived(value: i32) { store<i32>(changetype<usize>(this), value, 652); }
  @inline get finished(): i32 { return load<i32>(changetype<usize>(this), 656); }
  @inline set finished(value: i32) { store<i32>(changetype<usize>(this), value, 656); }
  @inline get good(): i32 { return load<i32>(changetype<usize>(this), 660); }
  @inline set good(value: i32) { store<i32>(changetype<usize>(this), value, 660); }
  @inline get blockTokens(): i32 { return load<i32>(changetype<usize>(this), 664); }
  @inline set blockTokens(value: i32) { store<i32>(changetype<usize>(this), value, 664); }
  @inline get maxNumSeqs(): i32 { return load<i32>(changetype<usize>(this), 668); }
  @inline set maxNumSeqs(value: i32) { store<i32>(changetype<usize>(this), value, 668); }
  @inline get policy(): i32 { return load<i32>(changetype<usize>(this), 672); }
  @inline set policy(value: i32) { store<i32>(changetype<usize>(this), value, 672); }
  @inline get group(): i32 { return load<i32>(changetype<usize>(this), 676); }
  @inline set group(value: i32) { store<i32>(changetype<usize>(this), value, 676); }
  @inline get peakW(): i64 { return load<i64>(changetype<usize>(this), 504); }
  @inline set peakW(value: i64) { store<i64>(changetype<usize>(this), value, 504); }
  @inline get controlPeakW(): i64 { return load<i64>(changetype<usize>(this), 512); }
  @inline set controlPeakW(value: i64) { store<i64>(changetype<usize>(this), value, 512); }
  @inline get blockFreeHead(): i32 { return load<i32>(changetype<usize>(this), 680); }
  @inline set blockFreeHead(value: i32) { store<i32>(changetype<usize>(this), value, 680); }
  @inline get rejectedNeverFits(): i32 { return load<i32>(changetype<usize>(this), 684); }
  @inline set rejectedNeverFits(value: i32) { store<i32>(changetype<usize>(this), value, 684); }
  @inline get rejectedQueueFull(): i32 { return load<i32>(changetype<usize>(this), 688); }
  @inline set rejectedQueueFull(value: i32) { store<i32>(changetype<usize>(this), value, 688); }
  @inline get preempted(): i32 { return load<i32>(changetype<usize>(this), 692); }
  @inline set preempted(value: i32) { store<i32>(changetype<usize>(this), value, 692); }
  @inline get windowArrived(): i32 { return load<i32>(changetype<usize>(this), 696); }
  @inline set windowArrived(value: i32) { store<i32>(changetype<usize>(this), value, 696); }
  @inline get windowRejected(): i32 { return load<i32>(changetype<usize>(this), 700); }
  @inline set windowRejected(value: i32) { store<i32>(changetype<usize>(this), value, 700); }
  @inline get windowFinished(): i32 { return load<i32>(changetype<usize>(this), 704); }
  @inline set windowFinished(value: i32) { store<i32>(changetype<usize>(this), value, 704); }
  @inline get windowPreempted(): i32 { return load<i32>(changetype<usize>(this), 708); }
  @inline set windowPreempted(value: i32) { store<i32>(changetype<usize>(this), value, 708); }
  @inline get power(): i32 { return load<i32>(changetype<usize>(this), 712); }
  @inline set power(value: i32) { store<i32>(changetype<usize>(this), value, 712); }
}
@inline export function engineAt(row: i32): Engine { return changetype<Engine>(<usize>load<u32>(3244) + <usize>row * 768); }
@unmanaged @final export class Join {
  @inline get slot(): i32 { return load<i32>(changetype<usize>(this), 0); }
  @inline set slot(value: i32) { store<i32>(changetype<usize>(this), value, 0); }
  @inline get chunk(): i32 { return load<i32>(changetype<usize>(this), 4); }
  @inline set chunk(value: i32) { store<i32>(changetype<usize>(this), value, 4); }
}
@inline export function joinAt(row: i32): Join { return changetype<Join>(<usize>load<u32>(3248) + <usize>row * 8); }
@unmanaged @final export class Finish {
  @inline get key(): i64 { return load<i64>(changetype<usize>(this), 0); }
  @inline set key(value: i64) { store<i64>(changetype<usize>(this), value, 0); }
  @inline get slot(): i32 { return load<i32>(changetype<usize>(this), 8); }
  @inline set slot(value: i32) { store<i32>(changetype<usize>(this), value, 8); }
}
@inline export function finishAt(row: i32): Finish { return changetype<Finish>(<usize>load<u32>(3252) + <usize>row * 16); }
@final export class Phases {
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(3256)); }
  @inline static get head(): I32Column { return changetype<I32Column>(<usize>load<u32>(3260)); }
}
@final export class DecodeClasses {
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(3264)); }
}
@final export class Blocks {
  @inline static get next(): I32Column { return changetype<I32Column>(<usize>load<u32>(3268)); }
  @inline static get owner(): I32Column { return changetype<I32Column>(<usize>load<u32>(3272)); }
}
/** Lays every table out from `at` on, 16-byte aligned; returns the end. */
export function placeTables(at: usize): usize {
  store<u32>(1928, <u32>at); at = (at + (<usize>Sizes.models) * 4 + 15) & ~15;
  store<u32>(1932, <u32>at); at = (at + (<usize>Sizes.models) * 4 + 15) & ~15;
  store<u32>(1936, <u32>at); at = (at + (<usize>Sizes.models) * 4 + 15) & ~15;
  store<u32>(1940, <u32>at); at = (at + (<usize>Sizes.models) * 4 + 15) & ~15;
  store<u32>(1944, <u32>at); at = (at + (<usize>Sizes.models) * 4 + 15) & ~15;
  store<u32>(1948, <u32>at); at = (at + (<usize>Sizes.models) * 8 + 15) & ~15;
  store<u32>(1952, <u32>at); at = (at + (<usize>Sizes.models) * 8 + 15) & ~15;
  store<u32>(1956, <u32>at); at = (at + (<usize>Sizes.models*32) * 8 + 15) & ~15;
  store<u32>(1960, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1964, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1968, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1972, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1976, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1980, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1984, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1988, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1992, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(1996, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(2000, <u32>at); at = (at + (<usize>Sizes.samples) * 8 + 15) & ~15;
  store<u32>(2004, <u32>at); at = (at + (512) * 4 + 15) & ~15;
  store<u32>(2008, <u32>at); at = (at + (512) * 4 + 15) & ~15;
  store<u32>(2012, <u32>at); at = (at + (512) * 8 + 15) & ~15;
  store<u32>(2016, <u32>at); at = (at + (<usize>Sizes.shapes) * 4 + 15) & ~15;
  store<u32>(2020, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2024, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2028, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2032, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2036, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2040, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2044, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2048, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2052, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2056, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2060, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2064, <u32>at); at = (at + (<usize>Sizes.shapes) * 4 + 15) & ~15;
  store<u32>(2068, <u32>at); at = (at + (<usize>Sizes.shapes) * 4 + 15) & ~15;
  store<u32>(2072, <u32>at); at = (at + (<usize>Sizes.shapes) * 8 + 15) & ~15;
  store<u32>(2076, <u32>at); at = (at + (<usize>Sizes.shapes) * 4 + 15) & ~15;
  store<u32>(2080, <u32>at); at = (at + (<usize>Sizes.shapes) * 4 + 15) & ~15;
  store<u32>(2084, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2088, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2092, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2096, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2100, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2104, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2108, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2112, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2116, <u32>at); at = (at + (<usize>Sizes.nodes) * 4 + 15) & ~15;
  store<u32>(2120, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2124, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2128, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2132, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2136, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2140, <u32>at); at = (at + (<usize>Sizes.links) * 8 + 15) & ~15;
  store<u32>(2144, <u32>at); at = (at + (<usize>Sizes.links) * 8 + 15) & ~15;
  store<u32>(2148, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2152, <u32>at); at = (at + (<usize>Sizes.links) * 8 + 15) & ~15;
  store<u32>(2156, <u32>at); at = (at + (<usize>Sizes.links) * 8 + 15) & ~15;
  store<u32>(2160, <u32>at); at = (at + (<usize>Sizes.links) * 8 + 15) & ~15;
  store<u32>(2164, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2168, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2172, <u32>at); at = (at + (<usize>Sizes.links) * 4 + 15) & ~15;
  store<u32>(2176, <u32>at); at = (at + (<usize>Sizes.trafficClasses) * 4 + 15) & ~15;
  store<u32>(2180, <u32>at); at = (at + (<usize>Sizes.trafficClasses) * 4 + 15) & ~15;
  store<u32>(2184, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2188, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2192, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2196, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2200, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2204, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2208, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2212, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2216, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2220, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2224, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2228, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2232, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2236, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2240, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2244, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2248, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2252, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2256, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2260, <u32>at); at = (at + (<usize>Sizes.flows) * 4 + 15) & ~15;
  store<u32>(2264, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2268, <u32>at); at = (at + (<usize>Sizes.flows) * 8 + 15) & ~15;
  store<u32>(2272, <u32>at); at = (at + (<usize>Sizes.hops) * 4 + 15) & ~15;
  store<u32>(2276, <u32>at); at = (at + (<usize>Sizes.hops) * 4 + 15) & ~15;
  store<u32>(2280, <u32>at); at = (at + (<usize>Sizes.jobs) * 4 + 15) & ~15;
  store<u32>(2284, <u32>at); at = (at + (<usize>Sizes.jobs) * 4 + 15) & ~15;
  store<u32>(2288, <u32>at); at = (at + (<usize>Sizes.jobs) * 8 + 15) & ~15;
  store<u32>(2292, <u32>at); at = (at + (<usize>Sizes.jobs) * 8 + 15) & ~15;
  store<u32>(2296, <u32>at); at = (at + (<usize>Sizes.jobs) * 4 + 15) & ~15;
  store<u32>(2300, <u32>at); at = (at + (<usize>Sizes.jobs) * 4 + 15) & ~15;
  store<u32>(2304, <u32>at); at = (at + (<usize>Sizes.jobs) * 8 + 15) & ~15;
  store<u32>(2308, <u32>at); at = (at + (<usize>Sizes.jobs) * 8 + 15) & ~15;
  store<u32>(2312, <u32>at); at = (at + (<usize>Sizes.jobs) * 8 + 15) & ~15;
  store<u32>(2316, <u32>at); at = (at + (64) * 8 + 15) & ~15;
  store<u32>(2320, <u32>at); at = (at + (64) * 8 + 15) & ~15;
  store<u32>(2324, <u32>at); at = (at + (<usize>Sizes.classes) * 8 + 15) & ~15;
  store<u32>(2328, <u32>at); at = (at + (<usize>Sizes.classes) * 8 + 15) & ~15;
  store<u32>(2332, <u32>at); at = (at + (<usize>Sizes.classes) * 8 + 15) & ~15;
  store<u32>(2336, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2340, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2344, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2348, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2352, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2356, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2360, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2364, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2368, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2372, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2376, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2380, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2384, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2388, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2392, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2396, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2400, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2404, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2408, <u32>at); at = (at + (<usize>Sizes.kinds) * 8 + 15) & ~15;
  store<u32>(2412, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2416, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2420, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2424, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2428, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2432, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2436, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2440, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2444, <u32>at); at = (at + (<usize>Sizes.kinds) * 4 + 15) & ~15;
  store<u32>(2448, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2452, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2456, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2460, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2464, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2468, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2472, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2476, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2480, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2484, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2488, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2492, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2496, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2500, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2504, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2508, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2512, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2516, <u32>at); at = (at + (<usize>Sizes.parts) * 4 + 15) & ~15;
  store<u32>(2520, <u32>at); at = (at + (<usize>Sizes.parts) * 4 + 15) & ~15;
  store<u32>(2524, <u32>at); at = (at + (<usize>Sizes.parts) * 4 + 15) & ~15;
  store<u32>(2528, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2532, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2536, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2540, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2544, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2548, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2552, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2556, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2560, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2564, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2568, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2572, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2576, <u32>at); at = (at + (<usize>Sizes.parts) * 8 + 15) & ~15;
  store<u32>(2580, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2584, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2588, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2592, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2596, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2600, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2604, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2608, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2612, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2616, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2620, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2624, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2628, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2632, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2636, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2640, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2644, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2648, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2652, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels) * 8 + 15) & ~15;
  store<u32>(2656, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.linear) * 8 + 15) & ~15;
  store<u32>(2660, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.linear) * 8 + 15) & ~15;
  store<u32>(2664, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.sequences) * 8 + 15) & ~15;
  store<u32>(2668, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.sequences) * 8 + 15) & ~15;
  store<u32>(2672, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.linear) * 8 + 15) & ~15;
  store<u32>(2676, <u32>at); at = (at + (<usize>Sizes.kinds*<usize>Sizes.levels*<usize>Sizes.sequences) * 8 + 15) & ~15;
  store<u32>(2680, <u32>at); at = (at + (<usize>Sizes.arrivals) * 8 + 15) & ~15;
  store<u32>(2684, <u32>at); at = (at + (<usize>Sizes.arrivals) * 4 + 15) & ~15;
  store<u32>(2688, <u32>at); at = (at + (<usize>Sizes.arrivals) * 4 + 15) & ~15;
  store<u32>(2692, <u32>at); at = (at + (<usize>Sizes.arrivals) * 4 + 15) & ~15;
  store<u32>(2696, <u32>at); at = (at + (<usize>Sizes.arrivals) * 4 + 15) & ~15;
  store<u32>(2700, <u32>at); at = (at + (<usize>Sizes.arrivals) * 4 + 15) & ~15;
  store<u32>(2704, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2708, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2712, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2716, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2720, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2724, <u32>at); at = (at + (<usize>Sizes.rows) * 4 + 15) & ~15;
  store<u32>(2728, <u32>at); at = (at + (<usize>Sizes.rows) * 8 + 15) & ~15;
  store<u32>(2732, <u32>at); at = (at + (<usize>Sizes.rows) * 8 + 15) & ~15;
  store<u32>(2736, <u32>at); at = (at + (<usize>Sizes.rows) * 8 + 15) & ~15;
  store<u32>(2740, <u32>at); at = (at + (<usize>Sizes.rows) * 8 + 15) & ~15;
  store<u32>(2744, <u32>at); at = (at + (<usize>Sizes.rows) * 8 + 15) & ~15;
  store<u32>(2748, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2752, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2756, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2760, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2764, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2768, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2772, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2776, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2780, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2784, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2788, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2792, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2796, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2800, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2804, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2808, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2812, <u32>at); at = (at + (<usize>Sizes.windows) * 4 + 15) & ~15;
  store<u32>(2816, <u32>at); at = (at + (<usize>Sizes.windows) * 8 + 15) & ~15;
  store<u32>(2820, <u32>at); at = (at + (<usize>Sizes.groups*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2824, <u32>at); at = (at + (<usize>Sizes.groups*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2828, <u32>at); at = (at + (<usize>Sizes.groups*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2832, <u32>at); at = (at + (<usize>Sizes.groups*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2836, <u32>at); at = (at + (<usize>Sizes.groups*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2840, <u32>at); at = (at + (<usize>Sizes.pools*<usize>Sizes.classes*18560) * 8 + 15) & ~15;
  store<u32>(2844, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2848, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2852, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2856, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2860, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2864, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2868, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2872, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2876, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2880, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2884, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2888, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2892, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2896, <u32>at); at = (at + (<usize>Sizes.leaves) * 8 + 15) & ~15;
  store<u32>(2900, <u32>at); at = (at + (<usize>Sizes.leaves) * 8 + 15) & ~15;
  store<u32>(2904, <u32>at); at = (at + (<usize>Sizes.leaves) * 8 + 15) & ~15;
  store<u32>(2908, <u32>at); at = (at + (<usize>Sizes.leaves) * 4 + 15) & ~15;
  store<u32>(2912, <u32>at); at = (at + (<usize>Sizes.leaves*2) * 8 + 15) & ~15;
  store<u32>(2916, <u32>at); at = (at + (<usize>Sizes.leaves*2) * 4 + 15) & ~15;
  store<u32>(2920, <u32>at); at = (at + (<usize>Sizes.leaves) * 8 + 15) & ~15;
  store<u32>(2924, <u32>at); at = (at + (<usize>Sizes.leaves*2) * 4 + 15) & ~15;
  store<u32>(2928, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2932, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2936, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2940, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(2944, <u32>at); at = (at + (<usize>Sizes.replicas*232) * 4 + 15) & ~15;
  store<u32>(2948, <u32>at); at = (at + (<usize>Sizes.replicas*232) * 4 + 15) & ~15;
  store<u32>(2952, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2956, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2960, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2964, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2968, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2972, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2976, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(2980, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2984, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2988, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2992, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(2996, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(3000, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(3004, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(3008, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(3012, <u32>at); at = (at + (<usize>Sizes.replicas) * 4 + 15) & ~15;
  store<u32>(3016, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3020, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3024, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3028, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3032, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3036, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3040, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3044, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3048, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3052, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3056, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3060, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3064, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3068, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3072, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3076, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3080, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3084, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3088, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3092, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3096, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3100, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3104, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3108, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3112, <u32>at); at = (at + (<usize>Sizes.replicas) * 8 + 15) & ~15;
  store<u32>(3116, <u32>at); at = (at + (<usize>Sizes.queries) * 4 + 15) & ~15;
  store<u32>(3120, <u32>at); at = (at + (<usize>Sizes.queries) * 4 + 15) & ~15;
  store<u32>(3124, <u32>at); at = (at + (<usize>Sizes.queries) * 4 + 15) & ~15;
  store<u32>(3128, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3132, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3136, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3140, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3144, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3148, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3152, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3156, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3160, <u32>at); at = (at + (<usize>Sizes.queries) * 8 + 15) & ~15;
  store<u32>(3164, <u32>at); at = (at + (<usize>Sizes.queries) * 4 + 15) & ~15;
  store<u32>(3168, <u32>at); at = (at + (<usize>Sizes.quantiles) * 8 + 15) & ~15;
  store<u32>(3172, <u32>at); at = (at + (<usize>Sizes.quantiles) * 8 + 15) & ~15;
  store<u32>(3176, <u32>at); at = (at + (<usize>Sizes.quantiles) * 8 + 15) & ~15;
  store<u32>(3180, <u32>at); at = (at + (<usize>Sizes.quantiles) * 8 + 15) & ~15;
  store<u32>(3184, <u32>at); at = (at + (16) * 8 + 15) & ~15;
  store<u32>(3188, <u32>at); at = (at + (16) * 8 + 15) & ~15;
  store<u32>(3192, <u32>at); at = (at + (<usize>Sizes.classes) * 8 + 15) & ~15;
  store<u32>(3196, <u32>at); at = (at + (<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(3200, <u32>at); at = (at + (<usize>Sizes.draws) * 8 + 15) & ~15;
  store<u32>(3204, <u32>at); at = (at + (<usize>Sizes.draws) * 4 + 15) & ~15;
  store<u32>(3208, <u32>at); at = (at + (<usize>Sizes.draws) * 4 + 15) & ~15;
  store<u32>(3212, <u32>at); at = (at + (<usize>Sizes.draws) * 4 + 15) & ~15;
  store<u32>(3216, <u32>at); at = (at + (<usize>Sizes.draws) * 4 + 15) & ~15;
  store<u32>(3220, <u32>at); at = (at + (<usize>Sizes.draws) * 4 + 15) & ~15;
  at = (at + 63) & ~63;
  store<u32>(3224, <u32>at); at += (<usize>Sizes.slots) * 128;
  at = (at + 63) & ~63;
  store<u32>(3228, <u32>at); at = (at + (<usize>Sizes.slots) * 4 + 15) & ~15;
  store<u32>(3232, <u32>at); at = (at + (<usize>Sizes.slots) * 4 + 15) & ~15;
  store<u32>(3236, <u32>at); at = (at + (<usize>Sizes.slots) * 4 + 15) & ~15;
  store<u32>(3240, <u32>at); at = (at + (<usize>Sizes.slots) * 4 + 15) & ~15;
  at = (at + 63) & ~63;
  store<u32>(3244, <u32>at); at += (<usize>Sizes.replicas) * 768;
  at = (at + 63) & ~63;
  at = (at + 63) & ~63;
  store<u32>(3248, <u32>at); at += (<usize>Sizes.replicas*<usize>Sizes.sequences) * 8;
  at = (at + 63) & ~63;
  at = (at + 63) & ~63;
  store<u32>(3252, <u32>at); at += (<usize>Sizes.replicas*<usize>Sizes.sequences) * 16;
  at = (at + 63) & ~63;
  store<u32>(3256, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.phases) * 4 + 15) & ~15;
  store<u32>(3260, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.phases) * 4 + 15) & ~15;
  store<u32>(3264, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.classes) * 4 + 15) & ~15;
  store<u32>(3268, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.kvBlocks) * 4 + 15) & ~15;
  store<u32>(3272, <u32>at); at = (at + (<usize>Sizes.replicas*<usize>Sizes.kvBlocks) * 4 + 15) & ~15;
  return at;
}
