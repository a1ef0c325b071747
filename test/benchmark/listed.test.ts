// Results with details: the requests of the file are simulated one by one, and its exact percentiles are met within a
// bin of the histograms.

import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import type { Result } from '../../src/result/types.ts';
import { compared, type Data, system } from './support.ts';

/** Half a bin of a histogram, each way. */
const binShare = 1 / 64;
const sPerPs = 1e-12;

interface Requests {
  readonly result: Result;
  /** [request] as sent */
  readonly prompts: number[];
  readonly outputs: number[];
  readonly sentS: number[];
  readonly e2eS: number[];
}

/** A run of requests that all differ, and what a client would note of each. */
async function observed(workload: Data): Promise<Requests> {
  const prompts: number[] = [];
  const outputs: number[] = [];
  const sentS: number[] = [];
  const e2eS: number[] = [];
  const result = await simulate(
    { ...system, workload: { preset: 'chat', requests: 80, ...workload }, run: { seed: 11 } },
    {
      onRows(rows, count) {
        for (let row = 0; row < count; row++) {
          const id = rows.id[row] ?? 0;
          prompts[id] = rows.promptTokens[row] ?? 0;
          outputs[id] = rows.outputTokens[row] ?? 0;
          sentS[id] = Number(rows.arrivalPs[row]) * sPerPs;
          e2eS[id] = Number((rows.finishPs[row] ?? 0n) - (rows.arrivalPs[row] ?? 0n)) * sPerPs;
        }
      },
    },
  );
  return { result, prompts, outputs, sentS, e2eS };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Nearest rank. */
function rankOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * values.length) - 1] ?? 0;
}

/** Network and API of the engine, which a client sees and a row of the core does not. */
const outputS = 0.005;

const vllmFile = ({ prompts, outputs, e2eS, result }: Requests, more: Data): Data => ({
  ...{ num_prompts: prompts.length, completed: prompts.length, duration: result.wholeRun.lengthS },
  ...{ total_input_tokens: sum(prompts), total_output_tokens: sum(outputs), request_rate: 'inf' },
  mean_e2el_ms: (sum(e2eS) / e2eS.length + outputS) * 1000,
  median_e2el_ms: (rankOf(e2eS, 0.5) + outputS) * 1000,
  p99_e2el_ms: (rankOf(e2eS, 0.99) + outputS) * 1000,
  ...{ input_lens: prompts, output_lens: outputs },
  ...more,
});

describe('requests of a file', () => {
  const loads: readonly [name: string, workload: Data, sent: (requests: Requests) => Data][] = [
    ['all at once', { rate: 'inf' }, () => ({})],
    ['of users', { concurrency: 6 }, () => ({ max_concurrency: 6 })],
    [
      'at their times',
      { rate: '9 /s' },
      ({ sentS }) => ({ request_rate: 9, start_times: sentS.map((s) => s + 1.7e9) }),
    ],
  ];

  // Guards against lengths of the wrong request, an order or times that are lost, and percentiles of something else.
  test.each(loads)('%s', async (_, workload, sent) => {
    const requests = await observed(workload);
    const { comparison, result } = await compared(JSON.stringify(vllmFile(requests, sent(requests))));
    expect(result.requests.finished).toBe(80);
    const { outputTokensPerS, lengthS } = result.wholeRun;
    expect((outputTokensPerS ?? 0) * lengthS).toBeCloseTo(sum(requests.outputs), 6);
    const latencies = comparison.figures.filter(({ figure }) => figure === 'e2eS');
    expect(latencies.map(({ rank }) => rank)).toEqual(['mean', 'p50', 'p99']);
    for (const { rank, ratio } of latencies) {
      expect(ratio, `${rank}`).toBeGreaterThan(1 - binShare);
      expect(ratio, `${rank}`).toBeLessThan(1 + binShare);
    }
    expect(comparison.notes).toEqual([expect.stringContaining('own lengths')]);
  });

  test('those of GuideLLM', async () => {
    const requests = await observed({ rate: '9 /s' });
    const { prompts, outputs, sentS, e2eS } = requests;
    const successful = prompts.map((tokens, id) => ({
      prompt_tokens: tokens,
      output_tokens: outputs[id],
      start_time: 1.7e9 + (sentS[id] ?? 0),
    }));
    const metrics = {
      request_totals: { successful: 80, total: 82 },
      request_latency: { successful: { mean: sum(e2eS) / 80 + outputS, median: rankOf(e2eS, 0.5) + outputS } },
    };
    const strategy = { type_: 'poisson', rate: 9 };
    const { comparison } = await compared(
      JSON.stringify({ benchmarks: [{ args: { strategy }, metrics, requests: { successful } }] }),
    );
    expect(comparison.load).toBe('80 requests at their times');
    expect(comparison.figures).toHaveLength(3);
    for (const { ratio, rank } of comparison.figures)
      expect(Math.abs((ratio ?? 0) - 1), `${rank}`).toBeLessThan(binShare);
    expect(comparison.notes).toContain('2 of 82 requests did not complete; the completed ones are simulated.');
  });

  // Guards against a request that failed and is simulated all the same, and against rows that slip by one behind it.
  test('without those that failed', async () => {
    const file = {
      completed: 2,
      num_prompts: 3,
      total_input_tokens: 500,
      total_output_tokens: 50,
      request_rate: 'inf',
    };
    const lists = { input_lens: [100, 300, 400], output_lens: [20, 0, 30] };
    const { comparison, result } = await compared(JSON.stringify({ ...file, ...lists }));
    expect(result.requests.arrived).toBe(2);
    expect(result.workload.promptTokens).toBe(500);
    expect(comparison.notes).toContain('1 of 3 requests did not complete; the completed ones are simulated.');
  });
});
