// A dense decoder from datasheet numbers: its parts, its kernel models and its attention, all rooflines.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1. Formulas in assembly/README.md §4.

import type { KernelModelRow } from '../core/lab.ts';
import { ElementwiseCoefficient, GemmCoefficient, LinkCoefficient, Operator, Phase } from '../core/layout.gen.ts';
import type { AttentionPieces, AttentionWork, KindParts, PartRow } from './lowered.ts';

/** Shape of one rank, bytes and sustained rates: what `kindNumbers` says of a pool. */
export interface Numbers {
  /** ranks that share each layer */
  readonly ranks: number;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly ffn: number;
  readonly upProjections: number;
  readonly vocab: number;
  readonly weightBytes: number;
  readonly weightChannelBytes: number;
  readonly weightDequantFlop: number;
  readonly activationDequantFlop: number;
  readonly headBytes: number;
  readonly headChannelBytes: number;
  readonly headDequantFlop: number;
  readonly headActivationDequantFlop: number;
  readonly activationBytes: number;
  readonly residualBytes: number;
  readonly kvBytes: number;
  readonly kvDequantFlop: number;
  readonly linearFlopPerS: number;
  readonly headFlopPerS: number;
  readonly attentionFlopPerS: number;
  readonly vectorFlopPerS: number;
  readonly hbmBytesPerS: number;
  readonly launchS: number;
  readonly allReduceLatencyS: number;
  readonly linkBytesPerS: number;
  readonly linearPjPerFlop: number;
  readonly headPjPerFlop: number;
  readonly attentionPjPerFlop: number;
  readonly vectorPjPerFlop: number;
}

type Names<Of extends Record<string, number>> = Partial<Record<keyof Of, number>>;

/** Coefficients in the places that the core's enum gives them. */
export function coefficientsOf<Of extends Record<string, number>>(places: Of, values: Names<Of>): number[] {
  const coefficients: number[] = [];
  for (const [name, value] of Object.entries(values)) coefficients[places[name] ?? 0] = value as number;
  return Array.from(coefficients, (value) => value ?? 0);
}

interface GemmForm {
  readonly flopPerS: number;
  readonly weightBytes: number;
  readonly channelBytes: number;
  readonly dequantWeights: number;
  readonly dequantActivations: number;
}

const gemmModel = (n: Numbers, form: GemmForm): KernelModelRow => ({
  op: 'gemm',
  form: 'roofline',
  coefficients: coefficientsOf(GemmCoefficient, {
    ...form,
    computeShare: 1,
    memoryShare: 1,
    bytesPerS: n.hbmBytesPerS,
    launchS: n.launchS,
    activationBytes: n.activationBytes,
    outputBytes: n.residualBytes,
  }),
});

/** [linear, head, vector, link] */
function modelsOf(n: Numbers): KernelModelRow[] {
  const linear = gemmModel(n, {
    flopPerS: n.linearFlopPerS,
    weightBytes: n.weightBytes,
    channelBytes: n.weightChannelBytes,
    dequantWeights: n.weightDequantFlop,
    dequantActivations: n.activationDequantFlop,
  });
  const head = gemmModel(n, {
    flopPerS: n.headFlopPerS,
    weightBytes: n.headBytes,
    channelBytes: n.headChannelBytes,
    dequantWeights: n.headDequantFlop,
    dequantActivations: n.headActivationDequantFlop,
  });
  const vector = coefficientsOf(ElementwiseCoefficient, {
    flopPerS: n.vectorFlopPerS,
    bytesPerS: n.hbmBytesPerS,
    launchS: n.launchS,
  });
  const link = coefficientsOf(LinkCoefficient, { latencyS: n.allReduceLatencyS, bytesPerS: n.linkBytesPerS });
  return [
    linear,
    head,
    { op: 'elementwise', form: 'roofline', coefficients: vector },
    { op: 'link', form: 'roofline', coefficients: link },
  ];
}

const [LINEAR, HEAD, VECTOR, LINK] = [0, 1, 2, 3];

/** A part without shape: what follows from it is filled in. */
export const plainPart: PartRow = {
  operator: Operator.embedding,
  phase: Phase.tokens,
  model: 0,
  x1: 0,
  x2: 0,
  x3: 0,
  x4: 0,
  x5: 0,
  x6: 0,
  x7: 0,
  divisor: 1,
  unit: 1,
  passes: 1,
  copies: 1,
  pjPerFlop: 0,
  overlap: 0,
};

function partsOf(n: Numbers): PartRow[] {
  const { hidden: H, heads: h, kvHeads: g, headDim: D, ffn: F, vocab: V, ranks, layers, residualBytes } = n;
  const part = (operator: number, model: number, layerCount: number, more: Partial<PartRow>): PartRow => ({
    ...plainPart,
    operator,
    model,
    passes: layerCount,
    copies: layerCount * ranks,
    ...more,
  });
  const linear = (operator: number, x1: number, x2: number) =>
    part(operator, LINEAR, layers, { x1, x2, pjPerFlop: n.linearPjPerFlop });
  const vector = (operator: number, layerCount: number, flop: number, bytes: number, launches: number) =>
    part(operator, VECTOR, layerCount, { x1: flop, x2: bytes, x3: launches, pjPerFlop: n.vectorPjPerFlop });
  const link = (operator: number, layerCount: number, bytes: number) => part(operator, LINK, layerCount, { x1: bytes });
  const elementwiseFlop = 10 * H + 3 * (h + g) * D + 4 * F;
  const elementwiseBytes = (8 * H + 2 * (h + g) * D + (n.upProjections + 1) * F) * residualBytes;
  const sequences = { phase: Phase.sequences };
  const parts = [
    vector(Operator.embedding, 1, 0, H * (n.headBytes + residualBytes), 1),
    linear(Operator.qkv, (h + 2 * g) * D, H),
    linear(Operator.output, H, h * D),
    vector(Operator.elementwise, layers, elementwiseFlop, elementwiseBytes, 4),
    linear(Operator.mlpUp, n.upProjections * F, H),
    linear(Operator.mlpDown, H, F),
    part(Operator.head, HEAD, 1, { x1: V, x2: H, pjPerFlop: n.headPjPerFlop, ...sequences }),
    { ...vector(Operator.sampling, 1, 5 * V * ranks, 12 * V * ranks, 2), ...sequences },
  ];
  if (ranks <= 1) return parts;
  const reduced = ((2 * (ranks - 1)) / ranks) * H * residualBytes;
  return [
    ...parts,
    link(Operator.allReduce, 2 * layers + 1, reduced),
    { ...link(Operator.gather, 1, (ranks - 1) * V * residualBytes), ...sequences },
  ];
}

/** Attention of a step at a clock, all layers. */
export function rooflinePieces(n: Numbers, clockFactor: number): AttentionPieces {
  const { heads: h, kvHeads: g, headDim: D, layers, kvBytes, hbmBytesPerS } = n;
  const rate = n.attentionFlopPerS * clockFactor;
  const dequant = n.kvDequantFlop * 2 * g * D;
  const token = 2 * h * D * n.residualBytes + 2 * g * D * (kvBytes + n.residualBytes);
  const kvS = ((2 * g * D * kvBytes) / hbmBytesPerS) * layers;
  const tokenS = (token / hbmBytesPerS) * layers;
  return {
    decodeBaseS: n.launchS * layers,
    decodeSequenceS: 0,
    decodeTailS: 0,
    decodeTailTokens: 0n,
    decodeFlopS: ((4 * h * D + dequant) / rate) * layers,
    decodeKvS: kvS,
    decodeTokenS: tokenS,
    decodeLongestS: 0,
    prefillBaseS: n.launchS * layers,
    prefillPairS: ((2 * h * D) / rate) * layers,
    prefillTokenS: 0,
    prefillKvS: (dequant / rate) * layers,
    prefillLongestS: 0,
    prefillMemoryKvS: kvS,
    prefillMemoryTokenS: tokenS,
  };
}

/** FLOP and bytes of attention, all layers and ranks. */
export function attentionWork(n: Numbers): AttentionWork {
  const { heads: h, kvHeads: g, headDim: D, kvBytes, residualBytes } = n;
  const times = n.layers * n.ranks;
  const dequant = n.kvDequantFlop * 2 * g * D;
  return {
    decodeKvFlop: (4 * h * D + dequant) * times,
    kvBytes: 2 * g * D * kvBytes * times,
    tokenBytes: (2 * h * D * residualBytes + 2 * g * D * (kvBytes + residualBytes)) * times,
    pairFlop: 2 * h * D * times,
    prefillKvFlop: dequant * times,
    attentionPjPerFlop: n.attentionPjPerFlop,
  };
}

/** The roofline of a dense decoder, ready to be lowered. */
export const rooflineParts = (n: Numbers): KindParts => ({
  models: modelsOf(n),
  parts: partsOf(n),
  work: attentionWork(n),
  piecesAt: (clockFactor) => rooflinePieces(n, clockFactor),
});
