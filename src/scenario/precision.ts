// Precision defaults.

import { precisionOf } from '../catalog/index.ts';
import type { RawScenario } from './schema.ts';
import type { PrecisionSpec } from './types.ts';

/** bf16 unless told. The head keeps 16 bits where the linear weights are narrower, as quantised checkpoints do. */
export function resolvePrecision(raw: RawScenario['precision']): PrecisionSpec {
  const weights = raw?.weights ?? 'bf16';
  const head = raw?.head ?? (precisionOf(weights).bits < 16 ? 'bf16' : weights);
  return { weights, activations: raw?.activations ?? 'bf16', kv: raw?.kv ?? 'bf16', head };
}
