// How a model's name finds its entry: ids, aliases, and the words that quantised and tuned copies add to a name.

import { find, modelRecords } from './index.ts';
import type { ModelRecord } from './types.ts';

/** The entry of a name in any spelling, or null. */
export function findModel(name: string): ModelRecord | null {
  return find(modelRecords, name);
}
