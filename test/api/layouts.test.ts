// Layouts, experts and latents through the public API: what estimate tells is what a run pays, and every way of
// stepping gives the same bytes.

import { describe, expect, test } from 'vitest';
import type { StepSystem } from '../../src/estimate/step.ts';
import { estimate, jsonReport, simulate } from '../../src/index.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Served {
  readonly model: string;
  readonly pool: Fields;
  readonly precision?: Readonly<Record<string, string>>;
}

const fp8 = { weights: 'fp8', activations: 'fp8' };
const served: Readonly<Record<string, Served>> = {
  'tp 4, all hidden': { model: 'llama-3.1-8b', pool: { tp: 4, overlap: 1 } },
  'tp 4, two half batches': { model: 'llama-3.1-8b', pool: { tp: 4, overlap: 'two-batch' } },
  'two stages, four micro-batches': { model: 'llama-3.1-8b', pool: { pp: 2, microBatches: 4 } },
  'a sequence over two': { model: 'llama-3.1-8b', pool: { cp: 2 } },
  'experts in place': { model: 'qwen3-30b-a3b', pool: { tp: 4, ep: 2 } },
  'experts that rows are sent to': { model: 'qwen3-30b-a3b', pool: { attentionDp: 4, ep: 4, overlap: 0.5 } },
  'a latent on every rank': { model: 'deepseek-v3', pool: { accelerator: 'h200-sxm', tp: 8, ep: 8 }, precision: fp8 },
  'a latent on one each': {
    model: 'deepseek-v3',
    pool: { accelerator: 'h200-sxm', attentionDp: 8, ep: 8 },
    precision: fp8,
  },
};
const cases = Object.entries(served);

const h100 = 'h100-sxm';
const engine = { base: 'vllm-v1', output: '0 s', asyncScheduling: false };

/** A few seconds of chat, crowded enough to batch. */
const crowd = ({ model, pool, precision = {} }: Served, more: Fields = {}) => ({
  model,
  precision,
  engine,
  fleet: { pools: [{ accelerator: h100, ...pool }], ...(more['fleet'] as Fields) },
  workload: {
    arrivals: { process: 'poisson', rate: '10 /s' },
    prompt: { logNormal: { median: 500, sigma: 1 }, max: 8000 },
    output: { logNormal: { median: 60, sigma: 0.8 }, max: 400 },
    requests: 120,
  },
  run: { seed: 5, window: '500 ms', ...(more['run'] as Fields) },
});

const priced = ({ model, pool: { accelerator = h100, tp = 1, ...pool }, precision = {} }: Served, shape: object) =>
  estimate({ model, accelerator, tp: tp as number, pool, precision, engine } as StepSystem, {
    ...{ decode: 0, context: 0, prefillTokens: 0 },
    ...shape,
  });

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe.each(cases)('%s', (_, what) => {
  test('operators of a step, what hides among them, add up to what a lone request waits', async () => {
    const step = await priced(what, { prefillTokens: 1000 });
    const lone = { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 1000, output: 1, requests: 1 };
    let waitedS = 0;
    await simulate(
      { ...crowd(what), workload: lone },
      { onRows: ({ finishPs, arrivalPs }) => (waitedS = Number((finishPs[0] ?? 0n) - (arrivalPs[0] ?? 0n)) * 1e-12) },
    );
    expect(waitedS).toBeGreaterThan(0);
    expect(waitedS).toBeCloseTo(sumOf(step.operators.map(({ timeS }) => timeS)) + step.hostS, 11);
  });

  test('however it is stepped', async () => {
    const jumped = await simulate(crowd(what));
    const plain = (result: typeof jumped) => {
      const { provenance: _provenance, engine: told, ...rest } = result;
      return { ...rest, engine: { ...told, jumpedShare: null } };
    };
    expect(jumped.requests.finished).toBe(120);
    expect(jumped.engine.jumpedShare ?? 0).toBeGreaterThan(0);
    for (const stepMode of ['decodeJump', 'step']) {
      const other = await simulate(crowd(what, { run: { stepMode } }));
      expect(plain(other), stepMode).toEqual(plain(jumped));
    }
  });
});

test.each(cases)('%s: at half the clock a prompt takes longer and its FLOP fewer joules', async (_, what) => {
  const prompts = { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 4000, output: 2, requests: 10 };
  const at = (clock: number) =>
    simulate({
      ...crowd({ ...what, pool: { ...what.pool, clock } }, { fleet: { clocks: [1, 0.5] } }),
      workload: prompts,
    });
  const [full, half] = [await at(1), await at(0.5)];
  expect(half.latency.ttftS.mean ?? 0).toBeGreaterThan(1.05 * (full.latency.ttftS.mean ?? 0));
  expect(half.energy.dynamicJ).toBeLessThan(full.energy.dynamicJ);
});

describe('overlap', () => {
  const plain: Served = { model: 'llama-3.1-8b', pool: { tp: 4 } };
  const hidden = (overlap: number): Served => ({ ...plain, pool: { tp: 4, overlap } });
  const shapes = [1, 16, 256].map((decode) => ({ decode, context: 500 })).concat([{ decode: 64, context: 8000 }]);

  test.each(shapes)('never costs time, and no energy of work: %o', async (shape) => {
    const steps: Awaited<ReturnType<typeof priced>>[] = [];
    for (const overlap of [0, 0.3, 0.6, 1]) steps.push(await priced(hidden(overlap), shape));
    const joules = steps.map(({ operators }) => sumOf(operators.map(({ energyJ }) => energyJ)));
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1];
      if (before !== undefined) expect(step.timeS).toBeLessThan(before.timeS);
      expect(joules[at]).toBeCloseTo(joules[0] ?? 0, 9);
    }
    const [none, , , all] = steps;
    const told = all?.operators.find(({ operator }) => operator === 'overlapped');
    expect((none?.timeS ?? 0) - (all?.timeS ?? 0)).toBeCloseTo(-(told?.timeS ?? 0), 9);
  });

  test('a run tells it with the others: their times are those of its steps', async () => {
    const run = await simulate(crowd(hidden(1)));
    const busyS = sumOf(run.operators.map(({ timeS }) => timeS));
    const share = (run.operators.find(({ operator }) => operator === 'overlapped')?.timeS ?? 0) / busyS;
    expect(share).toBeLessThan(-0.05);
    expect(sumOf(run.operators.map(({ timeShare }) => timeShare ?? 0))).toBeCloseTo(1, 9);
  });
});

test('work is the same however it is piped: FLOP of DeepSeek V3 in one stage and in four', async () => {
  const flopOf = async (pp: number) => {
    const pool = { accelerator: 'h200-sxm', tp: 8, ep: 8, pp, microBatches: 1 };
    const step = await priced({ model: 'deepseek-v3', pool, precision: fp8 }, { prefillTokens: 2048 });
    return sumOf(step.operators.map(({ flop }) => flop));
  };
  expect((await flopOf(4)) / (await flopOf(1))).toBeCloseTo(1, 9);
});

test('a pool of fitted kernels and one of data sheets: both serve, and the same bytes come again', async () => {
  const pools = [
    { name: 'fitted', accelerator: h100, tp: 2 },
    { name: 'sheet', accelerator: h100, tp: 2, kernels: 'roofline' },
  ];
  const scenario = { ...crowd({ model: 'llama-3.1-8b', pool: {} }), fleet: { pools } };
  const result = await simulate(scenario);
  for (const { requests } of result.pools) expect(requests.finished).toBeGreaterThan(0);
  const tpots = result.pools.map(({ latency }) => latency.tpotS.mean);
  expect(tpots[0]).not.toBe(tpots[1]);
  expect(jsonReport(await simulate(scenario))).toBe(jsonReport(result));
});
