// What a format of measured kernels is.

import type { KernelOpName } from '../core/lab.ts';
import type { CsvRow } from './csv.ts';
import type { MeasuredKernel } from './types.ts';

/** What a row says of its kernel; the system and the time are read for all formats alike. */
export interface RowKernel {
  readonly op: KernelOpName;
  readonly precision: string;
  readonly library: string;
  readonly kernel: string;
  readonly version?: string;
  readonly shape: readonly number[];
  readonly seconds: number;
}

/** A format is recognised by its columns, in any order. */
export interface MeasuredFormat {
  readonly name: string;
  readonly columns: readonly string[];
  /** `accelerator` is the catalog id of the row's system */
  read(row: CsvRow, accelerator: string): readonly RowKernel[];
  /** what only the whole file shows */
  after?(kernels: readonly MeasuredKernel[]): readonly MeasuredKernel[];
}
