/**
 * The hunt for planted bugs: each must be found by some world, by some law, or by the law of the lone request.
 *
 * The seed that found a bug is remembered in `seeds.json` and tried first; the search goes on only when it finds
 * nothing. `npm run fuzz -- --planted` rewrites the file.
 */

import { readFileSync } from 'node:fs';
import { CoreFault } from '../../src/errors.ts';
import { laws } from '../../src/testing/index.ts';
import { CheckedWorld } from '../worlds/check.ts';
import { runCore } from '../worlds/core.ts';
import { features } from '../worlds/feature/index.ts';
import { isPair, layeredRows } from '../worlds/layered.ts';
import { betterRows, lonelyWorld, slowerComplaints } from '../worlds/lonely.ts';
import { makeWorld, type World } from '../worlds/program.ts';
import { Random } from '../worlds/random.ts';
import { randomRows, randomWorld } from '../worlds/world.ts';
import { closedLoopMutants } from './closed-loop-mutants.ts';
import type { Mutant } from './mutant.ts';
import { lawBreakers, mutants as listed, loneBreaker } from './mutants.ts';
import { isUnder, wordBreakers, wordMutants } from './words.ts';

/** Worlds that a search tries before it gives up. */
export const mostWorlds = 2000;

const mutants: readonly Mutant[] = [...listed, ...closedLoopMutants, ...wordMutants];

/** All that is compiled into the planted core. */
export const planted: readonly Mutant[] = [...mutants, loneBreaker];

function mutantNamed(name: string): Mutant {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`no planted bug "${name}"`);
  return mutant;
}

export interface Hunt {
  /** its key in `seeds.json` */
  readonly key: string;
  readonly mutant: Mutant;
  /** true when the world of a seed shows that a core is broken */
  readonly finds: (module: WebAssembly.Module, seed: number) => boolean;
}

const known = new Map<string, CheckedWorld>();

/** A world with the feature of this name, and with others drawn by the seed. */
function featureWorld(name: string, seed: number): World {
  const feature = features.find((one) => one.name === name);
  if (feature === undefined) throw new Error(`no feature "${name}"`);
  const random = new Random(seed);
  const set = [feature];
  for (const other of features) {
    if (random.chance(0.3) && set.every((one) => isPair(one, other))) set.push(other);
  }
  return makeWorld(layeredRows(seed, set));
}

/** The world of a seed with what the twin makes of it; the last few are kept, since many bugs share them. */
function checkedWorld(seed: number, feature = ''): CheckedWorld {
  const key = `${seed} ${feature}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const checked = new CheckedWorld(feature === '' ? randomWorld(seed) : featureWorld(feature, seed), seed);
  if (known.size >= 64) known.delete([...known.keys()][0] ?? key);
  known.set(key, checked);
  return checked;
}

const worldHunt = (mutant: Mutant): Hunt => ({
  key: mutant.name,
  mutant,
  finds: (module, seed) => checkedWorld(seed, mutant.feature).coreComplaints(module).length > 0,
});

function lawHunt({ law: start, mutant: name }: (typeof lawBreakers)[number]): Hunt {
  const law = laws.find((one) => one.name.startsWith(start));
  if (law === undefined) throw new Error(`no law "${start}"`);
  const mutant = mutantNamed(name);
  const isBroken = (module: WebAssembly.Module, seed: number) => {
    const { world } = checkedWorld(seed, mutant.feature);
    return [0, 2].some((stepMode) => {
      try {
        return law.complaints(world, runCore(module, world, { stepMode })).length > 0;
      } catch (error) {
        // a core that gives up breaks no law: another world must show it
        if (error instanceof CoreFault) return false;
        throw error;
      }
    });
  };
  return { key: `law "${start}": ${name}`, mutant, finds: isBroken };
}

/** A word of a registry: its bug shows in a world that runs under it. */
const wordHunt = ({ word, mutant: name }: (typeof wordBreakers)[number]): Hunt => ({
  key: `word "${word}": ${name}`,
  mutant: mutantNamed(name),
  finds(module, seed) {
    const checked = checkedWorld(seed);
    return isUnder(checked.world, word) && checked.coreComplaints(module).length > 0;
  },
});

/** True when a lone request is slower on a device with more bandwidth. */
export function slowsDown(module: WebAssembly.Module, seed: number): boolean {
  const rows = randomRows(seed);
  const [alone, better] = [rows, betterRows(rows, 'hbmBytesPerS', 4)].map((one) =>
    runCore(module, lonelyWorld(one), { stepMode: 0 }),
  );
  if (alone === undefined || better === undefined) throw new Error('two worlds were run');
  return slowerComplaints(alone, better).length > 0;
}

const loneHunt: Hunt = {
  key: `law "a lone request is never slower": ${loneBreaker.name}`,
  mutant: loneBreaker,
  finds: slowsDown,
};

export const hunts: readonly Hunt[] = [
  ...mutants.map(worldHunt),
  ...lawBreakers.map(lawHunt),
  ...wordBreakers.map(wordHunt),
  loneHunt,
];

/** Where the remembered seeds are. */
export const seedsFile = new URL('seeds.json', import.meta.url);

/** Key of a hunt → the seed that last found its bug. */
export type Seeds = Readonly<Record<string, number>>;

export const rememberedSeeds = (): Seeds => JSON.parse(readFileSync(seedsFile, 'utf8')) as Seeds;

/** `seeds.json` for these seeds: keys in order, one a line. */
export function seedsText(seeds: Seeds): string {
  const keys = Object.keys(seeds).sort();
  return `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, seeds[key]])), null, 2)}\n`;
}

/** A hunt that is under way, in the core that has its bug. */
export interface Search {
  readonly hunt: Hunt;
  readonly module: WebAssembly.Module;
}

/** Tries world after world on all that are left to find, so that each world is run by the twin once. */
export function searchAll(searches: readonly Search[], most: number, found: (hunt: Hunt, seed: number) => void): void {
  let left = searches;
  for (let seed = 1; seed <= most && left.length > 0; seed++) {
    left = left.filter(({ hunt, module }) => {
      const finds = hunt.finds(module, seed);
      if (finds) found(hunt, seed);
      return !finds;
    });
  }
}

/** The seed that finds a bug: the remembered one, else the first that a search meets; undefined when none does. */
export function seedFor(hunt: Hunt, module: WebAssembly.Module, seeds: Seeds): number | undefined {
  const remembered = seeds[hunt.key];
  if (remembered !== undefined && hunt.finds(module, remembered)) return remembered;
  let first: number | undefined;
  searchAll([{ hunt, module }], mostWorlds, (_, seed) => {
    first = seed;
  });
  return first;
}
