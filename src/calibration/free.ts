// Which coefficients of an operator a fit may move.

import type { KernelOpName } from '../core/lab.ts';
import { AttentionShape, CollectiveCoefficient } from '../core/layout.gen.ts';
import type { KernelModel } from '../timing/types.ts';
import { attentionFree } from './attention.ts';
import { freeCollective, freeDirect, freeExchange, freeReach } from './collective.ts';
import { gemmFree } from './gemm.ts';
import { mlaFree } from './mla.ts';
import { misleading, moeFree } from './moe.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

type Free = (kernels: readonly MeasuredKernel[], model: KernelModel) => readonly FreeCoefficient[];

const has = ({ row }: KernelModel, name: keyof typeof CollectiveCoefficient): boolean =>
  (row.coefficients[CollectiveCoefficient[name]] ?? 0) > 0;

const collective: Free = ([first], model) => {
  const { op, library } = first ?? { op: 'allReduce', library: '' };
  if (op === 'allReduce' && library !== 'nccl' && library !== '') return freeDirect;
  const nvls = op === 'allReduce' && has(model, 'nvlsBytesPerS');
  return [...freeCollective(nvls), ...(has(model, 'hostRanks') ? freeReach : [])];
};

const operators: Partial<Record<KernelOpName, Free>> = {
  gemm: ([first]) => gemmFree(first?.precision ?? 'bf16'),
  prefillAttention: () => attentionFree('prefill'),
  // as many KV heads as heads: kernels of their own
  decodeAttention: (kernels) =>
    attentionFree(
      'decode',
      kernels.some(({ shape }) => shape[AttentionShape.heads] === shape[AttentionShape.kvHeads]),
    ),
  mlaPrefill: () => mlaFree('prefill'),
  mlaDecode: () => mlaFree('decode'),
  moe: () => moeFree,
  allReduce: collective,
  allGather: collective,
  reduceScatter: collective,
  allToAll: collective,
  dispatch: () => freeExchange,
  combine: () => freeExchange,
};

/** Of one group: an operator on an accelerator, in one precision and library. [] = the operator is not fitted. */
export const freeOf = (kernels: readonly MeasuredKernel[], model: KernelModel): readonly FreeCoefficient[] =>
  operators[model.row.op]?.(kernels, model) ?? [];

/** Rows of untuned tactics: a fit leaves them out, and a score reports how many. */
export const isMisleading = (kernel: MeasuredKernel): boolean => kernel.op === 'moe' && misleading(kernel);
