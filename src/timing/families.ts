// Families of accelerators: those whose kernels behave alike, so that one takes the coefficients of another.

import type { AcceleratorEntry } from '../catalog/types.ts';
import { siOf } from '../units.ts';

export type Family =
  | 'ampere'
  | 'hopper'
  | 'blackwell'
  | 'blackwell-ultra'
  | 'ada'
  | 'blackwell-gddr'
  | 'xe'
  | 'cdna'
  | 'other';

/** By the catalog's architecture. Rubin was never measured: its nearest relative serves until it is. */
const byArchitecture: Readonly<Record<string, Family>> = {
  Ampere: 'ampere',
  Ada: 'ada',
  Hopper: 'hopper',
  Blackwell: 'blackwell',
  'Blackwell Ultra': 'blackwell-ultra',
  Rubin: 'blackwell-ultra',
  Xe2: 'xe',
  CDNA2: 'cdna',
  CDNA3: 'cdna',
  CDNA4: 'cdna',
};

/** Bandwidth that no card with GDDR reaches and every Blackwell with HBM does, B/s. */
const GDDR_LIMIT = 3e12;

export function familyOf(entry: AcceleratorEntry): Family {
  const bytesPerS = siOf(entry.hbmBandwidth) ?? 0;
  if (entry.architecture === 'Blackwell' && bytesPerS < GDDR_LIMIT) return 'blackwell-gddr';
  // A40 and RTX 3090: the tensor cores are the A100's, the memory and the libraries' choices those of Ada
  if (entry.architecture === 'Ampere' && bytesPerS < GDDR_LIMIT / 2) return 'ada';
  return byArchitecture[entry.architecture] ?? 'other';
}

/** Cards with GDDR: a large last-level cache before a slow memory. */
export const hasGddr = (family: Family): boolean => family === 'ada' || family === 'blackwell-gddr';

/**
 * W of TDP a TFLOP/s of bf16, of the accelerators that a family was fitted on. Large multiplies run at the clock that
 * the power limit allows: a member with less power for its peak sustains less of it.
 */
const fittedPower: Readonly<Partial<Record<Family, number>>> = {
  ampere: 400 / 312,
  hopper: 700 / 989.4,
  ada: 350 / 362,
  'blackwell-gddr': 600 / 467.8,
};
/** Power near the floor of voltage grows with the square of the clock. */
const CLOCK_OF_POWER = Math.sqrt;
const MOST_SUSTAINED = 0.93;
const TERA = 1e12;

/** Fraction of peak of a member of `family`, of the one that was fitted on others of it. Assumed: none was measured. */
export function sustainedShare(entry: AcceleratorEntry, family: Family, share: number): number {
  const reference = fittedPower[family];
  const [tdp, peak] = [siOf(entry.tdp), siOf(entry.peak.bf16)];
  if (reference === undefined || tdp === null || peak === null) return share;
  return Math.min(Math.max(share, MOST_SUSTAINED), share * CLOCK_OF_POWER(tdp / (peak / TERA) / reference));
}

/** Matrix units where the data sheet has none, or counts something else (a wafer's cores). */
const USUAL_UNITS = 128;
const MOST_UNITS = 512;

/** Cores that run a tile each: streaming multiprocessors, compute units, tensor cores. */
export function unitsOf(entry: AcceleratorEntry): number {
  const cores = entry.sheet?.cores.value ?? null;
  return cores === null || cores > MOST_UNITS ? USUAL_UNITS : cores;
}

/**
 * Side of a square tile at which feeding its operands from L2 costs as much again as half its multiplies, by family.
 * Source: Tokenworks fit on aiconfigurator kernel measurements (Apache-2.0).
 */
const feedSides: Readonly<Record<Family, number>> = {
  ampere: 130,
  hopper: 90,
  blackwell: 100,
  'blackwell-ultra': 100,
  ada: 45,
  'blackwell-gddr': 45,
  xe: 60,
  cdna: 90,
  other: 90,
};

export const feedSideOf = (family: Family): number => feedSides[family];
