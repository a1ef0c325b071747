/**
 * The most that an accelerator draws at a clock: its TDP at nominal clock and above; below, what the power model can
 * reach, active + compute · f^2.4 + memory + links, where that is less.
 */

import { activeWatts } from '../catalog/energy.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import { CLOCK_EXPONENT, type Pow } from '../compile/levels.ts';
import { siOf } from '../units.ts';

export function mostWatts(accelerator: AcceleratorEntry, clock: number, pow: Pow): number {
  const tdpW = siOf(accelerator.tdp) ?? 0;
  if (clock >= 1) return tdpW;
  const { compute, hbm, link } = accelerator.power;
  const work = (compute.value ?? 0) * pow(clock, 1 + CLOCK_EXPONENT) + (hbm.value ?? 0) + (link.value ?? 0);
  return Math.min(tdpW, activeWatts(accelerator) + tdpW * work);
}
