// What a coefficient of a user's file may be: each has a domain, outside of which no kernel is, and what the datasheet,
// the precision or the model says is no coefficient of a fit.

import { accelerators, find } from '../catalog/index.ts';
import { siOf } from '../units.ts';

interface Domain {
  readonly least: number;
  readonly most: number;
  /** the least is no value of it */
  readonly above?: true;
  readonly whole?: true;
  readonly words: string;
}

/** Longest that a kernel may take whatever it computes: far beyond every launch. */
const LONGEST_S = 60;
const seconds: Domain = { least: 0, most: LONGEST_S, words: `Seconds from 0 to ${LONGEST_S}.` };
const share: Domain = { least: 0, most: 1, above: true, words: 'A share above 0, at most 1.' };
const part: Domain = { least: 0, most: 1, words: 'A share from 0 to 1.' };
const ratio: Domain = { least: 0, most: 2, above: true, words: 'A ratio above 0, at most 2.' };
const speed: Domain = { least: 1, most: 100, words: 'A factor from 1 to 100.' };
const amount: Domain = { least: 0, most: 1e6, words: 'A number from 0 to 1000000.' };
const passes: Domain = { least: 1, most: 1e6, words: 'A number from 1 to 1000000.' };
const positive: Domain = { least: 0, most: 1e6, above: true, words: 'A number above 0, at most 1000000.' };
const count: Domain = { least: 1, most: 65_536, whole: true, words: 'A whole number from 1 to 65536.' };
const tile: Domain = { least: 1, most: 256, whole: true, words: 'A whole number from 1 to 256: the side of a tile.' };
const rate: Domain = { least: 0, most: 1e18, above: true, words: 'A rate above 0, at most 1e18.' };

const of = (domain: Domain, ...names: readonly string[]): (readonly [string, Domain])[] =>
  names.map((name) => [name, domain]);

/** [coefficient] over all operators: one name means one thing. */
const domains: ReadonlyMap<string, Domain> = new Map([
  ...of(seconds, 'launchS', 'quantiseS', 'splitS', 'prefillLaunchS', 'decodeLaunchS', 'decodeItemS', 'decodeTailS'),
  ...of(seconds, 'decodeSequenceS', 'llS', 'llStepS', 'll128S', 'll128StepS', 'simpleS', 'simpleStepS', 'nvlsS'),
  ...of(seconds, 'oneShotS', 'oneShotRankS', 'twoShotS', 'twoShotRankS', 'nicLlS', 'nicSimpleS', 'jitterS'),
  ...of(seconds, 'lowS', 'lowNicS', 'bulkS', 'bulkNicS'),
  ...of(share, 'computeShare', 'memoryShare', 'prefillEfficiency', 'prefillBandwidth', 'expandEfficiency'),
  ...of(share, 'decodeEfficiency', 'decodeBandwidth'),
  ...of(part, 'waveShare', 'fullDrawShare', 'foreignShare'),
  ...of(ratio, 'decodeSingleBandwidth', 'llHostShare', 'simpleHostShare', 'llSocketShare', 'simpleSocketShare'),
  ...of(speed, 'prefillCacheSpeed', 'decodeCacheSpeed'),
  ...of(amount, 'fillK', 'feedSide', 'quantisePasses', 'passes', 'prefillExtraTokens', 'prefillLeastTokens'),
  ...of(amount, 'prefillPasses', 'prefillTail', 'softmaxSize', 'decodeTailTokens'),
  ...of(passes, 'decodePasses'),
  ...of(positive, 'decodeSpread', 'decodeSingleSpread'),
  ...of(count, 'units', 'processors', 'largestSplit', 'decodeTileRows', 'pairRanks', 'hostRanks', 'nvlsRanks'),
  ...of(tile, 'leastM', 'leastN'),
  ...of(rate, 'flopPerS', 'bytesPerS', 'llBytesPerS', 'll128BytesPerS', 'simpleBytesPerS', 'nvlsBytesPerS'),
  ...of(rate, 'oneShotBytesPerS', 'twoShotBytesPerS', 'lowBytesPerS', 'bulkBytesPerS', 'bulkSmBytesPerS'),
  ...of(rate, 'bulkNicSmBytesPerS'),
]);

/** Links that add on the way carry up to twice what a rank sends. */
const OVER_LINK = 2;

/** The fastest that the datasheet of an accelerator allows for a coefficient; null where it does not say. */
function datasheetOf(name: string, id: string): { readonly most: number; readonly field: string } | null {
  const accelerator = find(accelerators, id);
  if (accelerator === null) return null;
  if (name === 'flopPerS') {
    const peaks = Object.values(accelerator.peak).flatMap((peak) => siOf(peak) ?? []);
    return peaks.length === 0 ? null : { most: Math.max(...peaks), field: 'highest peak' };
  }
  if (name === 'bytesPerS') {
    const most = siOf(accelerator.hbmBandwidth);
    return most === null ? null : { most, field: 'hbmBandwidth' };
  }
  const link = name.endsWith('BytesPerS') ? siOf(accelerator.linkBandwidth) : null;
  return link === null ? null : { most: OVER_LINK * link, field: 'link, twice over' };
}

/** What is wrong with the value of a coefficient of an accelerator; null = nothing. */
export function coefficientProblem(name: string, value: unknown, accelerator: string): string | null {
  const domain = domains.get(name);
  if (domain === undefined) return 'It follows from the datasheet, the precision or the model: leave it out.';
  const { least, most, above, whole, words } = domain;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) return words;
  if ((above === true && value === least) || (whole === true && !Number.isInteger(value))) return words;
  const sheet = datasheetOf(name, accelerator);
  if (sheet !== null && value > sheet.most) return `At most what its datasheet says, ${sheet.most} (${sheet.field}).`;
  return null;
}
