// The section `slo`: objectives of requests, and the share that must meet them.

import type { z } from 'zod';
import { object, quantityOr } from '../fields.ts';
import type { SloSpec } from '../types.ts';
import { fraction, longestS, positiveTime } from './limits.ts';

/** Objectives of one request. */
const objectives = {
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

const ofClass = (about: string) => quantityOr('none', 'time', about, { max: longestS, positive: true }).optional();

/** Objectives of a class: what is left out is the scenario's, `none` takes it away. */
export const classObjectives = object(
  {
    ttft: ofClass("longest good time to first token; the scenario's when left out"),
    tpot: ofClass("longest good time per output token; the scenario's when left out"),
    e2e: ofClass("longest good time from arrival to the last token; the scenario's when left out"),
  },
  "objectives of the class, each in place of the scenario's",
);

type RawClassObjectives = z.output<typeof classObjectives>;

export function resolveClassSlo(raw: RawClassObjectives | undefined, slo: SloSpec): SloSpec {
  const { ttft = slo.ttftS, tpot = slo.tpotS, e2e = slo.e2eS } = raw ?? {};
  return { ttftS: ttft, tpotS: tpot, e2eS: e2e };
}
