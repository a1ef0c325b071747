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

// size: capacities; written by the host before create(), fixed after
// @ts-ignore: decorator
@inline
export function sizeKinds(): i32 { return load<i32>(1024); }
// @ts-ignore: decorator
@inline
export function setSizeKinds(value: i32): void { store<i32>(1024, value); }
// @ts-ignore: decorator
@inline
export function sizeLevels(): i32 { return load<i32>(1028); }
// @ts-ignore: decorator
@inline
export function setSizeLevels(value: i32): void { store<i32>(1028, value); }
// @ts-ignore: decorator
@inline
export function sizeReplicas(): i32 { return load<i32>(1032); }
// @ts-ignore: decorator
@inline
export function setSizeReplicas(value: i32): void { store<i32>(1032, value); }
// @ts-ignore: decorator
@inline
export function sizeLeaves(): i32 { return load<i32>(1036); }
// @ts-ignore: decorator
@inline
export function setSizeLeaves(value: i32): void { store<i32>(1036, value); }
// @ts-ignore: decorator
@inline
export function sizePools(): i32 { return load<i32>(1040); }
// @ts-ignore: decorator
@inline
export function setSizePools(value: i32): void { store<i32>(1040, value); }
// @ts-ignore: decorator
@inline
export function sizeGroups(): i32 { return load<i32>(1044); }
// @ts-ignore: decorator
@inline
export function setSizeGroups(value: i32): void { store<i32>(1044, value); }
// @ts-ignore: decorator
@inline
export function sizeClasses(): i32 { return load<i32>(1048); }
// @ts-ignore: decorator
@inline
export function setSizeClasses(value: i32): void { store<i32>(1048, value); }
// @ts-ignore: decorator
@inline
export function sizeSlots(): i32 { return load<i32>(1052); }
// @ts-ignore: decorator
@inline
export function setSizeSlots(value: i32): void { store<i32>(1052, value); }
// @ts-ignore: decorator
@inline
export function sizeArrivals(): i32 { return load<i32>(1056); }
// @ts-ignore: decorator
@inline
export function setSizeArrivals(value: i32): void { store<i32>(1056, value); }
// @ts-ignore: decorator
@inline
export function sizeRows(): i32 { return load<i32>(1060); }
// @ts-ignore: decorator
@inline
export function setSizeRows(value: i32): void { store<i32>(1060, value); }
// @ts-ignore: decorator
@inline
export function sizeWindows(): i32 { return load<i32>(1064); }
// @ts-ignore: decorator
@inline
export function setSizeWindows(value: i32): void { store<i32>(1064, value); }
// @ts-ignore: decorator
@inline
export function sizeLinear(): i32 { return load<i32>(1068); }
// @ts-ignore: decorator
@inline
export function setSizeLinear(value: i32): void { store<i32>(1068, value); }
// @ts-ignore: decorator
@inline
export function sizeSequences(): i32 { return load<i32>(1072); }
// @ts-ignore: decorator
@inline
export function setSizeSequences(value: i32): void { store<i32>(1072, value); }
// @ts-ignore: decorator
@inline
export function sizePhases(): i32 { return load<i32>(1076); }
// @ts-ignore: decorator
@inline
export function setSizePhases(value: i32): void { store<i32>(1076, value); }
// @ts-ignore: decorator
@inline
export function sizeKvBlocks(): i32 { return load<i32>(1080); }
// @ts-ignore: decorator
@inline
export function setSizeKvBlocks(value: i32): void { store<i32>(1080, value); }
// @ts-ignore: decorator
@inline
export function sizeQueries(): i32 { return load<i32>(1084); }
// @ts-ignore: decorator
@inline
export function setSizeQueries(value: i32): void { store<i32>(1084, value); }
// @ts-ignore: decorator
@inline
export function sizeDraws(): i32 { return load<i32>(1088); }
// @ts-ignore: decorator
@inline
export function setSizeDraws(value: i32): void { store<i32>(1088, value); }
// @ts-ignore: decorator
@inline
export function sizeQuantiles(): i32 { return load<i32>(1092); }
// @ts-ignore: decorator
@inline
export function setSizeQuantiles(value: i32): void { store<i32>(1092, value); }
// @ts-ignore: decorator
@inline
export function sizeParts(): i32 { return load<i32>(1096); }
// @ts-ignore: decorator
@inline
export function setSizeParts(value: i32): void { store<i32>(1096, value); }
// @ts-ignore: decorator
@inline
export function sizeModels(): i32 { return load<i32>(1100); }
// @ts-ignore: decorator
@inline
export function setSizeModels(value: i32): void { store<i32>(1100, value); }
// @ts-ignore: decorator
@inline
export function sizeSamples(): i32 { return load<i32>(1104); }
// @ts-ignore: decorator
@inline
export function setSizeSamples(value: i32): void { store<i32>(1104, value); }
// @ts-ignore: decorator
@inline
export function sizeShapes(): i32 { return load<i32>(1108); }
// @ts-ignore: decorator
@inline
export function setSizeShapes(value: i32): void { store<i32>(1108, value); }
// @ts-ignore: decorator
@inline
export function sizeNodes(): i32 { return load<i32>(1112); }
// @ts-ignore: decorator
@inline
export function setSizeNodes(value: i32): void { store<i32>(1112, value); }
// @ts-ignore: decorator
@inline
export function sizeLinks(): i32 { return load<i32>(1116); }
// @ts-ignore: decorator
@inline
export function setSizeLinks(value: i32): void { store<i32>(1116, value); }
// @ts-ignore: decorator
@inline
export function sizeFlows(): i32 { return load<i32>(1120); }
// @ts-ignore: decorator
@inline
export function setSizeFlows(value: i32): void { store<i32>(1120, value); }
// @ts-ignore: decorator
@inline
export function sizeHops(): i32 { return load<i32>(1124); }
// @ts-ignore: decorator
@inline
export function setSizeHops(value: i32): void { store<i32>(1124, value); }
// @ts-ignore: decorator
@inline
export function sizeJobs(): i32 { return load<i32>(1128); }
// @ts-ignore: decorator
@inline
export function setSizeJobs(value: i32): void { store<i32>(1128, value); }
// @ts-ignore: decorator
@inline
export function sizeTrafficClasses(): i32 { return load<i32>(1132); }
// @ts-ignore: decorator
@inline
export function setSizeTrafficClasses(value: i32): void { store<i32>(1132, value); }

// model: kernel models: one operator of one accelerator, precision and library
// @ts-ignore: decorator
@inline
export function modelOp(row: i32): i32 { return load<i32>(<usize>load<u32>(1928) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setModelOp(row: i32, value: i32): void { store<i32>(<usize>load<u32>(1928) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function modelOpBase(): usize { return <usize>load<u32>(1928); }
// @ts-ignore: decorator
@inline
export function modelForm(row: i32): i32 { return load<i32>(<usize>load<u32>(1932) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setModelForm(row: i32, value: i32): void { store<i32>(<usize>load<u32>(1932) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function modelFormBase(): usize { return <usize>load<u32>(1932); }
// @ts-ignore: decorator
@inline
export function modelFirstSample(row: i32): i32 { return load<i32>(<usize>load<u32>(1936) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setModelFirstSample(row: i32, value: i32): void { store<i32>(<usize>load<u32>(1936) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function modelFirstSampleBase(): usize { return <usize>load<u32>(1936); }
// @ts-ignore: decorator
@inline
export function modelSamples(row: i32): i32 { return load<i32>(<usize>load<u32>(1940) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setModelSamples(row: i32, value: i32): void { store<i32>(<usize>load<u32>(1940) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function modelSamplesBase(): usize { return <usize>load<u32>(1940); }
// @ts-ignore: decorator
@inline
export function modelReady(row: i32): i32 { return load<i32>(<usize>load<u32>(1944) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setModelReady(row: i32, value: i32): void { store<i32>(<usize>load<u32>(1944) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function modelReadyBase(): usize { return <usize>load<u32>(1944); }
// @ts-ignore: decorator
@inline
export function modelPeakFlopPerS(row: i32): f64 { return load<f64>(<usize>load<u32>(1948) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setModelPeakFlopPerS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1948) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function modelPeakFlopPerSBase(): usize { return <usize>load<u32>(1948); }
// @ts-ignore: decorator
@inline
export function modelPeakBytesPerS(row: i32): f64 { return load<f64>(<usize>load<u32>(1952) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setModelPeakBytesPerS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1952) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function modelPeakBytesPerSBase(): usize { return <usize>load<u32>(1952); }

// coefficient: coefficients of a kernel model; row = model·32 + one of the enums named …Coefficient
// @ts-ignore: decorator
@inline
export function coefficientValue(row: i32): f64 { return load<f64>(<usize>load<u32>(1956) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCoefficientValue(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1956) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function coefficientValueBase(): usize { return <usize>load<u32>(1956); }

// sample: measured points of the table models
// @ts-ignore: decorator
@inline
export function sampleX0(row: i32): f64 { return load<f64>(<usize>load<u32>(1960) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX0(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1960) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX0Base(): usize { return <usize>load<u32>(1960); }
// @ts-ignore: decorator
@inline
export function sampleX1(row: i32): f64 { return load<f64>(<usize>load<u32>(1964) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX1(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1964) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX1Base(): usize { return <usize>load<u32>(1964); }
// @ts-ignore: decorator
@inline
export function sampleX2(row: i32): f64 { return load<f64>(<usize>load<u32>(1968) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX2(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1968) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX2Base(): usize { return <usize>load<u32>(1968); }
// @ts-ignore: decorator
@inline
export function sampleX3(row: i32): f64 { return load<f64>(<usize>load<u32>(1972) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX3(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1972) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX3Base(): usize { return <usize>load<u32>(1972); }
// @ts-ignore: decorator
@inline
export function sampleX4(row: i32): f64 { return load<f64>(<usize>load<u32>(1976) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX4(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1976) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX4Base(): usize { return <usize>load<u32>(1976); }
// @ts-ignore: decorator
@inline
export function sampleX5(row: i32): f64 { return load<f64>(<usize>load<u32>(1980) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX5(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1980) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX5Base(): usize { return <usize>load<u32>(1980); }
// @ts-ignore: decorator
@inline
export function sampleX6(row: i32): f64 { return load<f64>(<usize>load<u32>(1984) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX6(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1984) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX6Base(): usize { return <usize>load<u32>(1984); }
// @ts-ignore: decorator
@inline
export function sampleX7(row: i32): f64 { return load<f64>(<usize>load<u32>(1988) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleX7(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1988) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleX7Base(): usize { return <usize>load<u32>(1988); }
// @ts-ignore: decorator
@inline
export function sampleSeconds(row: i32): f64 { return load<f64>(<usize>load<u32>(1992) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleSeconds(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1992) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleSecondsBase(): usize { return <usize>load<u32>(1992); }
// @ts-ignore: decorator
@inline
export function sampleLogRatio(row: i32): f64 { return load<f64>(<usize>load<u32>(1996) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleLogRatio(row: i32, value: f64): void { store<f64>(<usize>load<u32>(1996) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleLogRatioBase(): usize { return <usize>load<u32>(1996); }
// @ts-ignore: decorator
@inline
export function sampleFloorShare(row: i32): f64 { return load<f64>(<usize>load<u32>(2000) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSampleFloorShare(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2000) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function sampleFloorShareBase(): usize { return <usize>load<u32>(2000); }

// corner: samples around the shape in question: the corners of one dimension, then those of the next
// @ts-ignore: decorator
@inline
export function cornerFirst(row: i32): i32 { return load<i32>(<usize>load<u32>(2004) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setCornerFirst(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2004) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function cornerFirstBase(): usize { return <usize>load<u32>(2004); }
// @ts-ignore: decorator
@inline
export function cornerEnd(row: i32): i32 { return load<i32>(<usize>load<u32>(2008) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setCornerEnd(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2008) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function cornerEndBase(): usize { return <usize>load<u32>(2008); }
// @ts-ignore: decorator
@inline
export function cornerWeight(row: i32): f64 { return load<f64>(<usize>load<u32>(2012) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCornerWeight(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2012) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function cornerWeightBase(): usize { return <usize>load<u32>(2012); }

// shape: single kernels to time: what timeShapes() reads and answers; the last row is the core's own
// @ts-ignore: decorator
@inline
export function shapeModel(row: i32): i32 { return load<i32>(<usize>load<u32>(2016) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setShapeModel(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2016) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function shapeModelBase(): usize { return <usize>load<u32>(2016); }
// @ts-ignore: decorator
@inline
export function shapeX0(row: i32): f64 { return load<f64>(<usize>load<u32>(2020) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX0(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2020) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX0Base(): usize { return <usize>load<u32>(2020); }
// @ts-ignore: decorator
@inline
export function shapeX1(row: i32): f64 { return load<f64>(<usize>load<u32>(2024) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX1(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2024) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX1Base(): usize { return <usize>load<u32>(2024); }
// @ts-ignore: decorator
@inline
export function shapeX2(row: i32): f64 { return load<f64>(<usize>load<u32>(2028) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX2(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2028) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX2Base(): usize { return <usize>load<u32>(2028); }
// @ts-ignore: decorator
@inline
export function shapeX3(row: i32): f64 { return load<f64>(<usize>load<u32>(2032) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX3(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2032) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX3Base(): usize { return <usize>load<u32>(2032); }
// @ts-ignore: decorator
@inline
export function shapeX4(row: i32): f64 { return load<f64>(<usize>load<u32>(2036) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX4(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2036) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX4Base(): usize { return <usize>load<u32>(2036); }
// @ts-ignore: decorator
@inline
export function shapeX5(row: i32): f64 { return load<f64>(<usize>load<u32>(2040) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX5(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2040) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX5Base(): usize { return <usize>load<u32>(2040); }
// @ts-ignore: decorator
@inline
export function shapeX6(row: i32): f64 { return load<f64>(<usize>load<u32>(2044) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX6(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2044) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX6Base(): usize { return <usize>load<u32>(2044); }
// @ts-ignore: decorator
@inline
export function shapeX7(row: i32): f64 { return load<f64>(<usize>load<u32>(2048) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeX7(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2048) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeX7Base(): usize { return <usize>load<u32>(2048); }
// @ts-ignore: decorator
@inline
export function shapeSeconds(row: i32): f64 { return load<f64>(<usize>load<u32>(2052) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeSeconds(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2052) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeSecondsBase(): usize { return <usize>load<u32>(2052); }
// @ts-ignore: decorator
@inline
export function shapeFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2056) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2056) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeFlopBase(): usize { return <usize>load<u32>(2056); }
// @ts-ignore: decorator
@inline
export function shapeHbmBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(2060) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeHbmBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2060) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeHbmBytesBase(): usize { return <usize>load<u32>(2060); }
// @ts-ignore: decorator
@inline
export function shapeBound(row: i32): i32 { return load<i32>(<usize>load<u32>(2064) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setShapeBound(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2064) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function shapeBoundBase(): usize { return <usize>load<u32>(2064); }
// @ts-ignore: decorator
@inline
export function shapeExtrapolated(row: i32): i32 { return load<i32>(<usize>load<u32>(2068) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setShapeExtrapolated(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2068) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function shapeExtrapolatedBase(): usize { return <usize>load<u32>(2068); }
// @ts-ignore: decorator
@inline
export function shapeLinkBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(2072) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setShapeLinkBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2072) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function shapeLinkBytesBase(): usize { return <usize>load<u32>(2072); }
// @ts-ignore: decorator
@inline
export function shapeAlgorithm(row: i32): i32 { return load<i32>(<usize>load<u32>(2076) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setShapeAlgorithm(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2076) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function shapeAlgorithmBase(): usize { return <usize>load<u32>(2076); }
// @ts-ignore: decorator
@inline
export function shapeProtocol(row: i32): i32 { return load<i32>(<usize>load<u32>(2080) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setShapeProtocol(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2080) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function shapeProtocolBase(): usize { return <usize>load<u32>(2080); }

// kernel: the kernel timed last
// @ts-ignore: decorator
@inline
export function kernelSeconds(): f64 { return load<f64>(1136); }
// @ts-ignore: decorator
@inline
export function setKernelSeconds(value: f64): void { store<f64>(1136, value); }
// @ts-ignore: decorator
@inline
export function kernelFlop(): f64 { return load<f64>(1144); }
// @ts-ignore: decorator
@inline
export function setKernelFlop(value: f64): void { store<f64>(1144, value); }
// @ts-ignore: decorator
@inline
export function kernelHbmBytes(): f64 { return load<f64>(1152); }
// @ts-ignore: decorator
@inline
export function setKernelHbmBytes(value: f64): void { store<f64>(1152, value); }
// @ts-ignore: decorator
@inline
export function kernelClockFactor(): f64 { return load<f64>(1160); }
// @ts-ignore: decorator
@inline
export function setKernelClockFactor(value: f64): void { store<f64>(1160, value); }
// @ts-ignore: decorator
@inline
export function kernelComputeS(): f64 { return load<f64>(1168); }
// @ts-ignore: decorator
@inline
export function setKernelComputeS(value: f64): void { store<f64>(1168, value); }
// @ts-ignore: decorator
@inline
export function kernelMemoryS(): f64 { return load<f64>(1176); }
// @ts-ignore: decorator
@inline
export function setKernelMemoryS(value: f64): void { store<f64>(1176, value); }
// @ts-ignore: decorator
@inline
export function kernelLinkS(): f64 { return load<f64>(1184); }
// @ts-ignore: decorator
@inline
export function setKernelLinkS(value: f64): void { store<f64>(1184, value); }
// @ts-ignore: decorator
@inline
export function kernelLinkBytes(): f64 { return load<f64>(1192); }
// @ts-ignore: decorator
@inline
export function setKernelLinkBytes(value: f64): void { store<f64>(1192, value); }
// @ts-ignore: decorator
@inline
export function kernelAlgorithm(): i32 { return load<i32>(1208); }
// @ts-ignore: decorator
@inline
export function setKernelAlgorithm(value: i32): void { store<i32>(1208, value); }
// @ts-ignore: decorator
@inline
export function kernelProtocol(): i32 { return load<i32>(1212); }
// @ts-ignore: decorator
@inline
export function setKernelProtocol(value: i32): void { store<i32>(1212, value); }
// @ts-ignore: decorator
@inline
export function kernelFixedS(): f64 { return load<f64>(1200); }
// @ts-ignore: decorator
@inline
export function setKernelFixedS(value: f64): void { store<f64>(1200, value); }
// @ts-ignore: decorator
@inline
export function kernelExtrapolated(): i32 { return load<i32>(1216); }
// @ts-ignore: decorator
@inline
export function setKernelExtrapolated(value: i32): void { store<i32>(1216, value); }

// group: the collective being timed: its ranks, and the cheapest way found so far
// @ts-ignore: decorator
@inline
export function groupModel(): i32 { return load<i32>(1280); }
// @ts-ignore: decorator
@inline
export function setGroupModel(value: i32): void { store<i32>(1280, value); }
// @ts-ignore: decorator
@inline
export function groupOp(): i32 { return load<i32>(1284); }
// @ts-ignore: decorator
@inline
export function setGroupOp(value: i32): void { store<i32>(1284, value); }
// @ts-ignore: decorator
@inline
export function groupBytes(): f64 { return load<f64>(1224); }
// @ts-ignore: decorator
@inline
export function setGroupBytes(value: f64): void { store<f64>(1224, value); }
// @ts-ignore: decorator
@inline
export function groupRanks(): f64 { return load<f64>(1232); }
// @ts-ignore: decorator
@inline
export function setGroupRanks(value: f64): void { store<f64>(1232, value); }
// @ts-ignore: decorator
@inline
export function groupLocal(): f64 { return load<f64>(1240); }
// @ts-ignore: decorator
@inline
export function setGroupLocal(value: f64): void { store<f64>(1240, value); }
// @ts-ignore: decorator
@inline
export function groupNodes(): f64 { return load<f64>(1248); }
// @ts-ignore: decorator
@inline
export function setGroupNodes(value: f64): void { store<f64>(1248, value); }
// @ts-ignore: decorator
@inline
export function groupSeconds(): f64 { return load<f64>(1256); }
// @ts-ignore: decorator
@inline
export function setGroupSeconds(value: f64): void { store<f64>(1256, value); }
// @ts-ignore: decorator
@inline
export function groupLinkS(): f64 { return load<f64>(1264); }
// @ts-ignore: decorator
@inline
export function setGroupLinkS(value: f64): void { store<f64>(1264, value); }
// @ts-ignore: decorator
@inline
export function groupLinkBytes(): f64 { return load<f64>(1272); }
// @ts-ignore: decorator
@inline
export function setGroupLinkBytes(value: f64): void { store<f64>(1272, value); }
// @ts-ignore: decorator
@inline
export function groupAlgorithm(): i32 { return load<i32>(1288); }
// @ts-ignore: decorator
@inline
export function setGroupAlgorithm(value: i32): void { store<i32>(1288, value); }
// @ts-ignore: decorator
@inline
export function groupProtocol(): i32 { return load<i32>(1292); }
// @ts-ignore: decorator
@inline
export function setGroupProtocol(value: i32): void { store<i32>(1292, value); }

// node: nodes of a topology
// @ts-ignore: decorator
@inline
export function nodeKind(row: i32): i32 { return load<i32>(<usize>load<u32>(2084) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeKind(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2084) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeKindBase(): usize { return <usize>load<u32>(2084); }
// @ts-ignore: decorator
@inline
export function nodeForwards(row: i32): i32 { return load<i32>(<usize>load<u32>(2088) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeForwards(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2088) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeForwardsBase(): usize { return <usize>load<u32>(2088); }
// @ts-ignore: decorator
@inline
export function nodeFirstLink(row: i32): i32 { return load<i32>(<usize>load<u32>(2092) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeFirstLink(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2092) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeFirstLinkBase(): usize { return <usize>load<u32>(2092); }
// @ts-ignore: decorator
@inline
export function nodeLinks(row: i32): i32 { return load<i32>(<usize>load<u32>(2096) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeLinks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2096) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeLinksBase(): usize { return <usize>load<u32>(2096); }
// @ts-ignore: decorator
@inline
export function nodeFirstOut(row: i32): i32 { return load<i32>(<usize>load<u32>(2100) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeFirstOut(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2100) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeFirstOutBase(): usize { return <usize>load<u32>(2100); }
// @ts-ignore: decorator
@inline
export function nodeOuts(row: i32): i32 { return load<i32>(<usize>load<u32>(2104) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeOuts(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2104) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeOutsBase(): usize { return <usize>load<u32>(2104); }
// @ts-ignore: decorator
@inline
export function nodeDistance(row: i32): i32 { return load<i32>(<usize>load<u32>(2108) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeDistance(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2108) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeDistanceBase(): usize { return <usize>load<u32>(2108); }
// @ts-ignore: decorator
@inline
export function nodeQueued(row: i32): i32 { return load<i32>(<usize>load<u32>(2112) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeQueued(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2112) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeQueuedBase(): usize { return <usize>load<u32>(2112); }
// @ts-ignore: decorator
@inline
export function nodeQueue(row: i32): i32 { return load<i32>(<usize>load<u32>(2116) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setNodeQueue(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2116) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function nodeQueueBase(): usize { return <usize>load<u32>(2116); }

// link: one-way links, sorted by source
// @ts-ignore: decorator
@inline
export function linkFrom(row: i32): i32 { return load<i32>(<usize>load<u32>(2120) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkFrom(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2120) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkFromBase(): usize { return <usize>load<u32>(2120); }
// @ts-ignore: decorator
@inline
export function linkTo(row: i32): i32 { return load<i32>(<usize>load<u32>(2124) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkTo(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2124) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkToBase(): usize { return <usize>load<u32>(2124); }
// @ts-ignore: decorator
@inline
export function linkKind(row: i32): i32 { return load<i32>(<usize>load<u32>(2128) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkKind(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2128) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkKindBase(): usize { return <usize>load<u32>(2128); }
// @ts-ignore: decorator
@inline
export function linkCost(row: i32): i32 { return load<i32>(<usize>load<u32>(2132) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkCost(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2132) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkCostBase(): usize { return <usize>load<u32>(2132); }
// @ts-ignore: decorator
@inline
export function linkPool(row: i32): i32 { return load<i32>(<usize>load<u32>(2136) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkPool(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2136) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkPoolBase(): usize { return <usize>load<u32>(2136); }
// @ts-ignore: decorator
@inline
export function linkBytesPerUs(row: i32): i64 { return load<i64>(<usize>load<u32>(2140) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinkBytesPerUs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2140) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linkBytesPerUsBase(): usize { return <usize>load<u32>(2140); }
// @ts-ignore: decorator
@inline
export function linkLatencyPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2144) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinkLatencyPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2144) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linkLatencyPsBase(): usize { return <usize>load<u32>(2144); }
// @ts-ignore: decorator
@inline
export function linkIncoming(row: i32): i32 { return load<i32>(<usize>load<u32>(2148) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkIncoming(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2148) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkIncomingBase(): usize { return <usize>load<u32>(2148); }
// @ts-ignore: decorator
@inline
export function linkLeft(row: i32): i64 { return load<i64>(<usize>load<u32>(2152) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinkLeft(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2152) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linkLeftBase(): usize { return <usize>load<u32>(2152); }
// @ts-ignore: decorator
@inline
export function linkWeight(row: i32): i64 { return load<i64>(<usize>load<u32>(2156) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinkWeight(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2156) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linkWeightBase(): usize { return <usize>load<u32>(2156); }
// @ts-ignore: decorator
@inline
export function linkLevel(row: i32): f64 { return load<f64>(<usize>load<u32>(2160) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinkLevel(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2160) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linkLevelBase(): usize { return <usize>load<u32>(2160); }
// @ts-ignore: decorator
@inline
export function linkFirstUse(row: i32): i32 { return load<i32>(<usize>load<u32>(2164) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkFirstUse(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2164) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkFirstUseBase(): usize { return <usize>load<u32>(2164); }
// @ts-ignore: decorator
@inline
export function linkUses(row: i32): i32 { return load<i32>(<usize>load<u32>(2168) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkUses(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2168) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkUsesBase(): usize { return <usize>load<u32>(2168); }
// @ts-ignore: decorator
@inline
export function linkHeap(row: i32): i32 { return load<i32>(<usize>load<u32>(2172) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setLinkHeap(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2172) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function linkHeapBase(): usize { return <usize>load<u32>(2172); }

// traffic: traffic classes
// @ts-ignore: decorator
@inline
export function trafficPriority(row: i32): i32 { return load<i32>(<usize>load<u32>(2176) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTrafficPriority(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2176) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function trafficPriorityBase(): usize { return <usize>load<u32>(2176); }
// @ts-ignore: decorator
@inline
export function trafficWeight(row: i32): i32 { return load<i32>(<usize>load<u32>(2180) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTrafficWeight(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2180) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function trafficWeightBase(): usize { return <usize>load<u32>(2180); }

// flow: bytes from a node to another; those of a job stand together, by phase
// @ts-ignore: decorator
@inline
export function flowSource(row: i32): i32 { return load<i32>(<usize>load<u32>(2184) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowSource(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2184) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowSourceBase(): usize { return <usize>load<u32>(2184); }
// @ts-ignore: decorator
@inline
export function flowTarget(row: i32): i32 { return load<i32>(<usize>load<u32>(2188) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowTarget(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2188) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowTargetBase(): usize { return <usize>load<u32>(2188); }
// @ts-ignore: decorator
@inline
export function flowVia(row: i32): i32 { return load<i32>(<usize>load<u32>(2192) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowVia(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2192) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowViaBase(): usize { return <usize>load<u32>(2192); }
// @ts-ignore: decorator
@inline
export function flowExit(row: i32): i32 { return load<i32>(<usize>load<u32>(2196) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowExit(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2196) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowExitBase(): usize { return <usize>load<u32>(2196); }
// @ts-ignore: decorator
@inline
export function flowEntry(row: i32): i32 { return load<i32>(<usize>load<u32>(2200) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowEntry(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2200) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowEntryBase(): usize { return <usize>load<u32>(2200); }
// @ts-ignore: decorator
@inline
export function flowViaLast(row: i32): i32 { return load<i32>(<usize>load<u32>(2204) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowViaLast(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2204) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowViaLastBase(): usize { return <usize>load<u32>(2204); }
// @ts-ignore: decorator
@inline
export function flowTraffic(row: i32): i32 { return load<i32>(<usize>load<u32>(2208) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowTraffic(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2208) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowTrafficBase(): usize { return <usize>load<u32>(2208); }
// @ts-ignore: decorator
@inline
export function flowJob(row: i32): i32 { return load<i32>(<usize>load<u32>(2212) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowJob(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2212) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowJobBase(): usize { return <usize>load<u32>(2212); }
// @ts-ignore: decorator
@inline
export function flowPhase(row: i32): i32 { return load<i32>(<usize>load<u32>(2216) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowPhase(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2216) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowPhaseBase(): usize { return <usize>load<u32>(2216); }
// @ts-ignore: decorator
@inline
export function flowStripe(row: i32): i32 { return load<i32>(<usize>load<u32>(2220) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowStripe(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2220) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowStripeBase(): usize { return <usize>load<u32>(2220); }
// @ts-ignore: decorator
@inline
export function flowLabel(row: i32): i64 { return load<i64>(<usize>load<u32>(2224) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowLabel(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2224) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowLabelBase(): usize { return <usize>load<u32>(2224); }
// @ts-ignore: decorator
@inline
export function flowBytes(row: i32): i64 { return load<i64>(<usize>load<u32>(2228) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowBytes(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2228) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowBytesBase(): usize { return <usize>load<u32>(2228); }
// @ts-ignore: decorator
@inline
export function flowState(row: i32): i32 { return load<i32>(<usize>load<u32>(2232) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowState(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2232) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowStateBase(): usize { return <usize>load<u32>(2232); }
// @ts-ignore: decorator
@inline
export function flowFirstHop(row: i32): i32 { return load<i32>(<usize>load<u32>(2236) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowFirstHop(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2236) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowFirstHopBase(): usize { return <usize>load<u32>(2236); }
// @ts-ignore: decorator
@inline
export function flowHops(row: i32): i32 { return load<i32>(<usize>load<u32>(2240) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowHops(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2240) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowHopsBase(): usize { return <usize>load<u32>(2240); }
// @ts-ignore: decorator
@inline
export function flowPathClass(row: i32): i32 { return load<i32>(<usize>load<u32>(2244) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowPathClass(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2244) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowPathClassBase(): usize { return <usize>load<u32>(2244); }
// @ts-ignore: decorator
@inline
export function flowLatencyPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2248) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowLatencyPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2248) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowLatencyPsBase(): usize { return <usize>load<u32>(2248); }
// @ts-ignore: decorator
@inline
export function flowRemaining(row: i32): i64 { return load<i64>(<usize>load<u32>(2252) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowRemaining(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2252) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowRemainingBase(): usize { return <usize>load<u32>(2252); }
// @ts-ignore: decorator
@inline
export function flowRatePerUs(row: i32): i64 { return load<i64>(<usize>load<u32>(2256) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowRatePerUs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2256) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowRatePerUsBase(): usize { return <usize>load<u32>(2256); }
// @ts-ignore: decorator
@inline
export function flowRated(row: i32): i32 { return load<i32>(<usize>load<u32>(2260) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setFlowRated(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2260) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function flowRatedBase(): usize { return <usize>load<u32>(2260); }
// @ts-ignore: decorator
@inline
export function flowDrainPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2264) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowDrainPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2264) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowDrainPsBase(): usize { return <usize>load<u32>(2264); }
// @ts-ignore: decorator
@inline
export function flowEndPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2268) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setFlowEndPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2268) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function flowEndPsBase(): usize { return <usize>load<u32>(2268); }

// hop: paths, and who uses a link
// @ts-ignore: decorator
@inline
export function hopLink(row: i32): i32 { return load<i32>(<usize>load<u32>(2272) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setHopLink(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2272) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function hopLinkBase(): usize { return <usize>load<u32>(2272); }
// @ts-ignore: decorator
@inline
export function hopUse(row: i32): i32 { return load<i32>(<usize>load<u32>(2276) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setHopUse(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2276) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function hopUseBase(): usize { return <usize>load<u32>(2276); }

// job: phases of flows, one after the other
// @ts-ignore: decorator
@inline
export function jobFirstFlow(row: i32): i32 { return load<i32>(<usize>load<u32>(2280) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setJobFirstFlow(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2280) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function jobFirstFlowBase(): usize { return <usize>load<u32>(2280); }
// @ts-ignore: decorator
@inline
export function jobFlows(row: i32): i32 { return load<i32>(<usize>load<u32>(2284) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setJobFlows(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2284) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function jobFlowsBase(): usize { return <usize>load<u32>(2284); }
// @ts-ignore: decorator
@inline
export function jobStartPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2288) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setJobStartPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2288) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function jobStartPsBase(): usize { return <usize>load<u32>(2288); }
// @ts-ignore: decorator
@inline
export function jobStepPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2292) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setJobStepPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2292) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function jobStepPsBase(): usize { return <usize>load<u32>(2292); }
// @ts-ignore: decorator
@inline
export function jobCursor(row: i32): i32 { return load<i32>(<usize>load<u32>(2296) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setJobCursor(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2296) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function jobCursorBase(): usize { return <usize>load<u32>(2296); }
// @ts-ignore: decorator
@inline
export function jobOpen(row: i32): i32 { return load<i32>(<usize>load<u32>(2300) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setJobOpen(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2300) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function jobOpenBase(): usize { return <usize>load<u32>(2300); }
// @ts-ignore: decorator
@inline
export function jobReadyPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2304) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setJobReadyPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2304) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function jobReadyPsBase(): usize { return <usize>load<u32>(2304); }
// @ts-ignore: decorator
@inline
export function jobNextPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2308) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setJobNextPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2308) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function jobNextPsBase(): usize { return <usize>load<u32>(2308); }
// @ts-ignore: decorator
@inline
export function jobEndPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2312) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setJobEndPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2312) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function jobEndPsBase(): usize { return <usize>load<u32>(2312); }

// network: the run of flows
// @ts-ignore: decorator
@inline
export function networkNowPs(): i64 { return load<i64>(1296); }
// @ts-ignore: decorator
@inline
export function setNetworkNowPs(value: i64): void { store<i64>(1296, value); }
// @ts-ignore: decorator
@inline
export function networkTarget(): i32 { return load<i32>(1304); }
// @ts-ignore: decorator
@inline
export function setNetworkTarget(value: i32): void { store<i32>(1304, value); }
// @ts-ignore: decorator
@inline
export function networkHops(): i32 { return load<i32>(1308); }
// @ts-ignore: decorator
@inline
export function setNetworkHops(value: i32): void { store<i32>(1308, value); }
// @ts-ignore: decorator
@inline
export function networkHeap(): i32 { return load<i32>(1312); }
// @ts-ignore: decorator
@inline
export function setNetworkHeap(value: i32): void { store<i32>(1312, value); }
// @ts-ignore: decorator
@inline
export function networkSolves(): i32 { return load<i32>(1316); }
// @ts-ignore: decorator
@inline
export function setNetworkSolves(value: i32): void { store<i32>(1316, value); }

// expert: experts hit on the busiest rank, in groups alike, made by spreadTokens
// @ts-ignore: decorator
@inline
export function expertCount(row: i32): f64 { return load<f64>(<usize>load<u32>(2316) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setExpertCount(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2316) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function expertCountBase(): usize { return <usize>load<u32>(2316); }
// @ts-ignore: decorator
@inline
export function expertTokens(row: i32): f64 { return load<f64>(<usize>load<u32>(2320) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setExpertTokens(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2320) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function expertTokensBase(): usize { return <usize>load<u32>(2320); }

// spread: what the groups of experts add up to
// @ts-ignore: decorator
@inline
export function spreadGroups(): i32 { return load<i32>(1336); }
// @ts-ignore: decorator
@inline
export function setSpreadGroups(value: i32): void { store<i32>(1336, value); }
// @ts-ignore: decorator
@inline
export function spreadExperts(): f64 { return load<f64>(1320); }
// @ts-ignore: decorator
@inline
export function setSpreadExperts(value: f64): void { store<f64>(1320, value); }
// @ts-ignore: decorator
@inline
export function spreadRows(): f64 { return load<f64>(1328); }
// @ts-ignore: decorator
@inline
export function setSpreadRows(value: f64): void { store<f64>(1328, value); }

// piece: attention of one layer as the affine pieces of README §4, made by attentionPieces
// @ts-ignore: decorator
@inline
export function pieceDecodeBaseS(): f64 { return load<f64>(1344); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeBaseS(value: f64): void { store<f64>(1344, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeSequenceS(): f64 { return load<f64>(1352); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeSequenceS(value: f64): void { store<f64>(1352, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeTailS(): f64 { return load<f64>(1360); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeTailS(value: f64): void { store<f64>(1360, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeTailTokens(): f64 { return load<f64>(1368); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeTailTokens(value: f64): void { store<f64>(1368, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeFlopS(): f64 { return load<f64>(1376); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeFlopS(value: f64): void { store<f64>(1376, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeKvS(): f64 { return load<f64>(1384); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeKvS(value: f64): void { store<f64>(1384, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeTokenS(): f64 { return load<f64>(1392); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeTokenS(value: f64): void { store<f64>(1392, value); }
// @ts-ignore: decorator
@inline
export function pieceDecodeLongestS(): f64 { return load<f64>(1400); }
// @ts-ignore: decorator
@inline
export function setPieceDecodeLongestS(value: f64): void { store<f64>(1400, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillBaseS(): f64 { return load<f64>(1408); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillBaseS(value: f64): void { store<f64>(1408, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillPairS(): f64 { return load<f64>(1416); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillPairS(value: f64): void { store<f64>(1416, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillTokenS(): f64 { return load<f64>(1424); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillTokenS(value: f64): void { store<f64>(1424, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillKvS(): f64 { return load<f64>(1432); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillKvS(value: f64): void { store<f64>(1432, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillLongestS(): f64 { return load<f64>(1440); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillLongestS(value: f64): void { store<f64>(1440, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillMemoryKvS(): f64 { return load<f64>(1448); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillMemoryKvS(value: f64): void { store<f64>(1448, value); }
// @ts-ignore: decorator
@inline
export function piecePrefillMemoryTokenS(): f64 { return load<f64>(1456); }
// @ts-ignore: decorator
@inline
export function setPiecePrefillMemoryTokenS(value: f64): void { store<f64>(1456, value); }

// run: scalars of the Program
// @ts-ignore: decorator
@inline
export function runWindowPs(): i64 { return load<i64>(1464); }
// @ts-ignore: decorator
@inline
export function setRunWindowPs(value: i64): void { store<i64>(1464, value); }
// @ts-ignore: decorator
@inline
export function runWarmUpPs(): i64 { return load<i64>(1472); }
// @ts-ignore: decorator
@inline
export function setRunWarmUpPs(value: i64): void { store<i64>(1472, value); }
// @ts-ignore: decorator
@inline
export function runStepMode(): i32 { return load<i32>(1496); }
// @ts-ignore: decorator
@inline
export function setRunStepMode(value: i32): void { store<i32>(1496, value); }
// @ts-ignore: decorator
@inline
export function runIdentityPool(): i32 { return load<i32>(1500); }
// @ts-ignore: decorator
@inline
export function setRunIdentityPool(value: i32): void { store<i32>(1500, value); }
// @ts-ignore: decorator
@inline
export function runRouteSeed(): i64 { return load<i64>(1480); }
// @ts-ignore: decorator
@inline
export function setRunRouteSeed(value: i64): void { store<i64>(1480, value); }
// @ts-ignore: decorator
@inline
export function runStalePs(): i64 { return load<i64>(1488); }
// @ts-ignore: decorator
@inline
export function setRunStalePs(value: i64): void { store<i64>(1488, value); }
// @ts-ignore: decorator
@inline
export function runRoute(): i32 { return load<i32>(1504); }
// @ts-ignore: decorator
@inline
export function setRunRoute(value: i32): void { store<i32>(1504, value); }
// @ts-ignore: decorator
@inline
export function runSignal(): i32 { return load<i32>(1508); }
// @ts-ignore: decorator
@inline
export function setRunSignal(value: i32): void { store<i32>(1508, value); }
// @ts-ignore: decorator
@inline
export function runHoldLimit(): i32 { return load<i32>(1512); }
// @ts-ignore: decorator
@inline
export function setRunHoldLimit(value: i32): void { store<i32>(1512, value); }
// @ts-ignore: decorator
@inline
export function runRouterWindows(): i32 { return load<i32>(1516); }
// @ts-ignore: decorator
@inline
export function setRunRouterWindows(value: i32): void { store<i32>(1516, value); }

// class: request classes
// @ts-ignore: decorator
@inline
export function classSloTtftPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2324) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setClassSloTtftPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2324) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function classSloTtftPsBase(): usize { return <usize>load<u32>(2324); }
// @ts-ignore: decorator
@inline
export function classSloTpotPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2328) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setClassSloTpotPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2328) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function classSloTpotPsBase(): usize { return <usize>load<u32>(2328); }
// @ts-ignore: decorator
@inline
export function classSloE2ePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2332) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setClassSloE2ePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2332) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function classSloE2ePsBase(): usize { return <usize>load<u32>(2332); }

// kind: a kind of replica: model shape a rank, bytes, rates, energies, engine
// @ts-ignore: decorator
@inline
export function kindFirstPart(row: i32): i32 { return load<i32>(<usize>load<u32>(2336) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindFirstPart(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2336) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindFirstPartBase(): usize { return <usize>load<u32>(2336); }
// @ts-ignore: decorator
@inline
export function kindParts(row: i32): i32 { return load<i32>(<usize>load<u32>(2340) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindParts(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2340) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindPartsBase(): usize { return <usize>load<u32>(2340); }
// @ts-ignore: decorator
@inline
export function kindDecodeKvFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2344) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindDecodeKvFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2344) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindDecodeKvFlopBase(): usize { return <usize>load<u32>(2344); }
// @ts-ignore: decorator
@inline
export function kindKvBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(2348) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindKvBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2348) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindKvBytesBase(): usize { return <usize>load<u32>(2348); }
// @ts-ignore: decorator
@inline
export function kindTokenBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(2352) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindTokenBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2352) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindTokenBytesBase(): usize { return <usize>load<u32>(2352); }
// @ts-ignore: decorator
@inline
export function kindPairFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2356) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindPairFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2356) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindPairFlopBase(): usize { return <usize>load<u32>(2356); }
// @ts-ignore: decorator
@inline
export function kindPrefillKvFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2360) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindPrefillKvFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2360) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindPrefillKvFlopBase(): usize { return <usize>load<u32>(2360); }
// @ts-ignore: decorator
@inline
export function kindAttentionPjPerFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2364) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindAttentionPjPerFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2364) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindAttentionPjPerFlopBase(): usize { return <usize>load<u32>(2364); }
// @ts-ignore: decorator
@inline
export function kindHbmPjPerByte(row: i32): f64 { return load<f64>(<usize>load<u32>(2368) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindHbmPjPerByte(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2368) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindHbmPjPerByteBase(): usize { return <usize>load<u32>(2368); }
// @ts-ignore: decorator
@inline
export function kindLinkPjPerByte(row: i32): f64 { return load<f64>(<usize>load<u32>(2372) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindLinkPjPerByte(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2372) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindLinkPjPerByteBase(): usize { return <usize>load<u32>(2372); }
// @ts-ignore: decorator
@inline
export function kindActiveW(row: i32): i64 { return load<i64>(<usize>load<u32>(2376) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindActiveW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2376) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindActiveWBase(): usize { return <usize>load<u32>(2376); }
// @ts-ignore: decorator
@inline
export function kindContextIdleW(row: i32): i64 { return load<i64>(<usize>load<u32>(2380) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindContextIdleW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2380) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindContextIdleWBase(): usize { return <usize>load<u32>(2380); }
// @ts-ignore: decorator
@inline
export function kindIdleW(row: i32): i64 { return load<i64>(<usize>load<u32>(2384) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindIdleW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2384) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindIdleWBase(): usize { return <usize>load<u32>(2384); }
// @ts-ignore: decorator
@inline
export function kindOffW(row: i32): i64 { return load<i64>(<usize>load<u32>(2388) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindOffW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2388) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindOffWBase(): usize { return <usize>load<u32>(2388); }
// @ts-ignore: decorator
@inline
export function kindDynamicCapW(row: i32): i64 { return load<i64>(<usize>load<u32>(2392) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindDynamicCapW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2392) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindDynamicCapWBase(): usize { return <usize>load<u32>(2392); }
// @ts-ignore: decorator
@inline
export function kindDeepIdleAfterPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2396) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindDeepIdleAfterPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2396) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindDeepIdleAfterPsBase(): usize { return <usize>load<u32>(2396); }
// @ts-ignore: decorator
@inline
export function kindHostStepPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2400) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindHostStepPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2400) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindHostStepPsBase(): usize { return <usize>load<u32>(2400); }
// @ts-ignore: decorator
@inline
export function kindHostSequencePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2404) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindHostSequencePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2404) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindHostSequencePsBase(): usize { return <usize>load<u32>(2404); }
// @ts-ignore: decorator
@inline
export function kindOutputPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2408) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setKindOutputPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2408) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function kindOutputPsBase(): usize { return <usize>load<u32>(2408); }
// @ts-ignore: decorator
@inline
export function kindAsyncScheduling(row: i32): i32 { return load<i32>(<usize>load<u32>(2412) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindAsyncScheduling(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2412) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindAsyncSchedulingBase(): usize { return <usize>load<u32>(2412); }
// @ts-ignore: decorator
@inline
export function kindPolicy(row: i32): i32 { return load<i32>(<usize>load<u32>(2416) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindPolicy(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2416) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindPolicyBase(): usize { return <usize>load<u32>(2416); }
// @ts-ignore: decorator
@inline
export function kindMaxNumBatchedTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2420) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindMaxNumBatchedTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2420) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindMaxNumBatchedTokensBase(): usize { return <usize>load<u32>(2420); }
// @ts-ignore: decorator
@inline
export function kindMaxNumSeqs(row: i32): i32 { return load<i32>(<usize>load<u32>(2424) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindMaxNumSeqs(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2424) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindMaxNumSeqsBase(): usize { return <usize>load<u32>(2424); }
// @ts-ignore: decorator
@inline
export function kindLongPrefillTokenThreshold(row: i32): i32 { return load<i32>(<usize>load<u32>(2428) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindLongPrefillTokenThreshold(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2428) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindLongPrefillTokenThresholdBase(): usize { return <usize>load<u32>(2428); }
// @ts-ignore: decorator
@inline
export function kindQueueLimit(row: i32): i32 { return load<i32>(<usize>load<u32>(2432) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindQueueLimit(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2432) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindQueueLimitBase(): usize { return <usize>load<u32>(2432); }
// @ts-ignore: decorator
@inline
export function kindBlockTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2436) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindBlockTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2436) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindBlockTokensBase(): usize { return <usize>load<u32>(2436); }
// @ts-ignore: decorator
@inline
export function kindKvBlocks(row: i32): i32 { return load<i32>(<usize>load<u32>(2440) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindKvBlocks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2440) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindKvBlocksBase(): usize { return <usize>load<u32>(2440); }
// @ts-ignore: decorator
@inline
export function kindWatermarkBlocks(row: i32): i32 { return load<i32>(<usize>load<u32>(2444) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setKindWatermarkBlocks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2444) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function kindWatermarkBlocksBase(): usize { return <usize>load<u32>(2444); }

// level: clock levels, row = kind·levels + level
// @ts-ignore: decorator
@inline
export function levelClockFactor(row: i32): f64 { return load<f64>(<usize>load<u32>(2448) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelClockFactor(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2448) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelClockFactorBase(): usize { return <usize>load<u32>(2448); }
// @ts-ignore: decorator
@inline
export function levelEnergyFactor(row: i32): f64 { return load<f64>(<usize>load<u32>(2452) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelEnergyFactor(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2452) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelEnergyFactorBase(): usize { return <usize>load<u32>(2452); }
// @ts-ignore: decorator
@inline
export function levelDecodeBaseS(row: i32): f64 { return load<f64>(<usize>load<u32>(2456) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeBaseS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2456) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeBaseSBase(): usize { return <usize>load<u32>(2456); }
// @ts-ignore: decorator
@inline
export function levelDecodeSequenceS(row: i32): f64 { return load<f64>(<usize>load<u32>(2460) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeSequenceS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2460) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeSequenceSBase(): usize { return <usize>load<u32>(2460); }
// @ts-ignore: decorator
@inline
export function levelDecodeTailS(row: i32): f64 { return load<f64>(<usize>load<u32>(2464) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeTailS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2464) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeTailSBase(): usize { return <usize>load<u32>(2464); }
// @ts-ignore: decorator
@inline
export function levelDecodeFlopS(row: i32): f64 { return load<f64>(<usize>load<u32>(2468) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeFlopS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2468) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeFlopSBase(): usize { return <usize>load<u32>(2468); }
// @ts-ignore: decorator
@inline
export function levelDecodeKvS(row: i32): f64 { return load<f64>(<usize>load<u32>(2472) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeKvS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2472) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeKvSBase(): usize { return <usize>load<u32>(2472); }
// @ts-ignore: decorator
@inline
export function levelDecodeTokenS(row: i32): f64 { return load<f64>(<usize>load<u32>(2476) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeTokenS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2476) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeTokenSBase(): usize { return <usize>load<u32>(2476); }
// @ts-ignore: decorator
@inline
export function levelDecodeLongestS(row: i32): f64 { return load<f64>(<usize>load<u32>(2480) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeLongestS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2480) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeLongestSBase(): usize { return <usize>load<u32>(2480); }
// @ts-ignore: decorator
@inline
export function levelPrefillBaseS(row: i32): f64 { return load<f64>(<usize>load<u32>(2484) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillBaseS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2484) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillBaseSBase(): usize { return <usize>load<u32>(2484); }
// @ts-ignore: decorator
@inline
export function levelPrefillPairS(row: i32): f64 { return load<f64>(<usize>load<u32>(2488) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillPairS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2488) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillPairSBase(): usize { return <usize>load<u32>(2488); }
// @ts-ignore: decorator
@inline
export function levelPrefillTokenS(row: i32): f64 { return load<f64>(<usize>load<u32>(2492) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillTokenS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2492) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillTokenSBase(): usize { return <usize>load<u32>(2492); }
// @ts-ignore: decorator
@inline
export function levelPrefillKvS(row: i32): f64 { return load<f64>(<usize>load<u32>(2496) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillKvS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2496) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillKvSBase(): usize { return <usize>load<u32>(2496); }
// @ts-ignore: decorator
@inline
export function levelPrefillLongestS(row: i32): f64 { return load<f64>(<usize>load<u32>(2500) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillLongestS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2500) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillLongestSBase(): usize { return <usize>load<u32>(2500); }
// @ts-ignore: decorator
@inline
export function levelPrefillMemoryKvS(row: i32): f64 { return load<f64>(<usize>load<u32>(2504) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillMemoryKvS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2504) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillMemoryKvSBase(): usize { return <usize>load<u32>(2504); }
// @ts-ignore: decorator
@inline
export function levelPrefillMemoryTokenS(row: i32): f64 { return load<f64>(<usize>load<u32>(2508) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelPrefillMemoryTokenS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2508) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelPrefillMemoryTokenSBase(): usize { return <usize>load<u32>(2508); }
// @ts-ignore: decorator
@inline
export function levelDecodeTailTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2512) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLevelDecodeTailTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2512) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function levelDecodeTailTokensBase(): usize { return <usize>load<u32>(2512); }

// part: what a step runs beside attention, in order: one kernel each, README §4
// @ts-ignore: decorator
@inline
export function partOperator(row: i32): i32 { return load<i32>(<usize>load<u32>(2516) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setPartOperator(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2516) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function partOperatorBase(): usize { return <usize>load<u32>(2516); }
// @ts-ignore: decorator
@inline
export function partPhase(row: i32): i32 { return load<i32>(<usize>load<u32>(2520) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setPartPhase(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2520) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function partPhaseBase(): usize { return <usize>load<u32>(2520); }
// @ts-ignore: decorator
@inline
export function partModel(row: i32): i32 { return load<i32>(<usize>load<u32>(2524) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setPartModel(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2524) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function partModelBase(): usize { return <usize>load<u32>(2524); }
// @ts-ignore: decorator
@inline
export function partX1(row: i32): f64 { return load<f64>(<usize>load<u32>(2528) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX1(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2528) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX1Base(): usize { return <usize>load<u32>(2528); }
// @ts-ignore: decorator
@inline
export function partX2(row: i32): f64 { return load<f64>(<usize>load<u32>(2532) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX2(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2532) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX2Base(): usize { return <usize>load<u32>(2532); }
// @ts-ignore: decorator
@inline
export function partX3(row: i32): f64 { return load<f64>(<usize>load<u32>(2536) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX3(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2536) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX3Base(): usize { return <usize>load<u32>(2536); }
// @ts-ignore: decorator
@inline
export function partX4(row: i32): f64 { return load<f64>(<usize>load<u32>(2540) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX4(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2540) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX4Base(): usize { return <usize>load<u32>(2540); }
// @ts-ignore: decorator
@inline
export function partX5(row: i32): f64 { return load<f64>(<usize>load<u32>(2544) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX5(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2544) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX5Base(): usize { return <usize>load<u32>(2544); }
// @ts-ignore: decorator
@inline
export function partX6(row: i32): f64 { return load<f64>(<usize>load<u32>(2548) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX6(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2548) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX6Base(): usize { return <usize>load<u32>(2548); }
// @ts-ignore: decorator
@inline
export function partX7(row: i32): f64 { return load<f64>(<usize>load<u32>(2552) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartX7(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2552) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partX7Base(): usize { return <usize>load<u32>(2552); }
// @ts-ignore: decorator
@inline
export function partDivisor(row: i32): f64 { return load<f64>(<usize>load<u32>(2556) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartDivisor(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2556) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partDivisorBase(): usize { return <usize>load<u32>(2556); }
// @ts-ignore: decorator
@inline
export function partUnit(row: i32): f64 { return load<f64>(<usize>load<u32>(2560) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartUnit(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2560) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partUnitBase(): usize { return <usize>load<u32>(2560); }
// @ts-ignore: decorator
@inline
export function partPasses(row: i32): f64 { return load<f64>(<usize>load<u32>(2564) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartPasses(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2564) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partPassesBase(): usize { return <usize>load<u32>(2564); }
// @ts-ignore: decorator
@inline
export function partCopies(row: i32): f64 { return load<f64>(<usize>load<u32>(2568) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartCopies(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2568) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partCopiesBase(): usize { return <usize>load<u32>(2568); }
// @ts-ignore: decorator
@inline
export function partPjPerFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(2572) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartPjPerFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2572) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partPjPerFlopBase(): usize { return <usize>load<u32>(2572); }
// @ts-ignore: decorator
@inline
export function partOverlap(row: i32): f64 { return load<f64>(<usize>load<u32>(2576) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setPartOverlap(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2576) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function partOverlapBase(): usize { return <usize>load<u32>(2576); }

// cost: integer coefficients of README §4, made once
// @ts-ignore: decorator
@inline
export function costDecodeBasePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2580) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeBasePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2580) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeBasePsBase(): usize { return <usize>load<u32>(2580); }
// @ts-ignore: decorator
@inline
export function costDecodeSequencePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2584) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeSequencePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2584) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeSequencePsBase(): usize { return <usize>load<u32>(2584); }
// @ts-ignore: decorator
@inline
export function costDecodeTailPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2588) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeTailPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2588) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeTailPsBase(): usize { return <usize>load<u32>(2588); }
// @ts-ignore: decorator
@inline
export function costDecodeFlopPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2592) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeFlopPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2592) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeFlopPsBase(): usize { return <usize>load<u32>(2592); }
// @ts-ignore: decorator
@inline
export function costDecodeKvPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2596) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeKvPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2596) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeKvPsBase(): usize { return <usize>load<u32>(2596); }
// @ts-ignore: decorator
@inline
export function costDecodeTokenPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2600) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeTokenPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2600) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeTokenPsBase(): usize { return <usize>load<u32>(2600); }
// @ts-ignore: decorator
@inline
export function costDecodeLongestPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2604) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeLongestPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2604) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeLongestPsBase(): usize { return <usize>load<u32>(2604); }
// @ts-ignore: decorator
@inline
export function costPrefillBasePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2608) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillBasePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2608) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillBasePsBase(): usize { return <usize>load<u32>(2608); }
// @ts-ignore: decorator
@inline
export function costPrefillPairPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2612) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillPairPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2612) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillPairPsBase(): usize { return <usize>load<u32>(2612); }
// @ts-ignore: decorator
@inline
export function costPrefillTokenPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2616) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillTokenPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2616) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillTokenPsBase(): usize { return <usize>load<u32>(2616); }
// @ts-ignore: decorator
@inline
export function costPrefillKvPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2620) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillKvPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2620) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillKvPsBase(): usize { return <usize>load<u32>(2620); }
// @ts-ignore: decorator
@inline
export function costPrefillLongestPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2624) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillLongestPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2624) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillLongestPsBase(): usize { return <usize>load<u32>(2624); }
// @ts-ignore: decorator
@inline
export function costPrefillMemoryKvPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2628) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillMemoryKvPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2628) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillMemoryKvPsBase(): usize { return <usize>load<u32>(2628); }
// @ts-ignore: decorator
@inline
export function costPrefillMemoryTokenPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2632) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillMemoryTokenPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2632) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillMemoryTokenPsBase(): usize { return <usize>load<u32>(2632); }
// @ts-ignore: decorator
@inline
export function costDecodeKvPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2636) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostDecodeKvPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2636) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costDecodeKvPjBase(): usize { return <usize>load<u32>(2636); }
// @ts-ignore: decorator
@inline
export function costTokenPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2640) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostTokenPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2640) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costTokenPjBase(): usize { return <usize>load<u32>(2640); }
// @ts-ignore: decorator
@inline
export function costPrefillPairPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2644) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillPairPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2644) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillPairPjBase(): usize { return <usize>load<u32>(2644); }
// @ts-ignore: decorator
@inline
export function costPrefillKvPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2648) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostPrefillKvPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2648) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costPrefillKvPjBase(): usize { return <usize>load<u32>(2648); }
// @ts-ignore: decorator
@inline
export function costRoundingShare(row: i32): f64 { return load<f64>(<usize>load<u32>(2652) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setCostRoundingShare(row: i32, value: f64): void { store<f64>(<usize>load<u32>(2652) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function costRoundingShareBase(): usize { return <usize>load<u32>(2652); }

// summed: the parts of a phase summed last
// @ts-ignore: decorator
@inline
export function summedTimePs(): i64 { return load<i64>(1520); }
// @ts-ignore: decorator
@inline
export function setSummedTimePs(value: i64): void { store<i64>(1520, value); }
// @ts-ignore: decorator
@inline
export function summedHiddenPs(): i64 { return load<i64>(1528); }
// @ts-ignore: decorator
@inline
export function setSummedHiddenPs(value: i64): void { store<i64>(1528, value); }
// @ts-ignore: decorator
@inline
export function summedEnergyPj(): i64 { return load<i64>(1536); }
// @ts-ignore: decorator
@inline
export function setSummedEnergyPj(value: i64): void { store<i64>(1536, value); }

// linear: LIN by tokens, filled lazily; row = (kind·levels + level)·linear + T
// @ts-ignore: decorator
@inline
export function linearTimePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2656) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinearTimePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2656) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linearTimePsBase(): usize { return <usize>load<u32>(2656); }
// @ts-ignore: decorator
@inline
export function linearEnergyPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2660) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinearEnergyPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2660) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linearEnergyPjBase(): usize { return <usize>load<u32>(2660); }

// headCost: HEAD by emitting sequences, filled lazily
// @ts-ignore: decorator
@inline
export function headCostTimePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2664) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setHeadCostTimePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2664) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function headCostTimePsBase(): usize { return <usize>load<u32>(2664); }
// @ts-ignore: decorator
@inline
export function headCostEnergyPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2668) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setHeadCostEnergyPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2668) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function headCostEnergyPjBase(): usize { return <usize>load<u32>(2668); }

// linearUse: finished steps by tokens, as linear
// @ts-ignore: decorator
@inline
export function linearUseSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(2672) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setLinearUseSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2672) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function linearUseStepsBase(): usize { return <usize>load<u32>(2672); }

// headUse: finished steps by emitting sequences, as headCost
// @ts-ignore: decorator
@inline
export function headUseSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(2676) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setHeadUseSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2676) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function headUseStepsBase(): usize { return <usize>load<u32>(2676); }

// clock: the event loop
// @ts-ignore: decorator
@inline
export function clockNowPs(): i64 { return load<i64>(1544); }
// @ts-ignore: decorator
@inline
export function setClockNowPs(value: i64): void { store<i64>(1544, value); }
// @ts-ignore: decorator
@inline
export function clockWindowEndPs(): i64 { return load<i64>(1552); }
// @ts-ignore: decorator
@inline
export function setClockWindowEndPs(value: i64): void { store<i64>(1552, value); }
// @ts-ignore: decorator
@inline
export function clockWindowStartPs(): i64 { return load<i64>(1560); }
// @ts-ignore: decorator
@inline
export function setClockWindowStartPs(value: i64): void { store<i64>(1560, value); }
// @ts-ignore: decorator
@inline
export function clockEndedPs(): i64 { return load<i64>(1568); }
// @ts-ignore: decorator
@inline
export function setClockEndedPs(value: i64): void { store<i64>(1568, value); }
// @ts-ignore: decorator
@inline
export function clockFinished(): i32 { return load<i32>(1576); }
// @ts-ignore: decorator
@inline
export function setClockFinished(value: i32): void { store<i32>(1576, value); }
// @ts-ignore: decorator
@inline
export function clockRejected(): i32 { return load<i32>(1580); }
// @ts-ignore: decorator
@inline
export function setClockRejected(value: i32): void { store<i32>(1580, value); }
// @ts-ignore: decorator
@inline
export function clockDone(): i32 { return load<i32>(1584); }
// @ts-ignore: decorator
@inline
export function setClockDone(value: i32): void { store<i32>(1584, value); }

// arrival: ring of coming requests, in trace order
// @ts-ignore: decorator
@inline
export function arrivalTimePs(row: i32): i64 { return load<i64>(<usize>load<u32>(2680) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setArrivalTimePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2680) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function arrivalTimePsBase(): usize { return <usize>load<u32>(2680); }
// @ts-ignore: decorator
@inline
export function arrivalPromptTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2684) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setArrivalPromptTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2684) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function arrivalPromptTokensBase(): usize { return <usize>load<u32>(2684); }
// @ts-ignore: decorator
@inline
export function arrivalOutputTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2688) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setArrivalOutputTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2688) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function arrivalOutputTokensBase(): usize { return <usize>load<u32>(2688); }
// @ts-ignore: decorator
@inline
export function arrivalClass(row: i32): i32 { return load<i32>(<usize>load<u32>(2692) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setArrivalClass(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2692) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function arrivalClassBase(): usize { return <usize>load<u32>(2692); }
// @ts-ignore: decorator
@inline
export function arrivalPriority(row: i32): i32 { return load<i32>(<usize>load<u32>(2696) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setArrivalPriority(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2696) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function arrivalPriorityBase(): usize { return <usize>load<u32>(2696); }
// @ts-ignore: decorator
@inline
export function arrivalSession(row: i32): i32 { return load<i32>(<usize>load<u32>(2700) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setArrivalSession(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2700) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function arrivalSessionBase(): usize { return <usize>load<u32>(2700); }

// arrivalRing: where the ring stands; counts never wrap
// @ts-ignore: decorator
@inline
export function arrivalRingTaken(): i32 { return load<i32>(1592); }
// @ts-ignore: decorator
@inline
export function setArrivalRingTaken(value: i32): void { store<i32>(1592, value); }
// @ts-ignore: decorator
@inline
export function arrivalRingFilled(): i32 { return load<i32>(1596); }
// @ts-ignore: decorator
@inline
export function setArrivalRingFilled(value: i32): void { store<i32>(1596, value); }
// @ts-ignore: decorator
@inline
export function arrivalRingClosed(): i32 { return load<i32>(1600); }
// @ts-ignore: decorator
@inline
export function setArrivalRingClosed(value: i32): void { store<i32>(1600, value); }

// row: finished requests, in order, until drained
// @ts-ignore: decorator
@inline
export function rowId(row: i32): i32 { return load<i32>(<usize>load<u32>(2704) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowId(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2704) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowIdBase(): usize { return <usize>load<u32>(2704); }
// @ts-ignore: decorator
@inline
export function rowClass(row: i32): i32 { return load<i32>(<usize>load<u32>(2708) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowClass(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2708) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowClassBase(): usize { return <usize>load<u32>(2708); }
// @ts-ignore: decorator
@inline
export function rowPromptTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2712) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowPromptTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2712) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowPromptTokensBase(): usize { return <usize>load<u32>(2712); }
// @ts-ignore: decorator
@inline
export function rowOutputTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2716) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowOutputTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2716) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowOutputTokensBase(): usize { return <usize>load<u32>(2716); }
// @ts-ignore: decorator
@inline
export function rowPreemptions(row: i32): i32 { return load<i32>(<usize>load<u32>(2720) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowPreemptions(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2720) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowPreemptionsBase(): usize { return <usize>load<u32>(2720); }
// @ts-ignore: decorator
@inline
export function rowReplica(row: i32): i32 { return load<i32>(<usize>load<u32>(2724) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRowReplica(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2724) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function rowReplicaBase(): usize { return <usize>load<u32>(2724); }
// @ts-ignore: decorator
@inline
export function rowArrivalPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2728) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRowArrivalPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2728) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function rowArrivalPsBase(): usize { return <usize>load<u32>(2728); }
// @ts-ignore: decorator
@inline
export function rowStartPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2732) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRowStartPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2732) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function rowStartPsBase(): usize { return <usize>load<u32>(2732); }
// @ts-ignore: decorator
@inline
export function rowFirstTokenPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2736) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRowFirstTokenPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2736) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function rowFirstTokenPsBase(): usize { return <usize>load<u32>(2736); }
// @ts-ignore: decorator
@inline
export function rowFinishPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2740) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRowFinishPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2740) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function rowFinishPsBase(): usize { return <usize>load<u32>(2740); }
// @ts-ignore: decorator
@inline
export function rowEnergyPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2744) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRowEnergyPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2744) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function rowEnergyPjBase(): usize { return <usize>load<u32>(2744); }

// window: closed windows, window-major then replica (the router first), until drained
// @ts-ignore: decorator
@inline
export function windowStartPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2748) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowStartPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2748) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowStartPsBase(): usize { return <usize>load<u32>(2748); }
// @ts-ignore: decorator
@inline
export function windowEndPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2752) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowEndPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2752) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowEndPsBase(): usize { return <usize>load<u32>(2752); }
// @ts-ignore: decorator
@inline
export function windowBusyPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2756) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowBusyPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2756) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowBusyPsBase(): usize { return <usize>load<u32>(2756); }
// @ts-ignore: decorator
@inline
export function windowStaticPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2760) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowStaticPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2760) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowStaticPjBase(): usize { return <usize>load<u32>(2760); }
// @ts-ignore: decorator
@inline
export function windowDynamicPj(row: i32): i64 { return load<i64>(<usize>load<u32>(2764) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowDynamicPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2764) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowDynamicPjBase(): usize { return <usize>load<u32>(2764); }
// @ts-ignore: decorator
@inline
export function windowOutputTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2768) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowOutputTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2768) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowOutputTokensBase(): usize { return <usize>load<u32>(2768); }
// @ts-ignore: decorator
@inline
export function windowPrefillTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2772) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowPrefillTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2772) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowPrefillTokensBase(): usize { return <usize>load<u32>(2772); }
// @ts-ignore: decorator
@inline
export function windowSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(2776) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2776) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowStepsBase(): usize { return <usize>load<u32>(2776); }
// @ts-ignore: decorator
@inline
export function windowArrived(row: i32): i32 { return load<i32>(<usize>load<u32>(2780) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowArrived(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2780) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowArrivedBase(): usize { return <usize>load<u32>(2780); }
// @ts-ignore: decorator
@inline
export function windowRejected(row: i32): i32 { return load<i32>(<usize>load<u32>(2784) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowRejected(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2784) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowRejectedBase(): usize { return <usize>load<u32>(2784); }
// @ts-ignore: decorator
@inline
export function windowFinished(row: i32): i32 { return load<i32>(<usize>load<u32>(2788) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowFinished(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2788) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowFinishedBase(): usize { return <usize>load<u32>(2788); }
// @ts-ignore: decorator
@inline
export function windowPreempted(row: i32): i32 { return load<i32>(<usize>load<u32>(2792) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowPreempted(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2792) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowPreemptedBase(): usize { return <usize>load<u32>(2792); }
// @ts-ignore: decorator
@inline
export function windowKvUsedBlocks(row: i32): i32 { return load<i32>(<usize>load<u32>(2796) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowKvUsedBlocks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2796) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowKvUsedBlocksBase(): usize { return <usize>load<u32>(2796); }
// @ts-ignore: decorator
@inline
export function windowKvPeakBlocks(row: i32): i32 { return load<i32>(<usize>load<u32>(2800) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowKvPeakBlocks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2800) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowKvPeakBlocksBase(): usize { return <usize>load<u32>(2800); }
// @ts-ignore: decorator
@inline
export function windowRunning(row: i32): i32 { return load<i32>(<usize>load<u32>(2804) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowRunning(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2804) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowRunningBase(): usize { return <usize>load<u32>(2804); }
// @ts-ignore: decorator
@inline
export function windowQueued(row: i32): i32 { return load<i32>(<usize>load<u32>(2808) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowQueued(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2808) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowQueuedBase(): usize { return <usize>load<u32>(2808); }
// @ts-ignore: decorator
@inline
export function windowReplica(row: i32): i32 { return load<i32>(<usize>load<u32>(2812) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setWindowReplica(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2812) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function windowReplicaBase(): usize { return <usize>load<u32>(2812); }
// @ts-ignore: decorator
@inline
export function windowPeakW(row: i32): i64 { return load<i64>(<usize>load<u32>(2816) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setWindowPeakW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2816) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function windowPeakWBase(): usize { return <usize>load<u32>(2816); }

// ring: fill of the record rings; the host drains and zeroes
// @ts-ignore: decorator
@inline
export function ringRows(): i32 { return load<i32>(1608); }
// @ts-ignore: decorator
@inline
export function setRingRows(value: i32): void { store<i32>(1608, value); }
// @ts-ignore: decorator
@inline
export function ringWindows(): i32 { return load<i32>(1612); }
// @ts-ignore: decorator
@inline
export function setRingWindows(value: i32): void { store<i32>(1612, value); }

// measured: requests that arrived at or after warm-up; row = pool·classes + class, those not routed last
// @ts-ignore: decorator
@inline
export function measuredArrived(row: i32): i32 { return load<i32>(<usize>load<u32>(2820) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setMeasuredArrived(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2820) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function measuredArrivedBase(): usize { return <usize>load<u32>(2820); }
// @ts-ignore: decorator
@inline
export function measuredRejected(row: i32): i32 { return load<i32>(<usize>load<u32>(2824) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setMeasuredRejected(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2824) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function measuredRejectedBase(): usize { return <usize>load<u32>(2824); }
// @ts-ignore: decorator
@inline
export function measuredFirstTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(2828) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setMeasuredFirstTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2828) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function measuredFirstTokensBase(): usize { return <usize>load<u32>(2828); }
// @ts-ignore: decorator
@inline
export function measuredFinished(row: i32): i32 { return load<i32>(<usize>load<u32>(2832) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setMeasuredFinished(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2832) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function measuredFinishedBase(): usize { return <usize>load<u32>(2832); }
// @ts-ignore: decorator
@inline
export function measuredGood(row: i32): i32 { return load<i32>(<usize>load<u32>(2836) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setMeasuredGood(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2836) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function measuredGoodBase(): usize { return <usize>load<u32>(2836); }

// histogram: row = ((pool·classes + class)·5 + metric)·3712 + bin
// @ts-ignore: decorator
@inline
export function histogramCount(row: i32): i64 { return load<i64>(<usize>load<u32>(2840) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setHistogramCount(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2840) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function histogramCountBase(): usize { return <usize>load<u32>(2840); }

// replica: what the host sets of a replica; all but kind and pool may change at a horizon, told by control()
// @ts-ignore: decorator
@inline
export function replicaKind(row: i32): i32 { return load<i32>(<usize>load<u32>(2844) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaKind(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2844) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaKindBase(): usize { return <usize>load<u32>(2844); }
// @ts-ignore: decorator
@inline
export function replicaPool(row: i32): i32 { return load<i32>(<usize>load<u32>(2848) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaPool(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2848) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaPoolBase(): usize { return <usize>load<u32>(2848); }
// @ts-ignore: decorator
@inline
export function replicaLevel(row: i32): i32 { return load<i32>(<usize>load<u32>(2852) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaLevel(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2852) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaLevelBase(): usize { return <usize>load<u32>(2852); }
// @ts-ignore: decorator
@inline
export function replicaWeight(row: i32): i32 { return load<i32>(<usize>load<u32>(2856) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaWeight(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2856) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaWeightBase(): usize { return <usize>load<u32>(2856); }
// @ts-ignore: decorator
@inline
export function replicaAdmissionLimit(row: i32): i32 { return load<i32>(<usize>load<u32>(2860) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaAdmissionLimit(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2860) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaAdmissionLimitBase(): usize { return <usize>load<u32>(2860); }
// @ts-ignore: decorator
@inline
export function replicaBatchLimit(row: i32): i32 { return load<i32>(<usize>load<u32>(2864) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaBatchLimit(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2864) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaBatchLimitBase(): usize { return <usize>load<u32>(2864); }
// @ts-ignore: decorator
@inline
export function replicaPower(row: i32): i32 { return load<i32>(<usize>load<u32>(2868) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setReplicaPower(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2868) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function replicaPowerBase(): usize { return <usize>load<u32>(2868); }

// router: the router: what it holds, asks and counts
// @ts-ignore: decorator
@inline
export function routerReleasePs(): i64 { return load<i64>(1616); }
// @ts-ignore: decorator
@inline
export function setRouterReleasePs(value: i64): void { store<i64>(1616, value); }
// @ts-ignore: decorator
@inline
export function routerRefreshedPs(): i64 { return load<i64>(1624); }
// @ts-ignore: decorator
@inline
export function setRouterRefreshedPs(value: i64): void { store<i64>(1624, value); }
// @ts-ignore: decorator
@inline
export function routerCursor(): i32 { return load<i32>(1632); }
// @ts-ignore: decorator
@inline
export function setRouterCursor(value: i32): void { store<i32>(1632, value); }
// @ts-ignore: decorator
@inline
export function routerHeld(): i32 { return load<i32>(1636); }
// @ts-ignore: decorator
@inline
export function setRouterHeld(value: i32): void { store<i32>(1636, value); }
// @ts-ignore: decorator
@inline
export function routerHeldHead(): i32 { return load<i32>(1640); }
// @ts-ignore: decorator
@inline
export function setRouterHeldHead(value: i32): void { store<i32>(1640, value); }
// @ts-ignore: decorator
@inline
export function routerQuestion(): i32 { return load<i32>(1644); }
// @ts-ignore: decorator
@inline
export function setRouterQuestion(value: i32): void { store<i32>(1644, value); }
// @ts-ignore: decorator
@inline
export function routerAskedId(): i32 { return load<i32>(1648); }
// @ts-ignore: decorator
@inline
export function setRouterAskedId(value: i32): void { store<i32>(1648, value); }
// @ts-ignore: decorator
@inline
export function routerAskedClass(): i32 { return load<i32>(1652); }
// @ts-ignore: decorator
@inline
export function setRouterAskedClass(value: i32): void { store<i32>(1652, value); }
// @ts-ignore: decorator
@inline
export function routerAskedPriority(): i32 { return load<i32>(1656); }
// @ts-ignore: decorator
@inline
export function setRouterAskedPriority(value: i32): void { store<i32>(1656, value); }
// @ts-ignore: decorator
@inline
export function routerAskedPromptTokens(): i32 { return load<i32>(1660); }
// @ts-ignore: decorator
@inline
export function setRouterAskedPromptTokens(value: i32): void { store<i32>(1660, value); }
// @ts-ignore: decorator
@inline
export function routerAskedSession(): i32 { return load<i32>(1664); }
// @ts-ignore: decorator
@inline
export function setRouterAskedSession(value: i32): void { store<i32>(1664, value); }
// @ts-ignore: decorator
@inline
export function routerChoice(): i32 { return load<i32>(1668); }
// @ts-ignore: decorator
@inline
export function setRouterChoice(value: i32): void { store<i32>(1668, value); }
// @ts-ignore: decorator
@inline
export function routerArrived(): i32 { return load<i32>(1672); }
// @ts-ignore: decorator
@inline
export function setRouterArrived(value: i32): void { store<i32>(1672, value); }
// @ts-ignore: decorator
@inline
export function routerRejected(): i32 { return load<i32>(1676); }
// @ts-ignore: decorator
@inline
export function setRouterRejected(value: i32): void { store<i32>(1676, value); }
// @ts-ignore: decorator
@inline
export function routerWindowArrived(): i32 { return load<i32>(1680); }
// @ts-ignore: decorator
@inline
export function setRouterWindowArrived(value: i32): void { store<i32>(1680, value); }
// @ts-ignore: decorator
@inline
export function routerWindowRejected(): i32 { return load<i32>(1684); }
// @ts-ignore: decorator
@inline
export function setRouterWindowRejected(value: i32): void { store<i32>(1684, value); }
// @ts-ignore: decorator
@inline
export function routerReleases(): i32 { return load<i32>(1688); }
// @ts-ignore: decorator
@inline
export function setRouterReleases(value: i32): void { store<i32>(1688, value); }

// signal: what a router may know of a replica; refreshed for scores and external, exact where said
// @ts-ignore: decorator
@inline
export function signalTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2872) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSignalTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2872) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function signalTokensBase(): usize { return <usize>load<u32>(2872); }
// @ts-ignore: decorator
@inline
export function signalResidentTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2876) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSignalResidentTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2876) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function signalResidentTokensBase(): usize { return <usize>load<u32>(2876); }
// @ts-ignore: decorator
@inline
export function signalRequests(row: i32): i32 { return load<i32>(<usize>load<u32>(2880) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setSignalRequests(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2880) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function signalRequestsBase(): usize { return <usize>load<u32>(2880); }
// @ts-ignore: decorator
@inline
export function signalKvShare(row: i32): i32 { return load<i32>(<usize>load<u32>(2884) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setSignalKvShare(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2884) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function signalKvShareBase(): usize { return <usize>load<u32>(2884); }
// @ts-ignore: decorator
@inline
export function signalScore(row: i32): i64 { return load<i64>(<usize>load<u32>(2888) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSignalScore(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2888) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function signalScoreBase(): usize { return <usize>load<u32>(2888); }
// @ts-ignore: decorator
@inline
export function signalSendScore(row: i32): i64 { return load<i64>(<usize>load<u32>(2892) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setSignalSendScore(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2892) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function signalSendScoreBase(): usize { return <usize>load<u32>(2892); }

// route: what the router sorts replicas by
// @ts-ignore: decorator
@inline
export function routeScore(row: i32): i64 { return load<i64>(<usize>load<u32>(2896) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRouteScore(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2896) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function routeScoreBase(): usize { return <usize>load<u32>(2896); }
// @ts-ignore: decorator
@inline
export function routeLoad(row: i32): i64 { return load<i64>(<usize>load<u32>(2900) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRouteLoad(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2900) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function routeLoadBase(): usize { return <usize>load<u32>(2900); }
// @ts-ignore: decorator
@inline
export function routeScale(row: i32): i64 { return load<i64>(<usize>load<u32>(2904) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRouteScale(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2904) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function routeScaleBase(): usize { return <usize>load<u32>(2904); }
// @ts-ignore: decorator
@inline
export function routeOpen(row: i32): i32 { return load<i32>(<usize>load<u32>(2908) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRouteOpen(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2908) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function routeOpenBase(): usize { return <usize>load<u32>(2908); }

// routeNode: winner tree of route.score, and sums of the shares of open replicas; the root is node 1
// @ts-ignore: decorator
@inline
export function routeNodeSum(row: i32): i64 { return load<i64>(<usize>load<u32>(2912) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setRouteNodeSum(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2912) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function routeNodeSumBase(): usize { return <usize>load<u32>(2912); }
// @ts-ignore: decorator
@inline
export function routeNodeWinner(row: i32): i32 { return load<i32>(<usize>load<u32>(2916) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setRouteNodeWinner(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2916) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function routeNodeWinnerBase(): usize { return <usize>load<u32>(2916); }

// event: next event of a replica
// @ts-ignore: decorator
@inline
export function eventKey(row: i32): i64 { return load<i64>(<usize>load<u32>(2920) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setEventKey(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2920) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function eventKeyBase(): usize { return <usize>load<u32>(2920); }

// eventNode: winner tree of event.key; the root is node 1
// @ts-ignore: decorator
@inline
export function eventNodeWinner(row: i32): i32 { return load<i32>(<usize>load<u32>(2924) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setEventNodeWinner(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2924) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function eventNodeWinnerBase(): usize { return <usize>load<u32>(2924); }

// classCount: requests of a replica by class, all run long
// @ts-ignore: decorator
@inline
export function classCountArrived(row: i32): i32 { return load<i32>(<usize>load<u32>(2928) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setClassCountArrived(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2928) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function classCountArrivedBase(): usize { return <usize>load<u32>(2928); }
// @ts-ignore: decorator
@inline
export function classCountRejected(row: i32): i32 { return load<i32>(<usize>load<u32>(2932) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setClassCountRejected(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2932) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function classCountRejectedBase(): usize { return <usize>load<u32>(2932); }
// @ts-ignore: decorator
@inline
export function classCountFinished(row: i32): i32 { return load<i32>(<usize>load<u32>(2936) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setClassCountFinished(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2936) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function classCountFinishedBase(): usize { return <usize>load<u32>(2936); }
// @ts-ignore: decorator
@inline
export function classCountGood(row: i32): i32 { return load<i32>(<usize>load<u32>(2940) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setClassCountGood(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2940) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function classCountGoodBase(): usize { return <usize>load<u32>(2940); }

// tail: measured latencies of a replica in sixteenths of the histogram's resolution: bin / 16
// @ts-ignore: decorator
@inline
export function tailTtft(row: i32): i32 { return load<i32>(<usize>load<u32>(2944) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTailTtft(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2944) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function tailTtftBase(): usize { return <usize>load<u32>(2944); }
// @ts-ignore: decorator
@inline
export function tailE2e(row: i32): i32 { return load<i32>(<usize>load<u32>(2948) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTailE2e(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2948) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function tailE2eBase(): usize { return <usize>load<u32>(2948); }

// total: running totals of a replica at the last Horizon, or at the end; energies as whole joules and picojoules
// @ts-ignore: decorator
@inline
export function totalBusyPs(row: i32): i64 { return load<i64>(<usize>load<u32>(2952) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalBusyPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2952) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalBusyPsBase(): usize { return <usize>load<u32>(2952); }
// @ts-ignore: decorator
@inline
export function totalSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(2956) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2956) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalStepsBase(): usize { return <usize>load<u32>(2956); }
// @ts-ignore: decorator
@inline
export function totalJumpedSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(2960) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalJumpedSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2960) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalJumpedStepsBase(): usize { return <usize>load<u32>(2960); }
// @ts-ignore: decorator
@inline
export function totalSegments(row: i32): i64 { return load<i64>(<usize>load<u32>(2964) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalSegments(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2964) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalSegmentsBase(): usize { return <usize>load<u32>(2964); }
// @ts-ignore: decorator
@inline
export function totalOutputTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2968) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalOutputTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2968) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalOutputTokensBase(): usize { return <usize>load<u32>(2968); }
// @ts-ignore: decorator
@inline
export function totalPrefillTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2972) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2972) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillTokensBase(): usize { return <usize>load<u32>(2972); }
// @ts-ignore: decorator
@inline
export function totalRecomputedTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(2976) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalRecomputedTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(2976) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalRecomputedTokensBase(): usize { return <usize>load<u32>(2976); }
// @ts-ignore: decorator
@inline
export function totalArrived(row: i32): i32 { return load<i32>(<usize>load<u32>(2980) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalArrived(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2980) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalArrivedBase(): usize { return <usize>load<u32>(2980); }
// @ts-ignore: decorator
@inline
export function totalRejectedNeverFits(row: i32): i32 { return load<i32>(<usize>load<u32>(2984) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalRejectedNeverFits(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2984) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalRejectedNeverFitsBase(): usize { return <usize>load<u32>(2984); }
// @ts-ignore: decorator
@inline
export function totalRejectedQueueFull(row: i32): i32 { return load<i32>(<usize>load<u32>(2988) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalRejectedQueueFull(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2988) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalRejectedQueueFullBase(): usize { return <usize>load<u32>(2988); }
// @ts-ignore: decorator
@inline
export function totalFinished(row: i32): i32 { return load<i32>(<usize>load<u32>(2992) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalFinished(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2992) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalFinishedBase(): usize { return <usize>load<u32>(2992); }
// @ts-ignore: decorator
@inline
export function totalGood(row: i32): i32 { return load<i32>(<usize>load<u32>(2996) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalGood(row: i32, value: i32): void { store<i32>(<usize>load<u32>(2996) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalGoodBase(): usize { return <usize>load<u32>(2996); }
// @ts-ignore: decorator
@inline
export function totalPreempted(row: i32): i32 { return load<i32>(<usize>load<u32>(3000) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalPreempted(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3000) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalPreemptedBase(): usize { return <usize>load<u32>(3000); }
// @ts-ignore: decorator
@inline
export function totalRunning(row: i32): i32 { return load<i32>(<usize>load<u32>(3004) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalRunning(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3004) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalRunningBase(): usize { return <usize>load<u32>(3004); }
// @ts-ignore: decorator
@inline
export function totalQueued(row: i32): i32 { return load<i32>(<usize>load<u32>(3008) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalQueued(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3008) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalQueuedBase(): usize { return <usize>load<u32>(3008); }
// @ts-ignore: decorator
@inline
export function totalKvUsedBlocks(row: i32): i32 { return load<i32>(<usize>load<u32>(3012) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setTotalKvUsedBlocks(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3012) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function totalKvUsedBlocksBase(): usize { return <usize>load<u32>(3012); }
// @ts-ignore: decorator
@inline
export function totalStaticJ(row: i32): i64 { return load<i64>(<usize>load<u32>(3016) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalStaticJ(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3016) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalStaticJBase(): usize { return <usize>load<u32>(3016); }
// @ts-ignore: decorator
@inline
export function totalStaticPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3020) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalStaticPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3020) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalStaticPjBase(): usize { return <usize>load<u32>(3020); }
// @ts-ignore: decorator
@inline
export function totalDynamicJ(row: i32): i64 { return load<i64>(<usize>load<u32>(3024) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDynamicJ(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3024) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDynamicJBase(): usize { return <usize>load<u32>(3024); }
// @ts-ignore: decorator
@inline
export function totalDynamicPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3028) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDynamicPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3028) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDynamicPjBase(): usize { return <usize>load<u32>(3028); }
// @ts-ignore: decorator
@inline
export function totalRowsJ(row: i32): i64 { return load<i64>(<usize>load<u32>(3032) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalRowsJ(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3032) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalRowsJBase(): usize { return <usize>load<u32>(3032); }
// @ts-ignore: decorator
@inline
export function totalRowsPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3036) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalRowsPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3036) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalRowsPjBase(): usize { return <usize>load<u32>(3036); }
// @ts-ignore: decorator
@inline
export function totalRemainderPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3040) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalRemainderPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3040) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalRemainderPjBase(): usize { return <usize>load<u32>(3040); }
// @ts-ignore: decorator
@inline
export function totalToldPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3044) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalToldPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3044) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalToldPjBase(): usize { return <usize>load<u32>(3044); }
// @ts-ignore: decorator
@inline
export function totalCappedSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(3048) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalCappedSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3048) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalCappedStepsBase(): usize { return <usize>load<u32>(3048); }
// @ts-ignore: decorator
@inline
export function totalClippedJ(row: i32): i64 { return load<i64>(<usize>load<u32>(3052) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalClippedJ(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3052) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalClippedJBase(): usize { return <usize>load<u32>(3052); }
// @ts-ignore: decorator
@inline
export function totalClippedPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3056) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalClippedPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3056) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalClippedPjBase(): usize { return <usize>load<u32>(3056); }
// @ts-ignore: decorator
@inline
export function totalHostPs(row: i32): i64 { return load<i64>(<usize>load<u32>(3060) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalHostPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3060) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalHostPsBase(): usize { return <usize>load<u32>(3060); }
// @ts-ignore: decorator
@inline
export function totalDecodeAttentionPs(row: i32): i64 { return load<i64>(<usize>load<u32>(3064) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDecodeAttentionPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3064) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDecodeAttentionPsBase(): usize { return <usize>load<u32>(3064); }
// @ts-ignore: decorator
@inline
export function totalPrefillAttentionPs(row: i32): i64 { return load<i64>(<usize>load<u32>(3068) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillAttentionPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3068) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillAttentionPsBase(): usize { return <usize>load<u32>(3068); }
// @ts-ignore: decorator
@inline
export function totalDecodeTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3072) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDecodeTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3072) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDecodeTokensBase(): usize { return <usize>load<u32>(3072); }
// @ts-ignore: decorator
@inline
export function totalDecodeKvTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3076) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDecodeKvTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3076) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDecodeKvTokensBase(): usize { return <usize>load<u32>(3076); }
// @ts-ignore: decorator
@inline
export function totalPrefillPairs(row: i32): i64 { return load<i64>(<usize>load<u32>(3080) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillPairs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3080) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillPairsBase(): usize { return <usize>load<u32>(3080); }
// @ts-ignore: decorator
@inline
export function totalPrefillKvTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3084) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillKvTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3084) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillKvTokensBase(): usize { return <usize>load<u32>(3084); }
// @ts-ignore: decorator
@inline
export function totalDecodeComputeBoundSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(3088) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDecodeComputeBoundSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3088) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDecodeComputeBoundStepsBase(): usize { return <usize>load<u32>(3088); }
// @ts-ignore: decorator
@inline
export function totalPrefillComputeBoundSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(3092) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillComputeBoundSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3092) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillComputeBoundStepsBase(): usize { return <usize>load<u32>(3092); }
// @ts-ignore: decorator
@inline
export function totalDecodeSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(3096) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalDecodeSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3096) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalDecodeStepsBase(): usize { return <usize>load<u32>(3096); }
// @ts-ignore: decorator
@inline
export function totalPrefillSteps(row: i32): i64 { return load<i64>(<usize>load<u32>(3100) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPrefillSteps(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3100) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPrefillStepsBase(): usize { return <usize>load<u32>(3100); }
// @ts-ignore: decorator
@inline
export function totalOffPs(row: i32): i64 { return load<i64>(<usize>load<u32>(3104) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalOffPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3104) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalOffPsBase(): usize { return <usize>load<u32>(3104); }
// @ts-ignore: decorator
@inline
export function totalPeakW(row: i32): i64 { return load<i64>(<usize>load<u32>(3108) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalPeakW(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3108) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalPeakWBase(): usize { return <usize>load<u32>(3108); }
// @ts-ignore: decorator
@inline
export function totalResidentTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3112) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setTotalResidentTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3112) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function totalResidentTokensBase(): usize { return <usize>load<u32>(3112); }

// query: the batch API: operators in, costs out
// @ts-ignore: decorator
@inline
export function queryLevel(row: i32): i32 { return load<i32>(<usize>load<u32>(3116) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setQueryLevel(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3116) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function queryLevelBase(): usize { return <usize>load<u32>(3116); }
// @ts-ignore: decorator
@inline
export function queryOperator(row: i32): i32 { return load<i32>(<usize>load<u32>(3120) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setQueryOperator(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3120) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function queryOperatorBase(): usize { return <usize>load<u32>(3120); }
// @ts-ignore: decorator
@inline
export function queryTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(3124) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setQueryTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3124) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function queryTokensBase(): usize { return <usize>load<u32>(3124); }
// @ts-ignore: decorator
@inline
export function queryContextTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3128) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryContextTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3128) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryContextTokensBase(): usize { return <usize>load<u32>(3128); }
// @ts-ignore: decorator
@inline
export function queryPairs(row: i32): i64 { return load<i64>(<usize>load<u32>(3132) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryPairs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3132) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryPairsBase(): usize { return <usize>load<u32>(3132); }
// @ts-ignore: decorator
@inline
export function queryLongestTokens(row: i32): i64 { return load<i64>(<usize>load<u32>(3136) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryLongestTokens(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3136) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryLongestTokensBase(): usize { return <usize>load<u32>(3136); }
// @ts-ignore: decorator
@inline
export function queryFlop(row: i32): f64 { return load<f64>(<usize>load<u32>(3140) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryFlop(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3140) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryFlopBase(): usize { return <usize>load<u32>(3140); }
// @ts-ignore: decorator
@inline
export function queryHbmBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(3144) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryHbmBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3144) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryHbmBytesBase(): usize { return <usize>load<u32>(3144); }
// @ts-ignore: decorator
@inline
export function queryLinkBytes(row: i32): f64 { return load<f64>(<usize>load<u32>(3148) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryLinkBytes(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3148) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryLinkBytesBase(): usize { return <usize>load<u32>(3148); }
// @ts-ignore: decorator
@inline
export function queryTimePs(row: i32): i64 { return load<i64>(<usize>load<u32>(3152) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryTimePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3152) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryTimePsBase(): usize { return <usize>load<u32>(3152); }
// @ts-ignore: decorator
@inline
export function queryLaunchPs(row: i32): i64 { return load<i64>(<usize>load<u32>(3156) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryLaunchPs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3156) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryLaunchPsBase(): usize { return <usize>load<u32>(3156); }
// @ts-ignore: decorator
@inline
export function queryEnergyPj(row: i32): i64 { return load<i64>(<usize>load<u32>(3160) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQueryEnergyPj(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3160) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function queryEnergyPjBase(): usize { return <usize>load<u32>(3160); }
// @ts-ignore: decorator
@inline
export function queryBound(row: i32): i32 { return load<i32>(<usize>load<u32>(3164) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setQueryBound(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3164) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function queryBoundBase(): usize { return <usize>load<u32>(3164); }

// draw: what drawArrivals() draws from
// @ts-ignore: decorator
@inline
export function drawSeed(): i64 { return load<i64>(1696); }
// @ts-ignore: decorator
@inline
export function setDrawSeed(value: i64): void { store<i64>(1696, value); }
// @ts-ignore: decorator
@inline
export function drawArrivalShape(): f64 { return load<f64>(1704); }
// @ts-ignore: decorator
@inline
export function setDrawArrivalShape(value: f64): void { store<f64>(1704, value); }
// @ts-ignore: decorator
@inline
export function drawMeanGapS(): f64 { return load<f64>(1712); }
// @ts-ignore: decorator
@inline
export function setDrawMeanGapS(value: f64): void { store<f64>(1712, value); }
// @ts-ignore: decorator
@inline
export function drawPromptKind(): i32 { return load<i32>(1848); }
// @ts-ignore: decorator
@inline
export function setDrawPromptKind(value: i32): void { store<i32>(1848, value); }
// @ts-ignore: decorator
@inline
export function drawPromptA(): f64 { return load<f64>(1720); }
// @ts-ignore: decorator
@inline
export function setDrawPromptA(value: f64): void { store<f64>(1720, value); }
// @ts-ignore: decorator
@inline
export function drawPromptB(): f64 { return load<f64>(1728); }
// @ts-ignore: decorator
@inline
export function setDrawPromptB(value: f64): void { store<f64>(1728, value); }
// @ts-ignore: decorator
@inline
export function drawPromptMin(): i32 { return load<i32>(1852); }
// @ts-ignore: decorator
@inline
export function setDrawPromptMin(value: i32): void { store<i32>(1852, value); }
// @ts-ignore: decorator
@inline
export function drawPromptMax(): i32 { return load<i32>(1856); }
// @ts-ignore: decorator
@inline
export function setDrawPromptMax(value: i32): void { store<i32>(1856, value); }
// @ts-ignore: decorator
@inline
export function drawOutputKind(): i32 { return load<i32>(1860); }
// @ts-ignore: decorator
@inline
export function setDrawOutputKind(value: i32): void { store<i32>(1860, value); }
// @ts-ignore: decorator
@inline
export function drawOutputA(): f64 { return load<f64>(1736); }
// @ts-ignore: decorator
@inline
export function setDrawOutputA(value: f64): void { store<f64>(1736, value); }
// @ts-ignore: decorator
@inline
export function drawOutputB(): f64 { return load<f64>(1744); }
// @ts-ignore: decorator
@inline
export function setDrawOutputB(value: f64): void { store<f64>(1744, value); }
// @ts-ignore: decorator
@inline
export function drawOutputMin(): i32 { return load<i32>(1864); }
// @ts-ignore: decorator
@inline
export function setDrawOutputMin(value: i32): void { store<i32>(1864, value); }
// @ts-ignore: decorator
@inline
export function drawOutputMax(): i32 { return load<i32>(1868); }
// @ts-ignore: decorator
@inline
export function setDrawOutputMax(value: i32): void { store<i32>(1868, value); }
// @ts-ignore: decorator
@inline
export function drawPromptPoints(): i32 { return load<i32>(1872); }
// @ts-ignore: decorator
@inline
export function setDrawPromptPoints(value: i32): void { store<i32>(1872, value); }
// @ts-ignore: decorator
@inline
export function drawOutputPoints(): i32 { return load<i32>(1876); }
// @ts-ignore: decorator
@inline
export function setDrawOutputPoints(value: i32): void { store<i32>(1876, value); }
// @ts-ignore: decorator
@inline
export function drawClasses(): i32 { return load<i32>(1880); }
// @ts-ignore: decorator
@inline
export function setDrawClasses(value: i32): void { store<i32>(1880, value); }
// @ts-ignore: decorator
@inline
export function drawCorrelation(): f64 { return load<f64>(1752); }
// @ts-ignore: decorator
@inline
export function setDrawCorrelation(value: f64): void { store<f64>(1752, value); }
// @ts-ignore: decorator
@inline
export function drawStates(): i32 { return load<i32>(1884); }
// @ts-ignore: decorator
@inline
export function setDrawStates(value: i32): void { store<i32>(1884, value); }
// @ts-ignore: decorator
@inline
export function drawSwing(): f64 { return load<f64>(1760); }
// @ts-ignore: decorator
@inline
export function setDrawSwing(value: f64): void { store<f64>(1760, value); }
// @ts-ignore: decorator
@inline
export function drawPeriodPs(): i64 { return load<i64>(1768); }
// @ts-ignore: decorator
@inline
export function setDrawPeriodPs(value: i64): void { store<i64>(1768, value); }
// @ts-ignore: decorator
@inline
export function drawPeakPs(): i64 { return load<i64>(1776); }
// @ts-ignore: decorator
@inline
export function setDrawPeakPs(value: i64): void { store<i64>(1776, value); }
// @ts-ignore: decorator
@inline
export function drawBurstFactor(): f64 { return load<f64>(1784); }
// @ts-ignore: decorator
@inline
export function setDrawBurstFactor(value: f64): void { store<f64>(1784, value); }
// @ts-ignore: decorator
@inline
export function drawBurstAtPs(): i64 { return load<i64>(1792); }
// @ts-ignore: decorator
@inline
export function setDrawBurstAtPs(value: i64): void { store<i64>(1792, value); }
// @ts-ignore: decorator
@inline
export function drawBurstLengthPs(): i64 { return load<i64>(1800); }
// @ts-ignore: decorator
@inline
export function setDrawBurstLengthPs(value: i64): void { store<i64>(1800, value); }
// @ts-ignore: decorator
@inline
export function drawBurstEveryPs(): i64 { return load<i64>(1808); }
// @ts-ignore: decorator
@inline
export function setDrawBurstEveryPs(value: i64): void { store<i64>(1808, value); }
// @ts-ignore: decorator
@inline
export function drawTickPs(): i64 { return load<i64>(1816); }
// @ts-ignore: decorator
@inline
export function setDrawTickPs(value: i64): void { store<i64>(1816, value); }
// @ts-ignore: decorator
@inline
export function drawSessionShare(): f64 { return load<f64>(1824); }
// @ts-ignore: decorator
@inline
export function setDrawSessionShare(value: f64): void { store<f64>(1824, value); }
// @ts-ignore: decorator
@inline
export function drawSessionLanes(): i32 { return load<i32>(1888); }
// @ts-ignore: decorator
@inline
export function setDrawSessionLanes(value: i32): void { store<i32>(1888, value); }
// @ts-ignore: decorator
@inline
export function drawLastPs(): i64 { return load<i64>(1832); }
// @ts-ignore: decorator
@inline
export function setDrawLastPs(value: i64): void { store<i64>(1832, value); }
// @ts-ignore: decorator
@inline
export function drawVisitEndPs(): i64 { return load<i64>(1840); }
// @ts-ignore: decorator
@inline
export function setDrawVisitEndPs(value: i64): void { store<i64>(1840, value); }
// @ts-ignore: decorator
@inline
export function drawVisit(): i32 { return load<i32>(1892); }
// @ts-ignore: decorator
@inline
export function setDrawVisit(value: i32): void { store<i32>(1892, value); }
// @ts-ignore: decorator
@inline
export function drawState(): i32 { return load<i32>(1896); }
// @ts-ignore: decorator
@inline
export function setDrawState(value: i32): void { store<i32>(1896, value); }
// @ts-ignore: decorator
@inline
export function drawNextId(): i32 { return load<i32>(1900); }
// @ts-ignore: decorator
@inline
export function setDrawNextId(value: i32): void { store<i32>(1900, value); }

// quantile: empirical lengths: piecewise linear quantile function
// @ts-ignore: decorator
@inline
export function quantilePromptAt(row: i32): f64 { return load<f64>(<usize>load<u32>(3168) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQuantilePromptAt(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3168) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function quantilePromptAtBase(): usize { return <usize>load<u32>(3168); }
// @ts-ignore: decorator
@inline
export function quantilePromptTokens(row: i32): f64 { return load<f64>(<usize>load<u32>(3172) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQuantilePromptTokens(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3172) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function quantilePromptTokensBase(): usize { return <usize>load<u32>(3172); }
// @ts-ignore: decorator
@inline
export function quantileOutputAt(row: i32): f64 { return load<f64>(<usize>load<u32>(3176) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQuantileOutputAt(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3176) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function quantileOutputAtBase(): usize { return <usize>load<u32>(3176); }
// @ts-ignore: decorator
@inline
export function quantileOutputTokens(row: i32): f64 { return load<f64>(<usize>load<u32>(3180) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setQuantileOutputTokens(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3180) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function quantileOutputTokensBase(): usize { return <usize>load<u32>(3180); }

// drawState: states of the chain that modulates the rate
// @ts-ignore: decorator
@inline
export function drawStateFactor(row: i32): f64 { return load<f64>(<usize>load<u32>(3184) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setDrawStateFactor(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3184) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function drawStateFactorBase(): usize { return <usize>load<u32>(3184); }
// @ts-ignore: decorator
@inline
export function drawStateDwellS(row: i32): f64 { return load<f64>(<usize>load<u32>(3188) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setDrawStateDwellS(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3188) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function drawStateDwellSBase(): usize { return <usize>load<u32>(3188); }

// classShare: classes of drawn requests
// @ts-ignore: decorator
@inline
export function classShareUpTo(row: i32): f64 { return load<f64>(<usize>load<u32>(3192) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setClassShareUpTo(row: i32, value: f64): void { store<f64>(<usize>load<u32>(3192) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function classShareUpToBase(): usize { return <usize>load<u32>(3192); }
// @ts-ignore: decorator
@inline
export function classSharePriority(row: i32): i32 { return load<i32>(<usize>load<u32>(3196) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setClassSharePriority(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3196) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function classSharePriorityBase(): usize { return <usize>load<u32>(3196); }

// drawn: arrivals drawn by drawArrivals()
// @ts-ignore: decorator
@inline
export function drawnTimePs(row: i32): i64 { return load<i64>(<usize>load<u32>(3200) + (<usize>row << 3)); }
// @ts-ignore: decorator
@inline
export function setDrawnTimePs(row: i32, value: i64): void { store<i64>(<usize>load<u32>(3200) + (<usize>row << 3), value); }
// @ts-ignore: decorator
@inline
export function drawnTimePsBase(): usize { return <usize>load<u32>(3200); }
// @ts-ignore: decorator
@inline
export function drawnPromptTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(3204) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDrawnPromptTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3204) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function drawnPromptTokensBase(): usize { return <usize>load<u32>(3204); }
// @ts-ignore: decorator
@inline
export function drawnOutputTokens(row: i32): i32 { return load<i32>(<usize>load<u32>(3208) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDrawnOutputTokens(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3208) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function drawnOutputTokensBase(): usize { return <usize>load<u32>(3208); }
// @ts-ignore: decorator
@inline
export function drawnClass(row: i32): i32 { return load<i32>(<usize>load<u32>(3212) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDrawnClass(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3212) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function drawnClassBase(): usize { return <usize>load<u32>(3212); }
// @ts-ignore: decorator
@inline
export function drawnPriority(row: i32): i32 { return load<i32>(<usize>load<u32>(3216) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDrawnPriority(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3216) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function drawnPriorityBase(): usize { return <usize>load<u32>(3216); }
// @ts-ignore: decorator
@inline
export function drawnSession(row: i32): i32 { return load<i32>(<usize>load<u32>(3220) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDrawnSession(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3220) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function drawnSessionBase(): usize { return <usize>load<u32>(3220); }

// fault: where an assertion failed
// @ts-ignore: decorator
@inline
export function faultFile(): i32 { return load<i32>(1904); }
// @ts-ignore: decorator
@inline
export function setFaultFile(value: i32): void { store<i32>(1904, value); }
// @ts-ignore: decorator
@inline
export function faultLine(): i32 { return load<i32>(1908); }
// @ts-ignore: decorator
@inline
export function setFaultLine(value: i32): void { store<i32>(1908, value); }
// @ts-ignore: decorator
@inline
export function faultColumn(): i32 { return load<i32>(1912); }
// @ts-ignore: decorator
@inline
export function setFaultColumn(value: i32): void { store<i32>(1912, value); }

// slot: a request in flight
export const SLOT_BYTES: usize = 128;
// @ts-ignore: decorator
@inline
export function slotAt(row: i32): usize { return <usize>load<u32>(3224) + <usize>row * 128; }
// @ts-ignore: decorator
@inline
export function slotArrivalPs(record: usize): i64 { return load<i64>(record, 0); }
// @ts-ignore: decorator
@inline
export function setSlotArrivalPs(record: usize, value: i64): void { store<i64>(record, value, 0); }
// @ts-ignore: decorator
@inline
export function slotStartPs(record: usize): i64 { return load<i64>(record, 8); }
// @ts-ignore: decorator
@inline
export function setSlotStartPs(record: usize, value: i64): void { store<i64>(record, value, 8); }
// @ts-ignore: decorator
@inline
export function slotFirstTokenPs(record: usize): i64 { return load<i64>(record, 16); }
// @ts-ignore: decorator
@inline
export function setSlotFirstTokenPs(record: usize, value: i64): void { store<i64>(record, value, 16); }
// @ts-ignore: decorator
@inline
export function slotLastTokenPs(record: usize): i64 { return load<i64>(record, 24); }
// @ts-ignore: decorator
@inline
export function setSlotLastTokenPs(record: usize, value: i64): void { store<i64>(record, value, 24); }
// @ts-ignore: decorator
@inline
export function slotEnergyPj(record: usize): i64 { return load<i64>(record, 32); }
// @ts-ignore: decorator
@inline
export function setSlotEnergyPj(record: usize, value: i64): void { store<i64>(record, value, 32); }
// @ts-ignore: decorator
@inline
export function slotShareMark(record: usize): i64 { return load<i64>(record, 40); }
// @ts-ignore: decorator
@inline
export function setSlotShareMark(record: usize, value: i64): void { store<i64>(record, value, 40); }
// @ts-ignore: decorator
@inline
export function slotRhoMark(record: usize): i64 { return load<i64>(record, 48); }
// @ts-ignore: decorator
@inline
export function setSlotRhoMark(record: usize, value: i64): void { store<i64>(record, value, 48); }
// @ts-ignore: decorator
@inline
export function slotRhoStepMark(record: usize): i64 { return load<i64>(record, 56); }
// @ts-ignore: decorator
@inline
export function setSlotRhoStepMark(record: usize, value: i64): void { store<i64>(record, value, 56); }
// @ts-ignore: decorator
@inline
export function slotId(record: usize): i32 { return load<i32>(record, 64); }
// @ts-ignore: decorator
@inline
export function setSlotId(record: usize, value: i32): void { store<i32>(record, value, 64); }
// @ts-ignore: decorator
@inline
export function slotClass(record: usize): i32 { return load<i32>(record, 68); }
// @ts-ignore: decorator
@inline
export function setSlotClass(record: usize, value: i32): void { store<i32>(record, value, 68); }
// @ts-ignore: decorator
@inline
export function slotPriority(record: usize): i32 { return load<i32>(record, 72); }
// @ts-ignore: decorator
@inline
export function setSlotPriority(record: usize, value: i32): void { store<i32>(record, value, 72); }
// @ts-ignore: decorator
@inline
export function slotPromptTokens(record: usize): i32 { return load<i32>(record, 76); }
// @ts-ignore: decorator
@inline
export function setSlotPromptTokens(record: usize, value: i32): void { store<i32>(record, value, 76); }
// @ts-ignore: decorator
@inline
export function slotOutputTokens(record: usize): i32 { return load<i32>(record, 80); }
// @ts-ignore: decorator
@inline
export function setSlotOutputTokens(record: usize, value: i32): void { store<i32>(record, value, 80); }
// @ts-ignore: decorator
@inline
export function slotTarget(record: usize): i32 { return load<i32>(record, 84); }
// @ts-ignore: decorator
@inline
export function setSlotTarget(record: usize, value: i32): void { store<i32>(record, value, 84); }
// @ts-ignore: decorator
@inline
export function slotComputed(record: usize): i32 { return load<i32>(record, 88); }
// @ts-ignore: decorator
@inline
export function setSlotComputed(record: usize, value: i32): void { store<i32>(record, value, 88); }
// @ts-ignore: decorator
@inline
export function slotEmitted(record: usize): i32 { return load<i32>(record, 92); }
// @ts-ignore: decorator
@inline
export function setSlotEmitted(record: usize, value: i32): void { store<i32>(record, value, 92); }
// @ts-ignore: decorator
@inline
export function slotJoinContext(record: usize): i32 { return load<i32>(record, 96); }
// @ts-ignore: decorator
@inline
export function setSlotJoinContext(record: usize, value: i32): void { store<i32>(record, value, 96); }
// @ts-ignore: decorator
@inline
export function slotJoinStep(record: usize): i32 { return load<i32>(record, 100); }
// @ts-ignore: decorator
@inline
export function setSlotJoinStep(record: usize, value: i32): void { store<i32>(record, value, 100); }
// @ts-ignore: decorator
@inline
export function slotReached(record: usize): i32 { return load<i32>(record, 104); }
// @ts-ignore: decorator
@inline
export function setSlotReached(record: usize, value: i32): void { store<i32>(record, value, 104); }
// @ts-ignore: decorator
@inline
export function slotPreemptions(record: usize): i32 { return load<i32>(record, 108); }
// @ts-ignore: decorator
@inline
export function setSlotPreemptions(record: usize, value: i32): void { store<i32>(record, value, 108); }
// @ts-ignore: decorator
@inline
export function slotSession(record: usize): i32 { return load<i32>(record, 112); }
// @ts-ignore: decorator
@inline
export function setSlotSession(record: usize, value: i32): void { store<i32>(record, value, 112); }
// @ts-ignore: decorator
@inline
export function slotNext(record: usize): i32 { return load<i32>(record, 116); }
// @ts-ignore: decorator
@inline
export function setSlotNext(record: usize, value: i32): void { store<i32>(record, value, 116); }
// @ts-ignore: decorator
@inline
export function slotPrevious(record: usize): i32 { return load<i32>(record, 120); }
// @ts-ignore: decorator
@inline
export function setSlotPrevious(record: usize, value: i32): void { store<i32>(record, value, 120); }
// @ts-ignore: decorator
@inline
export function slotChild(record: usize): i32 { return load<i32>(record, 124); }
// @ts-ignore: decorator
@inline
export function setSlotChild(record: usize, value: i32): void { store<i32>(record, value, 124); }

// identity: blocks of a request in flight, identity pool only
// @ts-ignore: decorator
@inline
export function identityBlockHead(row: i32): i32 { return load<i32>(<usize>load<u32>(3228) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setIdentityBlockHead(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3228) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function identityBlockHeadBase(): usize { return <usize>load<u32>(3228); }
// @ts-ignore: decorator
@inline
export function identityBlockCount(row: i32): i32 { return load<i32>(<usize>load<u32>(3232) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setIdentityBlockCount(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3232) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function identityBlockCountBase(): usize { return <usize>load<u32>(3232); }
// @ts-ignore: decorator
@inline
export function identityPhaseNext(row: i32): i32 { return load<i32>(<usize>load<u32>(3236) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setIdentityPhaseNext(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3236) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function identityPhaseNextBase(): usize { return <usize>load<u32>(3236); }
// @ts-ignore: decorator
@inline
export function identityPhasePrevious(row: i32): i32 { return load<i32>(<usize>load<u32>(3240) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setIdentityPhasePrevious(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3240) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function identityPhasePreviousBase(): usize { return <usize>load<u32>(3240); }

// slotPool: free request slots
// @ts-ignore: decorator
@inline
export function slotPoolFreeHead(): i32 { return load<i32>(1920); }
// @ts-ignore: decorator
@inline
export function setSlotPoolFreeHead(value: i32): void { store<i32>(1920, value); }
// @ts-ignore: decorator
@inline
export function slotPoolFresh(): i32 { return load<i32>(1924); }
// @ts-ignore: decorator
@inline
export function setSlotPoolFresh(value: i32): void { store<i32>(1924, value); }

// engine: the state of one replica; the segment in flight is m steps of A + B*i ps
export const ENGINE_BYTES: usize = 768;
// @ts-ignore: decorator
@inline
export function engineAt(row: i32): usize { return <usize>load<u32>(3244) + <usize>row * 768; }
// @ts-ignore: decorator
@inline
export function enginePairsSlope(record: usize): i64 { return load<i64>(record, 0); }
// @ts-ignore: decorator
@inline
export function setEnginePairsSlope(record: usize, value: i64): void { store<i64>(record, value, 0); }
// @ts-ignore: decorator
@inline
export function engineAccountedPs(record: usize): i64 { return load<i64>(record, 8); }
// @ts-ignore: decorator
@inline
export function setEngineAccountedPs(record: usize, value: i64): void { store<i64>(record, value, 8); }
// @ts-ignore: decorator
@inline
export function engineIdleSincePs(record: usize): i64 { return load<i64>(record, 16); }
// @ts-ignore: decorator
@inline
export function setEngineIdleSincePs(record: usize, value: i64): void { store<i64>(record, value, 16); }
// @ts-ignore: decorator
@inline
export function engineWindowStaticPj(record: usize): i64 { return load<i64>(record, 24); }
// @ts-ignore: decorator
@inline
export function setEngineWindowStaticPj(record: usize, value: i64): void { store<i64>(record, value, 24); }
// @ts-ignore: decorator
@inline
export function engineDynamicJ(record: usize): i64 { return load<i64>(record, 32); }
// @ts-ignore: decorator
@inline
export function setEngineDynamicJ(record: usize, value: i64): void { store<i64>(record, value, 32); }
// @ts-ignore: decorator
@inline
export function engineDynamicPj(record: usize): i64 { return load<i64>(record, 40); }
// @ts-ignore: decorator
@inline
export function setEngineDynamicPj(record: usize, value: i64): void { store<i64>(record, value, 40); }
// @ts-ignore: decorator
@inline
export function engineStaticJ(record: usize): i64 { return load<i64>(record, 48); }
// @ts-ignore: decorator
@inline
export function setEngineStaticJ(record: usize, value: i64): void { store<i64>(record, value, 48); }
// @ts-ignore: decorator
@inline
export function engineStaticPj(record: usize): i64 { return load<i64>(record, 56); }
// @ts-ignore: decorator
@inline
export function setEngineStaticPj(record: usize, value: i64): void { store<i64>(record, value, 56); }
// @ts-ignore: decorator
@inline
export function engineRowsJ(record: usize): i64 { return load<i64>(record, 64); }
// @ts-ignore: decorator
@inline
export function setEngineRowsJ(record: usize, value: i64): void { store<i64>(record, value, 64); }
// @ts-ignore: decorator
@inline
export function engineClippedJ(record: usize): i64 { return load<i64>(record, 72); }
// @ts-ignore: decorator
@inline
export function setEngineClippedJ(record: usize, value: i64): void { store<i64>(record, value, 72); }
// @ts-ignore: decorator
@inline
export function engineClippedPj(record: usize): i64 { return load<i64>(record, 80); }
// @ts-ignore: decorator
@inline
export function setEngineClippedPj(record: usize, value: i64): void { store<i64>(record, value, 80); }
// @ts-ignore: decorator
@inline
export function engineBusyPs(record: usize): i64 { return load<i64>(record, 88); }
// @ts-ignore: decorator
@inline
export function setEngineBusyPs(record: usize, value: i64): void { store<i64>(record, value, 88); }
// @ts-ignore: decorator
@inline
export function engineOffPs(record: usize): i64 { return load<i64>(record, 96); }
// @ts-ignore: decorator
@inline
export function setEngineOffPs(record: usize, value: i64): void { store<i64>(record, value, 96); }
// @ts-ignore: decorator
@inline
export function engineRecomputedTokens(record: usize): i64 { return load<i64>(record, 104); }
// @ts-ignore: decorator
@inline
export function setEngineRecomputedTokens(record: usize, value: i64): void { store<i64>(record, value, 104); }
// @ts-ignore: decorator
@inline
export function engineCappedSteps(record: usize): i64 { return load<i64>(record, 112); }
// @ts-ignore: decorator
@inline
export function setEngineCappedSteps(record: usize, value: i64): void { store<i64>(record, value, 112); }
// @ts-ignore: decorator
@inline
export function engineWindowBusyPs(record: usize): i64 { return load<i64>(record, 120); }
// @ts-ignore: decorator
@inline
export function setEngineWindowBusyPs(record: usize, value: i64): void { store<i64>(record, value, 120); }
// @ts-ignore: decorator
@inline
export function engineWindowSteps(record: usize): i64 { return load<i64>(record, 128); }
// @ts-ignore: decorator
@inline
export function setEngineWindowSteps(record: usize, value: i64): void { store<i64>(record, value, 128); }
// @ts-ignore: decorator
@inline
export function engineWindowOutputTokens(record: usize): i64 { return load<i64>(record, 136); }
// @ts-ignore: decorator
@inline
export function setEngineWindowOutputTokens(record: usize, value: i64): void { store<i64>(record, value, 136); }
// @ts-ignore: decorator
@inline
export function engineWindowPrefillTokens(record: usize): i64 { return load<i64>(record, 144); }
// @ts-ignore: decorator
@inline
export function setEngineWindowPrefillTokens(record: usize, value: i64): void { store<i64>(record, value, 144); }
// @ts-ignore: decorator
@inline
export function engineSegmentPs(record: usize): i64 { return load<i64>(record, 152); }
// @ts-ignore: decorator
@inline
export function setEngineSegmentPs(record: usize, value: i64): void { store<i64>(record, value, 152); }
// @ts-ignore: decorator
@inline
export function engineStepPs(record: usize): i64 { return load<i64>(record, 160); }
// @ts-ignore: decorator
@inline
export function setEngineStepPs(record: usize, value: i64): void { store<i64>(record, value, 160); }
// @ts-ignore: decorator
@inline
export function engineStepSlopePs(record: usize): i64 { return load<i64>(record, 168); }
// @ts-ignore: decorator
@inline
export function setEngineStepSlopePs(record: usize, value: i64): void { store<i64>(record, value, 168); }
// @ts-ignore: decorator
@inline
export function engineDevicePs(record: usize): i64 { return load<i64>(record, 176); }
// @ts-ignore: decorator
@inline
export function setEngineDevicePs(record: usize, value: i64): void { store<i64>(record, value, 176); }
// @ts-ignore: decorator
@inline
export function engineDeviceSlopePs(record: usize): i64 { return load<i64>(record, 184); }
// @ts-ignore: decorator
@inline
export function setEngineDeviceSlopePs(record: usize, value: i64): void { store<i64>(record, value, 184); }
// @ts-ignore: decorator
@inline
export function engineDecodePs(record: usize): i64 { return load<i64>(record, 192); }
// @ts-ignore: decorator
@inline
export function setEngineDecodePs(record: usize, value: i64): void { store<i64>(record, value, 192); }
// @ts-ignore: decorator
@inline
export function engineDecodeSlopePs(record: usize): i64 { return load<i64>(record, 200); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeSlopePs(record: usize, value: i64): void { store<i64>(record, value, 200); }
// @ts-ignore: decorator
@inline
export function enginePrefillPs(record: usize): i64 { return load<i64>(record, 208); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillPs(record: usize, value: i64): void { store<i64>(record, value, 208); }
// @ts-ignore: decorator
@inline
export function enginePrefillSlopePs(record: usize): i64 { return load<i64>(record, 216); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillSlopePs(record: usize, value: i64): void { store<i64>(record, value, 216); }
// @ts-ignore: decorator
@inline
export function engineStepPj(record: usize): i64 { return load<i64>(record, 224); }
// @ts-ignore: decorator
@inline
export function setEngineStepPj(record: usize, value: i64): void { store<i64>(record, value, 224); }
// @ts-ignore: decorator
@inline
export function engineStepSlopePj(record: usize): i64 { return load<i64>(record, 232); }
// @ts-ignore: decorator
@inline
export function setEngineStepSlopePj(record: usize, value: i64): void { store<i64>(record, value, 232); }
// @ts-ignore: decorator
@inline
export function engineSharePj(record: usize): i64 { return load<i64>(record, 240); }
// @ts-ignore: decorator
@inline
export function setEngineSharePj(record: usize, value: i64): void { store<i64>(record, value, 240); }
// @ts-ignore: decorator
@inline
export function engineRhoPj(record: usize): i64 { return load<i64>(record, 248); }
// @ts-ignore: decorator
@inline
export function setEngineRhoPj(record: usize, value: i64): void { store<i64>(record, value, 248); }
// @ts-ignore: decorator
@inline
export function engineRhoPairPj(record: usize): i64 { return load<i64>(record, 256); }
// @ts-ignore: decorator
@inline
export function setEngineRhoPairPj(record: usize, value: i64): void { store<i64>(record, value, 256); }
// @ts-ignore: decorator
@inline
export function engineRhoKvPj(record: usize): i64 { return load<i64>(record, 264); }
// @ts-ignore: decorator
@inline
export function setEngineRhoKvPj(record: usize, value: i64): void { store<i64>(record, value, 264); }
// @ts-ignore: decorator
@inline
export function engineLeftPj(record: usize): i64 { return load<i64>(record, 272); }
// @ts-ignore: decorator
@inline
export function setEngineLeftPj(record: usize, value: i64): void { store<i64>(record, value, 272); }
// @ts-ignore: decorator
@inline
export function engineToldPj(record: usize): i64 { return load<i64>(record, 280); }
// @ts-ignore: decorator
@inline
export function setEngineToldPj(record: usize, value: i64): void { store<i64>(record, value, 280); }
// @ts-ignore: decorator
@inline
export function engineShareSum(record: usize): i64 { return load<i64>(record, 288); }
// @ts-ignore: decorator
@inline
export function setEngineShareSum(record: usize, value: i64): void { store<i64>(record, value, 288); }
// @ts-ignore: decorator
@inline
export function engineRhoSum(record: usize): i64 { return load<i64>(record, 296); }
// @ts-ignore: decorator
@inline
export function setEngineRhoSum(record: usize, value: i64): void { store<i64>(record, value, 296); }
// @ts-ignore: decorator
@inline
export function engineRhoStepSum(record: usize): i64 { return load<i64>(record, 304); }
// @ts-ignore: decorator
@inline
export function setEngineRhoStepSum(record: usize, value: i64): void { store<i64>(record, value, 304); }
// @ts-ignore: decorator
@inline
export function engineContextSum(record: usize): i64 { return load<i64>(record, 312); }
// @ts-ignore: decorator
@inline
export function setEngineContextSum(record: usize, value: i64): void { store<i64>(record, value, 312); }
// @ts-ignore: decorator
@inline
export function enginePairs(record: usize): i64 { return load<i64>(record, 320); }
// @ts-ignore: decorator
@inline
export function setEnginePairs(record: usize, value: i64): void { store<i64>(record, value, 320); }
// @ts-ignore: decorator
@inline
export function engineChunkKv(record: usize): i64 { return load<i64>(record, 328); }
// @ts-ignore: decorator
@inline
export function setEngineChunkKv(record: usize, value: i64): void { store<i64>(record, value, 328); }
// @ts-ignore: decorator
@inline
export function engineSegmentKv(record: usize): i64 { return load<i64>(record, 336); }
// @ts-ignore: decorator
@inline
export function setEngineSegmentKv(record: usize, value: i64): void { store<i64>(record, value, 336); }
// @ts-ignore: decorator
@inline
export function engineWindowDynamicPj(record: usize): i64 { return load<i64>(record, 344); }
// @ts-ignore: decorator
@inline
export function setEngineWindowDynamicPj(record: usize, value: i64): void { store<i64>(record, value, 344); }
// @ts-ignore: decorator
@inline
export function engineRowsPj(record: usize): i64 { return load<i64>(record, 352); }
// @ts-ignore: decorator
@inline
export function setEngineRowsPj(record: usize, value: i64): void { store<i64>(record, value, 352); }
// @ts-ignore: decorator
@inline
export function engineRemainderPj(record: usize): i64 { return load<i64>(record, 360); }
// @ts-ignore: decorator
@inline
export function setEngineRemainderPj(record: usize, value: i64): void { store<i64>(record, value, 360); }
// @ts-ignore: decorator
@inline
export function engineFinishedTokens(record: usize): i64 { return load<i64>(record, 368); }
// @ts-ignore: decorator
@inline
export function setEngineFinishedTokens(record: usize, value: i64): void { store<i64>(record, value, 368); }
// @ts-ignore: decorator
@inline
export function engineSteps(record: usize): i64 { return load<i64>(record, 376); }
// @ts-ignore: decorator
@inline
export function setEngineSteps(record: usize, value: i64): void { store<i64>(record, value, 376); }
// @ts-ignore: decorator
@inline
export function engineJumpedSteps(record: usize): i64 { return load<i64>(record, 384); }
// @ts-ignore: decorator
@inline
export function setEngineJumpedSteps(record: usize, value: i64): void { store<i64>(record, value, 384); }
// @ts-ignore: decorator
@inline
export function engineSegments(record: usize): i64 { return load<i64>(record, 392); }
// @ts-ignore: decorator
@inline
export function setEngineSegments(record: usize, value: i64): void { store<i64>(record, value, 392); }
// @ts-ignore: decorator
@inline
export function engineOutputTokens(record: usize): i64 { return load<i64>(record, 400); }
// @ts-ignore: decorator
@inline
export function setEngineOutputTokens(record: usize, value: i64): void { store<i64>(record, value, 400); }
// @ts-ignore: decorator
@inline
export function enginePrefillTokens(record: usize): i64 { return load<i64>(record, 408); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillTokens(record: usize, value: i64): void { store<i64>(record, value, 408); }
// @ts-ignore: decorator
@inline
export function engineHostPs(record: usize): i64 { return load<i64>(record, 416); }
// @ts-ignore: decorator
@inline
export function setEngineHostPs(record: usize, value: i64): void { store<i64>(record, value, 416); }
// @ts-ignore: decorator
@inline
export function engineDecodeAttentionPs(record: usize): i64 { return load<i64>(record, 424); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeAttentionPs(record: usize, value: i64): void { store<i64>(record, value, 424); }
// @ts-ignore: decorator
@inline
export function enginePrefillAttentionPs(record: usize): i64 { return load<i64>(record, 432); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillAttentionPs(record: usize, value: i64): void { store<i64>(record, value, 432); }
// @ts-ignore: decorator
@inline
export function engineDecodeTokens(record: usize): i64 { return load<i64>(record, 440); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeTokens(record: usize, value: i64): void { store<i64>(record, value, 440); }
// @ts-ignore: decorator
@inline
export function engineDecodeKvTokens(record: usize): i64 { return load<i64>(record, 448); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeKvTokens(record: usize, value: i64): void { store<i64>(record, value, 448); }
// @ts-ignore: decorator
@inline
export function enginePrefillPairs(record: usize): i64 { return load<i64>(record, 456); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillPairs(record: usize, value: i64): void { store<i64>(record, value, 456); }
// @ts-ignore: decorator
@inline
export function enginePrefillKvTokens(record: usize): i64 { return load<i64>(record, 464); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillKvTokens(record: usize, value: i64): void { store<i64>(record, value, 464); }
// @ts-ignore: decorator
@inline
export function engineDecodeComputeBoundSteps(record: usize): i64 { return load<i64>(record, 472); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeComputeBoundSteps(record: usize, value: i64): void { store<i64>(record, value, 472); }
// @ts-ignore: decorator
@inline
export function enginePrefillComputeBoundSteps(record: usize): i64 { return load<i64>(record, 480); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillComputeBoundSteps(record: usize, value: i64): void { store<i64>(record, value, 480); }
// @ts-ignore: decorator
@inline
export function engineDecodeSteps(record: usize): i64 { return load<i64>(record, 488); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeSteps(record: usize, value: i64): void { store<i64>(record, value, 488); }
// @ts-ignore: decorator
@inline
export function enginePrefillSteps(record: usize): i64 { return load<i64>(record, 496); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillSteps(record: usize, value: i64): void { store<i64>(record, value, 496); }
// @ts-ignore: decorator
@inline
export function engineRow(record: usize): i32 { return load<i32>(record, 520); }
// @ts-ignore: decorator
@inline
export function setEngineRow(record: usize, value: i32): void { store<i32>(record, value, 520); }
// @ts-ignore: decorator
@inline
export function engineKind(record: usize): i32 { return load<i32>(record, 524); }
// @ts-ignore: decorator
@inline
export function setEngineKind(record: usize, value: i32): void { store<i32>(record, value, 524); }
// @ts-ignore: decorator
@inline
export function engineBusy(record: usize): i32 { return load<i32>(record, 528); }
// @ts-ignore: decorator
@inline
export function setEngineBusy(record: usize, value: i32): void { store<i32>(record, value, 528); }
// @ts-ignore: decorator
@inline
export function engineCost(record: usize): i32 { return load<i32>(record, 532); }
// @ts-ignore: decorator
@inline
export function setEngineCost(record: usize, value: i32): void { store<i32>(record, value, 532); }
// @ts-ignore: decorator
@inline
export function engineSegmentCost(record: usize): i32 { return load<i32>(record, 536); }
// @ts-ignore: decorator
@inline
export function setEngineSegmentCost(record: usize, value: i32): void { store<i32>(record, value, 536); }
// @ts-ignore: decorator
@inline
export function engineState(record: usize): i32 { return load<i32>(record, 540); }
// @ts-ignore: decorator
@inline
export function setEngineState(record: usize, value: i32): void { store<i32>(record, value, 540); }
// @ts-ignore: decorator
@inline
export function engineStep(record: usize): i32 { return load<i32>(record, 544); }
// @ts-ignore: decorator
@inline
export function setEngineStep(record: usize, value: i32): void { store<i32>(record, value, 544); }
// @ts-ignore: decorator
@inline
export function engineDecodes(record: usize): i32 { return load<i32>(record, 548); }
// @ts-ignore: decorator
@inline
export function setEngineDecodes(record: usize, value: i32): void { store<i32>(record, value, 548); }
// @ts-ignore: decorator
@inline
export function engineSegmentSteps(record: usize): i32 { return load<i32>(record, 552); }
// @ts-ignore: decorator
@inline
export function setEngineSegmentSteps(record: usize, value: i32): void { store<i32>(record, value, 552); }
// @ts-ignore: decorator
@inline
export function engineCommitted(record: usize): i32 { return load<i32>(record, 556); }
// @ts-ignore: decorator
@inline
export function setEngineCommitted(record: usize, value: i32): void { store<i32>(record, value, 556); }
// @ts-ignore: decorator
@inline
export function engineStartedSteps(record: usize): i32 { return load<i32>(record, 560); }
// @ts-ignore: decorator
@inline
export function setEngineStartedSteps(record: usize, value: i32): void { store<i32>(record, value, 560); }
// @ts-ignore: decorator
@inline
export function engineTokens(record: usize): i32 { return load<i32>(record, 564); }
// @ts-ignore: decorator
@inline
export function setEngineTokens(record: usize, value: i32): void { store<i32>(record, value, 564); }
// @ts-ignore: decorator
@inline
export function engineEmitting(record: usize): i32 { return load<i32>(record, 568); }
// @ts-ignore: decorator
@inline
export function setEngineEmitting(record: usize, value: i32): void { store<i32>(record, value, 568); }
// @ts-ignore: decorator
@inline
export function engineChunks(record: usize): i32 { return load<i32>(record, 572); }
// @ts-ignore: decorator
@inline
export function setEngineChunks(record: usize, value: i32): void { store<i32>(record, value, 572); }
// @ts-ignore: decorator
@inline
export function engineChunkTokens(record: usize): i32 { return load<i32>(record, 576); }
// @ts-ignore: decorator
@inline
export function setEngineChunkTokens(record: usize, value: i32): void { store<i32>(record, value, 576); }
// @ts-ignore: decorator
@inline
export function engineChunkLongest(record: usize): i32 { return load<i32>(record, 580); }
// @ts-ignore: decorator
@inline
export function setEngineChunkLongest(record: usize, value: i32): void { store<i32>(record, value, 580); }
// @ts-ignore: decorator
@inline
export function engineLongestKey(record: usize): i32 { return load<i32>(record, 584); }
// @ts-ignore: decorator
@inline
export function setEngineLongestKey(record: usize, value: i32): void { store<i32>(record, value, 584); }
// @ts-ignore: decorator
@inline
export function engineLongestStale(record: usize): i32 { return load<i32>(record, 588); }
// @ts-ignore: decorator
@inline
export function setEngineLongestStale(record: usize, value: i32): void { store<i32>(record, value, 588); }
// @ts-ignore: decorator
@inline
export function engineChunkJump(record: usize): i32 { return load<i32>(record, 592); }
// @ts-ignore: decorator
@inline
export function setEngineChunkJump(record: usize, value: i32): void { store<i32>(record, value, 592); }
// @ts-ignore: decorator
@inline
export function engineCapped(record: usize): i32 { return load<i32>(record, 596); }
// @ts-ignore: decorator
@inline
export function setEngineCapped(record: usize, value: i32): void { store<i32>(record, value, 596); }
// @ts-ignore: decorator
@inline
export function engineDecodeBinding(record: usize): i32 { return load<i32>(record, 600); }
// @ts-ignore: decorator
@inline
export function setEngineDecodeBinding(record: usize, value: i32): void { store<i32>(record, value, 600); }
// @ts-ignore: decorator
@inline
export function enginePrefillComputeBound(record: usize): i32 { return load<i32>(record, 604); }
// @ts-ignore: decorator
@inline
export function setEnginePrefillComputeBound(record: usize, value: i32): void { store<i32>(record, value, 604); }
// @ts-ignore: decorator
@inline
export function engineJoins(record: usize): i32 { return load<i32>(record, 608); }
// @ts-ignore: decorator
@inline
export function setEngineJoins(record: usize, value: i32): void { store<i32>(record, value, 608); }
// @ts-ignore: decorator
@inline
export function enginePreemptedNow(record: usize): i32 { return load<i32>(record, 612); }
// @ts-ignore: decorator
@inline
export function setEnginePreemptedNow(record: usize, value: i32): void { store<i32>(record, value, 612); }
// @ts-ignore: decorator
@inline
export function engineFreeBlocks(record: usize): i32 { return load<i32>(record, 616); }
// @ts-ignore: decorator
@inline
export function setEngineFreeBlocks(record: usize, value: i32): void { store<i32>(record, value, 616); }
// @ts-ignore: decorator
@inline
export function enginePeakBlocks(record: usize): i32 { return load<i32>(record, 620); }
// @ts-ignore: decorator
@inline
export function setEnginePeakBlocks(record: usize, value: i32): void { store<i32>(record, value, 620); }
// @ts-ignore: decorator
@inline
export function engineRunning(record: usize): i32 { return load<i32>(record, 624); }
// @ts-ignore: decorator
@inline
export function setEngineRunning(record: usize, value: i32): void { store<i32>(record, value, 624); }
// @ts-ignore: decorator
@inline
export function engineQueued(record: usize): i32 { return load<i32>(record, 628); }
// @ts-ignore: decorator
@inline
export function setEngineQueued(record: usize, value: i32): void { store<i32>(record, value, 628); }
// @ts-ignore: decorator
@inline
export function engineQueueHead(record: usize): i32 { return load<i32>(record, 632); }
// @ts-ignore: decorator
@inline
export function setEngineQueueHead(record: usize, value: i32): void { store<i32>(record, value, 632); }
// @ts-ignore: decorator
@inline
export function engineQueueTail(record: usize): i32 { return load<i32>(record, 636); }
// @ts-ignore: decorator
@inline
export function setEngineQueueTail(record: usize, value: i32): void { store<i32>(record, value, 636); }
// @ts-ignore: decorator
@inline
export function engineRunningHead(record: usize): i32 { return load<i32>(record, 640); }
// @ts-ignore: decorator
@inline
export function setEngineRunningHead(record: usize, value: i32): void { store<i32>(record, value, 640); }
// @ts-ignore: decorator
@inline
export function engineRunningTail(record: usize): i32 { return load<i32>(record, 644); }
// @ts-ignore: decorator
@inline
export function setEngineRunningTail(record: usize, value: i32): void { store<i32>(record, value, 644); }
// @ts-ignore: decorator
@inline
export function engineFinishes(record: usize): i32 { return load<i32>(record, 648); }
// @ts-ignore: decorator
@inline
export function setEngineFinishes(record: usize, value: i32): void { store<i32>(record, value, 648); }
// @ts-ignore: decorator
@inline
export function engineArrived(record: usize): i32 { return load<i32>(record, 652); }
// @ts-ignore: decorator
@inline
export function setEngineArrived(record: usize, value: i32): void { store<i32>(record, value, 652); }
// @ts-ignore: decorator
@inline
export function engineFinished(record: usize): i32 { return load<i32>(record, 656); }
// @ts-ignore: decorator
@inline
export function setEngineFinished(record: usize, value: i32): void { store<i32>(record, value, 656); }
// @ts-ignore: decorator
@inline
export function engineGood(record: usize): i32 { return load<i32>(record, 660); }
// @ts-ignore: decorator
@inline
export function setEngineGood(record: usize, value: i32): void { store<i32>(record, value, 660); }
// @ts-ignore: decorator
@inline
export function engineBlockTokens(record: usize): i32 { return load<i32>(record, 664); }
// @ts-ignore: decorator
@inline
export function setEngineBlockTokens(record: usize, value: i32): void { store<i32>(record, value, 664); }
// @ts-ignore: decorator
@inline
export function engineMaxNumSeqs(record: usize): i32 { return load<i32>(record, 668); }
// @ts-ignore: decorator
@inline
export function setEngineMaxNumSeqs(record: usize, value: i32): void { store<i32>(record, value, 668); }
// @ts-ignore: decorator
@inline
export function enginePolicy(record: usize): i32 { return load<i32>(record, 672); }
// @ts-ignore: decorator
@inline
export function setEnginePolicy(record: usize, value: i32): void { store<i32>(record, value, 672); }
// @ts-ignore: decorator
@inline
export function engineGroup(record: usize): i32 { return load<i32>(record, 676); }
// @ts-ignore: decorator
@inline
export function setEngineGroup(record: usize, value: i32): void { store<i32>(record, value, 676); }
// @ts-ignore: decorator
@inline
export function enginePeakW(record: usize): i64 { return load<i64>(record, 504); }
// @ts-ignore: decorator
@inline
export function setEnginePeakW(record: usize, value: i64): void { store<i64>(record, value, 504); }
// @ts-ignore: decorator
@inline
export function engineControlPeakW(record: usize): i64 { return load<i64>(record, 512); }
// @ts-ignore: decorator
@inline
export function setEngineControlPeakW(record: usize, value: i64): void { store<i64>(record, value, 512); }
// @ts-ignore: decorator
@inline
export function engineBlockFreeHead(record: usize): i32 { return load<i32>(record, 680); }
// @ts-ignore: decorator
@inline
export function setEngineBlockFreeHead(record: usize, value: i32): void { store<i32>(record, value, 680); }
// @ts-ignore: decorator
@inline
export function engineRejectedNeverFits(record: usize): i32 { return load<i32>(record, 684); }
// @ts-ignore: decorator
@inline
export function setEngineRejectedNeverFits(record: usize, value: i32): void { store<i32>(record, value, 684); }
// @ts-ignore: decorator
@inline
export function engineRejectedQueueFull(record: usize): i32 { return load<i32>(record, 688); }
// @ts-ignore: decorator
@inline
export function setEngineRejectedQueueFull(record: usize, value: i32): void { store<i32>(record, value, 688); }
// @ts-ignore: decorator
@inline
export function enginePreempted(record: usize): i32 { return load<i32>(record, 692); }
// @ts-ignore: decorator
@inline
export function setEnginePreempted(record: usize, value: i32): void { store<i32>(record, value, 692); }
// @ts-ignore: decorator
@inline
export function engineWindowArrived(record: usize): i32 { return load<i32>(record, 696); }
// @ts-ignore: decorator
@inline
export function setEngineWindowArrived(record: usize, value: i32): void { store<i32>(record, value, 696); }
// @ts-ignore: decorator
@inline
export function engineWindowRejected(record: usize): i32 { return load<i32>(record, 700); }
// @ts-ignore: decorator
@inline
export function setEngineWindowRejected(record: usize, value: i32): void { store<i32>(record, value, 700); }
// @ts-ignore: decorator
@inline
export function engineWindowFinished(record: usize): i32 { return load<i32>(record, 704); }
// @ts-ignore: decorator
@inline
export function setEngineWindowFinished(record: usize, value: i32): void { store<i32>(record, value, 704); }
// @ts-ignore: decorator
@inline
export function engineWindowPreempted(record: usize): i32 { return load<i32>(record, 708); }
// @ts-ignore: decorator
@inline
export function setEngineWindowPreempted(record: usize, value: i32): void { store<i32>(record, value, 708); }
// @ts-ignore: decorator
@inline
export function enginePower(record: usize): i32 { return load<i32>(record, 712); }
// @ts-ignore: decorator
@inline
export function setEnginePower(record: usize, value: i32): void { store<i32>(record, value, 712); }

// join: partials of a replica, in the order of admission
export const JOIN_BYTES: usize = 8;
// @ts-ignore: decorator
@inline
export function joinAt(row: i32): usize { return <usize>load<u32>(3248) + <usize>row * 8; }
// @ts-ignore: decorator
@inline
export function joinSlot(record: usize): i32 { return load<i32>(record, 0); }
// @ts-ignore: decorator
@inline
export function setJoinSlot(record: usize, value: i32): void { store<i32>(record, value, 0); }
// @ts-ignore: decorator
@inline
export function joinChunk(record: usize): i32 { return load<i32>(record, 4); }
// @ts-ignore: decorator
@inline
export function setJoinChunk(record: usize, value: i32): void { store<i32>(record, value, 4); }

// finish: 4-ary heap of decodes by (finish step, id)
export const FINISH_BYTES: usize = 16;
// @ts-ignore: decorator
@inline
export function finishAt(row: i32): usize { return <usize>load<u32>(3252) + <usize>row * 16; }
// @ts-ignore: decorator
@inline
export function finishKey(record: usize): i64 { return load<i64>(record, 0); }
// @ts-ignore: decorator
@inline
export function setFinishKey(record: usize, value: i64): void { store<i64>(record, value, 0); }
// @ts-ignore: decorator
@inline
export function finishSlot(record: usize): i32 { return load<i32>(record, 8); }
// @ts-ignore: decorator
@inline
export function setFinishSlot(record: usize, value: i32): void { store<i32>(record, value, 8); }

// phase: decodes by the step number, modulo blockTokens, at which they need a block
// @ts-ignore: decorator
@inline
export function phaseCount(row: i32): i32 { return load<i32>(<usize>load<u32>(3256) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setPhaseCount(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3256) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function phaseCountBase(): usize { return <usize>load<u32>(3256); }
// @ts-ignore: decorator
@inline
export function phaseHead(row: i32): i32 { return load<i32>(<usize>load<u32>(3260) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setPhaseHead(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3260) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function phaseHeadBase(): usize { return <usize>load<u32>(3260); }

// decodeClass: measured decodes by class
// @ts-ignore: decorator
@inline
export function decodeClassCount(row: i32): i32 { return load<i32>(<usize>load<u32>(3264) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setDecodeClassCount(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3264) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function decodeClassCountBase(): usize { return <usize>load<u32>(3264); }

// block: KV blocks with identity
// @ts-ignore: decorator
@inline
export function blockNext(row: i32): i32 { return load<i32>(<usize>load<u32>(3268) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setBlockNext(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3268) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function blockNextBase(): usize { return <usize>load<u32>(3268); }
// @ts-ignore: decorator
@inline
export function blockOwner(row: i32): i32 { return load<i32>(<usize>load<u32>(3272) + (<usize>row << 2)); }
// @ts-ignore: decorator
@inline
export function setBlockOwner(row: i32, value: i32): void { store<i32>(<usize>load<u32>(3272) + (<usize>row << 2), value); }
// @ts-ignore: decorator
@inline
export function blockOwnerBase(): usize { return <usize>load<u32>(3272); }

/** Lays every table out from `at` on, 16-byte aligned; returns the end. */
export function placeTables(at: usize): usize {
  store<u32>(1928, <u32>at); at = (at + (<usize>sizeModels()) * 4 + 15) & ~15;
  store<u32>(1932, <u32>at); at = (at + (<usize>sizeModels()) * 4 + 15) & ~15;
  store<u32>(1936, <u32>at); at = (at + (<usize>sizeModels()) * 4 + 15) & ~15;
  store<u32>(1940, <u32>at); at = (at + (<usize>sizeModels()) * 4 + 15) & ~15;
  store<u32>(1944, <u32>at); at = (at + (<usize>sizeModels()) * 4 + 15) & ~15;
  store<u32>(1948, <u32>at); at = (at + (<usize>sizeModels()) * 8 + 15) & ~15;
  store<u32>(1952, <u32>at); at = (at + (<usize>sizeModels()) * 8 + 15) & ~15;
  store<u32>(1956, <u32>at); at = (at + (<usize>sizeModels()*32) * 8 + 15) & ~15;
  store<u32>(1960, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1964, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1968, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1972, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1976, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1980, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1984, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1988, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1992, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(1996, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(2000, <u32>at); at = (at + (<usize>sizeSamples()) * 8 + 15) & ~15;
  store<u32>(2004, <u32>at); at = (at + (512) * 4 + 15) & ~15;
  store<u32>(2008, <u32>at); at = (at + (512) * 4 + 15) & ~15;
  store<u32>(2012, <u32>at); at = (at + (512) * 8 + 15) & ~15;
  store<u32>(2016, <u32>at); at = (at + (<usize>sizeShapes()) * 4 + 15) & ~15;
  store<u32>(2020, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2024, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2028, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2032, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2036, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2040, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2044, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2048, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2052, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2056, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2060, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2064, <u32>at); at = (at + (<usize>sizeShapes()) * 4 + 15) & ~15;
  store<u32>(2068, <u32>at); at = (at + (<usize>sizeShapes()) * 4 + 15) & ~15;
  store<u32>(2072, <u32>at); at = (at + (<usize>sizeShapes()) * 8 + 15) & ~15;
  store<u32>(2076, <u32>at); at = (at + (<usize>sizeShapes()) * 4 + 15) & ~15;
  store<u32>(2080, <u32>at); at = (at + (<usize>sizeShapes()) * 4 + 15) & ~15;
  store<u32>(2084, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2088, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2092, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2096, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2100, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2104, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2108, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2112, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2116, <u32>at); at = (at + (<usize>sizeNodes()) * 4 + 15) & ~15;
  store<u32>(2120, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2124, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2128, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2132, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2136, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2140, <u32>at); at = (at + (<usize>sizeLinks()) * 8 + 15) & ~15;
  store<u32>(2144, <u32>at); at = (at + (<usize>sizeLinks()) * 8 + 15) & ~15;
  store<u32>(2148, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2152, <u32>at); at = (at + (<usize>sizeLinks()) * 8 + 15) & ~15;
  store<u32>(2156, <u32>at); at = (at + (<usize>sizeLinks()) * 8 + 15) & ~15;
  store<u32>(2160, <u32>at); at = (at + (<usize>sizeLinks()) * 8 + 15) & ~15;
  store<u32>(2164, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2168, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2172, <u32>at); at = (at + (<usize>sizeLinks()) * 4 + 15) & ~15;
  store<u32>(2176, <u32>at); at = (at + (<usize>sizeTrafficClasses()) * 4 + 15) & ~15;
  store<u32>(2180, <u32>at); at = (at + (<usize>sizeTrafficClasses()) * 4 + 15) & ~15;
  store<u32>(2184, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2188, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2192, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2196, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2200, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2204, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2208, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2212, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2216, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2220, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2224, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2228, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2232, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2236, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2240, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2244, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2248, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2252, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2256, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2260, <u32>at); at = (at + (<usize>sizeFlows()) * 4 + 15) & ~15;
  store<u32>(2264, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2268, <u32>at); at = (at + (<usize>sizeFlows()) * 8 + 15) & ~15;
  store<u32>(2272, <u32>at); at = (at + (<usize>sizeHops()) * 4 + 15) & ~15;
  store<u32>(2276, <u32>at); at = (at + (<usize>sizeHops()) * 4 + 15) & ~15;
  store<u32>(2280, <u32>at); at = (at + (<usize>sizeJobs()) * 4 + 15) & ~15;
  store<u32>(2284, <u32>at); at = (at + (<usize>sizeJobs()) * 4 + 15) & ~15;
  store<u32>(2288, <u32>at); at = (at + (<usize>sizeJobs()) * 8 + 15) & ~15;
  store<u32>(2292, <u32>at); at = (at + (<usize>sizeJobs()) * 8 + 15) & ~15;
  store<u32>(2296, <u32>at); at = (at + (<usize>sizeJobs()) * 4 + 15) & ~15;
  store<u32>(2300, <u32>at); at = (at + (<usize>sizeJobs()) * 4 + 15) & ~15;
  store<u32>(2304, <u32>at); at = (at + (<usize>sizeJobs()) * 8 + 15) & ~15;
  store<u32>(2308, <u32>at); at = (at + (<usize>sizeJobs()) * 8 + 15) & ~15;
  store<u32>(2312, <u32>at); at = (at + (<usize>sizeJobs()) * 8 + 15) & ~15;
  store<u32>(2316, <u32>at); at = (at + (64) * 8 + 15) & ~15;
  store<u32>(2320, <u32>at); at = (at + (64) * 8 + 15) & ~15;
  store<u32>(2324, <u32>at); at = (at + (<usize>sizeClasses()) * 8 + 15) & ~15;
  store<u32>(2328, <u32>at); at = (at + (<usize>sizeClasses()) * 8 + 15) & ~15;
  store<u32>(2332, <u32>at); at = (at + (<usize>sizeClasses()) * 8 + 15) & ~15;
  store<u32>(2336, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2340, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2344, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2348, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2352, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2356, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2360, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2364, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2368, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2372, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2376, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2380, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2384, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2388, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2392, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2396, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2400, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2404, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2408, <u32>at); at = (at + (<usize>sizeKinds()) * 8 + 15) & ~15;
  store<u32>(2412, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2416, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2420, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2424, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2428, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2432, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2436, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2440, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2444, <u32>at); at = (at + (<usize>sizeKinds()) * 4 + 15) & ~15;
  store<u32>(2448, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2452, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2456, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2460, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2464, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2468, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2472, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2476, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2480, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2484, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2488, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2492, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2496, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2500, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2504, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2508, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2512, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2516, <u32>at); at = (at + (<usize>sizeParts()) * 4 + 15) & ~15;
  store<u32>(2520, <u32>at); at = (at + (<usize>sizeParts()) * 4 + 15) & ~15;
  store<u32>(2524, <u32>at); at = (at + (<usize>sizeParts()) * 4 + 15) & ~15;
  store<u32>(2528, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2532, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2536, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2540, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2544, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2548, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2552, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2556, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2560, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2564, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2568, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2572, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2576, <u32>at); at = (at + (<usize>sizeParts()) * 8 + 15) & ~15;
  store<u32>(2580, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2584, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2588, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2592, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2596, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2600, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2604, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2608, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2612, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2616, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2620, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2624, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2628, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2632, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2636, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2640, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2644, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2648, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2652, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()) * 8 + 15) & ~15;
  store<u32>(2656, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeLinear()) * 8 + 15) & ~15;
  store<u32>(2660, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeLinear()) * 8 + 15) & ~15;
  store<u32>(2664, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeSequences()) * 8 + 15) & ~15;
  store<u32>(2668, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeSequences()) * 8 + 15) & ~15;
  store<u32>(2672, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeLinear()) * 8 + 15) & ~15;
  store<u32>(2676, <u32>at); at = (at + (<usize>sizeKinds()*<usize>sizeLevels()*<usize>sizeSequences()) * 8 + 15) & ~15;
  store<u32>(2680, <u32>at); at = (at + (<usize>sizeArrivals()) * 8 + 15) & ~15;
  store<u32>(2684, <u32>at); at = (at + (<usize>sizeArrivals()) * 4 + 15) & ~15;
  store<u32>(2688, <u32>at); at = (at + (<usize>sizeArrivals()) * 4 + 15) & ~15;
  store<u32>(2692, <u32>at); at = (at + (<usize>sizeArrivals()) * 4 + 15) & ~15;
  store<u32>(2696, <u32>at); at = (at + (<usize>sizeArrivals()) * 4 + 15) & ~15;
  store<u32>(2700, <u32>at); at = (at + (<usize>sizeArrivals()) * 4 + 15) & ~15;
  store<u32>(2704, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2708, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2712, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2716, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2720, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2724, <u32>at); at = (at + (<usize>sizeRows()) * 4 + 15) & ~15;
  store<u32>(2728, <u32>at); at = (at + (<usize>sizeRows()) * 8 + 15) & ~15;
  store<u32>(2732, <u32>at); at = (at + (<usize>sizeRows()) * 8 + 15) & ~15;
  store<u32>(2736, <u32>at); at = (at + (<usize>sizeRows()) * 8 + 15) & ~15;
  store<u32>(2740, <u32>at); at = (at + (<usize>sizeRows()) * 8 + 15) & ~15;
  store<u32>(2744, <u32>at); at = (at + (<usize>sizeRows()) * 8 + 15) & ~15;
  store<u32>(2748, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2752, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2756, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2760, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2764, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2768, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2772, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2776, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2780, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2784, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2788, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2792, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2796, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2800, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2804, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2808, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2812, <u32>at); at = (at + (<usize>sizeWindows()) * 4 + 15) & ~15;
  store<u32>(2816, <u32>at); at = (at + (<usize>sizeWindows()) * 8 + 15) & ~15;
  store<u32>(2820, <u32>at); at = (at + (<usize>sizeGroups()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2824, <u32>at); at = (at + (<usize>sizeGroups()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2828, <u32>at); at = (at + (<usize>sizeGroups()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2832, <u32>at); at = (at + (<usize>sizeGroups()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2836, <u32>at); at = (at + (<usize>sizeGroups()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2840, <u32>at); at = (at + (<usize>sizePools()*<usize>sizeClasses()*18560) * 8 + 15) & ~15;
  store<u32>(2844, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2848, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2852, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2856, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2860, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2864, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2868, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2872, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2876, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2880, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2884, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2888, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2892, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2896, <u32>at); at = (at + (<usize>sizeLeaves()) * 8 + 15) & ~15;
  store<u32>(2900, <u32>at); at = (at + (<usize>sizeLeaves()) * 8 + 15) & ~15;
  store<u32>(2904, <u32>at); at = (at + (<usize>sizeLeaves()) * 8 + 15) & ~15;
  store<u32>(2908, <u32>at); at = (at + (<usize>sizeLeaves()) * 4 + 15) & ~15;
  store<u32>(2912, <u32>at); at = (at + (<usize>sizeLeaves()*2) * 8 + 15) & ~15;
  store<u32>(2916, <u32>at); at = (at + (<usize>sizeLeaves()*2) * 4 + 15) & ~15;
  store<u32>(2920, <u32>at); at = (at + (<usize>sizeLeaves()) * 8 + 15) & ~15;
  store<u32>(2924, <u32>at); at = (at + (<usize>sizeLeaves()*2) * 4 + 15) & ~15;
  store<u32>(2928, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2932, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2936, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2940, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(2944, <u32>at); at = (at + (<usize>sizeReplicas()*232) * 4 + 15) & ~15;
  store<u32>(2948, <u32>at); at = (at + (<usize>sizeReplicas()*232) * 4 + 15) & ~15;
  store<u32>(2952, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2956, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2960, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2964, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2968, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2972, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2976, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(2980, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2984, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2988, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2992, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(2996, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(3000, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(3004, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(3008, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(3012, <u32>at); at = (at + (<usize>sizeReplicas()) * 4 + 15) & ~15;
  store<u32>(3016, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3020, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3024, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3028, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3032, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3036, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3040, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3044, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3048, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3052, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3056, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3060, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3064, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3068, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3072, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3076, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3080, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3084, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3088, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3092, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3096, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3100, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3104, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3108, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3112, <u32>at); at = (at + (<usize>sizeReplicas()) * 8 + 15) & ~15;
  store<u32>(3116, <u32>at); at = (at + (<usize>sizeQueries()) * 4 + 15) & ~15;
  store<u32>(3120, <u32>at); at = (at + (<usize>sizeQueries()) * 4 + 15) & ~15;
  store<u32>(3124, <u32>at); at = (at + (<usize>sizeQueries()) * 4 + 15) & ~15;
  store<u32>(3128, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3132, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3136, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3140, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3144, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3148, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3152, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3156, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3160, <u32>at); at = (at + (<usize>sizeQueries()) * 8 + 15) & ~15;
  store<u32>(3164, <u32>at); at = (at + (<usize>sizeQueries()) * 4 + 15) & ~15;
  store<u32>(3168, <u32>at); at = (at + (<usize>sizeQuantiles()) * 8 + 15) & ~15;
  store<u32>(3172, <u32>at); at = (at + (<usize>sizeQuantiles()) * 8 + 15) & ~15;
  store<u32>(3176, <u32>at); at = (at + (<usize>sizeQuantiles()) * 8 + 15) & ~15;
  store<u32>(3180, <u32>at); at = (at + (<usize>sizeQuantiles()) * 8 + 15) & ~15;
  store<u32>(3184, <u32>at); at = (at + (16) * 8 + 15) & ~15;
  store<u32>(3188, <u32>at); at = (at + (16) * 8 + 15) & ~15;
  store<u32>(3192, <u32>at); at = (at + (<usize>sizeClasses()) * 8 + 15) & ~15;
  store<u32>(3196, <u32>at); at = (at + (<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(3200, <u32>at); at = (at + (<usize>sizeDraws()) * 8 + 15) & ~15;
  store<u32>(3204, <u32>at); at = (at + (<usize>sizeDraws()) * 4 + 15) & ~15;
  store<u32>(3208, <u32>at); at = (at + (<usize>sizeDraws()) * 4 + 15) & ~15;
  store<u32>(3212, <u32>at); at = (at + (<usize>sizeDraws()) * 4 + 15) & ~15;
  store<u32>(3216, <u32>at); at = (at + (<usize>sizeDraws()) * 4 + 15) & ~15;
  store<u32>(3220, <u32>at); at = (at + (<usize>sizeDraws()) * 4 + 15) & ~15;
  at = (at + 63) & ~63;
  store<u32>(3224, <u32>at); at += (<usize>sizeSlots()) * 128;
  at = (at + 63) & ~63;
  store<u32>(3228, <u32>at); at = (at + (<usize>sizeSlots()) * 4 + 15) & ~15;
  store<u32>(3232, <u32>at); at = (at + (<usize>sizeSlots()) * 4 + 15) & ~15;
  store<u32>(3236, <u32>at); at = (at + (<usize>sizeSlots()) * 4 + 15) & ~15;
  store<u32>(3240, <u32>at); at = (at + (<usize>sizeSlots()) * 4 + 15) & ~15;
  at = (at + 63) & ~63;
  store<u32>(3244, <u32>at); at += (<usize>sizeReplicas()) * 768;
  at = (at + 63) & ~63;
  at = (at + 63) & ~63;
  store<u32>(3248, <u32>at); at += (<usize>sizeReplicas()*<usize>sizeSequences()) * 8;
  at = (at + 63) & ~63;
  at = (at + 63) & ~63;
  store<u32>(3252, <u32>at); at += (<usize>sizeReplicas()*<usize>sizeSequences()) * 16;
  at = (at + 63) & ~63;
  store<u32>(3256, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizePhases()) * 4 + 15) & ~15;
  store<u32>(3260, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizePhases()) * 4 + 15) & ~15;
  store<u32>(3264, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeClasses()) * 4 + 15) & ~15;
  store<u32>(3268, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeKvBlocks()) * 4 + 15) & ~15;
  store<u32>(3272, <u32>at); at = (at + (<usize>sizeReplicas()*<usize>sizeKvBlocks()) * 4 + 15) & ~15;
  return at;
}
