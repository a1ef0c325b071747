// Which coefficients time multi-head latent attention, prefill and decode in one row.

import mlaFile from '../catalog/kernel/mla.json' with { type: 'json' };
import type { KernelEntry, KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { MlaCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import type { AttentionChoice, AttentionPhase } from './attention.ts';
import {
  asChanged,
  attentionPrecision,
  attentionShareOf,
  cacheBytesOf,
  complete,
  peakOf,
  unmeasured,
} from './attention-precision.ts';
import { familyOf, unitsOf } from './families.ts';
import type { Multiply } from './multiply.ts';
import { type Picked, pick } from './pick.ts';
import { coefficientsOf } from './row.ts';
import type { KernelModel } from './types.ts';

export type MlaCoefficients = Partial<Record<keyof typeof MlaCoefficient, number>>;

/** Elements of the latent, the rope key, and the key and value of a head. */
export interface MlaSizes {
  readonly latent: number;
  readonly rope: number;
  readonly key: number;
  readonly value: number;
}

/** Source: DeepSeek-V2 and V3 (2024), and every model that was measured. */
export const deepseekSizes: MlaSizes = { latent: 512, rope: 64, key: 128, value: 128 };

const file = mlaFile as KernelFile;
const ops = { prefill: 'mlaPrefill', decode: 'mlaDecode' } as const;

const TAIL_TOKENS = 8192;
const PREFILL_BANDWIDTH = 0.85;
/** Of the peak, for the GEMM that expands cached latents: a large bf16 GEMM's. */
const EXPAND_EFFICIENCY = 0.7;

/** What the datasheet, the precision and the model's sizes say: all coefficients but the fitted ones. */
export function mlaFixed(
  accelerator: AcceleratorEntry,
  { flopPerS, kvBytes }: { readonly flopPerS: number; readonly kvBytes: number },
  sizes: MlaSizes = deepseekSizes,
): MlaCoefficients {
  return {
    flopPerS,
    bytesPerS: siOf(accelerator.hbmBandwidth) ?? Number.NaN,
    processors: unitsOf(accelerator),
    kvBytes,
    latentSize: sizes.latent,
    ropeSize: sizes.rope,
    keySize: sizes.key,
    valueSize: sizes.value,
    prefillBandwidth: PREFILL_BANDWIDTH,
    prefillCacheSpeed: 1,
    prefillLeastTokens: 0,
    // the expansion is a bf16 multiply, whatever the cache holds
    expandEfficiency: (EXPAND_EFFICIENCY * peakOf(accelerator, 'bf16/bf16')) / flopPerS,
    decodeTailTokens: TAIL_TOKENS,
    decodeCacheSpeed: 1,
    cacheBytes: 0,
  };
}

/** Coefficients of an accelerator never fitted: its catalogued fractions, and guesses of what no datasheet says. */
function datasheetFree(accelerator: AcceleratorEntry, precision: PrecisionId): MlaCoefficients {
  const { efficiency } = accelerator;
  const fraction = attentionShareOf(accelerator, precision);
  const launchS = siOf(accelerator.launch) ?? 5e-6;
  return {
    prefillLaunchS: launchS + 6e-6,
    prefillEfficiency: fraction,
    prefillExtraTokens: 300,
    prefillPasses: 1,
    prefillTail: 0.5,
    prefillCacheSpeed: 1.5,
    decodeLaunchS: launchS + 8e-6,
    decodeSequenceS: 2e-8,
    decodePasses: 2,
    decodeTailS: 7e-6 / TAIL_TOKENS,
    decodeBandwidth: efficiency.hbm.value ?? 0.8,
    decodeSpread: unitsOf(accelerator) / 2,
    decodeCacheSpeed: 2,
    decodeEfficiency: fraction,
  };
}

/** The roofline: every byte once, every FLOP once, one launch, at the catalogued fractions of the datasheet. */
function rooflineFree(accelerator: AcceleratorEntry, { precision, flopPerS }: Multiply): MlaCoefficients {
  const { efficiency } = accelerator;
  const launchS = siOf(accelerator.launch) ?? 0;
  const share = attentionShareOf(accelerator, precision);
  const bandwidth = efficiency.hbm.value ?? 1;
  const wide = peakOf(accelerator, 'bf16/bf16') * ((efficiency.compute.bf16 ?? efficiency.compute.default).value ?? 1);
  return {
    flopPerS,
    prefillLaunchS: launchS,
    prefillEfficiency: share,
    prefillBandwidth: bandwidth,
    expandEfficiency: wide / flopPerS,
    decodeLaunchS: launchS,
    decodePasses: 1,
    decodeBandwidth: bandwidth,
    decodeSpread: unitsOf(accelerator),
    decodeEfficiency: share,
  };
}

/** Coefficients in the order of the core's enum. */
export const mlaRow = (coefficients: MlaCoefficients): readonly number[] =>
  coefficientsOf(MlaCoefficient, coefficients);

function freeOf(
  accelerator: AcceleratorEntry,
  phase: AttentionPhase,
  picked: Picked | null,
  precision: PrecisionId,
): MlaCoefficients {
  const all = picked === null ? datasheetFree(accelerator, precision) : asChanged(accelerator, picked.entry, precision);
  const names = Object.entries(all);
  return Object.fromEntries(names.filter(([name]) => name.startsWith(phase)));
}

function notesOf(
  accelerator: AcceleratorEntry,
  picked: Picked | null,
  library: string | undefined,
  precision: PrecisionId,
): string[] {
  if (picked === null) return [unmeasured('MLA', accelerator, precision)];
  const { entry, origin, substitute } = picked;
  const notes: string[] = [];
  if (origin === 'family') notes.push(`coefficients of the ${entry.family} family`);
  if (substitute) notes.push(`coefficients of ${entry.precision}, the nearest precision measured`);
  if (library !== undefined && library !== entry.library) {
    notes.push(`no usable MLA measurements of ${library}: kernels of ${entry.library}`);
  }
  if (entry.note !== undefined) notes.push(entry.note);
  return notes;
}

/**
 * The model of an accelerator's latent attention: one row for both phases, `phase` the one that is asked about.
 * Without `library`, or with one that was not measured well, kernels of trtllm serve: on Blackwell sglang agrees with
 * them within 10 %, on Hopper sglang falls back to kernels several times slower.
 */
export function mlaModel(
  accelerator: AcceleratorEntry,
  choice: AttentionChoice,
  sizes: MlaSizes = deepseekSizes,
  entries: readonly KernelEntry[] = file.entries,
): KernelModel {
  const { words, kvBytes, multiply } = attentionPrecision(accelerator, choice);
  const { precision } = multiply;
  const of = (phase: AttentionPhase): Picked | null =>
    pick(
      entries.filter((entry) => entry.op === ops[phase]),
      accelerator.id,
      familyOf(accelerator),
      words,
      choice.library,
    );
  const both = { prefill: of('prefill'), decode: of('decode') };
  const picked = both[choice.phase];
  const roofline = choice.form === 'roofline';
  const peakFor = (entry: Picked | null): number =>
    entry === null ? multiply.flopPerS : peakOf(accelerator, entry.entry.precision);
  const fixed = mlaFixed(accelerator, { flopPerS: peakFor(both.prefill), kvBytes }, sizes);
  const free = {
    ...freeOf(accelerator, 'prefill', both.prefill, precision),
    ...freeOf(accelerator, 'decode', both.decode, precision),
  };
  // fractions of both phases refer to one peak
  const decodeEfficiency = ((free.decodeEfficiency ?? 1) * peakFor(both.decode)) / peakFor(both.prefill);
  const coefficients = {
    ...fixed,
    ...(roofline ? rooflineFree(accelerator, multiply) : { ...free, decodeEfficiency }),
  };
  const errors = roofline ? null : (picked?.entry.errors ?? null);
  const fitted = picked !== null && picked.origin === 'fitted' && !picked.substitute;
  complete(accelerator, coefficients.flopPerS, coefficients.bytesPerS);
  return {
    row: { op: ops[choice.phase], form: roofline ? 'roofline' : 'calibrated', coefficients: mlaRow(coefficients) },
    multiply: precision,
    origin: roofline || picked === null ? 'datasheet' : fitted ? 'fitted' : 'family',
    medianError: errors?.median ?? null,
    p90Error: errors?.p90 ?? null,
    source: picked === null || roofline ? accelerator.hbmBandwidth.source : file.source,
    notes: roofline ? [] : notesOf(accelerator, picked, choice.library, precision),
  };
}

/** The same model in a loop that calls one kernel again and again: what fits the last-level cache stays in it. */
export function mlaInLoop(accelerator: AcceleratorEntry, model: KernelModel): KernelModel {
  const coefficients = [...model.row.coefficients];
  coefficients[MlaCoefficient.cacheBytes] = cacheBytesOf(accelerator);
  return { ...model, row: { ...model.row, coefficients } };
}
