// Kernels of the user's own: what the files that pools name hold.

import { measuredGroup } from '../calibration/samples.ts';
import type { MeasuredKernel } from '../calibration/types.ts';
import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { KernelOpName, KernelSample } from '../core/lab.ts';
import { kernelModel, precisionKey } from '../timing/models.ts';
import type { KernelChoice, KernelModel } from '../timing/types.ts';
import type { System } from './system.ts';

export interface OwnKernels {
  /** [path] */
  readonly fitted: Readonly<Record<string, readonly KernelEntry[]>>;
  /** [path] */
  readonly measured: Readonly<Record<string, readonly MeasuredKernel[]>>;
}

export const nothingOwn: OwnKernels = { fitted: {}, measured: {} };

/** Points of an operator: of the library that is asked for, or of the first that was measured. */
function samplesOf(
  { accelerator, kernels }: System,
  own: OwnKernels,
  op: KernelOpName,
  precision: string,
  library: string | undefined,
): readonly KernelSample[] {
  const all = kernels.measured === null ? [] : (own.measured[kernels.measured] ?? []);
  const named = measuredGroup(all, op, accelerator.id, precision, library);
  return named.length > 0 ? named : measuredGroup(all, op, accelerator.id, precision);
}

/**
 * The model of an operator of a pool: the user's own entry before the catalog's; a table where the pool asks for one
 * and something was measured. Attention has pieces and no table: it stays calibrated.
 */
export function poolModel(system: System, own: OwnKernels, op: KernelOpName, choice: KernelChoice): KernelModel {
  const { accelerator, kernels } = system;
  const precision = precisionKey(op, accelerator, choice);
  const entries = kernels.fitted === null ? [] : (own.fitted[kernels.fitted] ?? []);
  const inPieces = op.endsWith('Attention') || op.startsWith('mla');
  const samples = kernels.form === 'table' && !inPieces ? samplesOf(system, own, op, precision, choice.library) : [];
  const form = kernels.form === 'roofline' ? 'roofline' : samples.length > 0 ? 'table' : 'calibrated';
  const model = kernelModel(op, accelerator, { ...choice, form }, { entries, precision, samples });
  if (model === null) throw new RangeError(`no model of ${op}`);
  return model;
}
