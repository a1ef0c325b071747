// Kernel models of coefficients by name, and what a change of one coefficient should do to a kernel's seconds.

import type { KernelFormName, KernelModelRow, KernelOpName } from '../../src/core/lab.ts';

export type Coefficients = Readonly<Record<string, number>>;

/** A model row: coefficients placed by their enum, those left out 0. */
export function rowOf(
  op: KernelOpName,
  names: Coefficients,
  coefficients: Coefficients,
  form: KernelFormName = 'calibrated',
): KernelModelRow {
  const list: number[] = [];
  for (const [name, at] of Object.entries(names)) list[at] = coefficients[name] ?? 0;
  return { op, form, coefficients: list };
}

/** One coefficient set to `to`: the kernel of this shape takes longer, or less time. */
export interface Change {
  readonly to: number;
  readonly then: 'longer' | 'shorter';
  readonly op: KernelOpName;
  readonly shape: readonly number[];
  /** what else differs from the plain coefficients, before and after the change */
  readonly beside?: Coefficients;
  readonly form?: KernelFormName;
}
