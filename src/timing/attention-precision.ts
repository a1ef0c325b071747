// Precisions of attention: what the cache stores, what scores are multiplied in, and under which words kernels of such
// a pair were measured.

import attentionFile from '../catalog/kernel/attention.json' with { type: 'json' };
import type { KernelEntry, KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { siOf } from '../units.ts';
import { changeOf, computeChange, moved } from './change.ts';
import { familyOf } from './families.ts';
import { isHalf, type Multiply, multiplyOf, unratedMultiply } from './multiply.ts';
import { formatWord } from './operands.ts';
import type { KernelChoice } from './types.ts';

export interface AttentionPrecision {
  /** precisions of KernelEntry, math/kv, the best first */
  readonly words: readonly string[];
  /** stored bytes of a KV element */
  readonly kvBytes: number;
  /** of scores and of their products with values */
  readonly multiply: Multiply;
}

const { entries } = attentionFile as KernelFile;

/** Whether kernels of an fp8 cache were measured on the accelerator or its family. */
function hasNarrowKernels(accelerator: AcceleratorEntry): boolean {
  const family = familyOf(accelerator);
  return entries.some(
    (entry) =>
      entry.precision === 'bf16/fp8' &&
      (entry.accelerator === accelerator.id || (entry.accelerator === null && entry.family === family)),
  );
}

const kvWord = (kv: string): string => (kv.toLowerCase() === 'auto' ? 'bf16' : formatWord(kv, 'kv'));

/** What decides the precision of attention. */
export type AttentionPair = Pick<KernelChoice, 'activations' | 'kv' | 'form'>;

/**
 * In which precision attention multiplies; null when the accelerator has no peak wide enough. Measured kernels of an
 * fp8 cache quantise queries and scores and multiply in fp8, whatever they are called: on Blackwell Ultra they pass the
 * bf16 peak. A roofline, and every other narrow cache, is dequantised as any multiply.
 */
export function attentionMultiply(
  accelerator: AcceleratorEntry,
  { activations = 'bf16', kv = 'bf16', form }: AttentionPair,
): Multiply | null {
  const stored = kvWord(kv);
  const multiply = multiplyOf(accelerator, stored, formatWord(activations, 'activations'));
  if (multiply === null || form === 'roofline' || stored !== 'fp8' || !isHalf(multiply.precision)) return multiply;
  const isNarrow = accelerator.peak.fp8.value !== null && hasNarrowKernels(accelerator);
  return isNarrow ? multiplyOf(accelerator, 'fp8', 'fp8') : multiply;
}

/** Kernels by what they multiply in and what their cache holds. */
function wordsOf({ precision }: Multiply, stored: string, fed: string): readonly string[] {
  if (isHalf(precision)) return stored === 'fp8' ? ['bf16/fp8', 'bf16/bf16'] : ['bf16/bf16'];
  if (precision !== 'fp8') return [];
  const isWide = fed === 'bf16' || fed === 'fp16';
  return isWide ? ['bf16/fp8', 'bf16/bf16'] : ['fp8/fp8', 'bf16/fp8', 'bf16/bf16'];
}

/** The pair of math and cache. Only bf16 and fp8 were measured; other caches are read with their own bytes. */
export function attentionPrecision(accelerator: AcceleratorEntry, pair: AttentionPair): AttentionPrecision {
  const stored = kvWord(pair.kv ?? 'bf16');
  const fed = formatWord(pair.activations ?? 'bf16', 'activations');
  const multiply = attentionMultiply(accelerator, pair) ?? unratedMultiply(accelerator, stored, fed);
  return { words: wordsOf(multiply, stored, fed), kvBytes: multiply.weightBytes, multiply };
}

/**
 * FLOP/s that fractions of peak of an entry refer to: the fp8 peak with an fp8 cache, since most kernels then multiply
 * in fp8 whatever they are called, the bf16 peak else, and where the accelerator has no fp8.
 */
export function peakOf(accelerator: AcceleratorEntry, precision: string): number {
  const wide = siOf(accelerator.peak.bf16) ?? siOf(accelerator.peak.fp16) ?? Number.NaN;
  return precision.includes('fp8') ? (siOf(accelerator.peak.fp8) ?? wide) : wide;
}

/** Achieved fraction of the peak of a precision: that of a GEMM, times what attention makes of it. */
export function attentionShareOf({ efficiency }: AcceleratorEntry, precision: PrecisionId): number {
  const gemm = (efficiency.compute[precision] ?? efficiency.compute.default).value ?? 0.65;
  return gemm * (efficiency.attention.value ?? 0.7);
}

/** Coefficients of an entry, moved by what the user wrote. */
export const asChanged = (accelerator: AcceleratorEntry, { coefficients }: KernelEntry, precision: PrecisionId) =>
  moved(coefficients, {
    prefillEfficiency: computeChange(accelerator, precision) * changeOf(accelerator.efficiency.attention),
    decodeBandwidth: changeOf(accelerator.efficiency.hbm),
  });

/** What a model without a fit says of itself. */
export const unmeasured = (what: string, { name }: AcceleratorEntry, precision: PrecisionId): string =>
  `no ${what} of ${name} or its family was measured in ${precision}: datasheet and catalogued fractions`;

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
