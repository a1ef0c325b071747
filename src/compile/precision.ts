// Which precision a multiply runs in, and what is dequantised on the way.
//
// The multiply runs in the activations' precision if the accelerator has it and the weights are not wider, else in the
// next wider that it has. Formats of one width but another family go to the next that holds both.

import { precisionOf } from '../catalog/precisions.ts';
import type { AcceleratorEntry, PrecisionEntry, PrecisionId } from '../catalog/types.ts';
import type { PrecisionPath } from './compiled.ts';

export interface Multiply {
  readonly precision: PrecisionId;
  /** stored otherwise than it multiplies: one FLOP an element first */
  readonly dequantWeights: boolean;
  readonly dequantActivations: boolean;
}

const has = (accelerator: AcceleratorEntry, id: PrecisionId): boolean => accelerator.peak[id].value !== null;

/** True when every value of `stored` is a value of `wide`. */
const holds = (wide: PrecisionId, stored: PrecisionEntry): boolean => wide === stored.id || stored.wider.includes(wide);

/** 16-bit floats are one multiply: FP16 runs at the BF16 rate, so neither is dequantised to the other. */
const sameWidthFloat = (a: PrecisionId, b: PrecisionId): boolean =>
  (a === 'bf16' && b === 'fp16') || (a === 'fp16' && b === 'bf16');

/** TF32 is how FP32 numbers are multiplied, not how they are stored. */
const storedAs = (id: PrecisionId, multiply: PrecisionId): boolean =>
  id === multiply ||
  sameWidthFloat(id, multiply) ||
  (id === 'fp32' && multiply === 'tf32') ||
  (id === 'tf32' && multiply === 'fp32');

/** The precision of `weights × activations` on this accelerator; null when it has none wide enough. */
export function multiplyOf(
  accelerator: AcceleratorEntry,
  weights: PrecisionId,
  activations: PrecisionId,
): Multiply | null {
  const stored = [precisionOf(weights), precisionOf(activations)] as const;
  const candidates = [activations, ...precisionOf(activations).wider];
  const precision = candidates.find(
    (id) => has(accelerator, id) && stored.every((entry) => holds(id, entry) || sameWidthFloat(id, entry.id)),
  );
  if (precision === undefined) return null;
  return {
    precision,
    dequantWeights: !storedAs(weights, precision),
    dequantActivations: !storedAs(activations, precision),
  };
}

/** The path in words. */
export function pathOf(
  where: string,
  weights: PrecisionId,
  activations: PrecisionId,
  multiply: Multiply,
  accelerator: AcceleratorEntry,
): PrecisionPath {
  const stored = where === 'attention' ? 'KV cache' : 'weights';
  const dequantises = [
    ...(multiply.dequantWeights ? [`${stored} ${weights} → ${multiply.precision}`] : []),
    ...(multiply.dequantActivations ? [`activations ${activations} → ${multiply.precision}`] : []),
  ];
  const wide =
    precisionOf(weights).bits > precisionOf(activations).bits ? `${stored} are wider than the activations` : null;
  const lacks = has(accelerator, activations) ? null : `${accelerator.name} does not multiply ${activations}`;
  const why = multiply.precision === activations ? null : (lacks ?? wide ?? `${activations} does not hold ${weights}`);
  const runs = `multiplies in ${multiply.precision}${why === null ? '' : ` (${why})`}`;
  const first = dequantises.length > 0 ? `; dequantises ${dequantises.join(' and ')} first` : '';
  return { where, weights, activations, multiply: multiply.precision, dequantises, note: runs + first };
}

/** Bytes an element, group scales included. */
export function elementBytes(id: PrecisionId): number {
  const { bits, scale } = precisionOf(id);
  return bits / 8 + (scale?.elements ? scale.bytes / scale.elements : 0);
}

/** Bytes of scales an output channel. */
export function channelBytes(id: PrecisionId): number {
  const { scale } = precisionOf(id);
  return scale !== null && scale.elements === null ? scale.bytes : 0;
}
