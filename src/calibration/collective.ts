// Measured collectives and expert exchanges: readers of aiconfigurator's tables (Apache-2.0), and what a fit may move.

import type { KernelOpName } from '../core/lab.ts';
import { shapeOf } from '../core/lab.ts';
import { CollectiveShape, ExchangeShape } from '../core/layout.gen.ts';
import type { MeasuredFormat, RowKernel } from './format.ts';
import type { FreeCoefficient, MeasuredKernel } from './types.ts';

const opOf: ReadonlyMap<string, KernelOpName> = new Map([
  ['all_reduce', 'allReduce'],
  ['all_gather', 'allGather'],
  ['reduce_scatter', 'reduceScatter'],
  ['alltoall', 'allToAll'],
  ['broadcast', 'broadcast'],
  ['sendrecv', 'sendRecv'],
]);

const elementBytes: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['bfloat16', 2],
  ['float16', 2],
  ['float', 4],
  ['float32', 4],
  ['int8', 1],
]);

/**
 * Sizes are elements of the larger buffer; all ranks are in one node. Rows of custom kernels come in pairs, launched
 * from a graph and by the host: of rows that agree in all but time the fastest of each version is the graph's, the rest
 * is marked `kernel: 'eager'`.
 */
export const collectives: MeasuredFormat = {
  name: 'collectives',
  columns: ['system', 'source', 'version', 'op', 'dtype', 'num_gpus', 'message_size', 'latency_ms'],
  read: (row) => {
    const op = opOf.get(row.text('op'));
    const width = elementBytes.get(row.text('dtype'));
    if (op === undefined) row.refuse('op', `Known: ${[...opOf.keys()].join(', ')}.`);
    if (width === undefined) row.refuse('dtype', `Known: ${[...elementBytes.keys()].join(', ')}.`);
    const ranks = row.whole('num_gpus');
    const bytes = row.whole('message_size') * (width ?? 1);
    const shape = shapeOf(CollectiveShape, { bytes, ranks, ranksPerNode: ranks });
    const seconds = row.above0('latency_ms') / 1e3;
    const library = row.text('source').replace(/^custom_/, '');
    const version = row.text('version');
    return op === undefined ? [] : [{ op, precision: '', library, kernel: '', version, shape, seconds }];
  },
  after: (kernels) => {
    const keyOf = ({ accelerator, library, version, op, shape }: MeasuredKernel): string =>
      [accelerator, library, version, op, ...shape].join();
    const fastest = new Map<string, number>();
    for (const kernel of kernels) {
      const key = keyOf(kernel);
      fastest.set(key, Math.min(fastest.get(key) ?? kernel.seconds, kernel.seconds));
    }
    return kernels.map((kernel) => {
      const eager = kernel.library !== 'nccl' && kernel.seconds > (fastest.get(keyOf(kernel)) ?? 0);
      return eager ? { ...kernel, kernel: 'eager' } : kernel;
    });
  },
};

/** Ranks of one node of the measured systems: trays of four with Grace, boards of eight else. */
const nodeRanks = (accelerator: string): number => (accelerator.startsWith('gb') ? 4 : 8);

/** A dispatch and a combine each row. Low latency has no SM count. */
export const deepEp: MeasuredFormat = {
  name: 'DeepEP',
  columns: ['system', 'mode', 'node_num', 'hidden', 'num_token', 'topk', 'dispatch_us', 'combine_us', 'dispatch_sms'],
  read: (row, accelerator) => {
    const local = nodeRanks(accelerator);
    const mode = row.text('mode');
    const normal = mode === 'normal';
    if (!normal && mode !== 'll') row.refuse('mode', 'Known: ll, normal.');
    const sizes = {
      ...{ tokens: row.whole('num_token'), ranks: local * row.whole('node_num'), ranksPerNode: local },
      ...{ mode: normal ? 1 : 0, hidden: row.whole('hidden'), topK: row.whole('topk') },
    };
    const sms = normal ? row.whole('dispatch_sms') : 0;
    const one = (op: 'dispatch' | 'combine', precision: string, bytes: number): RowKernel => ({
      ...{ op, precision, library: 'deepep', kernel: mode },
      shape: shapeOf(ExchangeShape, { ...sizes, elementBytes: bytes, sms }),
      seconds: row.above0(`${op}_us`) / 1e6,
    });
    return [one('dispatch', 'fp8', 1.03), one('combine', 'bf16', 2)];
  },
};

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
