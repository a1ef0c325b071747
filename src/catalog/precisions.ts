// The registry of precisions, apart from the others: who compiles needs these few, not every model and accelerator.

import { listed } from './listed.ts';
import * as precisionFiles from './precision/index.ts';
import type { PrecisionEntry, PrecisionId } from './types.ts';

export const precisions = listed<PrecisionEntry>(precisionFiles);

const byPrecision: ReadonlyMap<string, PrecisionEntry> = new Map(precisions.map((entry) => [entry.id, entry]));

export function precisionOf(id: PrecisionId): PrecisionEntry {
  const entry = byPrecision.get(id);
  if (entry === undefined) throw new RangeError(`precision ${id} is not in the catalog`);
  return entry;
}
