/** Places in the layout, written down once more: the types say that they are the same. */
import type {
  ElementwiseCoefficient,
  GemmCoefficient,
  KernelForm,
  KernelOp,
  LinkCoefficient,
  MoeCoefficient,
} from '../../src/core/layout.gen.ts';

export const ops: typeof KernelOp = {
  gemm: 0,
  prefillAttention: 1,
  decodeAttention: 2,
  mlaPrefill: 3,
  mlaDecode: 4,
  moe: 5,
  elementwise: 6,
  link: 7,
  allReduce: 8,
  allGather: 9,
  reduceScatter: 10,
  allToAll: 11,
  broadcast: 12,
  sendRecv: 13,
  dispatch: 14,
  combine: 15,
  groupedGemm: 16,
};

export const forms: typeof KernelForm = {
  roofline: 0,
  calibrated: 1,
  table: 2,
};

export const gemmPlaces: typeof GemmCoefficient = {
  flopPerS: 0,
  bytesPerS: 1,
  launchS: 2,
  computeShare: 3,
  memoryShare: 4,
  weightBytes: 5,
  activationBytes: 6,
  outputBytes: 7,
  units: 8,
  feedSide: 9,
  fillK: 10,
  leastM: 11,
  leastN: 12,
  largestSplit: 13,
  waveShare: 14,
  fullDrawShare: 15,
  splitS: 16,
  quantisePasses: 17,
  quantiseS: 18,
  cacheBytes: 19,
  cacheBytesPerS: 20,
  channelBytes: 21,
  dequantWeights: 22,
  dequantActivations: 23,
};

export const moePlaces: typeof MoeCoefficient = {
  flopPerS: 0,
  bytesPerS: 1,
  launchS: 2,
  computeShare: 3,
  memoryShare: 4,
  weightBytes: 5,
  activationBytes: 6,
  matrices: 7,
  units: 8,
  feedSide: 9,
  fillK: 10,
  leastM: 11,
  leastN: 12,
  waveShare: 13,
  fullDrawShare: 14,
  passes: 15,
  foreignShare: 16,
  cacheBytes: 17,
  cacheBytesPerS: 18,
};

export const elementwisePlaces: typeof ElementwiseCoefficient = {
  flopPerS: 0,
  bytesPerS: 1,
  launchS: 2,
};

export const linkPlaces: typeof LinkCoefficient = {
  latencyS: 0,
  bytesPerS: 1,
};
