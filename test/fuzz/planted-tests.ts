/** Tests of a share of the planted bugs: one test file a share, since files run beside each other. */
import { beforeAll, expect, test } from 'vitest';
import { CheckedWorld } from '../worlds/check.ts';
import { randomWorld } from '../worlds/world.ts';
import { hunts, planted, rememberedSeeds, seedFor } from './hunt.ts';
import { type PlantedCore, plantedCore } from './planted-core.ts';

/** Tests the hunts whose index is `share` modulo `shares`, and that the core without its bugs equals the twin. */
export function testPlanted(share: number, shares: number): void {
  const seeds = rememberedSeeds();
  const own = hunts.filter((_, index) => index % shares === share);
  let core: PlantedCore;

  beforeAll(async () => {
    core = await plantedCore(planted);
  });

  test('without a bug chosen the core equals the twin', () => {
    for (const seed of [1 + share, 11 + share, 21 + share]) {
      const world = new CheckedWorld(randomWorld(seed), seed);
      expect(world.coreComplaints(core.plain()), world.world.description).toEqual([]);
    }
  });

  test.each(own)('found: $key', (hunt) => {
    const seed = seedFor(hunt, core.with(hunt.mutant), seeds);
    expect(seed, 'no world finds it').toBeDefined();
    if (seed !== seeds[hunt.key]) {
      process.stderr.write(`"${hunt.key}" is found by seed ${seed} now: npm run fuzz -- --planted remembers it\n`);
    }
  });
}
