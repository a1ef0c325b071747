/**
 * All pairs of features in random worlds: the laws hold, and the core equals the twin in everything.
 *
 * `TOKENWORKS_SEED` is the base seed, a number or any text (a commit, a date): another one draws other worlds.
 */
import { describe, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { CheckedWorld } from './check.ts';
import { features } from './feature/index.ts';
import { allPairs, baseSeed, inWords, layeredRows, pairSets, pairsOf, withoutFeatures } from './layered.ts';
import { makeWorld } from './program.ts';

const seed = baseSeed(process.env['TOKENWORKS_SEED']);
const sets = pairSets(seed);
const perTest = 20;
const firsts = Array.from({ length: Math.ceil(sets.length / perTest) }, (_, index) => index * perTest);

test.each(firsts)(`core, twin and laws agree in the worlds of base seed ${seed} from set %i`, async (first) => {
  const core = await loadCoreModule();
  for (const [offset, set] of sets.slice(first, first + perTest).entries()) {
    const world = makeWorld(layeredRows(seed * 1000 + first + offset, set));
    const checked = new CheckedWorld(world, first + offset);
    const wrong = [...checked.lawComplaints(), ...checked.coreComplaints(core)];
    expect(wrong, `TOKENWORKS_SEED=${seed}, set ${first + offset}: ${world.description}`).toEqual([]);
  }
});

describe('features', () => {
  test('the sets of any base seed have every pair', () => {
    for (const base of [1, 2, 77_777]) {
      const covered = new Set(pairSets(base).flatMap(pairsOf));
      expect([...allPairs().keys()].filter((name) => !covered.has(name))).toEqual([]);
    }
    expect(allPairs().size).toBeGreaterThan(400);
  });

  test('names are unique, and each feature says what it is for', () => {
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length);
  });

  test.each(features)('$name: some world shows it, and without it no world does', (feature) => {
    const drawn = Array.from({ length: 12 }, (_, index) => layeredRows(index + 1, [feature]));
    expect(drawn.some((rows) => feature.describe(rows) !== '')).toBe(true);
    for (const rows of drawn) expect(feature.describe(feature.without(rows))).toBe('');
  });

  test('a layer changes nothing that the others draw', () => {
    const [windows, priority] = ['windows', 'priority'].map((name) => features.filter((one) => one.name === name));
    const alone = layeredRows(5, windows ?? []);
    const both = layeredRows(5, [...(windows ?? []), ...(priority ?? [])]);
    expect(both.run).toEqual(alone.run);
    expect(both.arrivals).toEqual(alone.arrivals);
    expect(both.kinds.map((kind) => ({ ...kind, order: 0 }))).toEqual(alone.kinds);
  });

  test('a broken world loses the features that it breaks without', () => {
    const rows = layeredRows(
      3,
      features.filter(({ name }) => ['windows', 'priority', 'sessions'].includes(name)),
    );
    const small = withoutFeatures(rows, ({ kinds }) => kinds.every(({ order }) => order === 1));
    expect(inWords(small)).toBe('order 1');
  });

  test('base seeds are numbers as they are, and texts by their letters', () => {
    expect(baseSeed(undefined)).toBe(1);
    expect(baseSeed('42')).toBe(42);
    expect(baseSeed('a1b2c3d')).not.toBe(baseSeed('a1b2c3e'));
  });
});
