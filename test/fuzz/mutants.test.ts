/** The fuzz finds every planted bug: a core with one in it differs from the twin within some worlds. */
import { beforeAll, expect, test } from 'vitest';
import { checkWorld } from '../worlds/check.ts';
import { runCore } from '../worlds/core.ts';
import type { Law } from '../worlds/law.ts';
import { laws } from '../worlds/laws.ts';
import { betterRows, lonelyWorld, slowerComplaints } from '../worlds/lonely.ts';
import type { World } from '../worlds/program.ts';
import { randomRows, randomWorld } from '../worlds/world.ts';
import { compileCore } from './mutant.ts';
import { lawBreakers, mutants } from './mutants.ts';

const worlds = 2000;
const firstSeed = 1;

/** How many worlds it takes to see that a core is broken; more than `worlds` when nothing is seen. */
function worldsUntilFound(module: WebAssembly.Module): number {
  for (let index = 0; index < worlds; index++) {
    if (checkWorld(module, randomWorld(firstSeed + index), firstSeed + index).length > 0) return index + 1;
  }
  return worlds + 1;
}

/** True when some outcome of a broken core breaks the law. */
function isBroken(module: WebAssembly.Module, law: Law): boolean {
  for (let seed = firstSeed; seed < firstSeed + worlds; seed++) {
    const world = randomWorld(seed);
    for (const stepMode of [0, 2])
      if (law.complaints(world, runCore(module, world, { stepMode })).length > 0) return true;
  }
  return false;
}

beforeAll(async () => {
  const whole = await compileCore();
  expect(checkWorld(whole, randomWorld(firstSeed), firstSeed)).toEqual([]);
});

test.each(mutants)('found: $name', { timeout: 300_000 }, async (mutant) => {
  expect(worldsUntilFound(await compileCore(mutant))).toBeLessThanOrEqual(worlds);
});

test.each(lawBreakers)(
  'the law "$law" is broken by: $mutant',
  { timeout: 300_000 },
  async ({ law: start, mutant: name }) => {
    const law = laws.find((one) => one.name.startsWith(start));
    const mutant = mutants.find((one) => one.name === name);
    if (law === undefined || mutant === undefined) throw new Error('no such law or mutant');
    expect(isBroken(await compileCore(mutant), law)).toBe(true);
  },
);

test('every law has a bug that breaks it', () => {
  expect(laws.filter((law) => !lawBreakers.some((one) => law.name.startsWith(one.law)))).toEqual([]);
});

test('the law of the lone request is broken by: more bandwidth takes longer', { timeout: 300_000 }, async () => {
  const broken = await compileCore({
    file: 'kernel/elementwise.ts',
    name: 'more bandwidth takes longer',
    find: '(tokens * bytes) / coefficient(model, ElementwiseCoefficient.bytesPerS)',
    replace: '(tokens * bytes * coefficient(model, ElementwiseCoefficient.bytesPerS)) / 1e24',
  });
  const slowed = (module: WebAssembly.Module, seed: number): boolean => {
    const rows = randomRows(seed);
    const alone = lonelyWorld(rows);
    const better = lonelyWorld(betterRows(rows, 'hbmBytesPerS', 4));
    const outcome = (world: World) => runCore(module, world, { stepMode: 0 });
    return slowerComplaints(outcome(alone), outcome(better)).length > 0;
  };
  const seeds = Array.from({ length: 200 }, (_, index) => firstSeed + index);
  expect(seeds.some((seed) => slowed(broken, seed))).toBe(true);
  const whole = await compileCore();
  expect(seeds.some((seed) => slowed(whole, seed))).toBe(false);
});
