// The register of length distributions: one line each.

import type { LengthLaw } from '../../maths/maths.ts';
import type { DrawLimits, LengthDistribution } from './contract.ts';
import { fixed } from './fixed.ts';
import { logNormal } from './log-normal.ts';
import { quantiles } from './quantiles.ts';

export const lengthDistributions = [fixed, logNormal, quantiles] as const;

/** How many tokens: the parsed form of one of the distributions. */
export type LengthSpec = ReturnType<(typeof lengthDistributions)[number]['resolve']>;

/** As the core draws it; `refuse` throws. */
export function lawOf(spec: LengthSpec, limits: DrawLimits, refuse: (found: string, hint: string) => never): LengthLaw {
  const all = lengthDistributions as unknown as readonly LengthDistribution<LengthSpec>[];
  const found = all.find(({ id }) => id === spec.kind);
  if (found === undefined) throw new RangeError(`no length distribution ${spec.kind}`);
  return found.law(spec, limits, refuse);
}

export { tokens } from './contract.ts';
export { quantilesOf } from './quantiles.ts';
