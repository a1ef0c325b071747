// Laws of a pipeline whose stages stay full across steps: what it costs, and when it is worth its stages.

import { describe, expect, test } from 'vitest';
import { estimate, simulate } from '../../src/index.ts';

type Fields = Readonly<Record<string, unknown>>;

const model = 'llama-3.3-70b';
const engine = { base: 'vllm', output: '0 s', maxNumSeqs: 2048, maxNumBatchedTokens: 8192 };
const fp8 = { weights: 'fp8', activations: 'fp8', kv: 'fp8' } as const;

const step = (pool: Fields, shape: Fields) =>
  estimate(
    { model, accelerator: 'h200-sxm', tp: 1, precision: fp8, engine, pool } as never,
    { decode: 0, context: 0, prefillTokens: 0, ...shape } as never,
  );
const stepS = async (pool: Fields, shape: Fields): Promise<number> => (await step(pool, shape)).timeS;

const shapes = [
  { decode: 1, context: 500 },
  { decode: 64, context: 2000 },
  { decode: 512, context: 1000 },
  { prefillTokens: 100 },
  { prefillTokens: 8192 },
  { decode: 100, context: 800, prefillTokens: 2048 },
];

describe('a full pipe', () => {
  test.each(shapes)('is never slower than a drained one, and as fast with one micro-batch: %o', async (shape) => {
    for (const pp of [2, 4, 8]) {
      const [full, drained] = [await stepS({ pp }, shape), await stepS({ pp, pipeline: 'drained' }, shape)];
      expect(full).toBeLessThan(drained);
      const [one, alone] = [
        { pp, microBatches: 1 },
        { pp, microBatches: 1, pipeline: 'drained' },
      ];
      expect(await stepS(one, shape)).toBe(await stepS(alone, shape));
    }
  });

  test('does the work of a drained one: the same joules', async () => {
    const joules = async (pool: Fields) =>
      (await step(pool, { decode: 64, context: 2000 })).operators.reduce((sum, { energyJ }) => sum + energyJ, 0);
    expect(await joules({ pp: 4 })).toBeCloseTo(await joules({ pp: 4, pipeline: 'drained' }), 9);
  });

  test.each([2, 4, 8])(
    'of %i stages yields as much a stage as one stage with its share of a large batch',
    async (pp) => {
      const batch = 256;
      const piped = await stepS({ pp }, { decode: batch * pp, context: 1000 });
      const single = await step({}, { decode: batch, context: 1000 });
      // pp stages of all layers / pp; the last one has the head as well, and the others wait for it
      const headS = single.operators.find(({ operator }) => operator === 'head')?.timeS ?? Number.NaN;
      const ratio = piped / (single.timeS + (pp - 1) * headS);
      expect(ratio).toBeGreaterThan(0.98);
      expect(ratio).toBeLessThan(1.03);
    },
  );

  test('a lone token goes through every stage: no sooner than through one stage of all layers', async () => {
    for (const pp of [2, 4, 8]) {
      const [piped, single] = [await stepS({ pp }, shapes[0] ?? {}), await stepS({}, shapes[0] ?? {})];
      expect(piped).toBeGreaterThan(0.98 * single);
      expect(piped).toBeLessThan(1.2 * single);
    }
  });
});

test('one stage is full whatever is said: no byte changes', async () => {
  const report = async (pool: Fields) => {
    const { provenance: _, ...result } = await simulate({
      model: 'llama-3.1-8b',
      engine,
      fleet: { pools: [{ accelerator: 'h100-sxm', ...pool }] },
      workload: { prompt: 300, output: 20, rate: '5 /s', requests: 30 },
    });
    return JSON.stringify(result);
  };
  expect(await report({ pipeline: 'full', pp: 1, microBatches: 1 })).toBe(await report({}));
});

test('a first token has gone through every stage', async () => {
  const ttftS = async (pool: Fields) => {
    const result = await simulate({
      model,
      precision: fp8,
      engine,
      fleet: { pools: [{ accelerator: 'h200-sxm', ...pool }] },
      workload: { prompt: 16, output: 2, rate: '0.1 /s', requests: 3 },
    });
    return result.latency.ttftS.mean ?? Number.NaN;
  };
  const single = await ttftS({});
  for (const pp of [2, 4]) {
    expect((await ttftS({ pp })) / single).toBeGreaterThan(0.9);
    expect((await ttftS({ pp, pipeline: 'drained' })) / (await ttftS({ pp }))).toBeGreaterThan(1.2);
  }
});
