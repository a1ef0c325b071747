/**
 * Tests of a share of the random worlds: one test file a share, since files run beside each other.
 *
 * Each world is run by the twin once, and everything is asked of it: the laws, one route law in turn, the core in all
 * its modes, in every 20th world the debug core. `TOKENWORKS_WORLDS` sets how many there are in all.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { CheckedWorld } from './check.ts';
import { makeWorld } from './program.ts';
import { routeComplaints } from './route-laws.ts';
import { randomRows } from './world.ts';

const worlds = Number(process.env['TOKENWORKS_WORLDS'] ?? 1000);
const perTest = 25;
const debugEvery = 20;

/** Everything wrong with the world of a seed. */
function wrongWith(seed: number, core: WebAssembly.Module, debug: WebAssembly.Module): string[] {
  const rows = randomRows(seed);
  const checked = new CheckedWorld(makeWorld(rows), seed);
  return [
    ...checked.lawComplaints(),
    ...routeComplaints(rows, seed),
    ...checked.coreComplaints(core),
    ...(seed % debugEvery === 0 ? checked.debugComplaints(debug) : []),
  ];
}

/** Tests the worlds of a share: of `shares` parts of about equal length the one with this number, from 1. */
export function testWorlds(share: number, shares: number): void {
  const first = 1 + Math.floor((worlds * (share - 1)) / shares);
  const last = Math.floor((worlds * share) / shares);
  const firstSeeds = Array.from({ length: Math.ceil((last - first + 1) / perTest) }, (_, at) => first + at * perTest);

  test.each(firstSeeds)('core, twin and laws agree in the worlds from seed %i', async (from) => {
    const core = await loadCoreModule();
    const debug = new WebAssembly.Module(readFileSync(new URL('../../wasm/core.debug.wasm', import.meta.url)));
    for (let seed = from; seed < from + perTest && seed <= last; seed++) {
      const wrong = wrongWith(seed, core, debug);
      expect(wrong, `replay: npm run fuzz -- --worlds 1 --seed ${seed}`).toEqual([]);
    }
  });
}
