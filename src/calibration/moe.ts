// Fitting fused experts: which coefficients move, what holds still around them, and which rows mislead.

import type { AcceleratorEntry } from '../catalog/types.ts';
import { MoeShape } from '../core/layout.gen.ts';
import { type MoeCoefficients, moeFixed } from '../timing/moe.ts';
import { operandsOf } from '../timing/operands.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

/** The same five for every precision: few enough that a dozen shapes pin them. */
export const moeFree: readonly FreeCoefficient[] = [
  { name: 'launchS', start: 2e-5, low: 2e-6, high: 1e-4, scale: 'log' },
  { name: 'memoryShare', start: 0.85, low: 0.3, high: 0.95, scale: 'linear' },
  { name: 'passes', start: 1, low: 0, high: 8, scale: 'linear' },
  { name: 'computeShare', start: 0.6, low: 0.05, high: 0.85, scale: 'linear' },
  { name: 'foreignShare', start: 0.1, low: 0, high: 1, scale: 'linear' },
];

export const moeHeld = (accelerator: AcceleratorEntry, precision: string): MoeCoefficients =>
  moeFixed(accelerator, operandsOf(accelerator, precision));

/**
 * Rows of untuned tactics, five times off and more, which a fit leaves out: TensorRT-LLM at 256 tokens with a power
 * law and few experts or columns a rank; its top-1 routing with expert ranks or the flatter power law; vLLM's 256
 * experts over ranks, whose grouped routing the label `balanced` does not describe.
 */
export function misleading(row: MeasuredKernel): boolean {
  const of = (name: keyof typeof MoeShape) => row.shape[MoeShape[name]] ?? 0;
  const [tokens, experts, topK, tp, ep, skew] = [
    of('tokens'),
    of('experts'),
    of('topK'),
    of('tp'),
    of('ep'),
    of('skew'),
  ];
  if (row.library === 'vllm') return experts === 256 && ep > 1;
  if (topK === 1) return ep > 1 || skew === 1.01;
  return tokens === 256 && skew > 0 && experts === 128 && (ep > 1 || tp > 4);
}
