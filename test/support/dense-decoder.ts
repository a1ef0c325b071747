// A dense decoder from numbers of its own, for worlds and queueing theory: its parts, its kernel models and its
// attention, all rooflines.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1. Formulas in assembly/README.md §4.

import {
  type AttentionPieces,
  type AttentionWork,
  type KindParts,
  type PartRow,
  plainPart,
} from '../../src/compile/lowered.ts';
import { type KernelModelRow, shapeOf } from '../../src/core/lab.ts';
import {
  ElementwiseCoefficient,
  ElementwiseShape,
  GemmCoefficient,
  GemmShape,
  LinkCoefficient,
  LinkShape,
  Operator,
  Phase,
} from '../../src/core/layout.gen.ts';
import { coefficientsOf } from '../../src/timing/row.ts';

/** Shape of one rank, bytes and sustained rates. */
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

const gemmShape = (outputs: number, inputs: number): number[] => shapeOf(GemmShape, { n: outputs, k: inputs });

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
  const linear = (operator: number, outputs: number, inputs: number) =>
    part(operator, LINEAR, layers, { x: gemmShape(outputs, inputs), pjPerFlop: n.linearPjPerFlop });
  const vector = (operator: number, layerCount: number, flop: number, bytes: number, launches: number) =>
    part(operator, VECTOR, layerCount, {
      x: shapeOf(ElementwiseShape, { flop, bytes, launches }),
      pjPerFlop: n.vectorPjPerFlop,
    });
  const link = (operator: number, layerCount: number, bytes: number) =>
    part(operator, LINK, layerCount, { x: shapeOf(LinkShape, { bytes }) });
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
    part(Operator.head, HEAD, 1, { x: gemmShape(V, H), pjPerFlop: n.headPjPerFlop, ...sequences }),
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

/** The parts of a dense decoder, ready to be lowered. */
export const rooflineParts = (n: Numbers): KindParts => ({
  models: modelsOf(n),
  parts: partsOf(n),
  work: attentionWork(n),
  piecesAt: (clockFactor) => rooflinePieces(n, clockFactor),
});

interface Bounds extends Numbers {
  readonly maxNumBatchedTokens: number;
  readonly maxNumSeqs: number;
  readonly kvBlocks: number;
  readonly blockTokens: number;
  readonly hostStepPs: bigint;
  readonly hostSequencePs: bigint;
}

/** An upper bound of the longest step: the full budget behind every KV token, all sums of both sides of a roofline. */
export function longestStepS(n: Bounds): number {
  const { maxNumBatchedTokens: tokens, hidden, heads, headDim, residualBytes } = n;
  const kvTokens = n.kvBlocks * n.blockTokens;
  const attended = (heads + 2 * n.kvHeads) * headDim;
  const weights = hidden * (attended + heads * headDim + (n.upProjections + 1) * n.ffn);
  const layerFlop = (2 * tokens + 1) * weights + tokens * hidden;
  const pairs = tokens * (2 * kvTokens + tokens);
  const attentionFlop = 2 * heads * headDim * pairs + 4 * kvTokens * attended;
  const activations = tokens * (12 * hidden + 4 * attended + 6 * n.ffn) * residualBytes;
  const kvBytes = 4 * n.kvHeads * headDim * n.kvBytes * kvTokens;
  const head = (n.maxNumSeqs * 2 + 1) * hidden * n.vocab;
  const link = n.ranks > 1 ? (2 * tokens * hidden * residualBytes) / n.linkBytesPerS : 0;
  const layerS =
    layerFlop / n.linearFlopPerS +
    (20 * tokens * (hidden + attended + n.ffn)) / n.vectorFlopPerS +
    attentionFlop / n.attentionFlopPerS +
    (kvBytes + weights * n.weightBytes + activations) / n.hbmBytesPerS +
    2 * (link + n.allReduceLatencyS) +
    10 * n.launchS;
  const headS = head / n.headFlopPerS + (head * n.headBytes) / n.hbmBytesPerS;
  const hostS = (Number(n.hostStepPs) + Number(n.hostSequencePs) * 2 * n.maxNumSeqs) / 1e12;
  return n.layers * layerS + headS + hostS;
}
