// What calibration works on: measured kernels, and which coefficients of an operator are free.

import type { KernelOpName } from '../core/lab.ts';

/** One measured kernel, as read from a CSV. */
export interface MeasuredKernel {
  readonly op: KernelOpName;
  /** catalog id */
  readonly accelerator: string;
  /** in the words of KernelEntry */
  readonly precision: string;
  /** '' where the file does not say */
  readonly library: string;
  /** variant of the kernel where the file names one, such as moe_torch_flow_cutlass; '' without */
  readonly kernel: string;
  /** of the library, where the file says it */
  readonly version?: string;
  /** dimensions (shapeOf) */
  readonly shape: readonly number[];
  readonly seconds: number;
  /** line of the file, counted from 1 */
  readonly line: number;
}

/** A coefficient that a fit may move. */
export interface FreeCoefficient {
  /** name in the core's enum of the operator */
  readonly name: string;
  readonly start: number;
  readonly low: number;
  readonly high: number;
  /** steps are taken on the value or on its logarithm */
  readonly scale: 'linear' | 'log';
}
