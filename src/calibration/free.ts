// Which coefficients of an operator a fit may move.

import type { FreeCoefficient, MeasuredKernel } from './types.ts';

/** [] = the operator is not fitted. */
export function freeOf({ op }: MeasuredKernel): readonly FreeCoefficient[] {
  if (op !== 'gemm') return [];
  return [
    { name: 'flopPerS', start: 5e14, low: 1e13, high: 1e16, scale: 'log' },
    { name: 'launchS', start: 3e-6, low: 1e-7, high: 5e-5, scale: 'log' },
  ];
}
