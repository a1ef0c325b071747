// Operands of a multiply: what a pair of precisions stores, in which precision the accelerator multiplies it, and
// under which names its kernels were measured.

import { precisionOf } from '../catalog/precisions.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { siOf } from '../units.ts';

export interface Operands {
  /** precisions of KernelEntry whose coefficients fit, the best first */
  readonly words: readonly string[];
  /** precision of the multiply */
  readonly compute: PrecisionId;
  readonly flopPerS: number;
  readonly weightBytes: number;
  /** as the multiply reads them */
  readonly activationBytes: number;
  readonly notes: readonly string[];
}

/** Bytes an element, its scales counted in. Sources: catalog/precision; OCP microscaling formats 1.0 (2023). */
const bytesOf: Readonly<Record<string, number>> = {
  fp32: 4,
  tf32: 4,
  bf16: 2,
  fp16: 2,
  fp8: 1,
  'fp8-block': 1,
  int8: 1,
  mxfp8: 1 + 1 / 32,
  nvfp4: 0.5 + 1 / 16,
  mxfp4: 0.5 + 1 / 32,
  int4: 0.5 + 2 / 128,
};

/** [weights, activations] of names that stand for a pair. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  sq: ['int8', 'int8'],
  'int8-wo': ['int8', 'bf16'],
  'int4-wo': ['int4', 'bf16'],
  'w4a16-mxfp4': ['mxfp4', 'bf16'],
  'w4a8-mxfp4-mxfp8': ['mxfp4', 'mxfp8'],
};
const aliases: Readonly<Record<string, string>> = {
  bfloat16: 'bf16',
  half: 'fp16',
  float16: 'fp16',
  float32: 'fp32',
  fp4: 'nvfp4',
  'fp8-e4m3': 'fp8',
};

function wordOf(text: string, field: string): string {
  const plain = text.toLowerCase().replaceAll('_', '-');
  const word = aliases[plain] ?? plain;
  if (word in bytesOf || word in pairs) return word;
  const known = [...Object.keys(bytesOf), ...Object.keys(pairs)].join(', ');
  throw new InputError([
    { code: 'UNKNOWN_NAME', path: [field], found: shown(text), hint: `Known precisions: ${known}.` },
  ]);
}

/** Activations that go with weights of a precision when nobody says: as narrow where kernels multiply so. */
const usualActivations: Readonly<Record<string, string>> = {
  int8: 'bf16',
  int4: 'bf16',
  mxfp4: 'bf16',
  mxfp8: 'mxfp8',
};

/** [precision of the multiply, words] of a pair. */
function multiply(weights: string, activations: string): readonly [PrecisionId, readonly string[]] {
  const wide = activations === 'bf16' || activations === 'fp16';
  if (activations === 'fp32' || activations === 'tf32') return [activations, ['bf16']];
  const narrow = (bytesOf[weights] ?? 0) < 2;
  if (wide) return [activations as PrecisionId, narrow ? weightOnlyWords(weights) : ['bf16']];
  if (!narrow) return [weights as PrecisionId, ['bf16']];
  if (weights === 'int8' && activations === 'int8') return ['int8', ['sq', 'fp8']];
  if (weights === 'int4' && activations === 'int4') return ['int4', ['sq', 'fp8']];
  if (weights === 'nvfp4' && activations === 'nvfp4') return ['fp4', ['nvfp4']];
  if (weights === 'mxfp4' && activations === 'mxfp4') return ['fp4', ['nvfp4']];
  if (weights === 'mxfp4') return ['fp8', ['w4a8-mxfp4-mxfp8', 'fp8-block', 'fp8']];
  if (weights === 'fp8-block' || activations === 'mxfp8') return ['fp8', ['fp8-block', 'fp8']];
  return ['fp8', ['fp8']];
}

function weightOnlyWords(weights: string): readonly string[] {
  if (weights === 'mxfp4' || weights === 'nvfp4') return ['w4a16-mxfp4', 'int4-wo'];
  return weights === 'int4' ? ['int4-wo', 'w4a16-mxfp4'] : ['int8-wo'];
}

const flopPerSOf = (entry: AcceleratorEntry, precision: PrecisionId): number | null => siOf(entry.peak[precision]);

/** The narrowest precision as wide as `wanted` that the accelerator multiplies in; null when it states no peak. */
function multiplied(entry: AcceleratorEntry, wanted: PrecisionId): PrecisionId | null {
  const candidates = [wanted, ...precisionOf(wanted).wider];
  return candidates.find((precision) => flopPerSOf(entry, precision) !== null) ?? null;
}

/** Words of a choice as a pair: `sq` → int8 and int8; weights alone take the activations that go with them. */
export function pairOf(weights = 'bf16', activations?: string): readonly [string, string] {
  const word = wordOf(weights, 'weights');
  const pair = pairs[word];
  if (pair !== undefined) return pair;
  return [word, activations === undefined ? (usualActivations[word] ?? word) : wordOf(activations, 'activations')];
}

/**
 * Operands of a multiply on an accelerator. One that cannot multiply in the precision of the activations dequantises
 * the weights and multiplies in the next wider it can; activations then stay wide.
 */
export function operandsOf(entry: AcceleratorEntry, weights?: string, activations?: string): Operands {
  const [stored, fed] = pairOf(weights, activations);
  const [wanted, words] = multiply(stored, fed);
  const compute = multiplied(entry, wanted);
  // an accelerator without peaks may still have a fitted entry that holds its rate
  const flopPerS = compute === null ? Number.NaN : (flopPerSOf(entry, compute) ?? Number.NaN);
  const weightBytes = bytesOf[stored] ?? 2;
  if (compute === null || compute === wanted) {
    const taken = compute ?? wanted;
    return { words, compute: taken, flopPerS, weightBytes, activationBytes: bytesOf[fed] ?? 2, notes: [] };
  }
  return {
    words: bytesOf[compute] === undefined || weightBytes < 2 ? weightOnlyWords(stored) : ['bf16'],
    compute,
    flopPerS,
    weightBytes,
    activationBytes: bytesOf[compute] ?? 2,
    notes: [`${entry.name} does not multiply in ${wanted}: it dequantises and multiplies in ${compute}`],
  };
}
