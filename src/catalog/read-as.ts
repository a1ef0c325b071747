// One line that says what a model was read as, so that one sees when it is another.

import { storedWords } from './checkpoint-precision.ts';
import { elementBytes } from './precisions.ts';
import { sizesOf } from './status.ts';
import type { CheckpointPrecision, ModelRecord } from './types.ts';

const billions = (count: number | null): string => (count === null ? 'unknown size' : `${(count / 1e9).toFixed(1)} B`);

/** "read as 671.0 B, 37.6 B active, FP8 blocks of 128, KV 68.6 KiB a token, from config.json". */
export function readAs(model: ModelRecord, precision: CheckpointPrecision | undefined = model.precision): string {
  const stored = precision === undefined ? model : { ...model, precision };
  const { parameters, activeParameters, kvElementsPerToken } = sizesOf(model);
  const active = activeParameters === parameters ? '' : `, ${billions(activeParameters)} active`;
  const kib =
    kvElementsPerToken === null
      ? 'KV unknown'
      : `KV ${((kvElementsPerToken * elementBytes(precision?.kv ?? 'bf16')) / 1024).toFixed(1)} KiB a token`;
  return `read as ${billions(parameters)}${active}, ${storedWords(stored)}, ${kib}, from ${model.source}`;
}
