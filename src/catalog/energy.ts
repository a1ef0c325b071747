// What work costs an accelerator in energy: the affine power model, power = active + rates · energy of each.

import { PJ_PER_J, siOf } from '../units.ts';
import type { AcceleratorEntry, PrecisionId } from './types.ts';

/** pJ of one unit of work: that share of TDP at the datasheet's peak rate; 0 where the rate is unknown. */
const picojoules = (share: number | null, tdp: number, rate: number): number =>
  rate > 0 ? (((share ?? 0) * tdp) / rate) * PJ_PER_J : 0;

const tdpOf = ({ tdp }: AcceleratorEntry): number => siOf(tdp) ?? 0;

export const pjPerFlop = (accelerator: AcceleratorEntry, id: PrecisionId): number =>
  picojoules(accelerator.power.compute.value, tdpOf(accelerator), siOf(accelerator.peak[id]) ?? 0);

export const pjPerHbmByte = (accelerator: AcceleratorEntry): number =>
  picojoules(accelerator.power.hbm.value, tdpOf(accelerator), siOf(accelerator.hbmBandwidth) ?? 0);

export const pjPerLinkByte = (accelerator: AcceleratorEntry): number =>
  picojoules(accelerator.power.link.value, tdpOf(accelerator), siOf(accelerator.linkBandwidth) ?? 0);

/** Watts of an accelerator that computes, its work apart. */
export const activeWatts = (accelerator: AcceleratorEntry): number =>
  tdpOf(accelerator) * (accelerator.power.active.value ?? 0);
