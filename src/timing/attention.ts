// Which coefficients time the attention of an accelerator, prefill and decode in one row: fitted on it, on others of
// its family, or its datasheet's.

import attentionFile from '../catalog/kernel/attention.json' with { type: 'json' };
import type { KernelEntry, KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { AttentionCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import {
  type AttentionPrecision,
  asChanged,
  attentionPrecision,
  attentionShareOf,
  cacheBytesOf,
  complete,
  peakOf,
  unmeasured,
} from './attention-precision.ts';
import { type Family, familyOf, unitsOf } from './families.ts';
import type { Multiply } from './multiply.ts';
import { type Picked, pick } from './pick.ts';
import { coefficientsOf } from './row.ts';
import type { KernelChoice, KernelModel } from './types.ts';

export type AttentionCoefficients = Partial<Record<keyof typeof AttentionCoefficient, number>>;
export type AttentionPhase = 'prefill' | 'decode';
export type AttentionChoice = KernelChoice & { readonly phase: AttentionPhase };

const file = attentionFile as KernelFile;
const ops = { prefill: 'prefillAttention', decode: 'decodeAttention' } as const;

/**
 * Softmax work of a score as head elements, [bf16, fp8]: what a head of 0 elements would still cost. Source: Tokenworks
 * fit on aiconfigurator kernel measurements (Apache-2.0), heads of 64 and 128.
 */
const softmaxSizes: Partial<Record<Family, readonly [number, number]>> = {
  ampere: [85, 85],
  hopper: [85, 145],
  blackwell: [145, 265],
  'blackwell-ultra': [95, 180],
  ada: [60, 60],
  'blackwell-gddr': [60, 60],
};
const USUAL_SOFTMAX = 85;
const USUAL_SIZE = 128;

/** Fraction of the bf16 peak that scores of few queries reach: no measured kernel is bound by it. */
const DECODE_EFFICIENCY = 0.6;
/** Of the HBM bandwidth, where prefill reads far more cached KV than it multiplies. */
const PREFILL_BANDWIDTH = 0.85;
/** Rows of the matrix tile that grouped queries fill: of the smallest multiply, which decode kernels use. */
const TILE_ROWS = 16;
/** KV tokens from which splitting the longest context adds nothing. */
const TAIL_TOKENS = 8192;

/** 1 where the accelerator has no fp8, or nobody knows its peaks. */
function bf16OverFp8(accelerator: AcceleratorEntry): number {
  const ratio = peakOf(accelerator, 'bf16/bf16') / peakOf(accelerator, 'bf16/fp8');
  return Number.isNaN(ratio) ? 1 : ratio;
}

/** What the datasheet and the precision say: all coefficients but the fitted ones. */
export function attentionFixed(
  accelerator: AcceleratorEntry,
  { entryPrecision, kvBytes }: Pick<AttentionPrecision, 'kvBytes'> & { readonly entryPrecision: string },
): AttentionCoefficients {
  const flopPerS = peakOf(accelerator, entryPrecision);
  const narrow = entryPrecision.includes('fp8') ? 1 : 0;
  return {
    flopPerS,
    bytesPerS: siOf(accelerator.hbmBandwidth) ?? Number.NaN,
    processors: unitsOf(accelerator),
    kvBytes,
    softmaxSize: softmaxSizes[familyOf(accelerator)]?.[narrow] ?? USUAL_SOFTMAX,
    prefillBandwidth: PREFILL_BANDWIDTH,
    prefillCacheSpeed: 1,
    decodeTailTokens: TAIL_TOKENS,
    decodeSingleBandwidth: 1,
    decodeSingleSpread: 1,
    decodeEfficiency: DECODE_EFFICIENCY * (entryPrecision.includes('fp8') ? bf16OverFp8(accelerator) : 1),
    decodeTileRows: TILE_ROWS,
    decodeCacheSpeed: 1,
    cacheBytes: 0,
    prefillCacheWrites: 1,
  };
}

/**
 * Coefficients of an accelerator never fitted, nor any of its family: its catalogued fractions, which carry the
 * efficiency of the vendor's software, and guesses of what no datasheet says.
 */
function datasheetFree(accelerator: AcceleratorEntry, precision: PrecisionId): AttentionCoefficients {
  const { efficiency } = accelerator;
  const bandwidth = efficiency.hbm.value ?? 0.8;
  const launchS = siOf(accelerator.launch) ?? 5e-6;
  return {
    prefillLaunchS: launchS + 5e-6,
    prefillEfficiency: attentionShareOf(accelerator, precision),
    prefillExtraTokens: 250,
    prefillPasses: 1.5,
    prefillTail: 0.5,
    prefillCacheSpeed: 1.5,
    decodeLaunchS: launchS + 6e-6,
    decodeItemS: 1.2e-6,
    decodeTailS: 5e-6 / TAIL_TOKENS,
    decodeBandwidth: bandwidth,
    decodeSpread: unitsOf(accelerator) / 2,
    decodeCacheSpeed: 2.5,
  };
}

/** The roofline: every byte once, every FLOP once, one launch, at the catalogued fractions of the datasheet. */
function rooflineFree(accelerator: AcceleratorEntry, { precision, flopPerS }: Multiply): AttentionCoefficients {
  const launchS = siOf(accelerator.launch) ?? 0;
  const share = attentionShareOf(accelerator, precision);
  const bandwidth = accelerator.efficiency.hbm.value ?? 1;
  return {
    ...(flopPerS > 0 && { flopPerS }),
    softmaxSize: 0,
    prefillLaunchS: launchS,
    prefillEfficiency: share,
    prefillBandwidth: bandwidth,
    decodeLaunchS: launchS,
    decodeBandwidth: bandwidth,
    decodeSpread: unitsOf(accelerator),
    decodeEfficiency: share,
    decodeTileRows: 1,
  };
}

/**
 * Units with less matrix rate than those fitted on (a cut-down part of the family) wait less for softmax: its share of
 * a score shrinks with the rate, and the fraction of peak rises to match.
 */
function rescaled(accelerator: AcceleratorEntry, coefficients: AttentionCoefficients, fittedRate: number) {
  const { softmaxSize = 0, prefillEfficiency = 1 } = coefficients;
  const ratio = Math.min(1, peakOf(accelerator, 'bf16/bf16') / unitsOf(accelerator) / fittedRate);
  const size = softmaxSize * ratio;
  const efficiency = Math.min(0.9, (prefillEfficiency * (USUAL_SIZE + softmaxSize)) / (USUAL_SIZE + size));
  return { ...coefficients, softmaxSize: size, prefillEfficiency: Math.max(prefillEfficiency, efficiency) };
}

/** FLOP/s in bf16 of one unit of the parts that a family was fitted on. Source: their datasheets, the median. */
const unitRates: Partial<Record<Family, number>> = {
  ampere: 2.89e12,
  hopper: 7.5e12,
  blackwell: 15.8e12,
  'blackwell-ultra': 15.8e12,
  ada: 2.55e12,
  'blackwell-gddr': 2.49e12,
};

/** Coefficients in the order of the core's enum. */
export const attentionRow = (coefficients: AttentionCoefficients): readonly number[] =>
  coefficientsOf(AttentionCoefficient, coefficients);

/** The fitted entry of one phase, or null where the datasheet must do. */
function entryOf(
  entries: readonly KernelEntry[],
  accelerator: AcceleratorEntry,
  phase: AttentionPhase,
  words: readonly string[],
  library: string | undefined,
): Picked | null {
  const ofPhase = entries.filter((entry) => entry.op === ops[phase]);
  return pick(ofPhase, accelerator.id, familyOf(accelerator), words, library);
}

/** Coefficients that a fit found, of one phase, as the row wants them: those of the datasheet where nothing did. */
function freeOf(
  accelerator: AcceleratorEntry,
  phase: AttentionPhase,
  picked: Picked | null,
  precision: PrecisionId,
): AttentionCoefficients {
  const all = picked === null ? datasheetFree(accelerator, precision) : asChanged(accelerator, picked.entry, precision);
  const names = Object.entries(all);
  return Object.fromEntries(names.filter(([name]) => name.startsWith(phase)));
}

/** Peaks that an entry brings along, of an accelerator whose datasheet is not known. */
function ownPeaks(picked: Picked | null): AttentionCoefficients {
  const names = Object.entries(picked?.entry.coefficients ?? {});
  return Object.fromEntries(names.filter(([name]) => ['flopPerS', 'bytesPerS', 'processors'].includes(name)));
}

/** What the phase that was asked for is based on. */
function basisOf(accelerator: AcceleratorEntry, picked: Picked | null, precision: AttentionPrecision) {
  if (picked === null) {
    const { source } = accelerator.efficiency.attention;
    const notes = [unmeasured('attention', accelerator, precision.multiply.precision)];
    return { origin: 'datasheet', errors: null, source, notes } as const;
  }
  const { entry, origin, substitute } = picked;
  const notes: string[] = [];
  if (origin === 'family') notes.push(`coefficients of the ${entry.family} family`);
  if (substitute) notes.push(`coefficients of ${entry.precision}, the nearest precision measured`);
  if (entry.note !== undefined) notes.push(entry.note);
  const fitted = origin === 'fitted' && !substitute;
  return { origin: fitted ? 'fitted' : 'family', errors: entry.errors, source: file.source, notes } as const;
}

/**
 * The model of an accelerator's attention: one row for both phases, `phase` the one that is asked about. `activations`
 * is the precision that scores are multiplied in, `kv` that of the cache. Without `library`, or with one that was not
 * measured, the entry that fits all libraries together serves: libraries differ by 10 to 35 % at every size, and it
 * lies between them.
 */
export function attentionModel(
  accelerator: AcceleratorEntry,
  choice: AttentionChoice,
  entries: readonly KernelEntry[] = file.entries,
): KernelModel {
  const precision = attentionPrecision(accelerator, choice);
  const { multiply } = precision;
  const both = {
    prefill: entryOf(entries, accelerator, 'prefill', precision.words, choice.library),
    decode: entryOf(entries, accelerator, 'decode', precision.words, choice.library),
  };
  const fixed = {
    ...attentionFixed(accelerator, {
      entryPrecision: both.prefill?.entry.precision ?? 'bf16/bf16',
      kvBytes: precision.kvBytes,
    }),
    ...(both.prefill === null && { flopPerS: multiply.flopPerS }),
  };
  const free = {
    ...ownPeaks(both.prefill ?? both.decode),
    ...freeOf(accelerator, 'prefill', both.prefill, multiply.precision),
    ...freeOf(accelerator, 'decode', both.decode, multiply.precision),
  };
  const rate = both.prefill?.origin === 'family' ? unitRates[familyOf(accelerator)] : undefined;
  const roofline = choice.form === 'roofline';
  const fitted = {
    ...fixed,
    ...(roofline ? { ...ownPeaks(both.prefill), ...rooflineFree(accelerator, multiply) } : free),
  };
  const coefficients = roofline || rate === undefined ? fitted : rescaled(accelerator, fitted, rate);
  const { origin, errors, source, notes } = basisOf(accelerator, both[choice.phase], precision);
  complete(accelerator, coefficients.flopPerS, coefficients.bytesPerS);
  return {
    row: {
      op: ops[choice.phase],
      form: roofline ? 'roofline' : 'calibrated',
      coefficients: attentionRow(coefficients),
    },
    multiply: multiply.precision,
    origin: roofline ? 'datasheet' : origin,
    medianError: roofline ? null : (errors?.median ?? null),
    p90Error: roofline ? null : (errors?.p90 ?? null),
    source: roofline ? accelerator.hbmBandwidth.source : source,
    notes: roofline ? [] : notes,
  };
}

/**
 * The same model in a loop that calls one kernel again and again, as micro-benchmarks do: what fits the last-level
 * cache stays in it. In serving every layer evicts the last, so nothing stays.
 */
export function attentionInLoop(accelerator: AcceleratorEntry, model: KernelModel): KernelModel {
  const coefficients = [...model.row.coefficients];
  coefficients[AttentionCoefficient.cacheBytes] = cacheBytesOf(accelerator);
  return { ...model, row: { ...model.row, coefficients } };
}
