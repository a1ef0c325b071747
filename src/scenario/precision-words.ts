// Words that engines and checkpoints have for precisions, and what they say of weights and activations.

import { idOf } from '../catalog/names.ts';
import { formatOf } from '../catalog/precisions.ts';

export interface PrecisionWord {
  readonly weights: string;
  /** null = they stay in 16 bits */
  readonly activations: string | null;
}

const both = (id: string): PrecisionWord => ({ weights: id, activations: id });
const weightsOnly = (weights: string): PrecisionWord => ({ weights, activations: null });

const words: ReadonlyMap<string, PrecisionWord> = new Map([
  ...['bf16', 'bfloat16'].map((word) => [word, both('bf16')] as const),
  ...['fp16', 'float16', 'half', 'w16a16'].map((word) => [word, both('fp16')] as const),
  ...['fp8', 'fp8-e4m3', 'fp8-e5m2', 'fp8-e4m3fn', 'fp8-dynamic', 'fp8-ds-mla', 'w8a8-fp8', 'float8'].map(
    (word) => [word, both('fp8')] as const,
  ),
  ...['fbgemm-fp8', 'ptpc-fp8', 'modelopt', 'modelopt-fp8', 'e4m3', 'e5m2', 'deepspeedfp', 'fp8-per-tensor'].map(
    (word) => [word, both('fp8')] as const,
  ),
  ...['fp8-block', 'fp8-blocks', 'deepseek-fp8', 'mxfp8'].map((word) => [word, both('fp8')] as const),
  ...['fp4', 'nvfp4', 'modelopt-fp4', 'petit-nvfp4', 'w4a4'].map((word) => [word, both('fp4')] as const),
  ...['mxfp4', 'nvfp4a16', 'w4a16-fp4'].map((word) => [word, weightsOnly('fp4')] as const),
  ...['int8', 'w8a8', 'w8a8-int8', 'blockwise-int8', 'smoothquant', 'tpu-int8'].map(
    (word) => [word, both('int8')] as const,
  ),
  ...['w8a16', 'experts-int8', 'int8-weight-only'].map((word) => [word, weightsOnly('int8')] as const),
  ...['int4', 'w4a16', 'awq', 'awq-marlin', 'gptq', 'gptq-marlin', 'int4-awq', 'int4-weight-only'].map(
    (word) => [word, weightsOnly('int4')] as const,
  ),
  ...['bitsandbytes', 'bnb', 'nf4', 'q4', 'q4-k-m', 'moe-wna16', '4bit', '4-bit', 'marlin'].map(
    (word) => [word, weightsOnly('int4')] as const,
  ),
  ...['w4a8-awq', 'w4afp8', 'w4a8'].map((word) => [word, { weights: 'int4', activations: 'fp8' }] as const),
  ...['8bit', '8-bit'].map((word) => [word, both('int8')] as const),
]);

/** `AWQ_Marlin` and the like; null = no such word is known. */
export const precisionWord = (word: string): PrecisionWord | null => words.get(idOf(word)) ?? null;

/** The parts of `fp8`, `awq`, `int4/bf16/fp8`: weights, activations (null = left as they are), KV; null = unknown. */
export function precisionParts(text: string): (PrecisionWord & { readonly kv?: string }) | null {
  const [first = '', activations, kv, ...more] = text.split('/');
  const known = precisionWord(first);
  if (known === null || more.length > 0) return null;
  const weights = formatOf(first)?.id ?? known.weights;
  return { weights, activations: activations ?? known.activations, ...(kv !== undefined && { kv }) };
}

/** `{ weights: int4, activations: bf16 }`, as a scenario writes it. */
export const precisionText = ({ weights, activations }: PrecisionWord): string =>
  `{ weights: ${weights}, activations: ${activations ?? 'bf16'} }`;
