// Which coefficients time the fused experts of an accelerator: fitted on it, on others of its family, or its GEMM's.

import moeFile from '../catalog/kernel/moe.json' with { type: 'json' };
import type { KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import { MoeCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import { familyOf, feedSideOf, unitsOf } from './families.ts';
import { datasheetModel, gemmCoefficients, gemmRoofline, transferred } from './gemm.ts';
import { type Operands, operandsOf } from './operands.ts';
import { type Picked, pick } from './pick.ts';
import { coefficientsOf } from './row.ts';
import type { KernelChoice, KernelModel } from './types.ts';

export type MoeCoefficients = Partial<Record<keyof typeof MoeCoefficient, number>>;

const file: KernelFile = moeFile as KernelFile;

/** Tiles of the grouped multiplies, and what starting one costs as extra k: one value serves all that was measured. */
const tiling = { leastM: 16, leastN: 64, waveShare: 0.7, fullDrawShare: 0.4, fillK: 100 };

/** What the datasheet, the operands and the expert's form say: all coefficients but the fitted ones. */
export function moeFixed(accelerator: AcceleratorEntry, operands: Operands, matrices = 3): MoeCoefficients {
  return {
    flopPerS: operands.flopPerS,
    bytesPerS: siOf(accelerator.hbmBandwidth) ?? Number.NaN,
    weightBytes: operands.weightBytes,
    activationBytes: operands.activationBytes,
    matrices,
    units: unitsOf(accelerator),
    feedSide: feedSideOf(familyOf(accelerator)),
    ...tiling,
  };
}

/** Over a plain GEMM's: median of the fitted accelerators. What no entry holds is guessed from the GEMM with it. */
const OVER_GEMM = { computeShare: 0.7, launchS: 2.5e-5, passes: 1, foreignShare: 0.05 };

function fromGemm(accelerator: AcceleratorEntry, operands: Operands): MoeCoefficients {
  const { coefficients } = gemmCoefficients(accelerator, operands);
  return {
    ...OVER_GEMM,
    flopPerS: coefficients.flopPerS ?? Number.NaN,
    bytesPerS: coefficients.bytesPerS ?? Number.NaN,
    units: coefficients.units ?? unitsOf(accelerator),
    computeShare: OVER_GEMM.computeShare * (coefficients.computeShare ?? 1),
    memoryShare: coefficients.memoryShare ?? 1,
  };
}

/** Coefficients in the order of the core's enum. */
export const moeRow = (coefficients: MoeCoefficients): readonly number[] =>
  coefficientsOf(MoeCoefficient, coefficients);

function freeOf(accelerator: AcceleratorEntry, operands: Operands, picked: Picked | null): MoeCoefficients {
  if (picked === null) return fromGemm(accelerator, operands);
  return transferred(accelerator, picked, operands.precision);
}

function notesOf(operands: Operands, picked: Picked | null): readonly string[] {
  if (picked === null) {
    return [...operands.notes, `no fused experts measured in ${operands.precision}: coefficients of its GEMM`];
  }
  const { entry } = picked;
  return [
    ...operands.notes,
    ...(picked.origin === 'family' ? [`coefficients of the ${entry.family} family`] : []),
    ...(picked.substitute ? [`coefficients of ${entry.precision}, the nearest precision measured`] : []),
    ...(entry.note === undefined ? [] : [entry.note]),
  ];
}

/**
 * The model of an accelerator's fused experts. `matrices` of an expert: 3 = gated, 2 = not. Without `library` the first
 * entry of the file serves; nowhere were two libraries measured on one accelerator and precision.
 */
export function moeModel(accelerator: AcceleratorEntry, choice: KernelChoice, matrices = 3): KernelModel {
  const operands = operandsOf(accelerator, choice.weights, choice.activations);
  if (choice.form === 'roofline') {
    const {
      flopPerS = 0,
      bytesPerS = 0,
      launchS = 0,
      computeShare = 1,
      memoryShare = 1,
    } = gemmRoofline(accelerator, operands);
    const rates = { flopPerS, bytesPerS, launchS, computeShare, memoryShare };
    const coefficients = { ...moeFixed(accelerator, operands, matrices), ...rates };
    return datasheetModel(accelerator, operands, { op: 'moe', form: 'roofline', coefficients: moeRow(coefficients) });
  }
  const picked = pick(file.entries, accelerator.id, familyOf(accelerator), operands.words, choice.library);
  const exact = picked !== null && picked.origin === 'fitted' && !picked.substitute;
  const coefficients = { ...moeFixed(accelerator, operands, matrices), ...freeOf(accelerator, operands, picked) };
  return {
    row: { op: 'moe', form: 'calibrated', coefficients: moeRow(coefficients) },
    multiply: operands.precision,
    origin: picked === null ? 'datasheet' : exact ? 'fitted' : 'family',
    medianError: picked?.entry.errors?.median ?? null,
    p90Error: picked?.entry.errors?.p90 ?? null,
    source: picked === null ? accelerator.hbmBandwidth.source : file.source,
    notes: notesOf(operands, picked),
  };
}

/**
 * The model of one grouped multiply: tiles and rates of the fused experts, the launch of a plain multiply, no passes
 * between. Fused experts were measured as a whole, so it has no errors of its own.
 */
export function groupedGemmModel(accelerator: AcceleratorEntry, choice: KernelChoice): KernelModel {
  const experts = moeModel(accelerator, choice, 1);
  const operands = operandsOf(accelerator, choice.weights, choice.activations);
  const { launchS = 0 } =
    choice.form === 'roofline'
      ? gemmRoofline(accelerator, operands)
      : gemmCoefficients(accelerator, operands, choice.library).coefficients;
  const coefficients = [...experts.row.coefficients];
  coefficients[MoeCoefficient.launchS] = launchS;
  return {
    ...experts,
    row: { ...experts.row, op: 'groupedGemm', coefficients },
    origin: experts.origin === 'fitted' ? 'family' : experts.origin,
    medianError: null,
    p90Error: null,
    notes: [...experts.notes, 'a grouped multiply alone was never measured: tiles and rates of the fused experts'],
  };
}
