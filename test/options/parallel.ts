// Options of how a replica is split, and of what times its kernels.

import { A, energy, idle, kvBlocks, type Option, operatorS, prefillHeavy, tp4, tpot, ttft } from './option.ts';

const pool = 'fleet.pools.0';

interface Row extends Pick<Option, 'goes' | 'says' | 'measure'> {
  readonly from: string | null;
  readonly to: string;
  readonly world?: Readonly<Record<string, string>>;
}

const rows = (field: string, given: readonly Row[]): Option[] =>
  given.map((row) => ({ path: `${pool}.${field}`, ...row }));

const ways = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [`${pool}.${name}`, value]));

const oneBatch = ways({ microBatches: '1' });
const twoStages = ways({ pp: '2' });
const experts = { model: 'qwen3-30b-a3b' };
/** Both stages of a replica on a server of their own. */
const servers = { ...prefillHeavy, model: 'llama-3.1-70b', ...ways({ tp: '8', pp: '2' }) };
/** A group of four that stands on two servers. */
const across = { ...ways({ tp: '4', pp: '2' }), [`${A}.linkDomain`]: '6' };
const large = { ...prefillHeavy, ...ways({ tp: '8' }), model: 'llama-3.1-70b' };
/** A group of four in the slots of a host, and one of sixteen over two nodes. */
const slots = { ...tp4, ...idle, ...ways({ 'fabric.base': 'pcie4' }) };
const nodes = {
  ...prefillHeavy,
  model: 'llama-3.1-70b',
  ...ways({ tp: '16', 'fabric.inner.base': 'nvlink-8', 'fabric.outer.base': 'ib-400' }),
};
const latent = {
  ...prefillHeavy,
  model: 'deepseek-v3',
  'precision.weights': 'fp8',
  'precision.activations': 'fp8',
  'workload.arrivals.rate': '1 /s',
};
const link = operatorS('allReduce');

const layouts: readonly Option[] = [
  ...rows('pp', [
    { from: '1', to: '2', goes: 'up', says: 'half the layers a rank leave room for KV', measure: kvBlocks },
    {
      from: '1',
      to: '2',
      goes: 'up',
      says: 'a token goes through both stages, and between them',
      measure: tpot,
      world: { ...idle, ...oneBatch },
    },
    { from: '1', to: '2', goes: 'down', says: 'two stages work at once', measure: ttft, world: prefillHeavy },
    {
      from: '1',
      to: '2',
      goes: 'up',
      says: 'stages send to each other',
      measure: operatorS('pipe'),
      world: { ...prefillHeavy, ...oneBatch },
    },
  ]),
  ...rows('microBatches', [
    {
      from: '1',
      to: '4',
      goes: 'down',
      says: 'they fill the stages',
      measure: ttft,
      world: { ...prefillHeavy, ...twoStages },
    },
    {
      from: '1',
      to: '4',
      goes: 'up',
      says: 'weights are read for each of them',
      measure: tpot,
      world: { ...idle, ...twoStages },
    },
    {
      from: null,
      to: '1',
      goes: 'up',
      says: 'as many as stages unless told',
      measure: ttft,
      world: { ...prefillHeavy, ...twoStages },
    },
  ]),
  ...rows('pipeline', [
    {
      from: 'full',
      to: 'drained',
      goes: 'up',
      says: 'each step waits for the last stage of the one before',
      measure: tpot,
      world: twoStages,
    },
    { from: null, to: 'drained', goes: 'up', says: 'full unless told', measure: ttft, world: twoStages },
  ]),
  ...rows('ep', [
    {
      from: '1',
      to: '4',
      goes: 'up',
      says: 'rows are sent to their experts and back',
      measure: operatorS('exchange'),
      world: { ...experts, ...ways({ attentionDp: '4' }) },
    },
    {
      from: '1',
      to: '4',
      goes: 'down',
      says: 'whole experts multiply faster than slices of all',
      measure: tpot,
      world: { ...experts, ...tp4 },
    },
    {
      from: '1',
      to: '8',
      goes: 'down',
      says: 'whole experts of Mixtral too',
      measure: ttft,
      world: { model: 'mixtral-8x7b-v0.1', ...ways({ tp: '8' }) },
    },
  ]),
  {
    path: `${pool}`,
    about: `${pool}.attentionDp`,
    from: '{ accelerator: { base: h200-sxm }, tp: 8, ep: 8 }',
    to: '{ accelerator: { base: h200-sxm }, attentionDp: 8, ep: 8 }',
    goes: 'up',
    says: 'tp holds the latent on every rank, attentionDp once',
    measure: kvBlocks,
    world: latent,
  },
  ...rows('attentionDp', [
    { from: '1', to: '4', goes: 'up', says: 'each holds KV of its own sequences', measure: kvBlocks, world: experts },
    {
      from: '1',
      to: '4',
      goes: 'down',
      says: 'sequences are shared out',
      measure: operatorS('decodeAttention'),
      world: idle,
    },
  ]),
  ...rows('cp', [
    { from: '1', to: '2', goes: 'down', says: 'a prompt is shared', measure: ttft, world: prefillHeavy },
    { from: '1', to: '2', goes: 'up', says: 'so is its KV', measure: kvBlocks },
    { from: '1', to: '2', goes: 'up', says: 'KV goes round', measure: operatorS('exchange'), world: prefillHeavy },
  ]),
  ...rows('sequenceParallel', [
    {
      from: 'false',
      to: 'true',
      goes: 'down',
      says: 'norms are split over tp',
      measure: operatorS('elementwise'),
      world: { ...tp4, ...prefillHeavy },
    },
    {
      from: 'false',
      to: 'true',
      goes: 'up',
      says: 'two halves in place of the one kernel of engines',
      measure: link,
      world: { ...tp4, ...idle },
    },
  ]),
  ...rows('overlap', [
    {
      from: '0',
      to: '0.5',
      goes: 'down',
      says: 'half of it may hide',
      measure: ttft,
      world: { ...tp4, ...prefillHeavy },
    },
    { from: '0.5', to: '1', goes: 'down', says: 'all of it may', measure: ttft, world: { ...tp4, ...prefillHeavy } },
    { from: '0', to: '1', goes: 'down', says: 'even of a lone request', measure: tpot, world: { ...tp4, ...idle } },
    { from: '0', to: '1', goes: 'down', says: 'what hid is told', measure: operatorS('overlapped'), world: tp4 },
    {
      from: '0',
      to: 'two-batch',
      goes: 'down',
      says: 'one half talks while the other computes',
      measure: ttft,
      world: { ...tp4, ...prefillHeavy },
    },
    {
      from: '0',
      to: 'two-batch',
      goes: 'up',
      says: 'weights are read twice',
      measure: tpot,
      world: { ...tp4, ...idle },
    },
  ]),
];

const kernels: readonly Option[] = [
  ...rows('kernels', [
    {
      from: 'roofline',
      to: 'calibrated',
      goes: 'up',
      says: 'measured attention stays below its roofline',
      measure: operatorS('prefillAttention'),
      world: prefillHeavy,
    },
    {
      from: null,
      to: 'roofline',
      goes: 'down',
      says: 'calibrated unless told',
      measure: operatorS('prefillAttention'),
      world: { ...prefillHeavy, ...experts, ...tp4 },
    },
  ]),
  {
    path: `${pool}`,
    about: `${pool}.measured`,
    from: '{ accelerator: { base: h100-sxm } }',
    to: '{ accelerator: { base: h100-sxm }, kernels: table, measured: test/options/kernels.csv }',
    goes: 'up',
    says: 'multiplies as measured there, three times as long',
    measure: tpot,
    world: idle,
  },
  ...rows('fitted', [
    {
      from: null,
      to: 'test/options/fitted.json',
      goes: 'up',
      says: 'fitted to multiplies of three times their roofline',
      measure: tpot,
      world: idle,
    },
  ]),
  ...rows('library', [
    { from: 'vllm', to: 'trtllm', goes: 'other', says: 'other all-reduce kernels', measure: link, world: tp4 },
    { from: 'vllm', to: 'sglang', goes: 'other', says: 'other all-reduce kernels', measure: link, world: tp4 },
    { from: 'trtllm', to: 'sglang', goes: 'other', says: 'other attention kernels', measure: ttft },
    { from: null, to: 'trtllm', goes: 'other', says: "the engine's unless told", measure: ttft },
  ]),
  ...(
    [
      ['vllm-v1', 'tensorrt-llm'],
      ['tensorrt-llm', 'sglang'],
      ['sglang', 'vllm-v1'],
    ] as const
  ).flatMap(([from, to]): Option[] => [
    { path: 'engine.base', from, to, goes: 'other', says: 'other overheads', measure: tpot },
    { path: 'engine.base', from, to, goes: 'other', says: 'other kernels', measure: operatorS('prefillAttention') },
  ]),
];

const links: readonly Option[] = [
  ...rows('fabric', [
    { from: 'nvlink-8', to: 'pcie5', goes: 'up', says: 'slower links', measure: tpot, world: tp4 },
    { from: 'pcie5', to: 'pcie4', goes: 'up', says: 'half the rate', measure: link, world: { ...tp4, ...idle } },
    { from: 'nvlink-8', to: 'xgmi-8', goes: 'up', says: 'a link for each peer', measure: link, world: tp4 },
    { from: null, to: 'pcie5', goes: 'up', says: 'NVLink unless told', measure: link, world: { ...tp4, ...idle } },
    {
      from: 'nvlink-8',
      to: 'nvl72',
      goes: 'down',
      says: 'both stages in one domain',
      measure: operatorS('pipe'),
      world: servers,
    },
    { from: 'ib-400', to: 'ib-100', goes: 'up', says: 'slower NICs', measure: operatorS('pipe'), world: servers },
    { from: 'ib-400', to: 'ib-800', goes: 'down', says: 'faster NICs', measure: operatorS('pipe'), world: servers },
    { from: 'roce-400', to: 'roce-200', goes: 'up', says: 'slower NICs', measure: operatorS('pipe'), world: servers },
    {
      from: 'nvlink-8+ib-400',
      to: 'nvlink-8+ib-400-sharp',
      goes: 'down',
      says: 'switches between four servers add up on the way',
      measure: link,
      world: { ...large, ...ways({ tp: '32' }), [`${A}.base`]: 'gb200' },
    },
  ]),
  ...rows('fabric.base', [
    { from: 'pcie5', to: 'pcie4', goes: 'up', says: 'half the rate', measure: link, world: { ...tp4, ...idle } },
  ]),
  ...rows('fabric.bandwidth', [
    { from: '32 GB/s', to: '16 GB/s', goes: 'up', says: 'half the rate', measure: link, world: slots },
    { from: null, to: '64 GB/s', goes: 'down', says: 'of the name unless told', measure: link, world: slots },
  ]),
  ...rows('fabric.latency', [
    { from: null, to: '20 us', goes: 'up', says: 'every collective pays it', measure: link, world: slots },
    { from: '20 us', to: '10 us', goes: 'down', says: 'half of it', measure: link, world: slots },
  ]),
  ...rows('fabric.inner', [{ from: 'nvlink-8', to: 'pcie5', goes: 'up', says: 'slower', measure: link, world: tp4 }]),
  ...rows('fabric.inner.base', [
    { from: 'nvlink-8', to: 'pcie5', goes: 'up', says: 'slower', measure: link, world: tp4 },
  ]),
  ...rows('fabric.inner.bandwidth', [
    { from: '450 GB/s', to: '50 GB/s', goes: 'up', says: 'slower', measure: link, world: nodes },
  ]),
  ...rows('fabric.inner.latency', [
    { from: null, to: '20 us', goes: 'up', says: 'paid within each node', measure: link, world: nodes },
  ]),
  ...rows('fabric.outer', [
    { from: 'ib-400', to: 'ib-100', goes: 'up', says: 'slower NICs', measure: operatorS('pipe'), world: servers },
  ]),
  ...rows('fabric.outer.base', [
    { from: 'ib-400', to: 'ib-100', goes: 'up', says: 'slower NICs', measure: operatorS('pipe'), world: servers },
  ]),
  ...rows('fabric.outer.bandwidth', [
    { from: '50 GB/s', to: '5 GB/s', goes: 'up', says: 'slower NICs', measure: link, world: nodes },
  ]),
  ...rows('fabric.outer.latency', [
    { from: '5 us', to: '20 us', goes: 'up', says: 'paid between nodes', measure: link, world: nodes },
  ]),
  ...rows('algorithm', [
    ...(['ring', 'tree', 'nvls', 'one-shot', 'two-shot'] as const).map(
      (to): Row => ({
        from: 'auto',
        to,
        goes: 'up',
        says: 'the cheapest is taken unless told',
        measure: link,
        world: tp4,
      }),
    ),
    { from: 'ring', to: 'nvls', goes: 'down', says: 'switches add large buffers', measure: ttft, world: large },
    {
      from: 'ring',
      to: 'one-shot',
      goes: 'down',
      says: 'one hop for small buffers',
      measure: tpot,
      world: { ...tp4, ...idle },
    },
    {
      from: 'two-shot',
      to: 'one-shot',
      goes: 'up',
      says: 'each large buffer goes to all',
      measure: ttft,
      world: large,
    },
    {
      from: 'ring',
      to: 'tree',
      goes: 'up',
      says: 'a tree in a node has more hops',
      measure: link,
      world: { ...tp4, ...idle },
    },
    { from: 'ring', to: 'hierarchical', goes: 'down', says: 'fewer hops between nodes', measure: tpot, world: across },
    { from: 'ring', to: 'tree', goes: 'down', says: 'fewer still', measure: tpot, world: across },
  ]),
  {
    path: `${pool}.overlap`,
    from: '0',
    to: '1',
    goes: 'down',
    says: 'shorter steps draw static power for less time',
    measure: energy,
    world: { ...tp4, ...idle },
  },
];

/** Files of one's own: half the sustained rates, and measured times ten times too long. */
const own: readonly Option[] = [
  ...rows('fitted', [
    { from: null, to: 'test/options/slow-gemm.json', goes: 'up', says: 'half the bandwidth', measure: tpot },
  ]),
  ...rows('measured', [
    {
      from: 'test/options/slow-gemm.csv',
      to: 'test/options/slower-gemm.csv',
      goes: 'up',
      says: 'what was measured is what it takes',
      measure: tpot,
      world: ways({ kernels: 'table' }),
    },
  ]),
  {
    path: pool,
    about: `${pool}.kernels`,
    from: '{ accelerator: h100-sxm }',
    to: '{ accelerator: h100-sxm, kernels: table, measured: test/options/slow-gemm.csv }',
    goes: 'up',
    says: 'measured times are ten times those of the fit',
    measure: tpot,
  },
];

export const parallel: readonly Option[] = [...layouts, ...kernels, ...links, ...own];
