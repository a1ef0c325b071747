// What a pair of precisions by name stores, and how it multiplies: words of files and questions as formats of the
// catalog.

import { idOf } from '../catalog/names.ts';
import { formatOf, formats, multiplierOf, precisionOf } from '../catalog/precisions.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { type Multiply, multiplyOf, unratedMultiply } from './multiply.ts';

export interface Operands extends Multiply {
  readonly notes: readonly string[];
}

/** [weights, activations] of names that kernels have for a pair. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  sq: ['int8', 'int8'],
  'int8-wo': ['int8', 'bf16'],
  'int4-wo': ['int4', 'bf16'],
  'w4a16-mxfp4': ['mxfp4', 'bf16'],
  'w4a8-mxfp4-mxfp8': ['mxfp4', 'mxfp8'],
};

/** A precision as KernelEntry spells it: `bfloat16` → bf16, `fp8_block` → fp8-block, fp4 → nvfp4. */
export function precisionWord(text: string): string {
  const word = formatOf(text)?.id ?? idOf(text);
  return word === 'fp4' ? 'nvfp4' : word;
}

/** The format that a field names. Throws InputError for a name that is not known. */
export function formatWord(text: string, field: string): string {
  const entry = formatOf(text);
  if (entry !== null) return entry.id;
  const names = [...formats.map(({ id }) => id), ...(field === 'weights' ? Object.keys(pairs) : [])];
  const hint = `Known precisions: ${names.join(', ')}.`;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: [field], found: shown(text), hint }]);
}

/** Activations that go with weights of a precision where none are named: as narrow where kernels multiply so. */
const usualActivations: Readonly<Record<string, string>> = { int8: 'bf16', int4: 'bf16', mxfp4: 'bf16' };

/** Names of a choice as a pair: `sq` → int8 and int8; weights alone take the activations that go with them. */
export function pairOf(weights = 'bf16', activations?: string): readonly [string, string] {
  const word = idOf(weights);
  const pair = Object.hasOwn(pairs, word) ? pairs[word] : undefined;
  if (pair !== undefined) return pair;
  const stored = formatWord(weights, 'weights');
  const fed = activations === undefined ? usualActivations[stored] : formatWord(activations, 'activations');
  return [stored, fed ?? stored];
}

/** Operands of a multiply on an accelerator; one without peaks may still have a fitted entry that holds its rate. */
export function operandsOf(accelerator: AcceleratorEntry, weights?: string, activations?: string): Operands {
  const [stored, fed] = pairOf(weights, activations);
  const multiply = multiplyOf(accelerator, stored, fed);
  if (multiply === null) return { ...unratedMultiply(accelerator, stored, fed), notes: [] };
  const { precision } = multiply;
  const asked = multiplierOf(formatOf(fed) ?? precisionOf(precision));
  if (accelerator.peak[asked].value !== null) return { ...multiply, notes: [] };
  const note = `${accelerator.name} does not multiply in ${asked}: it dequantises and multiplies in ${precision}`;
  return { ...multiply, notes: [note] };
}
