/** Costs of kernels, README §4: every formula in the page's order of operations, every coefficient rounded once. */
import type { KindRow, LevelRow } from './outcome.ts';

interface Work {
  readonly flop: number;
  readonly bytes: number;
}

export interface TimeAndEnergy {
  readonly timePs: bigint;
  readonly energyPj: bigint;
}

export interface AttentionCosts {
  readonly launch: bigint;
  readonly decodeFlop: bigint;
  readonly decodeKv: bigint;
  readonly decodeToken: bigint;
  readonly prefillPair: bigint;
  readonly prefillKvFlop: bigint;
  readonly prefillKv: bigint;
  readonly prefillToken: bigint;
  readonly decodeKvPj: bigint;
  readonly tokenPj: bigint;
  readonly prefillPairPj: bigint;
  readonly prefillKvPj: bigint;
}

export interface Costs {
  readonly attention: AttentionCosts;
  readonly linear: (tokens: number) => TimeAndEnergy;
  readonly head: (sequences: number) => TimeAndEnergy;
}

const rounded = (x: number): bigint => BigInt(Math.floor(x + 0.5));
const timePs = (seconds: number, layerCount: number): bigint => rounded(seconds * layerCount * 1e12);

function energyPj(kind: KindRow, work: Work, perFlop: number, link: number, layerCount: number): bigint {
  const onceALayer = work.flop * perFlop + work.bytes * kind.hbmPjPerByte + link * kind.linkPjPerByte;
  return rounded(onceALayer * layerCount * kind.ranks);
}

interface WeightForm {
  readonly perWeight: number;
  readonly perChannel: number;
  readonly dequantW: number;
  readonly dequantA: number;
}

function gemm(kind: KindRow, t: number, n: number, k: number, form: WeightForm): Work {
  const { perWeight, perChannel, dequantW, dequantA } = form;
  return {
    flop: 2 * t * n * k + dequantW * n * k + dequantA * t * k,
    bytes: n * k * perWeight + n * perChannel + t * k * kind.activationBytes + t * n * kind.residualBytes,
  };
}

function rooflineS(kind: KindRow, { clockFactor }: LevelRow, work: Work, flopPerS: number, launches: number): number {
  const computeS = work.flop === 0 ? 0 : work.flop / (flopPerS * clockFactor);
  return Math.max(computeS, work.bytes / kind.hbmBytesPerS) + launches * kind.launchS;
}

function sum(parts: readonly TimeAndEnergy[]): TimeAndEnergy {
  let time = 0n;
  let energy = 0n;
  for (const part of parts) {
    time += part.timePs;
    energy += part.energyPj;
  }
  return { timePs: time, energyPj: energy };
}

function linearCost(kind: KindRow, level: LevelRow, t: number): TimeAndEnergy {
  const H = kind.hidden;
  const h = kind.heads;
  const g = kind.kvHeads;
  const D = kind.headDim;
  const F = kind.ffn;
  const n = kind.ranks;
  const weights: WeightForm = {
    perWeight: kind.weightBytes,
    perChannel: kind.weightChannelBytes,
    dequantW: kind.weightDequantFlop,
    dequantA: kind.activationDequantFlop,
  };
  const operator = (work: Work, flopPerS: number, perFlop: number, launches: number, layers: number) => ({
    timePs: timePs(rooflineS(kind, level, work, flopPerS, launches), layers),
    energyPj: energyPj(kind, work, perFlop * level.energyFactor, 0, layers),
  });
  const linear = (work: Work) => operator(work, kind.linearFlopPerS, kind.linearPjPerFlop, 1, kind.layers);
  const embedding = { flop: 0, bytes: t * H * (kind.headBytes + kind.residualBytes) };
  const elementwise = {
    flop: t * (10 * H + 3 * (h + g) * D + 4 * F),
    bytes: t * (8 * H + 2 * (h + g) * D + (kind.upProjections + 1) * F) * kind.residualBytes,
  };
  const parts = [
    operator(embedding, kind.vectorFlopPerS, kind.vectorPjPerFlop, 1, 1),
    linear(gemm(kind, t, (h + 2 * g) * D, H, weights)),
    linear(gemm(kind, t, H, h * D, weights)),
    operator(elementwise, kind.vectorFlopPerS, kind.vectorPjPerFlop, 4, kind.layers),
    linear(gemm(kind, t, kind.upProjections * F, H, weights)),
    linear(gemm(kind, t, H, F, weights)),
  ];
  if (n > 1) {
    const link = ((2 * (n - 1)) / n) * t * H * kind.residualBytes;
    const layerCount = 2 * kind.layers + 1;
    parts.push({
      timePs: timePs(kind.allReduceLatencyS + link / kind.linkBytesPerS, layerCount),
      energyPj: energyPj(kind, { flop: 0, bytes: 0 }, 0, link, layerCount),
    });
  }
  return sum(parts);
}

function headCost(kind: KindRow, level: LevelRow, e: number): TimeAndEnergy {
  if (e === 0) return { timePs: 0n, energyPj: 0n };
  const V = kind.vocab;
  const n = kind.ranks;
  const head = gemm(kind, e, V, kind.hidden, {
    perWeight: kind.headBytes,
    perChannel: kind.headChannelBytes,
    dequantW: kind.headDequantFlop,
    dequantA: kind.headActivationDequantFlop,
  });
  const sampling = { flop: 5 * e * V * n, bytes: 12 * e * V * n };
  const parts = [
    {
      timePs: timePs(rooflineS(kind, level, head, kind.headFlopPerS, 1), 1),
      energyPj: energyPj(kind, head, kind.headPjPerFlop * level.energyFactor, 0, 1),
    },
    {
      timePs: timePs(rooflineS(kind, level, sampling, kind.vectorFlopPerS, 2), 1),
      energyPj: energyPj(kind, sampling, kind.vectorPjPerFlop * level.energyFactor, 0, 1),
    },
  ];
  if (n > 1) {
    const link = (n - 1) * e * V * kind.residualBytes;
    parts.push({
      timePs: timePs(kind.allReduceLatencyS + link / kind.linkBytesPerS, 1),
      energyPj: energyPj(kind, { flop: 0, bytes: 0 }, 0, link, 1),
    });
  }
  return sum(parts);
}

function attentionCosts(kind: KindRow, { clockFactor: c, energyFactor: w }: LevelRow): AttentionCosts {
  const { heads: h, kvHeads: g, headDim: D, layers, ranks } = kind;
  const { kvBytes, kvDequantFlop, residualBytes, hbmBytesPerS, attentionFlopPerS } = kind;
  const { hbmPjPerByte } = kind;
  const flopPj = kind.attentionPjPerFlop * w;
  const q = 2 * h * D * residualBytes + 2 * g * D * (kvBytes + residualBytes);
  const time = (x: number) => rounded(x * 1e12);
  const decodeKv = time(((2 * g * D * kvBytes) / hbmBytesPerS) * layers);
  const decodeToken = time((q / hbmBytesPerS) * layers);
  const readPj = 2 * g * D * kvBytes * hbmPjPerByte;
  return {
    launch: time(kind.launchS * layers),
    decodeFlop: time(((4 * h * D + kvDequantFlop * 2 * g * D) / (attentionFlopPerS * c)) * layers),
    decodeKv,
    decodeToken,
    prefillPair: time(((2 * h * D) / (attentionFlopPerS * c)) * layers),
    prefillKvFlop: time(((kvDequantFlop * 2 * g * D) / (attentionFlopPerS * c)) * layers),
    prefillKv: decodeKv,
    prefillToken: decodeToken,
    decodeKvPj: rounded(((4 * h * D + kvDequantFlop * 2 * g * D) * flopPj + readPj) * layers * ranks),
    tokenPj: rounded(q * hbmPjPerByte * layers * ranks),
    prefillPairPj: rounded(2 * h * D * flopPj * layers * ranks),
    prefillKvPj: rounded((kvDequantFlop * 2 * g * D * flopPj + readPj) * layers * ranks),
  };
}

/** Remembers what a function of a whole number has said. */
function remembered(cost: (count: number) => TimeAndEnergy): (count: number) => TimeAndEnergy {
  const said = new Map<number, TimeAndEnergy>();
  return (count) => {
    const known = said.get(count) ?? cost(count);
    said.set(count, known);
    return known;
  };
}

/** The costs of one kind of replica at one clock level. */
export const makeCosts = (kind: KindRow, level: LevelRow): Costs => ({
  attention: attentionCosts(kind, level),
  linear: remembered((tokens) => linearCost(kind, level, tokens)),
  head: remembered((sequences) => headCost(kind, level, sequences)),
});
