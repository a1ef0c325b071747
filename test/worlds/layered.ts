/**
 * Worlds by feature: a plain world, and layers over it that are on or off.
 *
 * The plain world and every layer have random streams of their own, so that a new feature changes no world without it.
 */
import { decodeStep, drawSplit, randomClock } from './clocks.ts';
import type { WorldKind } from './device.ts';
import { nominal, withEnergies, withinStep } from './energies.ts';
import type { Feature, Scale } from './feature/feature.ts';
import { features } from './feature/index.ts';
import type { WorldRows } from './program.ts';
import { plainReplica, plainRun } from './program.ts';
import { Random } from './random.ts';
import { drawLengths, drawScheduler, largest } from './scheduler.ts';
import { drawArrivals, mostStaticPj, onLattice, spanOf } from './world.ts';

const forever = 2n ** 63n - 1n;
const unlimited = { sloTtftPs: forever, sloTpotPs: forever, sloE2ePs: forever };

/** The random stream of a layer. */
function streamOf(seed: number, name: string): Random {
  let hash = seed | 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return new Random(hash);
}

/** What every kind is when no feature changes it. */
const plainKind = {
  scheduler: 0,
  order: 0,
  victim: 0,
  admission: 0,
  maxModelLen: 0,
  queueLimit: -1,
  longPrefillTokenThreshold: 0,
  watermarkBlocks: 0,
  kvBlocks: 100_000,
  asyncScheduling: 0,
  deepIdleAfterPs: forever,
  outputPs: 0n,
} as const;

/** One replica, first come, first served, with room for all. */
function plainWorld(seed: number): { readonly rows: WorldRows; readonly scale: Scale } {
  const random = streamOf(seed, 'plain');
  const clock = randomClock(random);
  const lengths = drawLengths(random, 1);
  const scheduler = drawScheduler(random, lengths);
  const bare: WorldKind = { ...clock.device, ...scheduler, ...drawSplit(random, clock), ...plainKind };
  const near = (timePs: number) => onLattice(clock, timePs);
  const stepPs = Number(decodeStep(bare, nominal, Math.min(3, bare.maxNumSeqs), 20).durationPs);
  const shape = { replicas: 1, kinds: 1, levels: 1, pools: 1, isPlain: true };
  const arrivals = drawArrivals(random, { near, stepPs }, lengths, 1, shape).map((one) => ({ ...one, session: -1 }));
  const longest = {
    promptTokens: largest(lengths, 'promptTokens'),
    outputTokens: largest(lengths, 'outputTokens'),
  };
  const spanPs = spanOf({ clock, bare, levels: [nominal] }, arrivals, longest);
  const powered = clock.exactCapW === undefined ? withEnergies(random, bare, [nominal], longest) : bare;
  const activeW = BigInt(random.whole(0, Math.min(800, Math.floor(mostStaticPj / spanPs))));
  const watts = { activeW, contextIdleW: activeW / 2n, idleW: activeW / 2n, offW: activeW / 9n };
  const kind = { ...powered, ...watts, dynamicCapW: withinStep(20_000n, powered, [nominal]) };
  const rows = {
    description: '',
    run: { ...plainRun, routeSeed: BigInt(random.next()) },
    classes: [unlimited],
    kinds: [kind],
    levels: [nominal],
    replicas: [plainReplica],
    arrivals,
    controls: [],
    hostSeed: random.next(),
  };
  return { rows, scale: { clock, near, stepPs, spanPs } };
}

/** The world of a seed with some features. */
export function layeredRows(seed: number, chosen: readonly Feature[]): WorldRows {
  const { rows, scale } = plainWorld(seed);
  const own = features.filter((feature) => chosen.includes(feature));
  const drawn = own.reduce((below, feature) => feature.draw(streamOf(seed, feature.name), below, scale), rows);
  const names = own.map(({ name }) => name).join(', ');
  return { ...drawn, description: `seed ${seed}, ${scale.clock.name} clock; features: ${names}; ${inWords(drawn)}` };
}

/** What a world has of each feature. */
export const inWords = (rows: WorldRows): string =>
  features
    .map((feature) => feature.describe(rows))
    .filter((text) => text !== '')
    .join('; ');

/** True when a world may have both. */
export const isPair = (a: Feature, b: Feature): boolean => a !== b && (a.group === undefined || a.group !== b.group);

const pairName = (a: Feature, b: Feature): string => [a.name, b.name].sort().join(' + ');

/** All pairs of features that one world may have, by name. */
export const allPairs = (): Map<string, readonly [Feature, Feature]> =>
  new Map(features.flatMap((a) => features.filter((b) => isPair(a, b)).map((b) => [pairName(a, b), [a, b]] as const)));

/** The pairs that a set of features has. */
export const pairsOf = (set: readonly Feature[]): string[] =>
  set.flatMap((a) => set.filter((b) => isPair(a, b)).map((b) => pairName(a, b)));

/** Sets of features that together have every pair, drawn from a base seed. */
export function pairSets(seed: number): Feature[][] {
  const random = new Random(seed);
  const left = allPairs();
  const fleet = features.find(({ name }) => name === 'fleet');
  const sets: Feature[][] = [];
  while (left.size > 0) {
    const set: Feature[] = [...random.pick([...left.values()])];
    for (const feature of features) {
      if (random.chance(0.25) && set.every((other) => isPair(feature, other))) set.push(feature);
    }
    if (fleet !== undefined && !set.includes(fleet) && set.some(({ ofFleets }) => ofFleets)) set.push(fleet);
    for (const name of pairsOf(set)) left.delete(name);
    sets.push(set);
  }
  return sets;
}

/** Rows that are still broken without as many features as can be done without. */
export function withoutFeatures(rows: WorldRows, isBroken: (rows: WorldRows) => boolean): WorldRows {
  return features.reduceRight((left, feature) => {
    if (feature.describe(left) === '') return left;
    const plainer = feature.without(left);
    return isBroken(plainer) ? plainer : left;
  }, rows);
}

/** A base seed from the environment: a whole number, or any text (a commit, a date), else 1. */
export function baseSeed(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  return /^\d{1,9}$/.test(text) ? Number(text) : streamOf(1, text).whole(1, 1_000_000);
}
