// Cores that are kept: one a compiled module and use, so that a question costs no new instance. A kept core that is too
// small is replaced by a larger one. Whoever loads its tables signs as their user and loads them again after another.

import type { CoreModule } from './host.ts';
import { type Instance, instantiateCore, type Sizes } from './instance.ts';
import type { SizeName } from './layout.gen.ts';

export type Use = 'maths' | 'lab' | 'costs';

export interface KeptCore {
  readonly instance: Instance;
  /** whose data the tables hold; null = nobody's */
  user: object | null;
}

const kept = new WeakMap<CoreModule, Map<Use, KeptCore>>();

/** Twice what was too small at least: questions that grow one by one cost a new instance only now and then. */
const largerOf = (wanted: Partial<Sizes>, had: Sizes): Partial<Sizes> =>
  Object.fromEntries(
    Object.entries(wanted).map(([name, size]) => {
      const before = had[name as SizeName];
      return [name, size <= before ? before : Math.max(size, 2 * before)];
    }),
  ) as Partial<Sizes>;

/** The kept core of `use`, whose tables have at least `sizes` rows, and exactly `exact` rows of those tables. */
export function keptCore(module: CoreModule, use: Use, sizes: Partial<Sizes>, exact: Partial<Sizes> = {}): KeptCore {
  const ofModule = kept.get(module) ?? new Map<Use, KeptCore>();
  kept.set(module, ofModule);
  const had = ofModule.get(use);
  if (had !== undefined && fits(sizes, exact, had.instance.sizes)) return had;
  const wanted = had === undefined ? sizes : largerOf(sizes, had.instance.sizes);
  const core: KeptCore = { instance: instantiateCore(module, { ...wanted, ...exact }), user: null };
  ofModule.set(use, core);
  return core;
}

function fits(sizes: Partial<Sizes>, exact: Partial<Sizes>, had: Sizes): boolean {
  for (const name in sizes) if ((sizes[name as SizeName] ?? 0) > had[name as SizeName]) return false;
  for (const name in exact) if (exact[name as SizeName] !== had[name as SizeName]) return false;
  return true;
}

/** After a trap: the next question gets a fresh core. */
export function forgetCore(module: CoreModule, use: Use): void {
  kept.get(module)?.delete(use);
}
