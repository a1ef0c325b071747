// Naming a default changes no byte: for every option of the schema that has one, a scenario that writes it gives the
// result of one that leaves it out. A last test holds the table against the schema, so that no new option escapes.

import { describe, expect, test } from 'vitest';
import { accelerators, engines, get, models } from '../../src/catalog/index.ts';
import type { EngineEntry, Sourced } from '../../src/catalog/types.ts';
import type { Result } from '../../src/result/types.ts';
import { simulate } from '../../src/run/simulate.ts';
import { jsonSchema, setPath } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { A, tp4, tpot, ttft } from './option.ts';
import { pathsOf } from './paths.ts';

const base = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: {
    arrivals: { rate: '12 /s' },
    prompt: { logNormal: { median: 700, sigma: 1 }, min: 1, max: 8000 },
    output: { logNormal: { median: 100, sigma: 0.8 }, min: 1, max: 1000 },
    requests: 60,
  },
  run: { seed: 1 },
};

interface Default {
  readonly path: string;
  readonly text: string;
  readonly world?: Readonly<Record<string, string>>;
}

const scenarioOf = (world: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): object => {
  let data: unknown = structuredClone(base);
  for (const [path, text] of Object.entries({ ...world, ...more })) data = setPath(data, path, text);
  return data as object;
};

/** The result without the list of what the scenario wrote, which names every path of it. */
function bytesOf(result: Result): string {
  const numbers = result.provenance.numbers.filter(({ source, kind }) => source !== 'scenario' || kind !== 'user');
  const { user: _, ...counts } = result.provenance.counts;
  return JSON.stringify({ ...result, provenance: { numbers, counts } }, (_key, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
}

const textOf = ({ value, unit }: Sourced, none: string): string =>
  value === null ? none : unit === '1' ? String(value) : `${value} ${unit}`;

/** What an engine sets by itself on an H100. */
function onH100({ resolves, maxNumBatchedTokens, maxNumSeqs }: EngineEntry) {
  const row = resolves.find(({ atLeastGib }) => atLeastGib <= 79);
  const set = (entry: Sourced, value: number | undefined) => ({ ...entry, value: value ?? entry.value });
  return {
    maxNumBatchedTokens: set(maxNumBatchedTokens, row?.maxNumBatchedTokens),
    maxNumSeqs: set(maxNumSeqs, row?.maxNumSeqs),
  };
}

const h100 = get(accelerators, 'h100-sxm');
/** As it is on this accelerator. */
const vllm = { ...get(engines, 'vllm-v1'), ...onH100(get(engines, 'vllm-v1')) };
const llama = get(models, 'llama-3.1-8b');
const withBase = { [`${A}`]: '{ base: h100-sxm }' };

/** Numbers of the catalog's accelerator: one text a field. */
const ofAccelerator: Default[] = [
  ...(
    [
      ...[
        'usableMemory',
        'hbmCapacity',
        'hbmBandwidth',
        'tdp',
        'idlePower',
        'contextIdlePower',
        'linkBandwidth',
        'linkLatency',
      ],
      ...['linkDomain', 'launch', 'price'],
    ] as const
  ).map((name) => ({ path: `${A}.${name}`, text: textOf(h100[name as 'tdp'], 'none') })),
  ...Object.entries(h100.peak).map(([id, peak]) => ({ path: `${A}.peak.${id}`, text: textOf(peak, 'none') })),
  ...Object.entries(h100.power).map(([id, share]) => ({ path: `${A}.power.${id}`, text: textOf(share, '0') })),
  ...(['attention', 'hbm', 'link'] as const).map((name) => ({
    path: `${A}.efficiency.${name}`,
    text: textOf(h100.efficiency[name], '1'),
  })),
].flatMap(({ path, text }) => [
  { path, text, world: withBase },
  { path, text, world: { ...withBase, ...tp4, 'fleet.pools.0.kernels': 'roofline' } },
  { path, text, world: { ...withBase, ...tp4 } },
]);

const ofModel: Default[] = Object.entries(llama)
  .filter(([name]) => !['id', 'name', 'aliases', 'source', 'kind', 'needs'].includes(name))
  .map(([name, value]) => ({ path: `model.${name}`, text: String(value), world: { model: '{ base: llama-3.1-8b }' } }));

const ofEngine: Default[] = [
  { path: 'engine', text: 'vllm-v1' },
  { path: 'engine.base', text: 'vllm-v1' },
  { path: 'engine.policy', text: vllm.policy },
  { path: 'engine.asyncScheduling', text: String(vllm.asyncScheduling) },
  { path: 'engine.admit', text: vllm.admit },
  ...(['maxNumBatchedTokens', 'maxNumSeqs', 'blockTokens', 'memoryFraction', 'watermark'] as const).map((name) => ({
    path: `engine.${name}`,
    text: textOf(vllm[name], ''),
  })),
  ...(['layerOverhead', 'hostSequence', 'output'] as const).map((name) => ({
    path: `engine.${name}`,
    text: textOf(vllm[name], ''),
  })),
  { path: 'engine.longPrefillTokenThreshold', text: textOf(vllm.longPrefillTokenThreshold, 'off') },
  { path: 'engine.maxModelLen', text: textOf(vllm.maxModelLen, 'unlimited') },
  { path: 'engine.queueLimit', text: textOf(vllm.queueLimit, 'unbounded') },
  { path: 'engine.deepIdleAfter', text: textOf(vllm.deepIdleAfter, 'never') },
];

const ofPool: Default[] = [
  ...Object.entries({
    ...{ name: 'pool-0', role: 'mixed', replicas: '1', tp: '1', pp: '1', ep: '1', attentionDp: '1', cp: '1' },
    ...{
      sequenceParallel: 'false',
      microBatches: '1',
      pipeline: 'full',
      overlap: '0',
      kernels: 'calibrated',
      library: 'vllm',
    },
    ...{ fabric: 'nvlink-8', algorithm: 'auto', weight: '1', clock: '1', admissionLimit: 'none', offPower: '0 W' },
  }).flatMap(([name, text]) => [
    { path: `fleet.pools.0.${name}`, text },
    ...(name === 'tp' || name === 'kernels'
      ? []
      : [
          { path: `fleet.pools.0.${name}`, text, world: tp4 },
          { path: `fleet.pools.0.${name}`, text, world: { ...tp4, 'fleet.pools.0.kernels': 'roofline' } },
        ]),
  ]),
  { path: 'fleet.pools.0.accelerator.base', text: 'h100-sxm', world: withBase },
  ...['weights', 'activations', 'kv', 'head', 'attention', 'denseMlp'].flatMap((name) => [
    { path: `precision.${name}`, text: 'bf16' },
    { path: `fleet.pools.0.precision.${name}`, text: 'bf16' },
  ]),
  { path: 'precision', text: 'bf16' },
  { path: 'fleet.pools.0.precision', text: 'bf16' },
  { path: 'precision.head', text: 'bf16', world: { 'precision.weights': 'fp8' } },
  { path: 'fleet.pools.0.engine', text: 'vllm-v1' },
  { path: 'fleet.route.policy', text: 'least-outstanding-requests' },
  { path: 'fleet.route.signal', text: 'requests', world: { 'fleet.route.policy': 'power-of-two' } },
  { path: 'fleet.route.staleness', text: '0' },
  { path: 'fleet.route.hold', text: '0', world: { 'fleet.pools.0.admissionLimit': '4' } },
  { path: 'fleet.clocks', text: '[1]' },
];

const drawn = { workload: '{ preset: chat, requests: 60 }' };
const replayed = { workload: '{ trace: test/options/short.csv }' };

const ofRun: Default[] = [
  { path: 'tokenworks', text: '1' },
  { path: 'run.seed', text: '1' },
  { path: 'run.warmUp', text: '0' },
  { path: 'run.window', text: '1 s' },
  { path: 'run.stepMode', text: 'jump' },
  { path: 'workload.arrivals.process', text: 'poisson' },
  { path: 'workload.correlation', text: '0' },
  { path: 'workload.correlation', text: '-0.134', world: drawn },
  { path: 'workload.format', text: 'csv', world: replayed },
  { path: 'workload.speed', text: '1', world: replayed },
  { path: 'workload.timeUnit', text: 's', world: replayed },
  {
    path: 'workload.arrivals.diurnal',
    text: '{ amplitude: 0.5, period: 24 h, peak: 0 }',
    world: { 'workload.arrivals.diurnal': '{ amplitude: 0.5 }' },
  },
  {
    path: 'workload.classes',
    text: '[{ name: one, share: 0.5, priority: 0 }, { name: two, share: 0.5, priority: 0 }]',
    world: { 'workload.classes': '[{ name: one }, { name: two }]' },
  },
];

const defaults = [...ofAccelerator, ...ofModel, ...ofEngine, ...ofPool, ...ofRun];

const worldWords = ({ world = {} }: Default): string =>
  Object.entries(world)
    .map(([path, text]) => ` ${path} ${text}`)
    .join(',');

describe('naming a default changes no byte', () => {
  const plain = new Map<string, Promise<string>>();
  const leftOut = (world: Readonly<Record<string, string>>): Promise<string> => {
    const key = JSON.stringify(world);
    const known = plain.get(key) ?? simulate(scenarioOf(world) as Scenario).then(bytesOf);
    plain.set(key, known);
    return known;
  };

  test.each(defaults.map((one) => [`${one.path}: ${one.text}${worldWords(one)}`, one] as const))(
    '%s',
    async (_, { path, text, world = {} }) => {
      expect(bytesOf(await simulate(scenarioOf(world, { [path]: text }) as Scenario))).toBe(await leftOut(world));
    },
  );
});

/** Options without a default of their own: what they say must be said, or is worked out when left out. */
const without: Readonly<Record<string, string>> = {
  $schema: 'read by editors alone',
  prices: 'a list of one’s own',
  name: 'names the report',
  'model.base': 'must be said',
  'model.name': 'names the model',
  'model.config': 'a file',
  'model.assume': 'of a file',
  'precision.routedExperts': 'a model that has none is refused it',
  'precision.sharedExperts': 'a model that has none is refused it',
  model: 'must be said',
  'fleet.pools.accelerator': 'must be said',
  'fleet.pools.accelerator.name': 'names the accelerator',
  'fleet.pools.accelerator.efficiency.compute': 'one number for precisions whose fractions differ',
  'fleet.pools.fitted': 'a file',
  'fleet.pools.measured': 'a file',
  'engine.reserved': 'in place of the engine’s own count',
  'engine.graphs': 'in place of the engine’s own count',
  'engine.workspace': 'in place of the engine’s own count',
  'engine.activations': 'in place of the engine’s own count',
  'engine.hostStep': 'worked out from layerOverhead and launches',
  'engine.kvBlocks': 'worked out from memory',
  'engine.kvTokens': 'worked out from memory',
  'workload.trace': 'a file',
  'workload.bytesPerToken': 'must be said',
  'workload.limit': 'no end',
  'workload.preset': 'must be said, or lengths',
  'workload.rate': 'must be said, or a preset',
  'workload.requests': 'no end',
  'workload.concurrency': 'requests come at their times',
  'workload.rampUp': 'of a closed loop',
  'workload.duration': 'no end',
  'run.until': 'no end',
  'price.accelerator': "the accelerator's own",
  'price.energy': 'unknown',
};
const withoutAny = [
  /^workload\.(prompt|output|sessions|thinkTime)/,
  /^workload\.arrivals\.(rate|cv|states|burst|tick)/,
  /^slo\./,
  /^prices\./,
  /^workload\.classes\.(name|slo)/,
  // test/compile/fabric.test.ts names what is so already
  /^fleet\.pools\.fabric\./,
  // test/policy/options.test.ts holds the defaults of each parameter
  /^policies\./,
];
const asOfScenario = (path: string) => path.replace(/^fleet\.pools\.(engine|precision)\./, '$1.');

test('the table speaks of every option of the schema', () => {
  const spoken = defaults.map(({ path }) => path.replace(/\.\d+/g, ''));
  const isSpoken = (path: string) =>
    spoken.includes(path) ||
    Object.hasOwn(without, path) ||
    withoutAny.some((kind) => kind.test(path)) ||
    ['workload.arrivals.diurnal', 'workload.classes'].some((one) => path.startsWith(`${one}.`));
  const missing = [...pathsOf(jsonSchema())].map(asOfScenario).filter((path) => !isSpoken(path));
  expect(missing).toEqual([]);
  expect(spoken.filter((path) => Object.hasOwn(without, path))).toEqual([]);
});

describe('a launch of one’s own', () => {
  // one request alone: others would meet in other batches
  const lonely = { 'workload.requests': '1', 'workload.prompt': '700', 'workload.output': '50' };
  const launches = ['0 s', '2 us', '3.7 us', '10 us', '1 ms', '1 s'];

  test.each([
    ['calibrated', {}],
    ['roofline', { 'fleet.pools.0.kernels': 'roofline' }],
    ['on four ranks', tp4],
    ['never measured', { [A]: '{ base: mi300x }' }],
  ] as const)('less is never slower, more is slower: %s', async (_, world) => {
    const results: Result[] = [];
    for (const launch of launches) {
      const more = { ...lonely, [`${A}.launch`]: launch };
      results.push(await simulate(scenarioOf({ ...withBase, ...world }, more) as Scenario));
    }
    for (const measure of [ttft, tpot]) {
      const values = results.map((result) => Number(measure(result)));
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values.at(-1)).toBeGreaterThan(10 * (values[0] ?? 0));
    }
  });
});
