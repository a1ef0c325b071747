/** Random worlds: the core in all its modes equals the twin in everything. `TOKENWORKS_WORLDS` sets how many. */
import { expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { checkWorld } from './check.ts';
import { randomWorld } from './world.ts';

const worlds = Number(process.env['TOKENWORKS_WORLDS'] ?? 1000);
const perTest = 100;
const firstSeeds = Array.from({ length: Math.ceil(worlds / perTest) }, (_, index) => 1 + index * perTest);

test.each(firstSeeds)('core and twin are equal in the worlds from seed %i', { timeout: 600_000 }, async (first) => {
  const module = await loadCoreModule();
  for (let seed = first; seed < Math.min(first + perTest, worlds + 1); seed++) {
    const world = randomWorld(seed);
    const wrong = checkWorld(module, world, seed);
    expect(wrong, `${world.description}\nreplay: npm run fuzz -- --worlds 1 --seed ${seed}`).toEqual([]);
  }
});
