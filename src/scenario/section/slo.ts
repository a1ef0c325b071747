// The section `slo`: objectives of requests, and the share that must meet them.

import type { z } from 'zod';
import { object } from '../fields.ts';
import type { SloSpec } from '../types.ts';
import { fraction, positiveTime } from './limits.ts';

/** Objectives of one request. */
export const objectives = {
  ttft: positiveTime('longest good time to first token').optional(),
  tpot: positiveTime('longest good time per output token').optional(),
  e2e: positiveTime('longest good time from arrival to the last token').optional(),
};

export const sloSection = object(
  {
    ...objectives,
    attainment: fraction(
      'share of requests that must meet every objective; size and capacity take 0.99 when left out',
    ).optional(),
  },
  'objectives',
);

type RawObjectives = Pick<z.output<typeof sloSection>, keyof typeof objectives>;

export function resolveSlo(raw: RawObjectives | undefined): SloSpec {
  return { ttftS: raw?.ttft ?? null, tpotS: raw?.tpot ?? null, e2eS: raw?.e2e ?? null };
}
