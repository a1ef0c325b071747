// What a scenario's number makes of a fitted coefficient: a fit knows its own launch and shares of peak, so a number
// that the user wrote moves them in the proportion in which it differs from the catalog's.

import type { AcceleratorEntry, PrecisionId, Sourced } from '../catalog/types.ts';
import { siOf } from '../units.ts';

/** The user's number over the catalog's; 1 where the user wrote none, or the catalog's is unknown. */
export function changeOf(number: Sourced): number {
  const { usual = 0 } = number;
  const given = siOf(number);
  return given === null || usual <= 0 ? 1 : given / usual;
}

/** The same of the fraction of peak that a precision achieves. */
export const computeChange = ({ efficiency }: AcceleratorEntry, precision: PrecisionId): number =>
  changeOf(efficiency.compute[precision] ?? efficiency.compute.default);

/** Coefficients with some of them moved; no share passes 1. */
export function moved(
  coefficients: Readonly<Record<string, number>>,
  factors: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed: Record<string, number> = { ...coefficients };
  for (const [name, factor] of Object.entries(factors)) {
    const value = coefficients[name];
    if (value !== undefined && factor !== 1) changed[name] = Math.min(Math.max(1, value), value * factor);
  }
  return changed;
}

/** The accelerator with the launch that the catalog knows, which overheads of engines were fitted with. */
export function withUsualLaunch(accelerator: AcceleratorEntry): AcceleratorEntry {
  const { launch } = accelerator;
  if (launch.usual === undefined) return accelerator;
  const { usual: _, ...rest } = launch;
  return { ...accelerator, launch: { ...rest, value: launch.usual } };
}
