// The registry of precisions, apart from the others: who compiles needs these few, not every model and accelerator.

import { ggmlNamed } from './ggml-types.ts';
import { listed } from './listed.ts';
import { idOf } from './names.ts';
import * as precisionFiles from './precision/index.ts';
import type { FormatEntry, PrecisionEntry, PrecisionId } from './types.ts';

/** How numbers are stored: precisions, and the block-scaled formats that kernels alone know. */
export const formats = listed<FormatEntry>(precisionFiles);

/** Precisions that datasheets state peaks of. */
export const precisions = formats.filter(({ multiplies }) => multiplies === undefined) as unknown as PrecisionEntry[];

const byName: ReadonlyMap<string, FormatEntry> = new Map(
  formats.flatMap((entry) => [entry.id, ...entry.aliases].map((name) => [name, entry] as const)),
);

export function precisionOf(id: PrecisionId): PrecisionEntry {
  const entry = byName.get(id);
  if (entry === undefined) throw new RangeError(`precision ${id} is not in the catalog`);
  return entry as PrecisionEntry;
}

/** `int4-g32` is int4 with a scale each 32 elements; `int4-channel` with one a channel. */
function grouped(id: string): FormatEntry | null {
  const [, base = '', group = ''] = /^(int4|int8)-(g\d{1,5}|channel)$/.exec(id) ?? [];
  const entry = byName.get(base);
  if (entry === undefined || group === 'g0') return null;
  const scale = { elements: group === 'channel' ? null : Number(group.slice(1)), bytes: 2 };
  return { ...entry, id, aliases: [], scale, multiplies: base as PrecisionId };
}

/** `q4-k` is a type of ggml; `q4-k-4.8512` one with others, of so many bits an element on average, scales included. */
function ofGgml(id: string): FormatEntry | null {
  const named = ggmlNamed(id);
  if (named === null) return null;
  const { type, bits } = named;
  return { ...precisionOf(type.multiplies), id, aliases: [], bits, scale: null, multiplies: type.multiplies };
}

/** The format of a name in any spelling, `FP8_E4M3` or `bfloat16`; null when there is none. */
export const formatOf = (name: string): FormatEntry | null =>
  byName.get(idOf(name)) ?? grouped(idOf(name)) ?? ofGgml(idOf(name));

/** The precision whose peak a format multiplies at. */
export const multiplierOf = ({ id, multiplies }: FormatEntry): PrecisionId => multiplies ?? (id as PrecisionId);

/** As `formatOf`, of a name that was checked. */
export function knownFormat(name: string): FormatEntry {
  const entry = formatOf(name);
  if (entry === null) throw new RangeError(`precision ${name} is not in the catalog`);
  return entry;
}

/** Bytes an element of a format, group scales included. */
export function elementBytes(name: string): number {
  const { bits, scale } = knownFormat(name);
  return bits / 8 + (scale?.elements ? scale.bytes / scale.elements : 0);
}

/** Bytes of scales an output channel. */
export function channelBytes(name: string): number {
  const { scale } = knownFormat(name);
  return scale !== null && scale.elements === null ? scale.bytes : 0;
}
