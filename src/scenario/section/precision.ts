// The section `precision`: how numbers are stored, and the defaults.

import type { z } from 'zod';
import { precisionOf, precisions } from '../../catalog/index.ts';
import { named, object } from '../fields.ts';
import type { PrecisionSpec } from '../types.ts';

const precision = (about: string) => named(precisions, `a precision (${about})`).transform((entry) => entry.id);

export const precisionSection = object(
  {
    weights: precision('weights of the linear layers').optional(),
    activations: precision('activations').optional(),
    kv: precision('KV cache').optional(),
    head: precision('embedding and LM head').optional(),
  },
  'how numbers are stored; bf16 by default',
);

type RawPrecision = z.output<typeof precisionSection>;

/** bf16 unless stated. The head keeps 16 bits where the linear weights are narrower, as quantised checkpoints do. */
export function resolvePrecision(raw: RawPrecision | undefined): PrecisionSpec {
  const weights = raw?.weights ?? 'bf16';
  const head = raw?.head ?? (precisionOf(weights).bits < 16 ? 'bf16' : weights);
  return { weights, activations: raw?.activations ?? 'bf16', kv: raw?.kv ?? 'bf16', head };
}
