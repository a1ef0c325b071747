// Entries of the catalog that cannot be simulated as they stand, and what is said to complete them.

import { field, fields, flags } from './base.ts';
import type { Row } from './table.ts';

const accelerator = 'fleet.pools.0.accelerator';
const ultra = 'nvidia-nemotron-3-ultra-550b-a55b';

const models: readonly Row[] = [
  fields('a model of which a field is unknown', { model: 'qwen3-vl-8b-instruct' }, [
    'model.tiedEmbeddings',
    '{ base: qwen3-vl-8b-instruct, tiedEmbeddings: … }',
  ]),
  fields(
    'a model of which a field is unknown and that cannot be timed',
    { model: ultra },
    ['model.layers', `{ base: ${ultra}, layers: … }`],
    ['model', 'needs state-space'],
  ),
  fields('a change that leaves the field unknown', { model: { base: ultra, maxContext: 4096 } }, [
    'model.layers',
    'does not state it',
  ]),
  field('a model with experts and layers that look back a window', 'model', 'gpt-oss-20b', 'needs sliding-window'),
  fields('a context that outgrows the window', { model: { base: 'mimo-7b-base', maxContext: 65_536 } }, [
    'model',
    'needs sliding-window',
  ]),
];

const accelerators: readonly Row[] = [
  fields(
    'an accelerator of which bandwidth and peaks are unknown',
    { [accelerator]: 'b60' },
    [`${accelerator}.hbmBandwidth`, '{ base: arc-b60, hbmBandwidth: …, peak: … }'],
    [`${accelerator}.peak`, '{ base: arc-b60, hbmBandwidth: …, peak: … }'],
  ),
  fields('an accelerator completed by half', { [accelerator]: { base: 'b60', hbmBandwidth: '400 GB/s' } }, [
    `${accelerator}.peak`,
    '{ base: arc-b60, peak: … }',
  ]),
  flags(
    'an estimate on an accelerator that lacks its bandwidth',
    ['estimate', '--model', 'llama-3.1-8b', '--accelerator', 'b60', '--decode', '1'],
    ['hbmBandwidth', 'does not state it'],
  ),
];

export const catalogRows: readonly Row[] = [...models, ...accelerators];
