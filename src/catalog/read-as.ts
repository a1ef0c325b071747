// One line that says what a model was read as, so that one sees when it is another.

import { storedWords } from './checkpoint-precision.ts';
import { windowMatters } from './needs.ts';
import { elementBytes } from './precisions.ts';
import { sizesOf } from './status.ts';
import type { CheckpointPrecision, ModelRecord } from './types.ts';

const billions = (count: number | null): string => (count === null ? 'unknown size' : `${(count / 1e9).toFixed(1)} B`);

/** KV elements of a token that a window has left behind; undefined where no layer has one. */
export function elementsBeyondWindow(
  { windowLayers, layers, keptLayers, slidingWindow }: ModelRecord,
  kv: number | null,
): number | undefined {
  const kept = keptLayers ?? layers;
  if (kv === null || kept === null || slidingWindow === undefined) return undefined;
  return kept === 0 ? 0 : (kv / kept) * (windowLayers === undefined ? 0 : kept - windowLayers);
}

/** "KV 68.6 KiB a token", "KV 72.0 KiB a token, 36.0 KiB beyond the window of 128". */
function cacheWords(model: ModelRecord, kv: number | null, stored: string): string {
  if (kv === null) return 'KV unknown';
  const kib = (elements: number) => `${((elements * elementBytes(stored)) / 1024).toFixed(1)} KiB`;
  const { slidingWindow, maxContext } = model;
  const beyond = windowMatters(slidingWindow, maxContext) ? elementsBeyondWindow(model, kv) : undefined;
  const less = beyond === undefined ? '' : `, ${kib(beyond)} beyond the window of ${slidingWindow}`;
  return `KV ${kib(kv)} a token${less}`;
}

/** "read as 671.0 B, 37.6 B active, FP8 blocks of 128, KV 68.6 KiB a token, from config.json". */
export function readAs(model: ModelRecord, precision: CheckpointPrecision | undefined = model.precision): string {
  const stored = precision === undefined ? model : { ...model, precision };
  const { parameters, activeParameters, kvElementsPerToken } = sizesOf(model);
  const active = activeParameters === parameters ? '' : `, ${billions(activeParameters)} active`;
  const cache = cacheWords(model, kvElementsPerToken, precision?.kv ?? 'bf16');
  return `read as ${billions(parameters)}${active}, ${storedWords(stored)}, ${cache}, from ${model.source}`;
}
