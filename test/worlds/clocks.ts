/**
 * Kinds of replica whose steps keep a chosen time, from exact lattices, where everything collides, to free rooflines.
 *
 * On a lattice every cost is a whole number of quanta, because every term is one or vanishes under the rounding to ps.
 */

import type { Request } from '../reference/replica.ts';
import type { StepCost } from '../reference/step.ts';
import { costOf } from '../reference/step.ts';
import { type Extra, noExtra, priced, type Tiled, type WorldKind, type WorldLevel } from './device.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** A kind without its scheduler, before its energies are scaled. */
export type Device = Omit<WorldKind, keyof Scheduler | 'divisor' | 'overlap' | 'tiled'>;

export interface Clock {
  readonly name: string;
  /** every time is a multiple of this; 1 = free */
  readonly quantumPs: bigint;
  readonly device: Device;
  /** energies of the device are meant, and this cap is met exactly in the middle of decodes */
  readonly exactCapW?: bigint;
}

const endless = 1e30;
const forever = 2n ** 63n - 1n;

/** A device whose every cost vanishes. */
const instant: Device = {
  ranks: 1,
  layers: 1,
  hidden: 1,
  heads: 1,
  kvHeads: 1,
  headDim: 1,
  ffn: 1,
  upProjections: 1,
  vocab: 1,
  weightBytes: 1,
  weightChannelBytes: 0,
  weightDequantFlop: 0,
  activationDequantFlop: 0,
  headBytes: 1,
  headChannelBytes: 0,
  headDequantFlop: 0,
  headActivationDequantFlop: 0,
  activationBytes: 1,
  residualBytes: 2,
  kvBytes: 1,
  kvDequantFlop: 0,
  linearFlopPerS: endless,
  headFlopPerS: endless,
  attentionFlopPerS: endless,
  vectorFlopPerS: endless,
  hbmBytesPerS: endless,
  launchS: 0,
  allReduceLatencyS: 0,
  linkBytesPerS: endless,
  linearPjPerFlop: 1,
  headPjPerFlop: 1,
  attentionPjPerFlop: 1,
  vectorPjPerFlop: 1,
  hbmPjPerByte: 1,
  linkPjPerByte: 1,
  activeW: 0n,
  contextIdleW: 0n,
  idleW: 0n,
  offW: 0n,
  dynamicCapW: 0n,
  deepIdleAfterPs: forever,
  hostStepPs: 0n,
  hostSequencePs: 0n,
  outputPs: 0n,
  asyncScheduling: 0,
  extra: noExtra,
};

const secondsOf = (quantumPs: bigint): number => Number(quantumPs) / 1e12;

/** Pieces of whole `unitS`; a third of the kinds have none. `unitS` a KV token read makes the longest one compete. */
function drawExtra(random: Random, unitS: number): Extra {
  if (random.chance(0.35)) return noExtra;
  const some = (...units: number[]) => unitS * random.pick([0, 0, ...units]);
  return {
    decodeSequenceS: some(1, 2),
    decodeTailS: some(1, 1, 3),
    decodeTailTokens: BigInt(random.pick([0, 3, random.whole(1, 40), random.whole(1, 400)])),
    decodeLongestS: some(1, 1, 2, 3, 7),
    prefillTokenS: some(1, 2),
    prefillKvS: some(1),
    prefillLongestS: some(1, 2),
  };
}

/** Steps last a quantum, or one more a sequence; now and then nothing at all (1 ps). */
function hostClock(random: Random, wantedPs?: bigint): Clock {
  const quantumPs = wantedPs ?? random.pick([50_000_000n, 50_000_000n, 1_000_000_000n, 10_000_000n, 1_000n, 1n]);
  return {
    name: 'host',
    quantumPs,
    device: {
      ...instant,
      asyncScheduling: random.whole(0, 1),
      hostStepPs: quantumPs * BigInt(random.pick([1, 1, 1, 2, 3, 0])),
      hostSequencePs: quantumPs * BigInt(random.pick([0, 0, 1])),
      extra: drawExtra(random, secondsOf(quantumPs)),
    },
  };
}

/** Steps last launches only: 9 a layer and token batch, 3 of the head, 1 an attention kernel and layer. */
function launchClock(random: Random, wantedPs?: bigint): Clock {
  const quantumPs = wantedPs ?? random.pick([50_000_000n, 10_000_000n, 1_000_000n]);
  const device = {
    ...instant,
    layers: random.whole(1, 2),
    launchS: secondsOf(quantumPs),
    asyncScheduling: random.whole(0, 1),
    hostStepPs: quantumPs * BigInt(random.pick([0, 0, 1, 14])),
    extra: drawExtra(random, secondsOf(quantumPs)),
  };
  return { name: 'launch', quantumPs, device };
}

/**
 * Only the reading of KV costs time, beside the host's quantum; compute may overtake it in mid-decode, on the lattice.
 */
function kvClock(random: Random, wantedPs?: bigint): Clock {
  const kvBytes = 1e18;
  const heads = random.pick([1, 2, 4]);
  const overtakes = random.chance(0.35);
  const usualPs = overtakes ? [1_000_000n, 10_000n] : [50_000_000n, 10_000_000n, 1_000_000n];
  const quantumPs = wantedPs ?? random.pick(usualPs);
  const readQuanta = random.pick(overtakes ? [7, 20, 60, 200] : [1, 1, 2]);
  const flopQuanta = overtakes ? readQuanta + random.pick([1, 1, 2, 3]) : random.pick([0, 0, 0, 1, 2, 4]);
  const flopPerS = flopQuanta === 0 ? endless : (4 * heads) / (secondsOf(quantumPs) * flopQuanta);
  const capW = BigInt(random.whole(1, 500));
  const device = {
    ...instant,
    heads,
    kvBytes,
    hbmBytesPerS: (2 * kvBytes) / (secondsOf(quantumPs) * readQuanta),
    attentionFlopPerS: flopPerS,
    asyncScheduling: random.pick([0, 0, 1]),
    hostStepPs: quantumPs * BigInt(random.pick([0, 1, 1, 10, 200])),
    extra: drawExtra(random, secondsOf(quantumPs) * readQuanta),
  };
  if (!random.chance(0.4)) return { name: 'kv', quantumPs, device };
  const hbmPjPerByte = (Number(capW * quantumPs) * readQuanta) / kvBytes;
  const nothing = { linearPjPerFlop: 0, headPjPerFlop: 0, attentionPjPerFlop: 0, vectorPjPerFlop: 0, linkPjPerByte: 0 };
  return { name: 'kv', quantumPs, device: { ...device, ...nothing, hbmPjPerByte }, exactCapW: capW };
}

/** Every byte and every FLOP costs whole quanta. */
function byteClock(random: Random, wantedPs?: bigint): Clock {
  const quantumPs = wantedPs ?? random.pick([50_000_000n, 1_000_000n, 10_000n]);
  const byteS = secondsOf(quantumPs);
  const kvHeads = random.whole(1, 2);
  const flopPerS = () => 1 / (byteS * random.pick([1, 1, 2, 8]));
  const device = {
    ...instant,
    ...dequantisation(random),
    layers: random.whole(1, 2),
    hidden: random.whole(1, 4),
    kvHeads,
    heads: kvHeads * random.pick([1, 2, 4]),
    ffn: random.whole(1, 4),
    upProjections: random.whole(1, 2),
    vocab: random.whole(1, 4),
    weightBytes: random.whole(1, 40),
    residualBytes: random.pick([2, 4, 16]),
    kvBytes: random.whole(1, 3),
    linearFlopPerS: flopPerS(),
    headFlopPerS: flopPerS(),
    attentionFlopPerS: random.chance(0.4) ? endless : flopPerS(),
    vectorFlopPerS: flopPerS(),
    hbmBytesPerS: 1 / byteS,
    launchS: byteS * random.pick([0, 1, 10]),
    asyncScheduling: random.whole(0, 1),
    hostStepPs: quantumPs * BigInt(random.pick([0, 0, 100, 1000])),
    hostSequencePs: quantumPs * BigInt(random.pick([0, 0, 10])),
    extra: drawExtra(random, byteS),
  };
  return { name: 'byte', quantumPs, device };
}

function dequantisation(random: Random) {
  return {
    weightDequantFlop: random.whole(0, 1),
    activationDequantFlop: random.whole(0, 1),
    headDequantFlop: random.whole(0, 1),
    headActivationDequantFlop: random.whole(0, 1),
    kvDequantFlop: random.whole(0, 1),
  };
}

/** Numbers like those of real devices, in no lattice; with `switching` decode attention changes its binding piece. */
function rooflineClock(random: Random, switching: boolean): Clock {
  const kvHeads = random.pick([1, 2, 8]);
  const headDim = random.pick([32, 64, 128]);
  const kvBytes = random.pick([0.5, 1, 1.0625, 2]);
  const hbmBytesPerS = random.real(1e11, 8e12);
  const kvDequantFlop = random.whole(0, 1);
  const layers = random.pick([1, 2, 32]);
  const heads = kvHeads * random.pick([1, 4, 8]);
  const intensity = (4 * heads * headDim + kvDequantFlop * 2 * kvHeads * headDim) / (2 * kvHeads * headDim * kvBytes);
  const flopPerS = random.pick([1e11, 1e12, 1e13, 1e14, 1e15]);
  const attentionFlopPerS = switching ? (hbmBytesPerS * intensity) / random.pick([1.02, 1.1, 1.4, 2, 3]) : flopPerS;
  const device = {
    ...instant,
    ...dequantisation(random),
    ranks: random.pick([1, 1, 4]),
    layers,
    hidden: random.pick([64, 512, 4096]),
    heads,
    kvHeads,
    headDim,
    ffn: random.pick([100, 1024, 14336]),
    upProjections: random.whole(1, 2),
    vocab: random.pick([100, 32000, 128256]),
    weightBytes: random.pick([0.5625, 1, 2]),
    weightChannelBytes: random.pick([0, 4]),
    headBytes: random.pick([1, 2]),
    headChannelBytes: random.pick([0, 4]),
    activationBytes: random.pick([1, 2]),
    residualBytes: random.pick([2, 4]),
    kvBytes,
    kvDequantFlop,
    linearFlopPerS: flopPerS,
    headFlopPerS: flopPerS * random.real(0.5, 1),
    attentionFlopPerS,
    vectorFlopPerS: flopPerS / random.pick([1, 10]),
    hbmBytesPerS,
    launchS: random.pick([0, 1e-6, 4.5e-6]),
    allReduceLatencyS: random.pick([0, 3e-6]),
    linkBytesPerS: random.real(1e10, 1e12),
    hostStepPs: BigInt(random.pick([0, 0, 100_000_000, 1_234_567_891])),
    hostSequencePs: BigInt(random.pick([0, 0, 10_000_001])),
    asyncScheduling: random.whole(0, 1),
    extra: drawExtra(random, ((2 * kvHeads * headDim * kvBytes) / hbmBytesPerS) * layers * random.real(0.3, 2)),
  };
  return { name: switching ? 'switching' : 'roofline', quantumPs: 1n, device };
}

/** Micro-batches, and communication under computation; halves only where there is no lattice. */
export function drawSplit(random: Random, clock: Clock): Pick<WorldKind, 'divisor' | 'overlap' | 'tiled'> {
  const isFree = clock.name === 'roofline' || clock.name === 'switching';
  const overlaps = isFree ? [0, 0, 0.5, 0.3, 1] : [0, 1];
  const tiled = isFree && random.chance(0.5) ? drawTiles(random, clock.device) : null;
  return { divisor: random.pick([1, 1, 1, 2, 3, 7]), overlap: random.pick(overlaps), tiled };
}

/** Coefficients like those of real kernels, on the rates of the device. */
function drawTiles(random: Random, { linearFlopPerS, hbmBytesPerS, hidden }: Device): Tiled {
  const tiles = () => ({
    computeShare: random.real(0.3, 1),
    memoryShare: random.real(0.4, 1),
    units: random.whole(1, 160),
    feedSide: random.real(0, 130),
    fillK: random.pick([0, 90, 500]),
    leastM: random.pick([16, 64, 256]),
    leastN: random.pick([64, 128]),
    waveShare: random.real(0, 1),
    fullDrawShare: random.real(0.1, 1),
  });
  const launchS = random.pick([0, 3e-6]);
  const quantise = { quantiseS: random.pick([0, 9e-6]), quantisePasses: random.pick([0, 2.5]) };
  const split = { largestSplit: random.pick([1, 4, 8]), splitS: random.pick([0, 2e-6]) };
  const [experts, topK] = random.pick([
    [4, 1],
    [8, 2],
    [64, 6],
  ] as const);
  const bytes = { weightBytes: random.pick([0.5625, 1, 2]), activationBytes: random.pick([1, 2]) };
  const more = { matrices: random.whole(2, 3), passes: random.real(0, 4), foreignShare: random.pick([0, 0.1, 1]) };
  return {
    gemm: { ...tiles(), ...quantise, ...split },
    moe: { ...tiles(), ...more, ...bytes, launchS, flopPerS: linearFlopPerS, bytesPerS: hbmBytesPerS },
    experts: [experts, topK, hidden, random.pick([64, 512]), random.whole(1, 2), random.pick([1, 2, 4])],
  };
}

/** A clock by lot: six in ten are lattices. */
export function randomClock(random: Random): Clock {
  const lot = random.real(0, 1);
  if (lot < 0.22) return hostClock(random);
  if (lot < 0.32) return launchClock(random);
  if (lot < 0.47) return kvClock(random);
  if (lot < 0.6) return byteClock(random);
  return rooflineClock(random, lot < 0.82);
}

/** A clock for another kind of the same fleet: on a lattice of the same quantum, or on none. */
export function fellowClock(random: Random, { name, quantumPs }: Clock): Clock {
  if (name === 'roofline' || name === 'switching') return rooflineClock(random, random.chance(0.5));
  const fine = quantumPs > 50_000_000n ? 50_000_000n : quantumPs;
  return random.pick([hostClock, launchClock, kvClock, byteClock])(random, fine);
}

const stub = (context: number, target: number): Request => ({
  id: 0,
  class: 0,
  priority: 0,
  promptTokens: 1,
  outputTokens: 1,
  session: -1,
  arrivalPs: 0n,
  order: 0,
  context,
  target,
  emitted: 0,
  highestContext: 0,
  preemptions: 0,
  startPs: undefined,
  firstTokenPs: undefined,
  lastTokenPs: undefined,
  energyPj: 0n,
});

/** What a step of decodes with equal contexts costs. */
export function decodeStep(kind: WorldKind, level: WorldLevel, decodes: number, context: number): StepCost {
  const plan = new Map(Array.from({ length: decodes }, () => [stub(context, context), 1]));
  const { row, costs } = priced(kind, level);
  return costOf(row, costs, plan);
}

/** What a step of one chunk costs. */
export function chunkStep(kind: WorldKind, level: WorldLevel, chunk: number, context: number): StepCost {
  const { row, costs } = priced(kind, level);
  return costOf(row, costs, new Map([[stub(context, context + chunk), chunk]]));
}
