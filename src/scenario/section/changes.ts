// Catalog entries with a scenario's changes: where each number is from.

import type { Sourced } from '../../catalog/types.ts';
import { siOf } from '../../units.ts';

/** A number of the scenario's own, in SI. */
export const own = (value: number | null, unit: string): Sourced => ({
  value,
  unit,
  source: 'scenario',
  kind: 'user',
});

export const assumed = (value: number | null, unit: string, source: string): Sourced => ({
  value,
  unit,
  source,
  kind: 'assumed',
});

/** Two ways to write one number may differ in the last bits. */
const SAME = 1e-12;

/** The scenario's number if it has one that differs, else the entry's: naming what is so already changes nothing. */
export function over(given: number | null | undefined, unit: string, entry: Sourced): Sourced {
  if (given === undefined) return entry;
  const usual = siOf(entry);
  if (given === null || usual === null) return given === usual ? entry : own(given, unit);
  return Math.abs(given - usual) <= SAME * Math.abs(usual) ? entry : { ...own(given, unit), usual };
}

/** `entry`, or `base` itself where all that was written is so already. */
export const unlessSame = <E extends object>(entry: E, base: E): E =>
  JSON.stringify(entry) === JSON.stringify(base) ? base : entry;

/** "{ base: arc-b60, hbmBandwidth: …, peak: … }": what to write in place of an id. */
export const completed = (id: string, missing: readonly string[]): string =>
  `The catalog does not state it: write { base: ${id}, ${missing.map((field) => `${field}: …`).join(', ')} }.`;
