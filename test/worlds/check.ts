/** One world, checked: the laws hold of the twin, and the core equals the twin in every manner of driving it. */

import { KvIndex } from '../../src/core/layout.gen.ts';
import type { Outcome } from '../reference/outcome.ts';
import { runTwin } from '../reference/twin.ts';
import { compareOutcomes } from './compare.ts';
import type { CoreManner } from './core.ts';
import { runCore } from './core.ts';
import { hostOf } from './host.ts';
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
    {
      stepMode: 0,
      slicePs,
      slicesToPs: endPs,
      bufferRows: 1 + (lot % 3),
      segments: 1 + (lot % 5),
      closesLate: lot % 2 === 0,
    },
    {
      stepMode: lot % 3,
      slicePs,
      slicesToPs: endPs,
      bufferRows: 40,
      kvIndex: KvIndex.blocks,
      slots: 1,
      forks: lot % 4 === 0,
    },
  ];
}

const inWords = (manner: CoreManner): string =>
  Object.entries(manner)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** A horizon inside a run: anywhere, at the end of some request, or at the end of a window. */
function horizonFor(world: World, outcome: Outcome, lot: number): bigint {
  const windowPs = world.program.run.windowPs[0] ?? 0n;
  const anywherePs = (outcome.endPs * BigInt(1 + (lot % 13))) / 14n + 1n;
  const row = outcome.rows[lot % Math.max(1, outcome.rows.length)];
  if (lot % 3 === 0 && row !== undefined) return row.finishPs;
  if (lot % 3 === 1 && windowPs > 0n && anywherePs > windowPs) return anywherePs - (anywherePs % windowPs);
  return anywherePs;
}

/** Everything wrong with a world; empty when nothing is. `lot` varies the manners. */
export function checkWorld(module: WebAssembly.Module, world: World, lot: number): string[] {
  const { program, arrivals } = world;
  const host = hostOf(world);
  const expected = runTwin(program, arrivals, { host });
  const broken = complaintsOf(world, expected);
  if (broken.length > 0) return broken.map((complaint) => `twin: ${complaint}`);
  const differences = (those: Outcome, manner: CoreManner) =>
    differencesOf(() => compareOutcomes(those, runCore(module, world, manner))).map(
      (difference) => `core (${inWords(manner)}): ${difference}`,
    );
  for (const manner of mannersFor(expected.endPs, lot)) {
    const found = differences(expected, manner);
    if (found.length > 0) return found;
  }
  const horizonPs = horizonFor(world, expected, lot);
  const slicePs = lot % 2 === 0 ? {} : { slicePs: horizonPs / 3n + 1n };
  if (horizonPs > expected.endPs) return [];
  return differences(runTwin(program, arrivals, { horizonPs, host }), { stepMode: lot % 3, horizonPs, ...slicePs });
}

/** What a comparison finds; a trap of the core is a difference too. */
function differencesOf(comparison: () => string[]): string[] {
  try {
    return comparison();
  } catch (error) {
    return [String(error)];
  }
}
