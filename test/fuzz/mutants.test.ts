/** The fuzz finds every planted bug: a core with one in it differs from the twin within some worlds. */
import { beforeAll, expect, test } from 'vitest';
import { checkWorld } from '../worlds/check.ts';
import { randomWorld } from '../worlds/world.ts';
import { compileCore } from './mutant.ts';
import { mutants } from './mutants.ts';

const worlds = 1000;
const firstSeed = 1;

/** How many worlds it takes to see that a core is broken; more than `worlds` when nothing is seen. */
function worldsUntilFound(module: WebAssembly.Module): number {
  for (let index = 0; index < worlds; index++) {
    if (checkWorld(module, randomWorld(firstSeed + index), firstSeed + index).length > 0) return index + 1;
  }
  return worlds + 1;
}

beforeAll(async () => {
  const whole = await compileCore();
  expect(checkWorld(whole, randomWorld(firstSeed), firstSeed)).toEqual([]);
});

test.each(mutants)('found: $name', { timeout: 300_000 }, async (mutant) => {
  expect(worldsUntilFound(await compileCore(mutant))).toBeLessThanOrEqual(worlds);
});
