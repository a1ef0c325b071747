// The one rule for the precision in which a multiply runs: time, energy and report all read it.
//
// The multiply runs in the activations' precision if the accelerator has it and the weights are not wider, else in the
// next wider that it has. Formats of one width but another family go to the next that holds both.

import { channelBytes, elementBytes, knownFormat, multiplierOf, precisionOf } from '../catalog/precisions.ts';
import type { AcceleratorEntry, FormatEntry, PrecisionId } from '../catalog/types.ts';
import { siOf } from '../units.ts';

export interface Multiply {
  /** in which it multiplies */
  readonly precision: PrecisionId;
  /** dense peak of the datasheet in it; NaN where it states none */
  readonly flopPerS: number;
  /** of a stored weight, group scales included */
  readonly weightBytes: number;
  /** of scales an output channel */
  readonly channelBytes: number;
  /** of an activation as the multiply reads it */
  readonly activationBytes: number;
  /** stored otherwise than it multiplies: one FLOP an element first */
  readonly dequantWeights: boolean;
  readonly dequantActivations: boolean;
  /** precisions of KernelEntry whose kernels multiply so, the best first */
  readonly words: readonly string[];
}

/** Which path a multiply takes on this accelerator, as reports show it. */
export interface PrecisionPath {
  /** 'linear', 'head' or 'attention' */
  readonly where: string;
  readonly weights: string;
  readonly activations: string;
  /** precision that the multiply runs in */
  readonly multiply: string;
  readonly dequantises: readonly string[];
  readonly note: string;
}

type Has = (id: PrecisionId) => boolean;

/** True when every value of `stored` is a value of `wide`. */
const holds = (wide: PrecisionId, stored: FormatEntry): boolean =>
  wide === multiplierOf(stored) || stored.wider.includes(wide);

/** 16-bit floats are one multiply: FP16 runs at the BF16 rate, so neither is dequantised to the other. */
export const isHalf = (id: PrecisionId): boolean => id === 'bf16' || id === 'fp16';
const sameWidthFloat = (a: PrecisionId, b: PrecisionId): boolean => isHalf(a) && isHalf(b);

/** TF32 is how FP32 numbers are multiplied, not how they are stored. */
const storedAs = (stored: PrecisionId, multiply: PrecisionId): boolean =>
  stored === multiply ||
  sameWidthFloat(stored, multiply) ||
  (stored === 'fp32' && multiply === 'tf32') ||
  (stored === 'tf32' && multiply === 'fp32');

/** The first precision of those an accelerator has that holds both. */
function chosen(weights: FormatEntry, activations: FormatEntry, has: Has): PrecisionId | undefined {
  const first = multiplierOf(activations);
  const candidates = [first, ...precisionOf(first).wider];
  return candidates.find(
    (id) => has(id) && [weights, activations].every((one) => holds(id, one) || sameWidthFloat(id, multiplierOf(one))),
  );
}

/** Kernels that multiply in `precision`, by the words that measurements have for what they store. */
function wordsOf(precision: PrecisionId, weights: FormatEntry, activations: FormatEntry): readonly string[] {
  if (isHalf(precision)) return weights.bits < 16 ? weightOnlyWords(weights) : ['bf16'];
  if (precision === 'int8') return ['sq'];
  if (precision === 'fp4') return ['nvfp4'];
  if (precision !== 'fp8') return [precision];
  if (weights.id === 'mxfp4') return ['w4a8-mxfp4-mxfp8', 'fp8-block', 'fp8'];
  const isBlocked = weights.id === 'fp8-block' || activations.id === 'mxfp8';
  return isBlocked ? ['fp8-block', 'fp8'] : ['fp8'];
}

/** Kernels that widen weights on the way to a 16-bit multiply. */
function weightOnlyWords({ bits, family }: FormatEntry): readonly string[] {
  if (bits > 4) return ['int8-wo'];
  return family === 'float' ? ['w4a16-mxfp4', 'int4-wo'] : ['int4-wo', 'w4a16-mxfp4'];
}

function made(accelerator: AcceleratorEntry, weights: FormatEntry, activations: FormatEntry, precision: PrecisionId) {
  const dequantActivations = !storedAs(multiplierOf(activations), precision);
  return {
    precision,
    flopPerS: siOf(accelerator.peak[precision]) ?? Number.NaN,
    weightBytes: elementBytes(weights.id),
    channelBytes: channelBytes(weights.id),
    activationBytes: elementBytes(dequantActivations ? precision : activations.id),
    dequantWeights: !storedAs(multiplierOf(weights), precision),
    dequantActivations,
    words: wordsOf(precision, weights, activations),
  };
}

/** How `weights × activations` multiplies on this accelerator; null when no peak of it is wide enough. */
export function multiplyOf(accelerator: AcceleratorEntry, weights: string, activations: string): Multiply | null {
  const [stored, fed] = [knownFormat(weights), knownFormat(activations)];
  const precision = chosen(stored, fed, (id) => accelerator.peak[id].value !== null);
  return precision === undefined ? null : made(accelerator, stored, fed, precision);
}

/** The same on an accelerator whose peaks nobody knows: the narrowest precision that holds both, without a rate. */
export function unratedMultiply(accelerator: AcceleratorEntry, weights: string, activations: string): Multiply {
  const [stored, fed] = [knownFormat(weights), knownFormat(activations)];
  return made(accelerator, stored, fed, chosen(stored, fed, () => true) ?? 'fp32');
}

/** Why it does not multiply in the activations' precision. */
function reasonOf(
  accelerator: AcceleratorEntry,
  precision: PrecisionId,
  what: string,
  weights: string,
  activations: string,
): string {
  const [stored, fed] = [knownFormat(weights), knownFormat(activations)];
  if (precisionOf(precision).bits < fed.bits)
    return `measured kernels of an ${weights} cache quantise queries and scores`;
  if (accelerator.peak[multiplierOf(fed)].value === null) return `${accelerator.name} does not multiply ${activations}`;
  if (stored.bits > fed.bits) return `${what} wider than the activations`;
  return `${activations} does not hold ${weights}`;
}

/** The path in words. */
export function pathOf(
  where: string,
  weights: string,
  activations: string,
  multiply: Multiply,
  accelerator: AcceleratorEntry,
): PrecisionPath {
  const { precision } = multiply;
  const what = where === 'attention' ? 'KV cache' : 'weights';
  const dequantises = [
    ...(multiply.dequantWeights ? [`${what} ${weights} → ${precision}`] : []),
    ...(multiply.dequantActivations ? [`activations ${activations} → ${precision}`] : []),
  ];
  const isAsked = precision === multiplierOf(knownFormat(activations));
  const why = isAsked ? '' : ` (${reasonOf(accelerator, precision, what, weights, activations)})`;
  const first = dequantises.length > 0 ? `; dequantises ${dequantises.join(' and ')} first` : '';
  const note = `multiplies in ${precision}${why}${first}`;
  return { where, weights, activations, multiply: precision, dequantises, note };
}
