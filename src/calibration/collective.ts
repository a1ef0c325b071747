// Measured collectives and expert exchanges: readers of aiconfigurator's tables (Apache-2.0), and what a fit may move.

import { accelerators, find } from '../catalog/index.ts';
import type { KernelOpName } from '../core/lab.ts';
import { InputError, shown } from '../errors.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

type Cells = (column: string) => string;

/** Lines of a plain CSV (no quotes) as cells by column; lines that begin with # are comments. */
function* rowsOf(text: string, columns: readonly string[]): Generator<{ line: number; cell: Cells }> {
  let header: readonly string[] | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    const cells = raw.split(',').map((cell) => cell.trim());
    if (header === null) {
      header = cells;
      const missing = columns.filter((column) => !cells.includes(column));
      if (missing.length === 0) continue;
      const hint = `The columns ${missing.join(', ')} are missing.`;
      throw new InputError([{ code: 'BAD_FILE', path: [`line ${index + 1}`], found: shown(raw), hint }]);
    }
    const names = header;
    yield { line: index + 1, cell: (column) => cells[names.indexOf(column)] ?? '' };
  }
}

const opOf: Readonly<Record<string, KernelOpName>> = {
  all_reduce: 'allReduce',
  all_gather: 'allGather',
  reduce_scatter: 'reduceScatter',
  alltoall: 'allToAll',
};

/** a number above 0, or an InputError at its line and column */
function above0(cell: Cells, column: string, line: number): number {
  const value = Number(cell(column));
  if (value > 0 && Number.isFinite(value)) return value;
  const found = shown(cell(column));
  throw new InputError([{ code: 'BAD_VALUE', path: [`line ${line}`, column], found, hint: 'A number above 0.' }]);
}

function acceleratorOf(cell: Cells, line: number): string {
  const entry = find(accelerators, cell('system'));
  if (entry !== null) return entry.id;
  const found = shown(cell('system'));
  const hint = 'An id or alias of the catalog.';
  throw new InputError([{ code: 'UNKNOWN_NAME', path: [`line ${line}`, 'system'], found, hint }]);
}

/** All types in the file have 2 bytes: half, bfloat16. */
const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  half: 2,
  bfloat16: 2,
  float16: 2,
  float: 4,
  float32: 4,
  int8: 1,
};

/**
 * The rows of `kernel_collectives_aiconfigurator.csv`. Sizes there are elements of the larger buffer; all ranks stand
 * in one node. Rows of custom kernels come in pairs, launched from a graph and by the host: of rows that agree in all
 * but time the fastest of each version is the graph's, the rest is marked `kernel: 'eager'`.
 */
export function readCollectives(text: string): MeasuredKernel[] {
  const columns = ['system', 'source', 'version', 'op', 'dtype', 'num_gpus', 'message_size', 'latency_ms'];
  const rows: MeasuredKernel[] = [];
  const fastest = new Map<string, number>();
  const keys: string[] = [];
  for (const { line, cell } of rowsOf(text, columns)) {
    const op = opOf[cell('op')];
    const width = ELEMENT_BYTES[cell('dtype')];
    if (op === undefined || width === undefined) continue;
    const ranks = above0(cell, 'num_gpus', line);
    const seconds = above0(cell, 'latency_ms', line) / 1e3;
    const library = cell('source').replace(/^custom_/, '');
    const accelerator = acceleratorOf(cell, line);
    const shape = [above0(cell, 'message_size', line) * width, ranks, ranks];
    const key = [accelerator, library, cell('version'), op, ...shape].join();
    keys.push(key);
    fastest.set(key, Math.min(fastest.get(key) ?? seconds, seconds));
    rows.push({ op, accelerator, precision: '', library, kernel: '', shape, seconds, line });
  }
  return rows.map((row, at) => {
    const eager = row.library !== 'nccl' && row.seconds > (fastest.get(keys[at] ?? '') ?? 0);
    return eager ? { ...row, kernel: 'eager' } : row;
  });
}

/** Ranks of one node of the measured systems: trays of four with Grace, boards of eight else. */
const nodeRanks = (accelerator: string): number => (accelerator.startsWith('gb') ? 4 : 8);

/** The rows of `kernel_deepep_aiconfigurator.csv`, a dispatch and a combine each. Low latency has no SM count. */
export function readDeepEp(text: string): MeasuredKernel[] {
  const columns = ['system', 'mode', 'node_num', 'hidden', 'num_token', 'topk', 'dispatch_us', 'combine_us'];
  const rows: MeasuredKernel[] = [];
  for (const { line, cell } of rowsOf(text, columns)) {
    const accelerator = acceleratorOf(cell, line);
    const local = nodeRanks(accelerator);
    const ranks = local * above0(cell, 'node_num', line);
    const normal = cell('mode') === 'normal';
    const sizes = [above0(cell, 'num_token', line), ranks, local, normal ? 1 : 0];
    const rest = [above0(cell, 'hidden', line), above0(cell, 'topk', line)];
    for (const op of ['dispatch', 'combine'] as const) {
      const [precision, bytes] = op === 'dispatch' ? ['fp8', 1.03] : ['bf16', 2];
      const shape = [...sizes, ...rest, bytes, normal ? Number(cell('dispatch_sms')) : 0];
      const seconds = above0(cell, `${op}_us`, line) / 1e6;
      rows.push({ op, accelerator, precision, library: 'deepep', kernel: cell('mode'), shape, seconds, line });
    }
  }
  return rows;
}

const free = (name: string, start: number, low: number, high: number): FreeCoefficient => ({
  ...{ name, start, low, high },
  scale: 'log',
});

/** What a fit of NCCL inside one node may move; `nvls` where the switches add. */
export const freeCollective = (nvls: boolean): FreeCoefficient[] => [
  free('llS', 8e-6, 1e-6, 1e-4),
  free('llStepS', 1e-6, 1e-8, 3e-5),
  free('llBytesPerS', 1e11, 1e8, 3e12),
  free('simpleS', 2.5e-5, 1e-6, 1e-3),
  free('simpleStepS', 1e-6, 1e-8, 1e-4),
  free('simpleBytesPerS', 3e11, 1e8, 3e12),
  ...(nvls ? [free('nvlsS', 8e-5, 1e-6, 1e-3), free('nvlsBytesPerS', 5e11, 1e10, 5e12)] : []),
];

/** What a fit of PCIe boxes may move beside: the rates beyond a pair, and beyond a socket. */
export const freeReach: readonly FreeCoefficient[] = [
  free('llHostShare', 0.7, 0.01, 1.5),
  free('simpleHostShare', 0.7, 0.01, 1.5),
  free('llSocketShare', 0.4, 0.01, 1.5),
  free('simpleSocketShare', 0.4, 0.01, 1.5),
];

/** What a fit of the kernels of engines may move. */
export const freeDirect: readonly FreeCoefficient[] = [
  free('oneShotS', 4e-6, 5e-7, 1e-4),
  free('oneShotRankS', 2e-7, 1e-9, 1e-5),
  free('oneShotBytesPerS', 3e11, 1e9, 3e12),
  free('twoShotS', 6e-6, 5e-7, 1e-4),
  free('twoShotRankS', 1e-6, 1e-9, 1e-5),
  free('twoShotBytesPerS', 2.5e11, 1e9, 3e12),
];

/** What a fit of dispatch or combine may move. */
export const freeExchange: readonly FreeCoefficient[] = [
  free('lowS', 1.5e-5, 1e-6, 1e-3),
  free('lowBytesPerS', 3e11, 1e9, 3e12),
  free('lowNicS', 1e-5, 1e-7, 1e-3),
  free('bulkS', 3e-5, 1e-6, 1e-3),
  free('bulkBytesPerS', 3e11, 1e9, 3e12),
  free('bulkSmBytesPerS', 1.8e10, 1e8, 1e12),
  free('bulkNicS', 1e-5, 1e-7, 1e-3),
  free('bulkNicSmBytesPerS', 5e9, 1e8, 1e12),
];
