// Fitted coefficients of kernel models: one file an operator, one entry an accelerator, precision and library; and what
// a vendor's software makes of accelerators that were never measured.

import type { PrecisionId, Sourced } from '../types.ts';

/** Coefficients of one operator, fitted to measurements. */
export interface KernelEntry {
  /** catalog id of the accelerator fitted on; null in an entry of a family */
  readonly accelerator: string | null;
  /** family whose accelerators take this entry when they have none of their own, such as hopper */
  readonly family: string | null;
  /** gemm, attention (prefill and decode apart), mla, moe or a collective */
  readonly op: string;
  /** such as bf16, fp8, fp8-block, nvfp4; of attention math/kv, such as bf16/fp8 */
  readonly precision: string;
  /** whose kernels ran: trtllm, vllm, sglang …; '' where it does not matter */
  readonly library: string;
  /** the fitted ones by their names in the core's enum of the operator, in SI units */
  readonly coefficients: Readonly<Record<string, number>>;
  /** rows fitted on */
  readonly points: number;
  /** of |ln(predicted / measured)| on points held out by `split`; null in an entry that only holds medians of others */
  readonly errors: { readonly median: number; readonly p90: number; readonly split: string } | null;
  readonly note?: string;
}

/** How a file of entries came to be. */
export interface KernelProvenance {
  /** names of the files fitted on */
  readonly files: readonly string[];
  readonly rows: number;
  /** how the errors were found */
  readonly split: string;
  readonly seed: number;
  /** of the fit, where it was given */
  readonly date?: string;
  /** comments of the files fitted on: versions, driver, date of the measurement */
  readonly comments?: readonly string[];
}

/** A file of entries. */
export interface KernelFile {
  readonly source: string;
  readonly kind: 'fitted';
  readonly provenance?: KernelProvenance;
  readonly entries: readonly KernelEntry[];
}

/** Fractions of the datasheet that a vendor's libraries achieve where its kernels were not measured. */
export interface SoftwareStack {
  readonly id: string;
  readonly vendor: string;
  /** of a large GEMM, by the precision it multiplies in */
  readonly compute: { readonly default: Sourced } & Readonly<Partial<Record<PrecisionId, Sourced>>>;
  readonly hbm: Sourced;
  /** published range of whole systems, reported beside every estimate; it is not computed with */
  readonly realised: { readonly low: Sourced; readonly high: Sourced; readonly of: string };
}

export interface StackFile {
  readonly stacks: readonly SoftwareStack[];
}
