// Bad layouts, kernels and links of a pool: numbers that cannot be, unknown words, and ways that exclude each other.

import { field, fields } from './base.ts';
import type { Row } from './table.ts';

const pool = 'fleet.pools.0';
const at = (key: string): string => `${pool}.${key}`;

/** Fields that count ways. */
const ways = ['pp', 'ep', 'attentionDp', 'cp', 'microBatches'] as const;

const counts: readonly Row[] = ways.flatMap((key) => [
  field(`${key} of NaN`, at(key), Number.NaN, 'not a number'),
  field(`a negative ${key}`, at(key), -2, 'at least 1'),
  field(`${key} of 0`, at(key), 0, 'at least 1'),
  field(`half a ${key}`, at(key), 1.5, 'A whole number is needed'),
  field(`${key} beyond all machines`, at(key), 1e9, 'at most 4096'),
  field(`${key} in words`, at(key), 'two', 'number'),
]);

const words: readonly Row[] = [
  field('overlap of NaN', at('overlap'), Number.NaN, 'not a number'),
  field('a negative overlap', at('overlap'), -0.5, 'must not be negative'),
  field('overlap above all', at('overlap'), 1.5, 'at most 1'),
  field('an unknown overlap', at('overlap'), 'three-batch', 'two-batch'),
  field('sequenceParallel as a number', at('sequenceParallel'), 1, 'true or false'),
  field('unknown kernels', at('kernels'), 'measured', 'calibrated, roofline'),
  field('unknown kernels, as a number', at('kernels'), Number.NaN, 'calibrated, roofline'),
  field('an unknown library', at('library'), 'sglan', 'Did you mean sglang?'),
  field('an unknown algorithm', at('algorithm'), 'rings', 'Did you mean ring?'),
  field('an unknown fabric', at('fabric'), 'nvlink-9', 'Did you mean nvlink-8?'),
  field('an empty fabric', at('fabric'), '', 'The text is empty'),
  field('a fabric as a number', at('fabric'), 8, 'Write pcie4'),
  field('a fabric without its name', at('fabric'), { bandwidth: '20 GB/s' }, 'Name the fabric that it changes'),
  field('two fabrics with one bandwidth', at('fabric'), { base: 'nvlink-8 + ib-400', bandwidth: '20 GB/s' }, 'outer'),
  field('links between nodes inside one', at('fabric'), { inner: 'ib-400' }, 'write it as outer'),
  field('links inside a node between nodes', at('fabric'), { outer: { base: 'pcie4' } }, 'write it as inner'),
  field('a fabric beside its levels', at('fabric'), { base: 'pcie4', outer: 'ib-400' }, 'Either base'),
  field('links without bandwidth', at('fabric'), { base: 'pcie4', bandwidth: '0 GB/s' }, 'greater than 0'),
  fields('tp beyond the cards of a server', { [at('accelerator')]: 'l40s', [at('tp')]: 16 }, [
    at('tp'),
    'fabric: pcie4 + ib-400',
  ]),
  field('an unknown fabric between nodes', at('fabric'), 'nvlink-8+ib-401', 'Did you mean ib-400?'),
  field('two fabrics of a level', at('fabric'), 'nvlink-8+pcie5', 'One scale-up fabric at most'),
];

const own: readonly Row[] = [
  fields('a table of nothing', { [at('kernels')]: 'table' }, [at('measured'), 'Give the CSV file']),
  field('measurements that nothing reads', at('measured'), 'kernels.csv', 'Only kernels: table reads it'),
  fields('something fitted beside a roofline', { [at('kernels')]: 'roofline', [at('fitted')]: 'fitted.json' }, [
    at('fitted'),
    'nothing fitted',
  ]),
  field('fitted kernels in no file', at('fitted'), 'fitted.json', 'fitted.json'),
];

const together: readonly Row[] = [
  fields('micro-batches without stages', { [at('microBatches')]: 4 }, [at('microBatches'), 'give pp']),
  fields('experts of a model without', { [at('tp')]: 2, [at('ep')]: 2 }, [at('ep'), 'has no experts']),
  fields(
    'experts that do not divide',
    { model: 'qwen3-30b-a3b', [at('tp')]: 4, [at('ep')]: 3 },
    [at('ep'), 'must divide the experts'],
    [at('ep'), 'must divide 4'],
  ),
  fields('more stages than layers', { [at('pp')]: 33 }, [at('pp'), 'At most 32 stages']),
  fields('a sequence split over one rank', { [at('sequenceParallel')]: true }, [
    at('sequenceParallel'),
    'tp of at least 2',
  ]),
  fields(
    'an algorithm that data sheets do not tell of',
    { [at('tp')]: 2, [at('kernels')]: 'roofline', [at('algorithm')]: 'nvls' },
    [at('algorithm'), 'write auto, ring, tree or hierarchical'],
  ),
  fields('an algorithm that links lack', { [at('tp')]: 2, [at('fabric')]: 'pcie4', [at('algorithm')]: 'nvls' }, [
    at('algorithm'),
    'No such kernel was measured on these links',
  ]),
  fields(
    'a layout wrong in four ways',
    { [at('tp')]: 3, [at('ep')]: 3, [at('pp')]: 40, [at('attentionDp')]: 5 },
    [at('tp'), 'must divide the heads'],
    [at('ep'), 'has no experts'],
    [at('pp'), 'At most 32 stages'],
    [at('attentionDp'), 'must divide it'],
  ),
];

export const layoutRows: readonly Row[] = [...counts, ...words, ...own, ...together];
