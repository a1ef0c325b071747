// Catalog entries with a scenario's changes: where each number is from.

import type { Sourced } from '../../catalog/types.ts';

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

/** The scenario's number if it has one, else the entry's. */
export const over = (given: number | null | undefined, unit: string, entry: Sourced): Sourced =>
  given === undefined ? entry : own(given, unit);

/** "{ base: arc-b60, hbmBandwidth: …, peak: … }": what to write in place of an id. */
export const completed = (id: string, missing: readonly string[]): string =>
  `The catalog does not state it: write { base: ${id}, ${missing.map((field) => `${field}: …`).join(', ')} }.`;
