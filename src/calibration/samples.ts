// Measured points as a table wants them: of one operator, each shape once.

import type { KernelOpName, KernelSample } from '../core/lab.ts';
import { quantile } from './score.ts';
import { groupBy } from './split.ts';
import type { MeasuredKernel } from './types.ts';

/** Each shape once, with the median of its times. */
export function samplesOf(kernels: readonly MeasuredKernel[]): KernelSample[] {
  const shapes = groupBy(kernels, ({ shape }) => shape.join(' '));
  return [...shapes.values()].map((same): KernelSample => {
    const rising = same.map(({ seconds }) => seconds).sort((a, b) => a - b);
    return { shape: same[0]!.shape, seconds: quantile(rising, 0.5) };
  });
}

/** Samples of what was measured of an operator; without a library those of the first that was measured. */
export function measuredGroup(
  kernels: readonly MeasuredKernel[],
  op: KernelOpName,
  accelerator: string,
  precision: string,
  library?: string,
): KernelSample[] {
  const fits = kernels.filter(
    (kernel) => kernel.op === op && kernel.accelerator === accelerator && kernel.precision === precision,
  );
  const first = fits[0];
  return samplesOf(
    fits.filter((kernel) => kernel.library === (library ?? first?.library) && kernel.kernel === first?.kernel),
  );
}
