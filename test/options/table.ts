// The options of a scenario: a world, two values, what is measured, and which way it goes.

import type { Result } from '../../src/result/types.ts';

export interface Option {
  readonly path: string;
  /** the option of the schema that it is about, when `path` sets more than it */
  readonly about?: string;
  /** null = left out */
  readonly from: string | null;
  readonly to: string;
  readonly goes: 'up' | 'down' | 'other';
  readonly says: string;
  readonly measure: (result: Result) => number | string | null;
  /** what the world differs in from the base */
  readonly world?: Readonly<Record<string, string>>;
}

const ttft = (result: Result) => result.latency.ttftS.mean;
const tpot = (result: Result) => result.latency.tpotS.mean;
const e2e = (result: Result) => result.latency.e2eS.mean;
const energy = (result: Result) => result.wholeRun.energyJ;
const lengthS = (result: Result) => result.wholeRun.lengthS;
const kvBlocks = (result: Result) => result.kv.blocks;
const good = (result: Result) => result.measured.good;
const named = (pick: (result: Result) => string | undefined) => (result: Result) => pick(result) ?? null;
const operatorS = (name: string) => (result: Result) => result.operators.find(({ operator }) => operator === name)?.timeS ?? 0;
const rejected = (result: Result) => result.requests.rejected;

const A = 'fleet.pools.0.accelerator';
const tight = { 'engine.kvBlocks': '1500', 'workload.arrivals.rate': '40 /s' };
const tp4 = { 'fleet.pools.0.tp': '4' };
const idle = { 'workload.arrivals.rate': '0.2 /s', 'workload.requests': '20', 'run.warmUp': '0' };
const prefillHeavy = { 'workload.prompt': '6000', 'workload.output': '20', 'workload.arrivals.rate': '3 /s', 'workload.requests': '100' };
const two = {
  'workload.classes': '[{ name: fast, share: 0.5, priority: 0 }, { name: slow, share: 0.5, priority: 1 }]',
  'engine.policy': 'priority',
  'engine.maxNumSeqs': '16',
};
const classTtft = (row: number) => (result: Result) => result.classes[row]?.latency.ttftS.mean ?? null;

const model: readonly Option[] = [
  { path: 'name', from: 'one', to: 'two', goes: 'other', says: 'names the report', measure: (result) => result.name },
  { path: 'model.base', from: 'llama-3.1-8b', to: 'llama-3.2-1b', goes: 'down', says: 'a smaller model decodes faster', measure: tpot },
  ...(
    [
      ['layers', '32', '64'],
      ['hidden', '4096', '5120'],
      ['heads', '32', '64'],
      ['kvHeads', '8', '32'],
      ['headDim', '128', '256'],
      ['ffn', '14336', '28672'],
      ['vocab', '128256', '256512'],
    ] as const
  ).map(
    ([field, from, to]): Option => ({
      path: `model.${field}`,
      from,
      to,
      goes: 'up',
      says: 'more to stream: tokens take longer',
      measure: tpot,
      world: { 'model.base': 'llama-3.1-8b' },
    }),
  ),
  { path: 'model.name', from: 'a', to: 'b', goes: 'other', says: 'names the model', measure: named((r) => r.kinds[0]?.model), world: { 'model.base': 'llama-3.1-8b' } },
  { path: 'model.gatedMlp', from: 'true', to: 'false', goes: 'down', says: 'one up projection less to stream', measure: tpot, world: { 'model.base': 'llama-3.1-8b' } },
  { path: 'model.tiedEmbeddings', from: 'false', to: 'true', goes: 'up', says: 'memory for one vocabulary less leaves more KV blocks', measure: kvBlocks, world: { 'model.base': 'llama-3.1-8b' } },
  { path: 'model.maxContext', from: '131072', to: '500', goes: 'up', says: 'longer requests are told of', measure: (r) => r.warnings.length, world: { 'model.base': 'llama-3.1-8b' } },
  { path: 'precision.weights', from: 'bf16', to: 'fp8', goes: 'down', says: 'half the weight bytes', measure: tpot },
  { path: 'precision.activations', from: 'bf16', to: 'fp8', goes: 'down', says: 'FP8 multiplies at twice the rate', measure: ttft, world: { ...prefillHeavy, 'precision.weights': 'fp8' } },
  { path: 'precision.kv', from: 'bf16', to: 'fp8', goes: 'up', says: 'half the bytes a token: twice the blocks', measure: kvBlocks },
  { path: 'precision.head', from: 'bf16', to: 'fp8', goes: 'down', says: 'a smaller LM head streams faster', measure: operatorS('head') },
];

const engine: readonly Option[] = [
  { path: 'engine.policy', from: 'fcfs', to: 'priority', goes: 'down', says: 'the urgent class waits less', measure: classTtft(0), world: { ...two, 'workload.arrivals.rate': '30 /s' } },
  { path: 'engine.asyncScheduling', from: 'false', to: 'true', goes: 'down', says: 'host work hides behind the device', measure: tpot },
  { path: 'engine.maxNumBatchedTokens', from: '8192', to: '512', goes: 'up', says: 'smaller chunks: longer prefills', measure: ttft, world: prefillHeavy },
  { path: 'engine.maxNumSeqs', from: '256', to: '8', goes: 'up', says: 'fewer run, more wait', measure: ttft },
  { path: 'engine.longPrefillTokenThreshold', from: 'off', to: '256', goes: 'up', says: 'long prompts come in small chunks', measure: (r) => r.engine.steps, world: prefillHeavy },
  { path: 'engine.queueLimit', from: 'unbounded', to: '2', goes: 'up', says: 'a full queue refuses', measure: rejected, world: { 'engine.maxNumSeqs': '8', 'workload.arrivals.rate': '40 /s' } },
  { path: 'engine.blockTokens', from: '16', to: '256', goes: 'up', says: 'whole blocks waste their ends', measure: (r) => r.kv.meanShare, world: { 'engine.kvTokens': '409600' } },
  { path: 'engine.memoryFraction', from: '0.9', to: '0.5', goes: 'down', says: 'less memory, fewer blocks', measure: kvBlocks },
  { path: 'engine.watermark', from: '0', to: '0.5', goes: 'up', says: 'admission keeps blocks free: more wait', measure: ttft, world: tight },
  { path: 'engine.reserved', from: '3 GB', to: '10 GB', goes: 'down', says: 'memory kept for graphs is no KV', measure: kvBlocks },
  { path: 'engine.layerOverhead', from: '50 us', to: '100 us', goes: 'up', says: 'each layer pays more', measure: tpot },
  { path: 'engine.hostStep', from: '0', to: '5 ms', goes: 'up', says: 'each step waits for the host', measure: tpot },
  { path: 'engine.hostSequence', from: '0', to: '200 us', goes: 'up', says: 'each sequence costs host time', measure: tpot },
  { path: 'engine.output', from: '0', to: '100 ms', goes: 'up', says: 'tokens are delivered later', measure: ttft },
  { path: 'engine.deepIdleAfter', from: 'never', to: '1 s', goes: 'down', says: 'an idle accelerator falls into deep idle', measure: energy, world: idle },
  { path: 'engine.kvBlocks', from: '20000', to: '1500', goes: 'up', says: 'too few blocks preempt', measure: (r) => r.engine.preemptions + (r.latency.ttftS.mean ?? 0), world: { 'workload.arrivals.rate': '40 /s' } },
  { path: 'engine.kvTokens', from: '320000', to: '24000', goes: 'down', says: 'fewer tokens, fewer blocks', measure: kvBlocks },
];

const accelerator: readonly Option[] = [
  { path: `${A}.base`, from: 'h100-sxm', to: 'h200-sxm', goes: 'down', says: 'more bandwidth decodes faster', measure: tpot },
  { path: `${A}.name`, from: 'a', to: 'b', goes: 'other', says: 'names the accelerator', measure: named((r) => r.kinds[0]?.accelerator) },
  { path: `${A}.hbmCapacity`, from: '80 GB', to: '40 GB', goes: 'down', says: 'less memory, fewer blocks', measure: kvBlocks },
  { path: `${A}.hbmBandwidth`, from: '3.35 TB/s', to: '6.7 TB/s', goes: 'down', says: 'weights stream faster', measure: tpot },
  { path: `${A}.tdp`, from: '700 W', to: '350 W', goes: 'down', says: 'all shares of TDP fall', measure: energy },
  { path: `${A}.idlePower`, from: '10 W', to: '100 W', goes: 'up', says: 'deep idle draws more', measure: energy, world: { ...idle, 'engine.deepIdleAfter': '0' } },
  { path: `${A}.contextIdlePower`, from: '10 W', to: '300 W', goes: 'up', says: 'waiting draws more', measure: energy, world: idle },
  { path: `${A}.power.active`, from: '0.2', to: '0.5', goes: 'up', says: 'a running step draws more', measure: energy },
  { path: `${A}.power.hbm`, from: '0.1', to: '0.5', goes: 'up', says: 'a byte costs more', measure: energy },
  { path: `${A}.power.compute`, from: '0.1', to: '0.5', goes: 'up', says: 'a FLOP costs more', measure: energy },
  { path: `${A}.power.link`, from: '0', to: '0.5', goes: 'up', says: 'a link byte costs more', measure: energy, world: tp4 },
  { path: `${A}.linkBandwidth`, from: '450 GB/s', to: '20 GB/s', goes: 'up', says: 'all-reduce takes longer', measure: operatorS('allReduce'), world: tp4 },
  { path: `${A}.linkLatency`, from: '1 us', to: '50 us', goes: 'up', says: 'each all-reduce waits longer', measure: tpot, world: tp4 },
  { path: `${A}.launch`, from: '0', to: '20 us', goes: 'up', says: 'each kernel waits longer', measure: tpot, world: { 'engine.hostStep': '0' } },
  { path: `${A}.efficiency.compute`, from: '0.8', to: '0.3', goes: 'up', says: 'a smaller share of the peak', measure: ttft, world: prefillHeavy },
  { path: `${A}.efficiency.attention`, from: '1', to: '0.2', goes: 'up', says: 'attention computes more slowly', measure: operatorS('prefillAttention'), world: prefillHeavy },
  { path: `${A}.efficiency.hbm`, from: '0.9', to: '0.4', goes: 'up', says: 'a smaller share of the bandwidth', measure: tpot },
  { path: `${A}.efficiency.link`, from: '0.9', to: '0.1', goes: 'up', says: 'a smaller share of the link', measure: operatorS('allReduce'), world: tp4 },
  { path: `${A}.price`, from: '1 $/h', to: '4 $/h', goes: 'up', says: 'rent is money', measure: (r) => r.usdPerMtoken, world: { price: '{ energy: "0.08 $/kWh" }' } },
  { path: 'fleet.pools.0.tp', from: '1', to: '4', goes: 'down', says: 'four ranks share the weights', measure: tpot },
  { path: 'fleet.pools.0.name', from: 'a', to: 'b', goes: 'other', says: 'names the pool', measure: named((r) => r.kinds[0]?.pool) },
];

/** A faster multiply of a precision prefills faster, where that precision is what multiplies. */
const peaks = (['fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'int8', 'int4', 'fp4'] as const).map(
  (id): Option => ({
    path: `${A}.peak.${id}`,
    from: '100 TFLOP/s',
    to: '3000 TFLOP/s',
    goes: 'down',
    says: 'faster multiplies',
    measure: operatorS('mlpUp'),
    world: { ...prefillHeavy, precision: `{ weights: ${id}, activations: ${id} }` },
  }),
);

const workload: readonly Option[] = [
  { path: 'workload.arrivals', about: 'workload.arrivals.process', from: '{ process: poisson, rate: 12 /s }', to: '{ process: gamma, cv: 6, rate: 12 /s }', goes: 'up', says: 'bursts wait longer', measure: ttft, world: { 'engine.maxNumSeqs': '24' } },
  { path: 'workload.arrivals.rate', from: '4 /s', to: '16 /s', goes: 'up', says: 'more load, slower tokens', measure: tpot },
  { path: 'workload.arrivals.cv', from: '1', to: '6', goes: 'up', says: 'bursts wait longer', measure: ttft, world: { 'workload.arrivals.process': 'gamma', 'engine.maxNumSeqs': '24' } },
  { path: 'workload.prompt', from: '200', to: '4000', goes: 'up', says: 'longer prompts prefill longer', measure: ttft },
  { path: 'workload.output', from: '50', to: '400', goes: 'up', says: 'longer outputs last longer', measure: e2e },
  { path: 'workload.prompt.fixed', from: '200', to: '4000', goes: 'up', says: 'longer prompts prefill longer', measure: ttft, world: { 'workload.prompt': '{}' } },
  { path: 'workload.output.fixed', from: '50', to: '400', goes: 'up', says: 'longer outputs last longer', measure: e2e, world: { 'workload.output': '{}' } },
  ...(['prompt', 'output'] as const).flatMap((side): readonly Option[] => [
    { path: `workload.${side}.logNormal.median`, from: '100', to: '600', goes: 'up', says: 'longer requests', measure: e2e },
    { path: `workload.${side}.logNormal.sigma`, from: '0.1', to: '1.5', goes: 'up', says: 'a heavier tail', measure: (r) => r.latency.e2eS.max },
    { path: `workload.${side}.min`, from: '1', to: '900', goes: 'up', says: 'no short ones', measure: e2e, world: { [`workload.${side}.max`]: '1000' } },
    { path: `workload.${side}.max`, from: '1000', to: '150', goes: 'down', says: 'no long ones', measure: e2e },
    { path: `workload.${side}.quantiles`, from: '[[0, 10], [1, 20]]', to: '[[0, 500], [1, 1000]]', goes: 'up', says: 'longer requests', measure: e2e, world: { [`workload.${side}`]: '{}' } },
  ]),
  { path: 'workload.requests', from: '200', to: '400', goes: 'up', says: 'more requests', measure: (r) => r.requests.arrived },
  { path: 'workload.duration', from: '10 s', to: '20 s', goes: 'up', says: 'arrivals go on longer', measure: (r) => r.requests.arrived, world: { 'workload.requests': '100000' } },
  { path: 'workload.preset', from: 'chat', to: 'code', goes: 'down', says: 'code answers are shorter', measure: e2e, world: { workload: '{ rate: 4 /s, requests: 300, preset: chat }' } },
  { path: 'workload.rate', from: '2 /s', to: '12 /s', goes: 'up', says: 'more load, slower tokens', measure: tpot, world: { workload: '{ preset: chat, requests: 300, rate: 1 /s }' } },
  { path: 'workload.trace', from: 'test/options/short.csv', to: 'test/options/long.csv', goes: 'up', says: 'other requests', measure: e2e, world: { workload: '{}', 'run.warmUp': '0' } },
  { path: 'workload.speed', from: '1', to: '10', goes: 'down', says: 'the trace passes faster', measure: lengthS, world: { workload: '{ trace: test/options/short.csv }', 'run.warmUp': '0' } },
  { path: 'workload.limit', from: '1', to: '2', goes: 'up', says: 'more of the trace', measure: (r) => r.requests.arrived, world: { workload: '{ trace: test/options/short.csv }', 'run.warmUp': '0' } },
  { path: 'workload.classes.0.name', from: 'a', to: 'b', goes: 'other', says: 'names the class', measure: named((r) => r.classes[0]?.name), world: two },
  { path: 'workload.classes', about: 'workload.classes.share', from: '[{ name: fast, share: 0.2 }, { name: slow, share: 0.8 }]', to: '[{ name: fast, share: 0.8 }, { name: slow, share: 0.2 }]', goes: 'up', says: 'more of the class', measure: (r) => r.classes[0]?.measured.arrived ?? null },
  { path: 'workload.classes.0.priority', from: '0', to: '2', goes: 'up', says: 'served later', measure: classTtft(0), world: { ...two, 'workload.arrivals.rate': '30 /s' } },
  { path: 'workload.classes.0.slo.ttft', from: '10 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good, world: two },
  { path: 'workload.classes.0.slo.tpot', from: '10 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good, world: two },
  { path: 'workload.classes.0.slo.e2e', from: '1 h', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good, world: two },
];

const rest: readonly Option[] = [
  { path: 'slo.ttft', from: '10 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good },
  { path: 'slo.tpot', from: '1 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good },
  { path: 'slo.e2e', from: '1 h', to: '1 s', goes: 'down', says: 'a tighter objective', measure: good },
  { path: 'slo.attainment', from: '0.01', to: '1', goes: 'other', says: 'more must be good', measure: (r) => String(r.attainment.met), world: { 'slo.e2e': '4 s' } },
  { path: 'price.accelerator', from: '1 $/h', to: '4 $/h', goes: 'up', says: 'rent is money', measure: (r) => r.usdPerMtoken },
  { path: 'price.energy', from: '0.01 $/kWh', to: '0.5 $/kWh', goes: 'up', says: 'electricity is money', measure: (r) => r.usdPerMtoken },
  { path: 'run.seed', from: '1', to: '2', goes: 'other', says: 'other draws', measure: e2e },
  { path: 'run.warmUp', from: '0', to: '10 s', goes: 'down', says: 'early requests are not measured', measure: (r) => r.measured.arrived },
  { path: 'run.window', from: '1 s', to: '5 s', goes: 'down', says: 'fewer, longer windows', measure: (r) => r.windows.startS.length },
  { path: 'run.until', from: null, to: '10 s', goes: 'down', says: 'the run ends early', measure: lengthS },
  { path: 'run.stepMode', from: 'jump', to: 'step', goes: 'down', says: 'no step is jumped', measure: (r) => r.engine.jumpedShare },
];

export const options: readonly Option[] = [...model, ...engine, ...accelerator, ...peaks, ...workload, ...rest];
