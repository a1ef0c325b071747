// A law of every door: a tree of JSON of any depth, at any place where a user may give one, is taken or is an
// InputError, never a stack that ran out nor a TypeError.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readKernelFile } from '../../src/calibration/kernel-file.ts';
import { InputError, issueText, shown } from '../../src/errors.ts';
import { KernelEstimator, parseScenario, topology } from '../../src/index.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { setPath } from '../../src/scenario/set.ts';
import { parseTraining } from '../../src/scenario/training.ts';
import { poisson, rowsOf, traceOf } from '../workload/support.ts';

/** Brackets or tables, one in the other; written as text, for JSON.stringify has a stack too. */
const chain = fc
  .tuple(fc.constantFrom(['[', ']'] as const, ['{"a":', '}'] as const), fc.integer({ min: 1, max: 30_000 }))
  .map(([[open, close], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'op', 'base', 'name'];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(fc.constantFrom(null, true, 0, -1, 8.5, 1e300, '', 'constructor', '1e999', '\u0000'), fc.string()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), tie('tree')), { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs) as unknown),
  ),
}));
const text = fc.oneof(
  chain,
  tree.map((value) => JSON.stringify(value)),
);

const llama = {
  ...{ model_type: 'llama', num_hidden_layers: 2, hidden_size: 64, num_attention_heads: 4, intermediate_size: 64 },
  ...{ vocab_size: 100, tie_word_embeddings: false, num_local_experts: 4, num_experts_per_tok: 2 },
};
const scenario = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }], route: { policy: 'round-robin' } },
  engine: { base: 'vllm-v1' },
  policies: [{ policy: 'queue-admission', queue: 4 }],
  workload: { preset: 'chat', rate: '4 /s', requests: 1 },
  run: { seed: 1 },
};
const question = { op: 'gemm', accelerator: 'h100-sxm', m: 1, n: 4096, k: 4096, weights: 'bf16', library: 'vllm' };
const decode = {
  op: 'attention-decode',
  accelerator: 'h100-sxm',
  batch: 1,
  context: 9,
  heads: 8,
  kvHeads: 8,
  headDim: 64,
};
const training = {
  ...{ model: 'llama-3.1-8b', accelerator: 'h100-sxm', parallel: { tp: 2 } },
  batch: { sequence: 4096, global: 64 },
};
const graph = {
  nodes: [
    { key: 'a', kind: 'accelerator' },
    { key: 'b', kind: 'nic' },
  ],
  links: [{ source: 'a', target: 'b', kind: 'pcie', bandwidth: '50 GB/s' }],
};
const entry = {
  ...{ accelerator: 'h100-sxm', op: 'gemm', precision: 'bf16', library: 'vllm', points: 1 },
  ...{ coefficients: { computeShare: 0.7 }, errors: { median: 0.1, p90: 0.2, split: 'x' } },
};
const conversation = {
  id: 'a',
  conversations: [
    { from: 'human', value: 'a' },
    { from: 'gpt', value: 'b' },
  ],
};

type Place = readonly (string | number)[];

/** Every place of a value that something can stand at, its root too. */
function placesOf(value: unknown, at: Place = []): Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, next]) => placesOf(next, [...at, Array.isArray(value) ? Number(key) : key]))];
}

const mark = '"the tree stands here"';
function replaced(value: unknown, [key, ...rest]: Place): unknown {
  if (key === undefined) return JSON.parse(mark);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest);
  return copy;
}

let estimator: KernelEstimator;
beforeAll(async () => {
  estimator = await KernelEstimator.open({});
});

/** [door] a good input, and what takes one as text. */
const doors: Readonly<Record<string, readonly [good: unknown, take: (text: string) => unknown]>> = {
  'a scenario as text': [scenario, (json) => parseScenario(json)],
  'a scenario as data': [scenario, (json) => parseScenario(JSON.parse(json))],
  'a config.json': [llama, (json) => parseScenario({ ...scenario, model: 'config.json' }, { readText: () => json })],
  'a config as data': [llama, (json) => modelFromConfig(JSON.parse(json), 'x', ['config.json'])],
  'a question of a gemm': [question, (json) => estimator.answer(JSON.parse(json))],
  'a question of attention': [decode, (json) => estimator.answer(JSON.parse(json))],
  'a topology': [graph, (json) => topology.parseTopology(JSON.parse(json))],
  'a training step': [training, (json) => parseTraining(json)],
  'a training step as data': [training, (json) => parseTraining(JSON.parse(json))],
  'a file of fitted kernels': [{ source: 'x', entries: [entry] }, (json) => readKernelFile(json, 'f.json')],
  'a value of --set': ['1 /s', (json) => setPath(scenario, 'workload.rate', json)],
  'a line of a trace': [
    conversation,
    (json) => rowsOf(traceOf(`${JSON.stringify(conversation)}\n${json}\n`, { format: 'sharegpt', arrivals: poisson })),
  ],
};

/** Takes it, or refuses it with messages that end. */
function takenOrRefused(take: (text: string) => unknown, json: string): void {
  try {
    const answer = take(json);
    if (answer instanceof Promise) answer.catch(() => undefined);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.issues.length).toBeLessThanOrEqual(21);
    for (const issue of error.issues) expect(issueText(issue).length).toBeLessThan(10_000);
  }
}

describe('a tree of JSON at any place', () => {
  test.each(Object.entries(doors))('%s', (_, [good, take]) => {
    // the input is good before the tree comes
    expect(() => take(JSON.stringify(good))).not.toThrow();
    const law = fc.property(fc.constantFrom(...placesOf(good)), text, (place, json) => {
      takenOrRefused(
        take,
        JSON.stringify(replaced(good, place)).replace(mark, () => json),
      );
    });
    const { failed, counterexample, errorInstance } = fc.check(law, { numRuns: 60, endOnFailure: true });
    // a reporter that printed the whole tree would run out of memory
    const [place, json = ''] = counterexample ?? [];
    if (failed) throw new Error(`${String(errorInstance).slice(0, 300)} at ${place?.join('.')}: ${json.slice(0, 100)}`);
  });
});

describe('shown', () => {
  test('ends at 120 characters whatever the depth, the length and the cycles', () => {
    fc.assert(
      fc.property(text, (json) => {
        const value: unknown = JSON.parse(json);
        expect(shown(value).length).toBeLessThanOrEqual(120);
      }),
    );
    const loop: Record<string, unknown> = {};
    loop['again'] = [loop];
    const wide = Array.from({ length: 1_000_000 }, (_, at) => at);
    for (const value of [loop, wide, 'x'.repeat(1e7), { ['k'.repeat(1e6)]: 1 }, { big: 1n }, [Symbol('s')]]) {
      expect(shown(value).length).toBeLessThanOrEqual(120);
    }
  });

  test('is the JSON of what fits', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        fc.pre(json.length <= 100 && /^[ -~]*$/.test(json));
        expect(shown(value)).toBe(json);
      }),
    );
  });
});
