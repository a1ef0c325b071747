// A deployment read back by --engine-args is the scenario again: a law over generated scenarios. Manifest and load.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseScenario, withEngineArgs } from '../../src/scenario/index.ts';
import { type DeployEngine, deployEngines, deploymentOf } from '../../src/scenario/launch/deployment.ts';
import { kubernetesManifest } from '../../src/scenario/launch/kubernetes.ts';
import { loadCommand } from '../../src/scenario/launch/load-command.ts';
import type { PoolSpec } from '../../src/scenario/types.ts';

const workload = { arrivals: { process: 'poisson', rate: '4 /s' }, prompt: 100, output: 10, requests: 10 };
const scenarioOf = (model: string, base: string, pool: object, engine: object = {}, precision: object = {}) => ({
  tokenworks: 1,
  model,
  engine: { base, ...engine },
  precision,
  fleet: { pools: [{ accelerator: 'h100-sxm', ...pool }] },
  workload,
});

/** What commands say of a pool. */
function said({ tp, parallel, ranks, replicas, precision, engine }: PoolSpec) {
  const { pp, ep, attentionDp, cp, overlap } = parallel;
  const { maxNumSeqs, maxNumBatchedTokens, memoryFraction, maxModelLen, blockTokens, queueLimit } = engine;
  const numbers = [maxNumSeqs, maxNumBatchedTokens, memoryFraction, maxModelLen, blockTokens, queueLimit];
  return {
    ...{ tp, pp, ep, attentionDp, cp, overlap, ranks, replicas, precision },
    numbers: [...numbers, engine.longPrefillTokenThreshold].map(({ value }) => value),
    ...{ policy: engine.policy, asyncScheduling: engine.asyncScheduling, kvBlocks: engine.kvBlocks, id: engine.id },
  };
}

const bases: Readonly<Record<DeployEngine, string>> = {
  vllm: 'vllm-0.21',
  sglang: 'sglang',
  'tensorrt-llm': 'tensorrt-llm',
};
const precisions: Readonly<Record<DeployEngine, readonly object[]>> = {
  vllm: [
    {},
    { weights: 'fp8', activations: 'fp8', kv: 'fp8' },
    { weights: 'int4', activations: 'bf16', kv: 'bf16' },
    { weights: 'fp16', activations: 'fp16', kv: 'fp16' },
    { weights: 'fp4', activations: 'fp4', kv: 'fp8' },
  ],
  sglang: [
    {},
    { weights: 'fp8', activations: 'fp8', kv: 'bf16' },
    { weights: 'int4', activations: 'bf16', kv: 'fp8' },
    { weights: 'int4', activations: 'fp8', kv: 'fp8' },
    { weights: 'int8', activations: 'int8', kv: 'bf16' },
  ],
  'tensorrt-llm': [{}, { kv: 'fp8' }],
};

/** Layouts that the flags of an engine say, of a mixture of experts. */
function layout(engine: DeployEngine, tp: number, pp: number, ways: number, isSpread: boolean): object {
  if (engine === 'tensorrt-llm') return { tp, pp, ep: isSpread ? tp : 1 };
  const ep = isSpread ? tp * ways : 1;
  return { tp, pp, ep, attentionDp: ways };
}

const generated = fc
  .record({
    engine: fc.constantFrom(...deployEngines),
    model: fc.constantFrom('llama-3.1-8b', 'qwen3-30b-a3b'),
    tp: fc.constantFrom(1, 2, 4),
    pp: fc.constantFrom(1, 2),
    ways: fc.constantFrom(1, 2),
    isSpread: fc.boolean(),
    replicas: fc.integer({ min: 1, max: 9 }),
    precision: fc.integer({ min: 0, max: 4 }),
    limits: fc.record({
      maxNumSeqs: fc.integer({ min: 1, max: 2048 }),
      maxNumBatchedTokens: fc.integer({ min: 2048, max: 65_536 }),
      memoryFraction: fc.integer({ min: 50, max: 97 }).map((percent) => percent / 100),
      maxModelLen: fc.integer({ min: 256, max: 32_768 }),
    }),
    more: fc.record({ kvBlocks: fc.integer({ min: 10, max: 99_999 }) }, { requiredKeys: [] }),
    asyncScheduling: fc.boolean(),
    policy: fc.constantFrom('fcfs', 'priority'),
  })
  .map(({ engine, model, tp, pp, ways, isSpread, replicas, precision, limits, more, asyncScheduling, policy }) => {
    const isDense = model === 'llama-3.1-8b';
    const pool = { replicas, ...(isDense ? { tp, pp } : layout(engine, tp, pp, ways, isSpread)) };
    const choices = precisions[engine];
    const own = {
      ...limits,
      asyncScheduling,
      // TensorRT-LLM has neither flag
      ...(engine !== 'tensorrt-llm' && { ...more, policy }),
    };
    return { engine, scenario: scenarioOf(model, bases[engine], pool, own, choices[precision % choices.length]) };
  });

describe('a launch command', () => {
  // Guards against a command that starts something else than what was simulated.
  test('is read back to the same scenario, and leaves nothing unsaid', () => {
    fc.assert(
      fc.property(generated, ({ engine, scenario }) => {
        const { pools } = deploymentOf(scenario, engine);
        const [{ command, unsaid }] = pools as [(typeof pools)[number]];
        const { replicas } = scenario.fleet.pools[0] as { replicas?: number };
        const bare = scenarioOf(scenario.model, bases[engine], { replicas });
        const again = parseScenario(withEngineArgs(bare, command).data);
        const expected = parseScenario(scenario);
        expect(said(again.pools[0] as PoolSpec)).toEqual(said(expected.pools[0] as PoolSpec));
        expect(unsaid).toEqual([]);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('names every field that no flag says, with what it is read as', () => {
    const pool = {
      tp: 2,
      cp: 2,
      clock: 0.8,
      sequenceParallel: true,
      fabric: 'nvlink-8',
      overlap: 0.3,
      admissionLimit: 9,
    };
    const unsaidOf = (engine: DeployEngine, model = 'llama-3.1-8b', more: object = pool) =>
      deploymentOf(scenarioOf(model, 'vllm', more, { watermark: 0.05 }), engine).pools[0]?.unsaid ?? [];
    const fields = ['cp', 'sequenceParallel', 'overlap', 'clock', 'admissionLimit', 'fabric'];
    const paths = fields.map((field) => `fleet.pools.0.${field}`);
    const named = unsaidOf('vllm').map(({ path }) => path);
    expect(named.sort()).toEqual([...paths, 'engine.watermark'].sort());
    expect(unsaidOf('vllm')).toContainEqual({ path: 'fleet.pools.0.clock', is: '0.8', read: '1' });
    // TensorRT-LLM has a flag for it
    expect(unsaidOf('tensorrt-llm').map(({ path }) => path)).not.toContain('fleet.pools.0.cp');
    // of a dense model the flag would be replicas
    const dense = unsaidOf('vllm', 'llama-3.1-8b', { tp: 1, attentionDp: 2 });
    expect(dense).toContainEqual({ path: 'fleet.pools.0.attentionDp', is: '2', read: '1' });
  });

  test('of another engine than the simulated one says so, as weights and routes do that no flag brings', () => {
    const scenario = scenarioOf('llama-3.1-8b', 'vllm', { replicas: 3 }, {}, { weights: 'int4' });
    const { notes, pools } = deploymentOf(scenario, 'sglang');
    expect(pools[0]?.command).toMatch(/^python -m sglang.launch_server --model-path llama-3.1-8b .*--quantization awq/);
    expect(notes.join(' ')).toMatch(/simulated as vllm-0.21, whose kernels .* not those of SGLang/);
    expect(notes.join(' ')).toContain('A router in front of the 3 replicas');
    expect(notes.join(' ')).toContain('Weights in int4 are a checkpoint of their own');
  });

  test('is one a pool, each read back by itself', () => {
    const two = scenarioOf('llama-3.1-8b', 'vllm', { tp: 2 });
    const pools = [...two.fleet.pools, { accelerator: 'l40s', name: 'small', replicas: 4, engine: { maxNumSeqs: 32 } }];
    const deployment = deploymentOf({ ...two, fleet: { pools } });
    expect(deployment.pools.map(({ unsaid }) => unsaid)).toEqual([[], []]);
    expect(deployment.pools[1]).toMatchObject({ replicas: 4, accelerator: { id: 'l40s', vendor: 'NVIDIA' } });
    expect(deployment.pools[1]?.command).toContain('--max-num-seqs 32');
  });
});

describe('a manifest', () => {
  const scenario = scenarioOf('meta-llama/Llama-3.1-8B-Instruct', 'vllm', { tp: 2, pp: 2, clock: 0.9, replicas: 3 });

  test('is valid YAML: a Deployment with the replicas and accelerators, and a Service that finds it', () => {
    const text = kubernetesManifest(deploymentOf(scenario));
    const documents = parseAllDocuments(text);
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    const [deployment, service] = documents.map((one) => one.toJS() as Record<string, never>);
    expect(deployment).toMatchObject({
      kind: 'Deployment',
      spec: {
        replicas: 3,
        template: { spec: { containers: [{ resources: { limits: { 'nvidia.com/gpu': '4' } } }] } },
      },
    });
    const { spec, metadata } = deployment as unknown as {
      metadata: { name: string };
      spec: { selector: { matchLabels: object }; template: { spec: { containers: { command: string[] }[] } } };
    };
    expect(service).toMatchObject({
      kind: 'Service',
      spec: { selector: spec.selector.matchLabels, ports: [{ port: 8000 }] },
    });
    expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    // the container runs the very command
    expect(spec.template.spec.containers[0]?.command).toEqual(deploymentOf(scenario).pools[0]?.words);
    expect(text).toContain('# Not said by the command of pool-0: fleet.pools.0.clock is 0.9, and is read as 1.');
  });

  test('asks for the accelerators of their vendor', () => {
    const amd = { ...scenario, fleet: { pools: [{ accelerator: 'mi300x' }] } };
    expect(kubernetesManifest(deploymentOf(amd))).toContain('amd.com/gpu: "1"');
  });
});

describe('a benchmark command', () => {
  const means = { requests: 500, promptTokens: 100.4, outputTokens: 10, ratePerS: 4 };
  const commandOf = (workloadOf: object, engine: DeployEngine = 'vllm') => {
    const scenario = { ...scenarioOf('llama-3.1-8b', 'vllm', {}), workload: workloadOf };
    return loadCommand(deploymentOf(scenario, engine), parseScenario(scenario), means);
  };

  test('sends the scenario’s rate, lengths and number of requests', () => {
    const { command, file, notes } = commandOf(workload);
    expect(command).toMatch(/^vllm bench serve --backend vllm --model llama-3.1-8b /);
    expect(command).toContain('--random-input-len 100 --random-output-len 10');
    expect(command).toContain('--num-prompts 500');
    expect(command).toContain('--request-rate 4');
    expect(command).toMatch(/--save-result --result-filename bench.json$/);
    expect([file, notes]).toEqual(['bench.json', []]);
    expect(commandOf(workload, 'sglang').command).toMatch(
      /^python -m sglang.bench_serving .*--output-file bench.jsonl$/,
    );
    expect(commandOf(workload, 'tensorrt-llm').command).toContain('--backend openai');
  });

  test('sends bursts, closed loops and all at once; what it cannot send is named', () => {
    const gamma = { ...workload, arrivals: { process: 'gamma', cv: 2, rate: '4 /s' } };
    expect(commandOf(gamma).command).toContain('--burstiness 0.25');
    expect(commandOf(gamma, 'sglang').notes.join(' ')).toContain('cv of 2');
    const closed = { concurrency: 8, prompt: 100, output: 10, requests: 10 };
    expect(commandOf(closed).command).toContain('--request-rate inf --max-concurrency 8');
    const varied = { ...workload, prompt: { logNormal: { median: 100, sigma: 1 } } };
    expect(commandOf(varied).notes.join(' ')).toContain('Lengths vary');
  });
});
