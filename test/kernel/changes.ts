// For each coefficient of the compute kernels a shape whose time it moves, and the direction.

import type { KernelFormName, KernelOpName } from '../../src/core/lab.ts';
import type {
  AttentionCoefficient,
  ElementwiseCoefficient,
  GemmCoefficient,
  MlaCoefficient,
  MoeCoefficient,
} from '../../src/core/layout.gen.ts';
import type { Change, Coefficients } from '../support/coefficients.ts';

type Changes<Names> = Readonly<Record<keyof Names, readonly Change[]>>;

const change =
  (op: KernelOpName, form: KernelFormName = 'calibrated') =>
  (to: number, then: Change['then'], shape: readonly number[], beside: Coefficients = {}): Change => ({
    op,
    form,
    to,
    then,
    shape,
    beside,
  });

/** 1 PFLOP/s, 2 TB/s, 100 units. */
export const gemmPlain = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  launchS: 3e-6,
  computeShare: 0.8,
  memoryShare: 0.9,
  weightBytes: 2,
  activationBytes: 2,
  outputBytes: 2,
  units: 100,
  feedSide: 64,
  fillK: 100,
  leastM: 16,
  leastN: 64,
  largestSplit: 8,
  waveShare: 0.7,
  fullDrawShare: 0.4,
  splitS: 2e-6,
  quantisePasses: 1,
  quantiseS: 1e-6,
  cacheBytes: 0,
  cacheBytesPerS: 1e13,
  channelBytes: 4,
  dequantWeights: 1,
  dequantActivations: 1,
};
const gemm = change('gemm');
const gemmRoofline = change('gemm', 'roofline');
/** bound by compute */
const large = [4000, 4000, 4000];
/** bound by its weights */
const thin = [1, 4096, 4096];
/** k so long that it is split */
const deep = [1, 128, 65_536];

export const gemmChanges: Changes<typeof GemmCoefficient> = {
  flopPerS: [gemm(2e15, 'shorter', large), gemmRoofline(2e15, 'shorter', large)],
  bytesPerS: [gemm(4e12, 'shorter', thin), gemmRoofline(4e12, 'shorter', thin)],
  launchS: [gemm(4e-6, 'longer', thin), gemmRoofline(4e-6, 'longer', thin)],
  computeShare: [gemm(0.9, 'shorter', large), gemmRoofline(0.9, 'shorter', large)],
  memoryShare: [gemm(1, 'shorter', thin), gemmRoofline(1, 'shorter', thin)],
  weightBytes: [gemm(1, 'shorter', thin), gemmRoofline(1, 'shorter', thin)],
  activationBytes: [gemm(4, 'longer', large), gemmRoofline(4, 'longer', [4096, 1, 4096])],
  outputBytes: [gemm(4, 'longer', [4096, 4096, 16]), gemmRoofline(4, 'longer', [4096, 4096, 1])],
  // one tile runs on one unit, whose share of the peak is less the more there are
  units: [gemm(200, 'longer', [128, 128, 4096])],
  feedSide: [gemm(128, 'longer', [128, 128, 65_536])],
  fillK: [gemm(200, 'longer', [4096, 4096, 128])],
  leastM: [gemm(256, 'longer', thin)],
  leastN: [gemm(256, 'longer', thin)],
  largestSplit: [gemm(1, 'longer', deep)],
  waveShare: [gemm(1, 'longer', large)],
  fullDrawShare: [gemm(0.8, 'longer', [1, 512, 4096])],
  splitS: [gemm(3e-6, 'longer', deep)],
  quantisePasses: [gemm(2, 'longer', large)],
  quantiseS: [gemm(2e-6, 'longer', large)],
  cacheBytes: [gemm(1e9, 'shorter', thin)],
  cacheBytesPerS: [gemm(2e13, 'shorter', thin, { cacheBytes: 1e9 })],
  channelBytes: [gemm(400, 'longer', thin), gemmRoofline(400, 'longer', thin)],
  dequantWeights: [gemmRoofline(2, 'longer', large)],
  dequantActivations: [gemmRoofline(2, 'longer', large)],
};

/** 1 PFLOP/s, 2 TB/s, 100 processors. */
export const attentionPlain = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  processors: 100,
  kvBytes: 2,
  softmaxSize: 72,
  prefillLaunchS: 10e-6,
  prefillEfficiency: 0.5,
  prefillExtraTokens: 200,
  prefillPasses: 1.5,
  prefillTail: 0.25,
  prefillBandwidth: 0.8,
  prefillCacheSpeed: 2,
  decodeLaunchS: 8e-6,
  decodeItemS: 2e-6,
  decodeTailS: 1e-9,
  decodeTailTokens: 8192,
  decodeBandwidth: 0.9,
  decodeSingleBandwidth: 0.5,
  decodeSpread: 50,
  decodeSingleSpread: 1,
  decodeEfficiency: 0.5,
  decodeTileRows: 64,
  decodeCacheSpeed: 4,
  cacheBytes: 0,
  prefillCacheWrites: 1,
};
const prefill = change('prefillAttention');
const decode = change('decodeAttention');
const prompt = [4, 2048, 0, 1, 32, 8, 128, 0];
/** few new tokens that read a long cached context */
const reading = [1, 1, 100_000, 1, 32, 8, 128, 0];
const batch = [64, 1, 9000, 0, 32, 8, 128, 0];
const lonely = [1, 1, 65_536, 0, 32, 1, 128, 0];
/** more queries a KV head than memory allows time for */
const wide = [64, 1, 4096, 0, 512, 1, 128, 0];
/** a KV head for each query head */
const single = [64, 1, 4096, 0, 32, 32, 128, 0];
const lonelySingle = [1, 1, 65_536, 0, 1, 1, 128, 0];

export const attentionChanges: Changes<typeof AttentionCoefficient> = {
  flopPerS: [prefill(2e15, 'shorter', prompt), decode(2e15, 'shorter', wide)],
  bytesPerS: [
    prefill(3e12, 'shorter', prompt),
    prefill(3e12, 'shorter', reading, { prefillTail: 0 }),
    decode(3e12, 'shorter', batch),
    decode(3e12, 'shorter', lonely),
  ],
  processors: [prefill(200, 'longer', prompt), decode(200, 'shorter', batch), decode(200, 'longer', lonely)],
  kvBytes: [prefill(1, 'shorter', prompt), decode(1, 'shorter', batch)],
  softmaxSize: [prefill(100, 'longer', [4, 2048, 0, 1, 32, 8, 64, 0])],
  prefillLaunchS: [prefill(11e-6, 'longer', prompt)],
  prefillEfficiency: [prefill(0.6, 'shorter', prompt)],
  prefillExtraTokens: [prefill(300, 'longer', prompt)],
  prefillPasses: [prefill(2, 'longer', prompt)],
  prefillTail: [prefill(0.5, 'longer', prompt)],
  prefillBandwidth: [prefill(0.9, 'shorter', reading, { prefillTail: 0 })],
  prefillCacheSpeed: [prefill(4, 'shorter', prompt, { cacheBytes: 1e9 })],
  decodeLaunchS: [decode(9e-6, 'longer', batch)],
  decodeItemS: [decode(3e-6, 'longer', batch)],
  decodeTailS: [decode(2e-9, 'longer', batch)],
  decodeTailTokens: [decode(8500, 'longer', batch)],
  decodeBandwidth: [decode(0.95, 'shorter', batch)],
  decodeSingleBandwidth: [decode(0.6, 'shorter', single)],
  decodeSpread: [decode(60, 'shorter', lonely)],
  decodeSingleSpread: [decode(0.5, 'longer', lonelySingle)],
  decodeEfficiency: [decode(0.6, 'shorter', wide)],
  decodeTileRows: [decode(300, 'longer', wide)],
  decodeCacheSpeed: [decode(8, 'shorter', batch, { cacheBytes: 1e10 })],
  cacheBytes: [prefill(1e9, 'shorter', prompt), decode(1e10, 'shorter', batch)],
  prefillCacheWrites: [prefill(0, 'shorter', prompt)],
};

/** The same accelerator, and the sizes of DeepSeek-V3 (DeepSeek-AI, 2024, section 4.2). */
export const mlaPlain = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  processors: 100,
  kvBytes: 2,
  latentSize: 512,
  ropeSize: 64,
  keySize: 128,
  valueSize: 128,
  prefillLaunchS: 12e-6,
  prefillEfficiency: 0.5,
  prefillExtraTokens: 300,
  prefillLeastTokens: 1,
  prefillPasses: 1.5,
  prefillTail: 0.25,
  prefillBandwidth: 0.8,
  prefillCacheSpeed: 2,
  expandEfficiency: 0.5,
  decodeLaunchS: 10e-6,
  decodeSequenceS: 2e-8,
  decodePasses: 2,
  decodeTailS: 1e-9,
  decodeTailTokens: 8192,
  decodeBandwidth: 0.9,
  decodeSpread: 50,
  decodeEfficiency: 0.25,
  decodeCacheSpeed: 4,
  cacheBytes: 0,
};
const mlaPrefill = change('mlaPrefill');
const mlaDecode = change('mlaDecode');
const mlaPrompt = [4, 2048, 0, 1, 16];
const mlaBehind = [1, 512, 4000, 1, 16];
/** one head: its latents bind, not their expansion, which is made cheap */
const mlaReading = [1, 1, 100_000, 1, 1];
const cheap = { expandEfficiency: 100, flopPerS: 1e17 };
const mlaBatch = [64, 1, 9000, 0, 16];
const mlaWide = [64, 1, 9000, 0, 128];
const mlaLonely = [1, 1, 90_000, 0, 16];

export const mlaChanges: Changes<typeof MlaCoefficient> = {
  flopPerS: [mlaPrefill(2e15, 'shorter', mlaPrompt), mlaDecode(2e15, 'shorter', mlaWide)],
  bytesPerS: [mlaPrefill(3e12, 'shorter', mlaPrompt), mlaDecode(3e12, 'shorter', mlaBatch)],
  processors: [mlaPrefill(200, 'longer', mlaPrompt), mlaDecode(200, 'longer', mlaLonely)],
  kvBytes: [mlaPrefill(1, 'shorter', mlaReading, cheap), mlaDecode(1, 'shorter', mlaBatch)],
  latentSize: [mlaPrefill(600, 'longer', mlaBehind), mlaDecode(600, 'longer', mlaBatch)],
  ropeSize: [mlaPrefill(80, 'longer', mlaPrompt), mlaDecode(80, 'longer', mlaBatch)],
  keySize: [mlaPrefill(160, 'longer', mlaPrompt), mlaPrefill(160, 'longer', mlaBehind)],
  valueSize: [mlaPrefill(160, 'longer', mlaPrompt), mlaPrefill(160, 'longer', mlaBehind)],
  prefillLaunchS: [mlaPrefill(13e-6, 'longer', mlaPrompt)],
  prefillEfficiency: [mlaPrefill(0.6, 'shorter', mlaPrompt)],
  prefillExtraTokens: [mlaPrefill(400, 'longer', mlaPrompt)],
  prefillLeastTokens: [mlaPrefill(64, 'longer', [1, 8, 0, 1, 16])],
  prefillPasses: [mlaPrefill(2, 'longer', mlaPrompt)],
  prefillTail: [mlaPrefill(0.5, 'longer', mlaPrompt)],
  prefillBandwidth: [mlaPrefill(0.9, 'shorter', mlaReading, cheap)],
  prefillCacheSpeed: [mlaPrefill(4, 'shorter', mlaPrompt, { cacheBytes: 1e9 })],
  expandEfficiency: [mlaPrefill(0.6, 'shorter', mlaBehind)],
  decodeLaunchS: [mlaDecode(11e-6, 'longer', mlaBatch)],
  decodeSequenceS: [mlaDecode(3e-8, 'longer', mlaBatch)],
  decodePasses: [mlaDecode(3, 'longer', mlaBatch)],
  decodeTailS: [mlaDecode(2e-9, 'longer', mlaBatch)],
  decodeTailTokens: [mlaDecode(8500, 'longer', mlaBatch)],
  decodeBandwidth: [mlaDecode(0.95, 'shorter', mlaBatch)],
  decodeSpread: [mlaDecode(60, 'shorter', mlaLonely)],
  decodeEfficiency: [mlaDecode(0.3, 'shorter', mlaWide)],
  decodeCacheSpeed: [mlaDecode(8, 'shorter', mlaBatch, { cacheBytes: 1e10 })],
  cacheBytes: [mlaPrefill(1e9, 'shorter', mlaPrompt), mlaDecode(1e10, 'shorter', mlaBatch)],
};

export const moePlain = {
  flopPerS: 1e15,
  bytesPerS: 2e12,
  launchS: 2e-5,
  computeShare: 0.8,
  memoryShare: 0.9,
  weightBytes: 2,
  activationBytes: 2,
  matrices: 3,
  units: 100,
  feedSide: 64,
  fillK: 100,
  leastM: 16,
  leastN: 64,
  waveShare: 0.7,
  fullDrawShare: 0.4,
  passes: 1,
  foreignShare: 0.1,
  cacheBytes: 0,
  cacheBytesPerS: 1e13,
};
const moe = change('moe');
const moeRoofline = change('moe', 'roofline');
const many = [8000, 16, 2, 2048, 1024, 1, 1, 0];
const one = [1, 128, 8, 2048, 768, 1, 1, 0];
/** one small expert: fewer tiles than units */
const small = [1, 8, 1, 512, 256, 1, 1, 0];
const ranks = [8000, 16, 2, 2048, 1024, 1, 4, 0];

export const moeChanges: Changes<typeof MoeCoefficient> = {
  flopPerS: [moe(2e15, 'shorter', many), moeRoofline(2e15, 'shorter', many)],
  bytesPerS: [moe(4e12, 'shorter', one), moeRoofline(4e12, 'shorter', one)],
  launchS: [moe(3e-5, 'longer', one), moeRoofline(3e-5, 'longer', one)],
  computeShare: [moe(0.9, 'shorter', many), moeRoofline(0.9, 'shorter', many)],
  memoryShare: [moe(1, 'shorter', one), moeRoofline(1, 'shorter', one)],
  weightBytes: [moe(1, 'shorter', one), moeRoofline(1, 'shorter', one)],
  activationBytes: [moe(1, 'shorter', many)],
  matrices: [moe(2, 'shorter', many), moe(2, 'shorter', one), moeRoofline(2, 'shorter', many)],
  units: [moe(200, 'longer', small)],
  feedSide: [moe(128, 'longer', small)],
  fillK: [moe(200, 'longer', many)],
  leastM: [moe(256, 'longer', one)],
  leastN: [moe(256, 'longer', one)],
  waveShare: [moe(1, 'longer', many)],
  fullDrawShare: [moe(0.8, 'longer', small)],
  passes: [moe(2, 'longer', many)],
  foreignShare: [moe(0.2, 'longer', ranks)],
  cacheBytes: [moe(1e9, 'shorter', one)],
  cacheBytesPerS: [moe(2e13, 'shorter', one, { cacheBytes: 1e9 })],
};

export const elementwisePlain = { flopPerS: 1e13, bytesPerS: 2e12, launchS: 3e-6 };
const elementwise = change('elementwise');
/** tokens, FLOP and bytes a token, launches */
export const elementwiseChanges: Changes<typeof ElementwiseCoefficient> = {
  flopPerS: [elementwise(2e13, 'shorter', [1000, 1e6, 1e4, 2])],
  bytesPerS: [elementwise(4e12, 'shorter', [1000, 1e3, 1e4, 2])],
  launchS: [elementwise(4e-6, 'longer', [1000, 1e3, 1e4, 2])],
};
