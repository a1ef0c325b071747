// A kernel model as a captured step runs it: launches overlap, and quantisation is fused.

import type { KernelModelRow, KernelOpName } from '../core/lab.ts';
import { ElementwiseCoefficient, GemmCoefficient, MoeCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import type { NamedModel } from './models.ts';
import type { System } from './system.ts';

/** Places of the launch of a kernel among its coefficients. */
const launchPlaces: Partial<Record<KernelOpName, number>> = {
  gemm: GemmCoefficient.launchS,
  moe: MoeCoefficient.launchS,
  elementwise: ElementwiseCoefficient.launchS,
};

/** A model whose fixed passes take `share` of what they take alone, and whose launches take `launches` of theirs. */
export function inStep({ row }: NamedModel['model'], share: number, launches: number): KernelModelRow {
  const coefficients = [...row.coefficients];
  const scale = (place: number, by: number) => {
    coefficients[place] = (coefficients[place] ?? 0) * by;
  };
  const launch = launchPlaces[row.op];
  if (launch !== undefined) scale(launch, launches);
  if (row.op === 'gemm') scale(GemmCoefficient.quantiseS, share);
  return { ...row, coefficients };
}

/**
 * What is left of launches and passes in a step. Kernels were measured one by one; in a captured step their launches
 * overlap and quantisation is fused, and all that a layer pays beyond its work is the engine's layerOverhead, fitted to
 * served points. Where the measured floors add up to more, they shrink to it.
 */
export function inStepShare({ engine }: System, fixedLayerS: number): number {
  const overheadS = siOf(engine.layerOverhead) ?? fixedLayerS;
  return fixedLayerS > overheadS ? overheadS / fixedLayerS : 1;
}
