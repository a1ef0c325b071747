// What a measured kernel asks of the models.

import type { KernelChoice } from '../timing/types.ts';
import type { MeasuredKernel } from './types.ts';

const slashed = /^([^/]*)\/(.*)$/;

/** Precisions of a word of KernelEntry: `bf16/fp8` is math and KV, any other names weights and what goes with them. */
function precisionsOf(word: string): Pick<KernelChoice, 'weights' | 'activations' | 'kv'> {
  const pair = slashed.exec(word);
  return pair === null ? { weights: word } : { activations: pair[1] ?? '', kv: pair[2] ?? '' };
}

export function choiceOf(kernel: MeasuredKernel, form: NonNullable<KernelChoice['form']>): KernelChoice {
  const { accelerator, precision, library } = kernel;
  return { accelerator, ...precisionsOf(precision), ...(library !== '' && { library }), form };
}
