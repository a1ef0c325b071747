// The catalog: registries of entries, and how a name finds one.

import { InputError, shown } from '../errors.ts';
import * as acceleratorFiles from './accelerator/index.ts';
import * as engineFiles from './engine/index.ts';
import * as fabricFiles from './fabric/index.ts';
import { listed } from './listed.ts';
import * as modelFiles from './model/index.ts';
import { idOf, productSuggestion, suggestion } from './names.ts';
import { isStated } from './status.ts';
import type { AcceleratorEntry, EngineEntry, FabricEntry, ModelRecord, WorkloadEntry } from './types.ts';
import * as workloadFiles from './workload/index.ts';

export const accelerators = listed<AcceleratorEntry>(acceleratorFiles);
/** Every model, as its source has it. */
export const modelRecords = listed<ModelRecord>(modelFiles);
/** The models of which nothing is unknown. */
export const models = modelRecords.filter(isStated);
export const fabrics = listed<FabricEntry>(fabricFiles);
export const engines = listed<EngineEntry>(engineFiles);
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
export function hintFor(entries: readonly Named[], name: string): string {
  const suggest = entries === accelerators ? productSuggestion : suggestion;
  return suggest(
    idOf(name),
    entries.map((entry) => entry.id),
    entries.flatMap((entry) => entry.aliases ?? []),
  );
}

/** As `find`, or an InputError at `path`. */
export function get<E extends Named>(entries: readonly E[], name: string, path: readonly (string | number)[] = []): E {
  const entry = find(entries, name);
  if (entry !== null) return entry;
  throw new InputError([{ code: 'UNKNOWN_NAME', path, found: shown(name), hint: hintFor(entries, name) }]);
}

export {
  activeParameterCount,
  kvElementsPerToken,
  layerParameters,
  normParameters,
  parameterCount,
  vocabularyParameters,
} from './arithmetic.ts';
export { editDistance, idOf, nearest, suggestion } from './names.ts';
export { windowMatters } from './needs.ts';
export { precisionOf, precisions } from './precisions.ts';
export { missingOfAccelerator, missingOfModel, type Sizes, sizesOf, statusOf } from './status.ts';
