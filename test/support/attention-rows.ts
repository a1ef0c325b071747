// Measured attention of the calibration tables, as kernels of the core, and how far models are from them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredKernel } from '../../src/calibration/types.ts';
import { accelerators, get } from '../../src/catalog/index.ts';
import type { KernelEntry } from '../../src/catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../../src/catalog/types.ts';
import { type KernelModelRow, type KernelOpName, Lab } from '../../src/core/lab.ts';
import { attentionInLoop, attentionModel } from '../../src/timing/attention.ts';
import { deepseekSizes, mlaInLoop, mlaModel } from '../../src/timing/mla.ts';
import type { KernelModel } from '../../src/timing/types.ts';

const systems: Readonly<Record<string, string>> = {
  a100_sxm: 'a100-sxm-80gb',
  h100_sxm: 'h100-sxm',
  h200_sxm: 'h200-sxm',
  b200_sxm: 'b200-sxm',
  gb200: 'gb200',
  b300_sxm: 'b300-sxm',
  gb300: 'gb300',
  l40s: 'l40s',
  rtx_pro_6000_server: 'rtx-pro-6000-blackwell-server',
  b60: 'arc-b60',
};
const word = (dtype: string): string => (dtype === 'bfloat16' ? 'bf16' : dtype);

type Row = Readonly<Record<string, string>>;

/** Rows of a table by column; systems that the catalog does not time are left out. */
function rowsOf(folder: string, file: string): { readonly row: Row; readonly line: number }[] {
  const lines = readFileSync(join(folder, 'calibration', file), 'utf8').split('\n');
  const head = lines.findIndex((line) => !line.startsWith('#'));
  const columns = (lines[head] ?? '').split(',');
  return lines.slice(head + 1).flatMap((line, at) => {
    const cells = line.split(',');
    const row: Row = Object.fromEntries(columns.map((name, column) => [name, cells[column] ?? '']));
    return line === '' || systems[row['system'] ?? ''] === undefined ? [] : [{ row, line: head + at + 2 }];
  });
}

function kernelOf(row: Row, line: number, op: KernelOpName, math: string, shape: readonly number[]): MeasuredKernel {
  return {
    op,
    accelerator: systems[row['system'] ?? ''] ?? '',
    precision: `${word(row[math] ?? '')}/${word(row['kv_cache_dtype'] ?? '')}`,
    library: row['framework'] ?? '',
    kernel: '',
    shape,
    seconds: Number(row['latency_ms']) / 1000,
    line,
  };
}

export function attentionRows(folder: string): MeasuredKernel[] {
  const prefill = rowsOf(folder, 'kernel_context_attention_aiconfigurator.csv').map(({ row, line }) => {
    const [batch, tokens, heads, kvHeads, size, window] = numbers(row, 'batch', 'isl');
    const shape = [batch!, tokens!, 0, 1, heads!, kvHeads!, size!, window!];
    return kernelOf(row, line, 'prefillAttention', 'attn_dtype', shape);
  });
  const decode = rowsOf(folder, 'kernel_generation_attention_aiconfigurator.csv').map(({ row, line }) => {
    const [batch, context, heads, kvHeads, size, window] = numbers(row, 'batch', 'kv_len');
    const shape = [batch!, 1, context!, 0, heads!, kvHeads!, size!, window!];
    return kernelOf(row, line, 'decodeAttention', 'attn_dtype', shape);
  });
  // faster than the memory of the accelerator: unusable
  const impossible = (kernel: MeasuredKernel) => kernel.accelerator === 'a100-sxm-80gb' && kernel.library === 'trtllm';
  return [...prefill, ...decode.filter((kernel) => !impossible(kernel))];
}

const numbers = (row: Row, ...first: readonly string[]): number[] =>
  [...first, 'num_heads', 'num_kv_heads', 'head_dim', 'window'].map((name) => Number(row[name] ?? 0));

/** Rows of vllm carry a host floor of 100 to 300 µs and are left out. */
export function mlaRows(folder: string): MeasuredKernel[] {
  const rows = rowsOf(folder, 'kernel_mla_aiconfigurator.csv').map(({ row, line }) => {
    const [batch, length, heads] = [Number(row['batch']), Number(row['kv_len']), Number(row['num_heads'])];
    if (row['kind'] === 'context') return kernelOf(row, line, 'mlaPrefill', 'mla_dtype', [batch, length, 0, 1, heads]);
    return kernelOf(row, line, 'mlaDecode', 'mla_dtype', [batch, 1, length, 0, heads]);
  });
  return rows.filter((kernel) => kernel.library !== 'vllm');
}

/** The model of a measured kernel from `entries`, as it runs in a loop; `library` in place of the row's own. */
export function modelOf(
  kernel: MeasuredKernel,
  entries: readonly KernelEntry[],
  library = kernel.library,
): KernelModel {
  const accelerator: AcceleratorEntry = get(accelerators, kernel.accelerator);
  const [activations = '', kv = ''] = kernel.precision.split('/');
  const phase = kernel.op.endsWith('Prefill') || kernel.op.startsWith('prefill') ? 'prefill' : 'decode';
  const choice = { accelerator: accelerator.id, activations, kv, phase, library } as const;
  if (kernel.op.startsWith('mla')) return mlaInLoop(accelerator, mlaModel(accelerator, choice, deepseekSizes, entries));
  return attentionInLoop(accelerator, attentionModel(accelerator, choice, entries));
}

/** [row] ln(predicted / measured) */
export function errorsOf(
  module: WebAssembly.Module,
  kernels: readonly MeasuredKernel[],
  modelFor: (kernel: MeasuredKernel) => KernelModel,
): number[] {
  const rows = new Map<string, { readonly index: number; readonly row: KernelModelRow }>();
  const questions = kernels.map((kernel) => {
    const key = `${kernel.op} ${kernel.accelerator} ${kernel.precision} ${kernel.library}`;
    if (!rows.has(key)) rows.set(key, { index: rows.size, row: modelFor(kernel).row });
    return { model: rows.get(key)!.index, shape: kernel.shape };
  });
  const lab = Lab.create(
    module,
    [...rows.values()].map(({ row }) => row),
  );
  return lab.time(questions).map(({ seconds }, at) => Math.log(seconds / kernels[at]!.seconds));
}

export function quantile(values: readonly number[], share: number): number {
  const rising = [...values].sort((a, b) => a - b);
  const at = (rising.length - 1) * share;
  const [low, high] = [rising[Math.floor(at)] ?? Number.NaN, rising[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** `4.6 / 21 % of 2916` */
export function scoreText(errors: readonly number[]): string {
  const sizes = errors.map(Math.abs);
  return `${(100 * quantile(sizes, 0.5)).toFixed(1)} / ${(100 * quantile(sizes, 0.9)).toFixed(0)} % of ${sizes.length}`;
}

/** Entries without one accelerator: those of its family are the medians of the others. */
export function without(entries: readonly KernelEntry[], accelerator: string): KernelEntry[] {
  const kept = entries.filter((entry) => entry.accelerator !== null && entry.accelerator !== accelerator);
  const groups = new Map<string, KernelEntry[]>();
  for (const entry of kept) {
    const key = `${entry.op} ${entry.family} ${entry.precision} ${entry.library}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const medians = [...groups.values()].map((members): KernelEntry => {
    const names = [...new Set(members.flatMap((member) => Object.keys(member.coefficients)))];
    const median = (name: string) =>
      quantile(
        members.flatMap((member) => member.coefficients[name] ?? []),
        0.5,
      );
    const coefficients = Object.fromEntries(names.map((name) => [name, median(name)]));
    return { ...members[0]!, accelerator: null, coefficients, errors: null };
  });
  return [...kept, ...medians];
}
