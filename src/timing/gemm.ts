// Which coefficients time the GEMMs of an accelerator: fitted on it, on others of its family, or its datasheet's.

import gemmFile from '../catalog/kernel/gemm.json' with { type: 'json' };
import type { KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import type { KernelModelRow } from '../core/lab.ts';
import { GemmCoefficient } from '../core/layout.gen.ts';
import { InputError, shown } from '../errors.ts';
import { siOf } from '../units.ts';
import { unmeasured } from './attention-precision.ts';
import { changeOf, computeChange, moved } from './change.ts';
import { type Family, familyOf, feedSideOf, hasGddr, sustainedShare, unitsOf } from './families.ts';
import { isHalf } from './multiply.ts';
import { type Operands, operandsOf } from './operands.ts';
import { type Picked, pick } from './pick.ts';
import { coefficientsOf } from './row.ts';
import { computeShareOf, memoryShareOf, stackNotes } from './stack.ts';
import type { KernelChoice, KernelModel } from './types.ts';

export type GemmCoefficients = Partial<Record<keyof typeof GemmCoefficient, number>>;

const file: KernelFile = gemmFile as KernelFile;

/** Output element, B: bf16. */
const OUTPUT_BYTES = 2;

/** How a library cuts a multiply: its smallest tile, its splits of k, how much of the units draws all bandwidth. */
interface Tiling {
  readonly leastM: number;
  readonly leastN: number;
  readonly largestSplit: number;
  readonly waveShare: number;
  readonly fullDrawShare: number;
}

const usual: Tiling = { leastM: 16, leastN: 128, largestSplit: 8, waveShare: 0.7, fullDrawShare: 0.4 };

/**
 * Kernels of block-scaled precisions do not split k; those of nvfp4 know one tile alone, so skinny ones take as long
 * as their k. Source: Tokenworks fit on aiconfigurator kernel measurements (Apache-2.0).
 */
export function tilingOf(family: Family, word: string): Tiling {
  if (word === 'nvfp4') {
    if (hasGddr(family)) return { ...usual, leastM: 128, largestSplit: 1 };
    return { leastM: 256, leastN: 128, largestSplit: 1, waveShare: 1, fullDrawShare: 0.8 };
  }
  const largestSplit = word === 'fp8-block' || word === 'sq' ? 1 : word.endsWith('-wo') ? 4 : usual.largestSplit;
  return hasGddr(family) ? { ...usual, leastM: 64, leastN: 64, largestSplit } : { ...usual, largestSplit };
}

/** Launch of the kernel that adds the parts of a split k, s. */
const SPLIT_S = 2e-6;

/** What the datasheet, the operands and the tiling say: all coefficients but the fitted ones. */
export function gemmFixed(accelerator: AcceleratorEntry, operands: Operands, word: string): GemmCoefficients {
  const family = familyOf(accelerator);
  return {
    flopPerS: operands.flopPerS,
    bytesPerS: siOf(accelerator.hbmBandwidth) ?? Number.NaN,
    weightBytes: operands.weightBytes,
    activationBytes: operands.activationBytes,
    outputBytes: OUTPUT_BYTES,
    units: unitsOf(accelerator),
    feedSide: feedSideOf(family),
    splitS: SPLIT_S,
    ...tilingOf(family, word),
  };
}

/**
 * Coefficients of an accelerator never fitted, nor any of its family: the fractions of peak and bandwidth that its
 * vendor's software achieves, as catalogued, and a guess of what a launch fills.
 */
function datasheetFree(accelerator: AcceleratorEntry, operands: Operands): GemmCoefficients {
  const narrow = operands.activationBytes < 2;
  return {
    launchS: siOf(accelerator.launch) ?? 5e-6,
    computeShare: computeShareOf(accelerator, operands.precision).value ?? 0.65,
    memoryShare: memoryShareOf(accelerator).value ?? 0.8,
    fillK: narrow ? 300 : 100,
    quantisePasses: narrow ? 1.5 : 0,
    quantiseS: narrow ? 4e-6 : 0,
  };
}

/** The roofline: catalogued fractions of the datasheet, one launch, scales and dequantisation counted. */
function rooflineFree(accelerator: AcceleratorEntry, operands: Operands): GemmCoefficients {
  const { efficiency, launch } = accelerator;
  return {
    launchS: siOf(launch) ?? 0,
    computeShare: (efficiency.compute[operands.precision] ?? efficiency.compute.default).value ?? 1,
    memoryShare: efficiency.hbm.value ?? 1,
    channelBytes: operands.channelBytes,
  };
}

/** Coefficients in the order of the core's enum. */
export const gemmRow = (coefficients: GemmCoefficients): readonly number[] =>
  coefficientsOf(GemmCoefficient, coefficients);

/** Weight-only kernels of a family whose bf16 ones alone were measured: those, with the bytes of the stored weights. */
function weightOnly(
  accelerator: AcceleratorEntry,
  family: Family,
  operands: Operands,
  library?: string,
): Picked | null {
  if (!isHalf(operands.precision) || operands.weightBytes >= 2) return null;
  const own = pick(file.entries, accelerator.id, family, ['bf16'], library);
  return own === null ? null : { ...own, substitute: true };
}

function completed(accelerator: AcceleratorEntry, coefficients: GemmCoefficients): GemmCoefficients {
  const { flopPerS = Number.NaN, bytesPerS = Number.NaN } = coefficients;
  if (flopPerS > 0 && bytesPerS > 0) return coefficients;
  const field = flopPerS > 0 ? 'hbmBandwidth' : 'peak';
  throw new InputError([
    {
      code: 'INCOMPLETE',
      path: ['accelerator'],
      found: shown(accelerator.id),
      hint: `Its ${field} is unknown: give it.`,
    },
  ]);
}

function notesOf(operands: Operands, picked: Picked | null, accelerator: AcceleratorEntry): readonly string[] {
  const notes = [...operands.notes];
  if (picked === null) {
    notes.push(unmeasured('GEMM', accelerator, operands.precision));
    notes.push(
      `fraction of peak: ${computeShareOf(accelerator, operands.precision).source}`,
      ...stackNotes(accelerator),
    );
    return notes;
  }
  const { entry } = picked;
  if (picked.origin === 'family') notes.push(`coefficients of the ${entry.family} family`);
  if (picked.substitute) notes.push(`coefficients of ${entry.precision}, the nearest precision measured`);
  if (entry.note !== undefined) notes.push(entry.note);
  return notes;
}

/** The fitted entry that times a multiply, or null where the datasheet must. */
export function gemmEntry(accelerator: AcceleratorEntry, operands: Operands, library?: string): Picked | null {
  const family = familyOf(accelerator);
  const picked = pick(file.entries, accelerator.id, family, operands.words, library);
  return picked ?? weightOnly(accelerator, family, operands, library);
}

/** Coefficients of an entry as the accelerator has them: of a family at its power, moved by what the user wrote. */
export function transferred(accelerator: AcceleratorEntry, picked: Picked, precision: PrecisionId) {
  const { coefficients } = picked.entry;
  const { computeShare = 1 } = coefficients;
  const isOwn = picked.origin === 'fitted';
  const share = isOwn ? computeShare : sustainedShare(accelerator, familyOf(accelerator), computeShare);
  return moved(
    { ...coefficients, computeShare: share },
    { computeShare: computeChange(accelerator, precision), memoryShare: changeOf(accelerator.efficiency.hbm) },
  );
}

/** All coefficients of a multiply, by name, and the entry they come from. */
export function gemmCoefficients(
  accelerator: AcceleratorEntry,
  operands: Operands,
  library?: string,
): { readonly coefficients: GemmCoefficients; readonly picked: Picked | null } {
  const picked = gemmEntry(accelerator, operands, library);
  const fixed = gemmFixed(accelerator, operands, picked?.entry.precision ?? operands.words[0] ?? 'bf16');
  const free =
    picked === null ? datasheetFree(accelerator, operands) : transferred(accelerator, picked, operands.precision);
  return { coefficients: completed(accelerator, { ...fixed, ...free }), picked };
}

/** Peaks that an entry brings along, of an accelerator whose datasheet is not known. */
function ownPeaks({ flopPerS }: Operands, picked: Picked | null): GemmCoefficients {
  const names = Object.entries(flopPerS > 0 ? {} : (picked?.entry.coefficients ?? {}));
  return Object.fromEntries(names.filter(([name]) => ['flopPerS', 'bytesPerS', 'units'].includes(name)));
}

/** All coefficients of a roofline, by name. */
export function gemmRoofline(accelerator: AcceleratorEntry, operands: Operands): GemmCoefficients {
  const fixed = gemmFixed(accelerator, operands, operands.words[0] ?? 'bf16');
  const peaks = ownPeaks(operands, gemmEntry(accelerator, operands));
  return completed(accelerator, { ...fixed, ...peaks, ...rooflineFree(accelerator, operands) });
}

/**
 * The model of an accelerator's GEMMs. Without `library` the entry of the first library in the file serves: at bf16
 * libraries differ by 3 to 6 %, within what the model misses.
 */
export function gemmModel(accelerator: AcceleratorEntry, choice: KernelChoice): KernelModel {
  const operands = operandsOf(accelerator, choice.weights, choice.activations);
  const dequantised = {
    dequantWeights: operands.dequantWeights ? 1 : 0,
    dequantActivations: operands.dequantActivations ? 1 : 0,
  };
  if (choice.form === 'roofline') {
    const coefficients = gemmRow({ ...gemmRoofline(accelerator, operands), ...dequantised });
    return datasheetModel(accelerator, operands, { op: 'gemm', form: 'roofline', coefficients });
  }
  const { coefficients, picked } = gemmCoefficients(accelerator, operands, choice.library);
  const exact = picked !== null && picked.origin === 'fitted' && !picked.substitute;
  const errors = picked?.entry.errors ?? null;
  return {
    row: { op: 'gemm', form: 'calibrated', coefficients: gemmRow({ ...coefficients, ...dequantised }) },
    multiply: operands.precision,
    origin: picked === null ? 'datasheet' : exact ? 'fitted' : 'family',
    medianError: errors?.median ?? null,
    p90Error: errors?.p90 ?? null,
    source: picked === null ? accelerator.hbmBandwidth.source : file.source,
    notes: notesOf(operands, picked, accelerator),
  };
}

/** A model of the datasheet and its catalogued fractions alone, never scored against measurements. */
export const datasheetModel = (
  accelerator: AcceleratorEntry,
  operands: Operands,
  row: KernelModelRow,
): KernelModel => ({
  row,
  multiply: operands.precision,
  origin: 'datasheet',
  medianError: null,
  p90Error: null,
  source: accelerator.hbmBandwidth.source,
  notes: operands.notes,
});
