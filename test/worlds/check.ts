/** One world, checked: the laws hold of the twin, and the core equals the twin in every manner of driving it. */

import { KvIndex } from '../../src/core/layout.gen.ts';
import { complaintsOf } from '../../src/testing/index.ts';
import type { Outcome, Send } from '../../src/testing/outcome.ts';
import { runTwin } from '../reference/twin.ts';
import { compareOutcomes } from './compare.ts';
import type { CoreManner } from './core.ts';
import { runCore } from './core.ts';
import { hostOf } from './host.ts';
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

/** A world with what the twin makes of it: run once, asked by many. */
export class CheckedWorld {
  readonly world: World;
  readonly outcome: Outcome;
  readonly #lot: number;
  readonly #horizonPs: bigint;
  readonly #sends: Send[] = [];
  #toHorizon: Outcome | undefined;

  /** `lot` varies the manners and the horizon. */
  constructor(world: World, lot: number) {
    this.world = world;
    this.#lot = lot;
    this.outcome = runTwin(world.program, world.arrivals, { host: hostOf(world), log: this.#sends });
    this.#horizonPs = horizonFor(world, this.outcome, lot);
  }

  /** What the laws complain of in the twin. */
  lawComplaints(): string[] {
    return complaintsOf(this.world, this.outcome, this.#sends).map((complaint) => `twin: ${complaint}`);
  }

  #expectedAtHorizon(): Outcome {
    const { program, arrivals } = this.world;
    this.#toHorizon ??= runTwin(program, arrivals, { horizonPs: this.#horizonPs, host: hostOf(this.world) });
    return this.#toHorizon;
  }

  #differences(module: WebAssembly.Module, expected: Outcome, manner: CoreManner): string[] {
    const found = differencesOf(() => compareOutcomes(expected, runCore(module, this.world, manner)));
    return found.map((difference) => `core (${inWords(manner)}): ${difference}`);
  }

  /** Differences of a core in the first manner that shows any: each manner to the end, then one to a horizon. */
  coreComplaints(module: WebAssembly.Module): string[] {
    const lot = this.#lot;
    for (const manner of mannersFor(this.outcome.endPs, lot)) {
      const found = this.#differences(module, this.outcome, manner);
      if (found.length > 0) return found;
    }
    const horizonPs = this.#horizonPs;
    if (horizonPs > this.outcome.endPs) return [];
    const slicePs = lot % 2 === 0 ? {} : { slicePs: horizonPs / 3n + 1n };
    return this.#differences(module, this.#expectedAtHorizon(), { stepMode: lot % 3, horizonPs, ...slicePs });
  }

  /** Differences of the debug core, which is slow and asserts more: one manner, drawn by lot. */
  debugComplaints(debug: WebAssembly.Module): string[] {
    const manners = mannersFor(this.outcome.endPs, this.#lot);
    const manner = manners[this.#lot % manners.length];
    if (manner === undefined) throw new Error('there are no manners');
    return this.#differences(debug, this.outcome, manner).map((difference) => `debug ${difference}`);
  }
}

/** Everything wrong with a world; empty when nothing is. `lot` varies the manners. */
export function checkWorld(module: WebAssembly.Module, world: World, lot: number): string[] {
  const checked = new CheckedWorld(world, lot);
  const broken = checked.lawComplaints();
  return broken.length > 0 ? broken : checked.coreComplaints(module);
}

/** What a comparison finds; a trap of the core is a difference too. */
function differencesOf(comparison: () => string[]): string[] {
  try {
    return comparison();
  } catch (error) {
    return [String(error)];
  }
}
