// Single kernels for tests: models with a few plain coefficients, models of the catalog, their seconds.

import { accelerators, get } from '../../src/catalog/index.ts';
import type { AcceleratorEntry } from '../../src/catalog/types.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { type KernelAnswer, type KernelModelRow, Lab } from '../../src/core/lab.ts';

const module = await loadCoreModule();

export const accelerator = (id: string): AcceleratorEntry => get(accelerators, id);

/** Answers of one model for shapes of the core's shape table. */
export function answers(row: KernelModelRow, shapes: readonly (readonly number[])[]): KernelAnswer[] {
  return Lab.create(module, [row]).time(shapes.map((shape) => ({ model: 0, shape })));
}

export function answer(row: KernelModelRow, ...shape: number[]): KernelAnswer {
  const [first] = answers(row, [shape]);
  if (first === undefined) throw new RangeError('no answer');
  return first;
}

export const seconds = (row: KernelModelRow, ...shape: number[]): number => answer(row, ...shape).seconds;

/** |ln(predicted / measured)| at share `q` of the sorted values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
