// What a model takes of an accelerator's memory, timed or not: layers with a window or a state are counted as an
// engine's hybrid cache manager does, by what one sequence of the longest context holds.

import { elementBytes } from '../catalog/precisions.ts';
import { kvElementsOfRank } from '../parallel/shares.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import type { CapacityLine } from './compiled.ts';
import type { System } from './system.ts';

export interface CacheMemory {
  readonly lines: readonly CapacityLine[];
  readonly weightBytes: number;
  /** bytes for the cache on a rank */
  readonly leftBytes: number;
  /** of a token in the layers that keep every token, on a rank */
  readonly kvBytesPerToken: number;
  /** of a token in the layers with a window, and the tokens of a sequence that they keep at most */
  readonly windowBytesPerToken: number;
  readonly windowTokens: number;
  /** of a sequence, whatever its length */
  readonly stateBytes: number;
  /** sequence that the concurrency is of */
  readonly contextTokens: number;
  /** bytes of such a sequence on a rank */
  readonly sequenceBytes: number;
  readonly kvTokens: number;
  readonly concurrency: number;
  readonly notes: readonly string[];
}

/** Tokens that a layer with a window keeps of a sequence: the window and what one step brings. */
const windowTokens = (window: number, stepTokens: number, context: number): number =>
  Math.min(window - 1 + stepTokens, context);

/** Lines of a cache whose layers all keep every token: here the cache is counted by itself. */
const counted: ReadonlySet<string> = new Set([
  ...['KV a token', 'tokens a block', 'block rounding', 'KV blocks', 'KV tokens', 'maximum concurrency'],
]);

const leftOf = ({ lines }: Capacity): number => lines.find(({ what }) => what === 'left for KV')?.value ?? 0;

/** The memory of one replica's rank; `contextTokens` is the sequence that the concurrency is of. */
export function cacheMemory(system: System, contextTokens: number): CacheMemory {
  const { model, precision, engine, tp } = system;
  const capacity = capacityOf(system);
  const kept = model.keptLayers ?? model.layers;
  const hasWindow = model.slidingWindow !== undefined && model.needs.length > 0;
  const windows = hasWindow ? Math.min(kept, model.windowLayers ?? kept) : 0;
  const layerBytes = kvElementsOfRank(model, tp) * elementBytes(precision.kv);
  const seen = windowTokens(model.slidingWindow ?? 1, engine.maxNumBatchedTokens.value ?? 0, contextTokens);
  // states are kept in 16 bits, whatever the cache is
  const stateBytes = (2 * (model.stateElements ?? 0)) / tp;
  const sequenceBytes = layerBytes * ((kept - windows) * contextTokens + windows * seen) + stateBytes;
  const leftBytes = leftOf(capacity);
  const concurrency = sequenceBytes === 0 ? 0 : leftBytes / sequenceBytes;
  const notes = [
    ...(windows > 0 ? [`${windows} of ${kept} layers keep ${seen} tokens of a sequence at most`] : []),
    ...(kept < model.layers ? [`${kept} of ${model.layers} layers keep keys and values`] : []),
    ...(stateBytes > 0 ? [`a sequence keeps ${Math.round(stateBytes)} B of state on a rank, whatever its length`] : []),
    ...(kept < model.layers && stateBytes === 0 ? ['the state of the other layers is not known, and not counted'] : []),
  ];
  return {
    lines: capacity.lines.filter(({ what }) => !counted.has(what)),
    weightBytes: capacity.weightBytes,
    leftBytes,
    kvBytesPerToken: layerBytes * (kept - windows),
    windowBytesPerToken: layerBytes * windows,
    windowTokens: windows === 0 ? 0 : seen,
    stateBytes,
    contextTokens,
    sequenceBytes,
    kvTokens: Math.floor(concurrency * contextTokens),
    concurrency,
    notes,
  };
}
