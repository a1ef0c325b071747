// One pool with the model that it serves: what a row of the Program's `kind` table is made of.

import type { ModelEntry } from '../catalog/types.ts';
import type { PoolSpec, Scenario } from '../scenario/types.ts';

type Path = readonly (string | number)[];

export interface System extends PoolSpec {
  readonly model: ModelEntry;
  /** of the pool in the scenario */
  readonly path: Path;
  /** where its precision was written: with the pool, or for all pools */
  readonly precisionPath: Path;
}

/** [pool] in the file's order */
export function systemsOf({ model, pools, given }: Scenario): System[] {
  return pools.map((pool, index) => {
    const path = ['fleet', 'pools', index];
    const own = `${path.join('.')}.precision`;
    const precisionPath = given.some((one) => one.path.startsWith(own)) ? [...path, 'precision'] : ['precision'];
    return { ...pool, model, path, precisionPath };
  });
}
