// Which coefficients of an operator a fit may move.

import type { KernelOpName } from '../core/lab.ts';
import { CollectiveCoefficient } from '../core/layout.gen.ts';
import type { KernelModel } from '../timing/types.ts';
import { freeCollective, freeDirect, freeExchange, freeReach } from './collective.ts';
import { gemmFree } from './gemm.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

type Free = (kernel: MeasuredKernel, model: KernelModel) => readonly FreeCoefficient[];

const has = ({ row }: KernelModel, name: keyof typeof CollectiveCoefficient): boolean =>
  (row.coefficients[CollectiveCoefficient[name]] ?? 0) > 0;

const collective: Free = ({ op, library }, model) => {
  if (op === 'allReduce' && library !== 'nccl' && library !== '') return freeDirect;
  const nvls = op === 'allReduce' && has(model, 'nvlsBytesPerS');
  return [...freeCollective(nvls), ...(has(model, 'hostRanks') ? freeReach : [])];
};

const operators: Partial<Record<KernelOpName, Free>> = {
  gemm: ({ precision }) => gemmFree(precision),
  allReduce: collective,
  allGather: collective,
  reduceScatter: collective,
  allToAll: collective,
  dispatch: () => freeExchange,
  combine: () => freeExchange,
};

/** [] = the operator is not fitted. */
export const freeOf = (kernel: MeasuredKernel, model: KernelModel): readonly FreeCoefficient[] =>
  operators[kernel.op]?.(kernel, model) ?? [];
