// Kernel models by name: which coefficients time an operator of an accelerator, and how far to trust them.

import type { LinkChanges, PrecisionId } from '../catalog/types.ts';
import type { KernelModelRow } from '../core/lab.ts';

/** What a kernel is asked for: an accelerator, the precisions of its operands, the library whose kernels run. */
export interface KernelChoice {
  /** catalog id; a user's own accelerator is given as its entry */
  readonly accelerator: string;
  /** precision of stored weights, such as bf16, fp8, fp8-block, nvfp4, int4 */
  readonly weights?: string;
  readonly activations?: string;
  /** precision of the KV cache */
  readonly kv?: string;
  /** trtllm, vllm, sglang …; left out = the default of the operator */
  readonly library?: string;
  /** of a collective: ids of fabrics, such as nvlink-8+ib-400; left out = what the accelerator is built for */
  readonly fabric?: string;
  /** what a user says of that fabric */
  readonly changes?: LinkChanges | undefined;
  /** roofline | calibrated | table; left out = calibrated */
  readonly form?: 'roofline' | 'calibrated' | 'table';
  /** false: activations are narrow already, so a multiply does not quantise them; left out = true */
  readonly quantise?: boolean;
  /** false: another kernel writes the new keys and values into the cache; left out = true */
  readonly cacheWrite?: boolean;
  /** false: the host launches a collective, which is no part of a captured graph; left out = true */
  readonly captured?: boolean;
}

/** A kernel model, ready for the core, and what it is based on. */
export interface KernelModel {
  readonly row: KernelModelRow;
  /** in which it multiplies; null = it does not */
  readonly multiply: PrecisionId | null;
  /** fitted on this accelerator, on others of its family, or from the datasheet alone */
  readonly origin: 'fitted' | 'family' | 'datasheet';
  /** of |ln(predicted / measured)| on points not fitted on; null = never measured */
  readonly medianError: number | null;
  readonly p90Error: number | null;
  readonly source: string;
  readonly notes: readonly string[];
}
