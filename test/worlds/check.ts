/** One world, checked: the laws hold of the twin, and the core equals the twin in every manner of driving it. */
import { runTwin } from '../reference/twin.ts';
import { compareOutcomes } from './compare.ts';
import type { CoreManner } from './core.ts';
import { runCore } from './core.ts';
import { complaintsOf } from './laws.ts';
import type { World } from './program.ts';

/**
 * Manners of a host: every step mode whole; then slices, small buffers, small calls, growth, block identities, copies.
 */
export function mannersFor(endPs: bigint, lot: number): CoreManner[] {
  const slicePs = endPs / BigInt(3 + (lot % 17)) + 1n;
  return [
    { stepMode: 2 },
    { stepMode: 1 },
    { stepMode: 0 },
    { stepMode: 0, slicePs, bufferRows: 1 + (lot % 3), segments: 1 + (lot % 5), closesLate: lot % 2 === 0 },
    { stepMode: lot % 3, slicePs, bufferRows: 40, identityPool: true, slots: 1, forks: lot % 4 === 0 },
  ];
}

const inWords = (manner: CoreManner): string =>
  Object.entries(manner)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** Everything wrong with a world; empty when nothing is. `lot` varies the manners. */
export function checkWorld(module: WebAssembly.Module, world: World, lot: number): string[] {
  const expected = runTwin(world.program, world.arrivals);
  const broken = complaintsOf(world, expected);
  if (broken.length > 0) return broken.map((complaint) => `twin: ${complaint}`);
  for (const manner of mannersFor(expected.endPs, lot)) {
    const differences = differencesOf(() => compareOutcomes(expected, runCore(module, world, manner)));
    if (differences.length > 0) return differences.map((difference) => `core (${inWords(manner)}): ${difference}`);
  }
  return [];
}

/** What a comparison finds; a trap of the core is a difference too. */
function differencesOf(comparison: () => string[]): string[] {
  try {
    return comparison();
  } catch (error) {
    return [String(error)];
  }
}
