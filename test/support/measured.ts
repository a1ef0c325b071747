// Measured GEMMs and experts of the calibration tables, and what the shipped coefficients say of them.

import { accelerators, get, idOf } from '../../src/catalog/index.ts';
import type { KernelEntry } from '../../src/catalog/kernel/types.ts';
import type { KernelModelRow } from '../../src/core/lab.ts';
import { familyOf } from '../../src/timing/families.ts';
import { hotLoop } from '../../src/timing/hot-loop.ts';
import type { KernelModel } from '../../src/timing/types.ts';
import { csvRows } from '../catalog/csv.ts';
import { answers } from './kernels.ts';

export interface Measured {
  readonly accelerator: string;
  readonly library: string;
  readonly precision: string;
  readonly shape: readonly number[];
  readonly seconds: number;
}

const word = (text: string) => (text === 'bfloat16' ? 'bf16' : idOf(text));
const skewOf = (text: string) => (text === 'balanced' ? 0 : Number(text.replace('power_law_', '')));

export function measuredGemms(folder: string): Measured[] {
  return csvRows(folder, 'kernel_gemm_aiconfigurator.csv').map((row) => ({
    accelerator: get(accelerators, row['system'] ?? '').id,
    library: row['framework'] ?? '',
    precision: word(row['gemm_dtype'] ?? ''),
    shape: ['m', 'n', 'k'].map((name) => Number(row[name])),
    seconds: Number(row['latency_ms']) / 1000,
  }));
}

const moeColumns = ['num_tokens', 'num_experts', 'topk', 'hidden', 'inter', 'moe_tp', 'moe_ep'];

export function measuredExperts(folder: string): Measured[] {
  return csvRows(folder, 'kernel_moe_aiconfigurator.csv').map((row) => ({
    accelerator: get(accelerators, row['system'] ?? '').id,
    library: row['framework'] ?? '',
    precision: word(row['moe_dtype'] ?? ''),
    shape: [...moeColumns.map((name) => Number(row[name])), skewOf(row['distribution'] ?? '')],
    seconds: Number(row['latency_ms']) / 1000,
  }));
}

export function grouped(rows: readonly Measured[]): Map<string, Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const row of rows) {
    const key = `${row.accelerator} ${row.precision}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** |ln(predicted / measured)| of rows of one accelerator, which were measured in a loop. */
export function errorsOf(row: KernelModelRow, rows: readonly Measured[]): number[] {
  const [first] = rows;
  if (first === undefined) return [];
  const looped = hotLoop(get(accelerators, first.accelerator), { row } as KernelModel).row;
  const said = answers(
    looped,
    rows.map(({ shape }) => shape),
  );
  return said.map(({ seconds }, at) => Math.abs(Math.log(seconds / (rows[at]?.seconds ?? 0))));
}

/** Medians of the entries of the other members of an accelerator's family: what it would get had it no entry. */
export function othersOf(entries: readonly KernelEntry[], accelerator: string, precision: string) {
  const family = familyOf(get(accelerators, accelerator));
  const others = entries.filter(
    (entry) =>
      entry.accelerator !== null &&
      entry.accelerator !== accelerator &&
      entry.precision === precision &&
      familyOf(get(accelerators, entry.accelerator)) === family,
  );
  const [first] = others;
  if (first === undefined) return null;
  const middle = (name: string) => {
    const values = others.map(({ coefficients }) => coefficients[name] ?? 0).sort((a, b) => a - b);
    const at = values.length >> 1;
    return values.length % 2 === 1 ? values[at]! : (values[at - 1]! + values[at]!) / 2;
  };
  return Object.fromEntries(Object.keys(first.coefficients).map((name) => [name, middle(name)]));
}
