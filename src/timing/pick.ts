// Which fitted entry times an operator of an accelerator: its own, else that of its family.

import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { Family } from './families.ts';

export interface Picked {
  readonly entry: KernelEntry;
  readonly origin: 'fitted' | 'family';
  /** the precision asked for has no entry; this is the nearest that has */
  readonly substitute: boolean;
}

function ofLibrary(entries: readonly KernelEntry[], library: string | undefined): KernelEntry | null {
  const asked = library === undefined ? undefined : entries.find((entry) => entry.library === library);
  return asked ?? entries[0] ?? null;
}

/** The first of `words` that the accelerator has an entry of; then the first that its family has. */
export function pick(
  entries: readonly KernelEntry[],
  accelerator: string,
  family: Family,
  words: readonly string[],
  library?: string,
): Picked | null {
  const of = (word: string, matches: (entry: KernelEntry) => boolean): KernelEntry | null =>
    ofLibrary(
      entries.filter((entry) => entry.precision === word && matches(entry)),
      library,
    );
  for (const [at, word] of words.entries()) {
    const own = of(word, (entry) => entry.accelerator === accelerator);
    if (own !== null) return { entry: own, origin: 'fitted', substitute: at > 0 };
    const relative = of(word, (entry) => entry.accelerator === null && entry.family === family);
    if (relative !== null) return { entry: relative, origin: 'family', substitute: at > 0 };
  }
  return null;
}
