// The catalog: registries of entries, and how a name finds one.

import { InputError, shown } from '../errors.ts';
import * as acceleratorFiles from './accelerator/index.ts';
import * as engineFiles from './engine/index.ts';
import * as modelFiles from './model/index.ts';
import { idOf, suggestion } from './names.ts';
import * as precisionFiles from './precision/index.ts';
import type { AcceleratorEntry, EngineEntry, ModelEntry, PrecisionEntry, PrecisionId, WorkloadEntry } from './types.ts';
import * as workloadFiles from './workload/index.ts';

/**
 * A plain list in the order of ids: engines sort the exports of a module, bundlers need not. Duplicates are looked for
 * by test/catalog. JSON modules type words as string, hence the cast.
 */
const listed = <E extends { readonly id: string }>(files: object): readonly E[] =>
  (Object.values(files) as E[]).sort((a, b) => (a.id < b.id ? -1 : 1));

export const accelerators = listed<AcceleratorEntry>(acceleratorFiles);
export const models = listed<ModelEntry>(modelFiles);
export const engines = listed<EngineEntry>(engineFiles);
export const precisions = listed<PrecisionEntry>(precisionFiles);
export const workloads = listed<WorkloadEntry>(workloadFiles);

interface Named {
  readonly id: string;
  readonly aliases?: readonly string[];
}

/** The entry that `name` is the id or an alias of, or null. */
export function find<E extends Named>(entries: readonly E[], name: string): E | null {
  const id = idOf(name);
  for (const entry of entries) {
    if (entry.id === id || entry.aliases?.includes(id) === true) return entry;
  }
  return null;
}

/** "Did you mean …?" over ids and aliases. */
export const hintFor = (entries: readonly Named[], name: string): string =>
  suggestion(
    idOf(name),
    entries.map((entry) => entry.id),
    entries.flatMap((entry) => entry.aliases ?? []),
  );

/** As `find`, or an InputError at `path`. */
export function get<E extends Named>(entries: readonly E[], name: string, path: readonly (string | number)[] = []): E {
  const entry = find(entries, name);
  if (entry !== null) return entry;
  throw new InputError([{ code: 'UNKNOWN_NAME', path, found: shown(name), hint: hintFor(entries, name) }]);
}

const byPrecision: ReadonlyMap<string, PrecisionEntry> = new Map(precisions.map((entry) => [entry.id, entry]));

export function precisionOf(id: PrecisionId): PrecisionEntry {
  const entry = byPrecision.get(id);
  if (entry === undefined) throw new RangeError(`precision ${id} is not in the catalog`);
  return entry;
}

export {
  kvElementsPerToken,
  layerParameters,
  normParameters,
  parameterCount,
  vocabularyParameters,
} from './arithmetic.ts';
export { editDistance, idOf, nearest, suggestion } from './names.ts';
