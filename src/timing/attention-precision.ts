// Precisions of attention: what the cache stores, what scores are multiplied in, and under which words kernels of such
// a pair were measured.

import type { AcceleratorEntry } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { siOf } from '../units.ts';

export interface AttentionPrecision {
  /** precisions of KernelEntry, math/kv, the best first */
  readonly words: readonly string[];
  /** stored bytes of a KV element */
  readonly kvBytes: number;
  readonly notes: readonly string[];
}

/** Bytes an element of the cache, its scales counted in. */
const bytesOf: Readonly<Record<string, number>> = {
  fp32: 4,
  bf16: 2,
  fp16: 2,
  fp8: 1,
  int8: 1,
  nvfp4: 0.5 + 1 / 16,
  mxfp4: 0.5 + 1 / 32,
  int4: 0.5,
};
const aliases: Readonly<Record<string, string>> = {
  bfloat16: 'bf16',
  half: 'fp16',
  float16: 'fp16',
  float32: 'fp32',
  auto: 'bf16',
  'fp8-e4m3': 'fp8',
  'fp8-e5m2': 'fp8',
  fp4: 'nvfp4',
};

function wordOf(text: string): string {
  const plain = text.toLowerCase().replaceAll('_', '-');
  const word = aliases[plain] ?? plain;
  if (word in bytesOf) return word;
  const hint = `Known precisions of a KV cache: ${Object.keys(bytesOf).join(', ')}.`;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['kv'], found: shown(text), hint }]);
}

/**
 * The pair of math and cache. Only bf16 and fp8 were measured: any narrow cache takes the kernels of fp8 with its own
 * bytes, any wide one those of bf16. Scores are multiplied in fp8 when `activations` says so and the cache is narrow.
 */
export function attentionPrecision(activations: string | undefined, kv = 'bf16'): AttentionPrecision {
  const stored = wordOf(kv);
  const kvBytes = bytesOf[stored] ?? 2;
  if (kvBytes >= 2) return { words: ['bf16/bf16'], kvBytes, notes: [] };
  const notes = stored === 'fp8' ? [] : [`kernels of an fp8 cache, with the bytes of ${stored}`];
  const narrow = activations?.toLowerCase().startsWith('fp8') === true;
  const words = narrow ? ['fp8/fp8', 'bf16/fp8', 'bf16/bf16'] : ['bf16/fp8', 'fp8/fp8', 'bf16/bf16'];
  return { words, kvBytes, notes };
}

/**
 * FLOP/s that fractions of peak of an entry refer to: the fp8 peak with an fp8 cache, since most kernels then multiply
 * in fp8 whatever they are called, the bf16 peak else, and where the accelerator has no fp8.
 */
export function peakOf(accelerator: AcceleratorEntry, precision: string): number {
  const wide = siOf(accelerator.peak.bf16) ?? siOf(accelerator.peak.fp16) ?? Number.NaN;
  return precision.includes('fp8') ? (siOf(accelerator.peak.fp8) ?? wide) : wide;
}

/** Sheets write MB for caches, which count in 2^20 B. */
const MIB = 1.048576;

/** Last-level cache, B; 0 where nobody says. */
export const cacheBytesOf = ({ sheet }: AcceleratorEntry): number =>
  sheet === undefined ? 0 : Math.round((siOf(sheet.lastLevelCache) ?? 0) * MIB);

/** Throws an InputError for an accelerator whose datasheet lacks what every kernel needs. */
export function complete(accelerator: AcceleratorEntry, flopPerS = Number.NaN, bytesPerS = Number.NaN): void {
  if (flopPerS > 0 && bytesPerS > 0) return;
  const hint = `Its ${flopPerS > 0 ? 'hbmBandwidth' : 'peak'} is unknown: give it.`;
  throw new InputError([{ code: 'INCOMPLETE', path: ['accelerator'], found: shown(accelerator.id), hint }]);
}
