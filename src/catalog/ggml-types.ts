// How ggml stores tensors: elements and bytes of a block of each type, scales included, and what one is multiplied as.
// Source: ggml.h and ggml-common.h of ggml-org/ggml, recalled.

import type { PrecisionId } from './types.ts';

export interface GgmlType {
  /** as the catalog's names are written: `q4-k` of Q4_K */
  readonly id: string;
  /** elements of a block, and its bytes */
  readonly elements: number;
  readonly bytes: number;
  /** the precision whose multiply it goes through, dequantised where activations are wider */
  readonly multiplies: PrecisionId;
  /** the format of precisions.ts that stores elements alike */
  readonly format?: string;
}

const row = (id: string, elements: number, bytes: number, multiplies: PrecisionId, format?: string): GgmlType => ({
  ...{ id, elements, bytes, multiplies },
  ...(format !== undefined && { format }),
});

/** [number of the type in a file] */
const numbered: Readonly<Record<number, GgmlType>> = {
  0: row('f32', 1, 4, 'fp32', 'fp32'),
  1: row('f16', 1, 2, 'fp16', 'fp16'),
  2: row('q4-0', 32, 18, 'int4', 'int4-g32'),
  3: row('q4-1', 32, 20, 'int4'),
  6: row('q5-0', 32, 22, 'int8'),
  7: row('q5-1', 32, 24, 'int8'),
  8: row('q8-0', 32, 34, 'int8', 'int8-g32'),
  9: row('q8-1', 32, 36, 'int8'),
  10: row('q2-k', 256, 84, 'int4'),
  11: row('q3-k', 256, 110, 'int4'),
  12: row('q4-k', 256, 144, 'int4'),
  13: row('q5-k', 256, 176, 'int8'),
  14: row('q6-k', 256, 210, 'int8'),
  15: row('q8-k', 256, 292, 'int8'),
  16: row('iq2-xxs', 256, 66, 'int4'),
  17: row('iq2-xs', 256, 74, 'int4'),
  18: row('iq3-xxs', 256, 98, 'int4'),
  19: row('iq1-s', 256, 50, 'int4'),
  20: row('iq4-nl', 32, 18, 'int4'),
  21: row('iq3-s', 256, 110, 'int4'),
  22: row('iq2-s', 256, 82, 'int4'),
  23: row('iq4-xs', 256, 136, 'int4'),
  29: row('iq1-m', 256, 56, 'int4'),
  30: row('bf16', 1, 2, 'bf16', 'bf16'),
  34: row('tq1-0', 256, 54, 'int4'),
  35: row('tq2-0', 256, 66, 'int4'),
  39: row('mxfp4', 32, 17, 'fp4', 'mxfp4'),
};

const byId: ReadonlyMap<string, GgmlType> = new Map(Object.values(numbered).map((type) => [type.id, type]));

/** The type of that number in a file, or of that id; null where it is not known. */
export const ggmlType = (name: number | string): GgmlType | null =>
  (typeof name === 'number' ? numbered[name] : byId.get(name)) ?? null;

export const bitsOf = ({ elements, bytes }: GgmlType): number => (8 * bytes) / elements;

/** [general.file_type] the type of most tensors of such a file */
const fileTypes: Readonly<Record<number, string>> = {
  ...{ 0: 'f32', 1: 'f16', 2: 'q4-0', 3: 'q4-1', 7: 'q8-0', 8: 'q5-0', 9: 'q5-1', 10: 'q2-k', 11: 'q3-k', 12: 'q3-k' },
  ...{ 13: 'q3-k', 14: 'q4-k', 15: 'q4-k', 16: 'q5-k', 17: 'q5-k', 18: 'q6-k', 19: 'iq2-xxs', 20: 'iq2-xs' },
  ...{ 21: 'q2-k', 22: 'iq3-xxs', 23: 'iq3-xxs', 24: 'iq1-s', 25: 'iq4-nl', 26: 'iq3-s', 27: 'iq3-s', 28: 'iq2-s' },
  ...{ 29: 'iq2-s', 30: 'iq4-xs', 31: 'iq1-m', 32: 'bf16', 36: 'tq1-0', 37: 'tq2-0', 38: 'mxfp4' },
};

export const ggmlFileType = (number: number): GgmlType | null => ggmlType(fileTypes[number] ?? '');

/**
 * The format in which tensors of these types are stored together: a format that others have too, the type by its name,
 * or the type of most of them with the bits an element that all take on average.
 */
export function ggmlFormat(elementsOf: ReadonlyMap<GgmlType, number>): string {
  const all = [...elementsOf];
  const [most] = all.reduce((first, one) => (one[1] > first[1] ? one : first), all[0] ?? [ggmlType('bf16'), 0]);
  if (most === null) throw new RangeError('no type of tensors');
  if (all.length <= 1) return most.format ?? most.id;
  const elements = all.reduce((sum, [, count]) => sum + count, 0);
  const bits = all.reduce((sum, [type, count]) => sum + bitsOf(type) * count, 0) / elements;
  return `${most.id}-${bits.toFixed(4)}`;
}

/** The type and the bits of a name that `ggmlFormat` gave; null for another. */
export function ggmlNamed(id: string): { readonly type: GgmlType; readonly bits: number } | null {
  const pure = byId.get(id);
  if (pure !== undefined) return { type: pure, bits: bitsOf(pure) };
  const [, name = '', bits = ''] = /^([a-z0-9-]+)-(\d{1,2}\.\d{1,4})$/.exec(id) ?? [];
  const type = byId.get(name);
  return type === undefined || !(Number(bits) > 0) ? null : { type, bits: Number(bits) };
}
