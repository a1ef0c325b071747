// One spelling of a precision.

import { idOf } from '../catalog/names.ts';

const words: Readonly<Record<string, string>> = { bfloat16: 'bf16', half: 'fp16', float16: 'fp16', float32: 'fp32' };

/** `bfloat16` → bf16, `fp8_block` → fp8-block. */
export const precisionWord = (text: string): string => words[text.toLowerCase()] ?? idOf(text);
