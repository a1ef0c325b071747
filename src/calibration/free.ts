// Which coefficients of an operator a fit may move.

import type { KernelOpName } from '../core/lab.ts';
import { gemmFree } from './gemm.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

type Free = (kernel: MeasuredKernel) => readonly FreeCoefficient[];

const operators: Partial<Record<KernelOpName, Free>> = {
  gemm: ({ precision }) => gemmFree(precision),
};

/** [] = the operator is not fitted. */
export const freeOf = (kernel: MeasuredKernel): readonly FreeCoefficient[] =>
  operators[kernel.op as KernelOpName]?.(kernel) ?? [];
