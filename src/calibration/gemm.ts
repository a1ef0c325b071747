// Fitting GEMMs: which coefficients move, and what holds still around them.

import type { AcceleratorEntry } from '../catalog/types.ts';
import { type GemmCoefficients, gemmFixed } from '../timing/gemm.ts';
import { operandsOf } from '../timing/operands.ts';
import type { FreeCoefficient } from './types.ts';

const launch: FreeCoefficient = { name: 'launchS', start: 3e-6, low: 1e-6, high: 2.5e-5, scale: 'log' };
const shares: readonly FreeCoefficient[] = [
  { name: 'computeShare', start: 0.75, low: 0.2, high: 1, scale: 'linear' },
  { name: 'memoryShare', start: 0.8, low: 0.3, high: 0.95, scale: 'linear' },
  { name: 'fillK', start: 100, low: 0, high: 1500, scale: 'linear' },
];
const quantise: readonly FreeCoefficient[] = [
  { name: 'quantisePasses', start: 1.5, low: 0, high: 5, scale: 'linear' },
  { name: 'quantiseS', start: 4e-6, low: 1e-7, high: 2.5e-5, scale: 'log' },
];

/**
 * Free coefficients of a precision. What a narrow precision pays on top of bf16's launch (quantising activations,
 * dequantising weights) is kept apart from it, so that an engine that fuses it can leave it out.
 */
export function gemmFree(precision: string): readonly FreeCoefficient[] {
  if (precision === 'bf16') return [launch, ...shares];
  if (precision.endsWith('-wo')) return [...shares, ...quantise.slice(1)];
  return [...shares, ...quantise];
}

/**
 * Coefficients that a fit of `precision` leaves alone. `launchS` is that of the accelerator's bf16 fit, where the fit
 * of the precision has none of its own.
 */
export function gemmHeld(accelerator: AcceleratorEntry, precision: string, launchS: number): GemmCoefficients {
  const fixed = gemmFixed(accelerator, operandsOf(accelerator, precision), precision);
  return precision === 'bf16' ? fixed : { ...fixed, launchS };
}
