// Micro-benchmarks call one kernel again and again: on cards with GDDR and a large cache its operands stay there.

import type { AcceleratorEntry } from '../catalog/types.ts';
import { GemmCoefficient, MoeCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import { familyOf, hasGddr } from './families.ts';
import type { KernelModel } from './types.ts';

/**
 * Share of the last-level cache that operands stay in between two calls, and its speed over that of the memory.
 * Source: Tokenworks fit on aiconfigurator kernel measurements (Apache-2.0), L40S and RTX PRO 6000. Cards with HBM
 * gain nothing: fits of their residency end at zero.
 */
const RESIDENT_SHARE = 0.32;
const CACHE_OVER_MEMORY = 2.5;

const places: Readonly<Record<string, { readonly cacheBytes: number; readonly cacheBytesPerS: number }>> = {
  gemm: GemmCoefficient,
  moe: MoeCoefficient,
};

/** The same model in a loop over one shape. In serving every layer evicts the last: no model there has a cache. */
export function hotLoop(accelerator: AcceleratorEntry, model: KernelModel): KernelModel {
  const place = places[model.row.op];
  const cache = accelerator.sheet === undefined ? null : siOf(accelerator.sheet.lastLevelCache);
  if (place === undefined || cache === null || !hasGddr(familyOf(accelerator))) return model;
  const coefficients = [...model.row.coefficients];
  coefficients[place.cacheBytes] = RESIDENT_SHARE * cache;
  coefficients[place.cacheBytesPerS] = CACHE_OVER_MEMORY * (siOf(accelerator.hbmBandwidth) ?? 0);
  return { ...model, row: { ...model.row, coefficients } };
}
