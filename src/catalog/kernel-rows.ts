// What is fitted of each operator, and how far off the fits are on what they have not seen.

import attention from './kernel/attention.json' with { type: 'json' };
import collective from './kernel/collective.json' with { type: 'json' };
import gemm from './kernel/gemm.json' with { type: 'json' };
import mla from './kernel/mla.json' with { type: 'json' };
import moe from './kernel/moe.json' with { type: 'json' };
import type { KernelEntry, KernelFile } from './kernel/types.ts';

/** The fits of one operator. */
export interface KernelRow {
  readonly op: string;
  /** catalog ids of accelerators, or families of links, that were measured */
  readonly measured: readonly string[];
  readonly entries: number;
  /** rows fitted on */
  readonly points: number;
  /** least and largest median of |ln(predicted / measured)| on points held out; null = none was */
  readonly errors: { readonly least: number; readonly most: number } | null;
}

const files = [gemm, attention, mla, moe, collective] as readonly unknown[] as readonly KernelFile[];

function rowOf(op: string, entries: readonly KernelEntry[]): KernelRow {
  const medians = entries.flatMap(({ errors }) => (errors === null ? [] : [errors.median]));
  return {
    op,
    measured: [...new Set(entries.flatMap(({ accelerator, family }) => accelerator ?? family ?? []))].sort(),
    entries: entries.length,
    points: entries.reduce((sum, { points }) => sum + points, 0),
    errors: medians.length === 0 ? null : { least: Math.min(...medians), most: Math.max(...medians) },
  };
}

/** One row an operator, in the order of the files. */
export function kernelRows(): KernelRow[] {
  const byOp = new Map<string, KernelEntry[]>();
  for (const entry of files.flatMap(({ entries }) => entries)) {
    byOp.set(entry.op, [...(byOp.get(entry.op) ?? []), entry]);
  }
  return [...byOp].map(([op, entries]) => rowOf(op, entries));
}
