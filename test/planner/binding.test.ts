// What is said to bind, on systems that are known to be bound by it; the closed form against the catalog's arithmetic.

import { describe, expect, test } from 'vitest';
import { size } from '../../src/planner/index.ts';
import { chat, withPool, withRate } from './support.ts';

const one = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1] };

/** The row of the only system. */
async function rowOf(scenario: typeof chat, options: object = one) {
  const { rows } = await size(scenario, options);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('what binds', () => {
  test('KV, when its blocks run out before all else', async () => {
    const tight = { ...withRate(chat, 30), engine: { base: 'vllm-v1', kvBlocks: 600 } };
    const row = await rowOf(tight as unknown as typeof chat);
    expect(row.binds.what).toBe('kv');
    expect(row.binds.text).toMatch(/preemptions, KV up to/);
  });

  test('KV, when it stands full and requests wait for it without a preemption', async () => {
    // 160 tokens in blocks of 16: the answer of 15 tokens needs no further block
    const workload = { ...chat.workload, prompt: 145, output: 15 } as unknown as (typeof chat)['workload'];
    const tight = { ...withRate({ ...chat, workload }, 60), engine: { base: 'vllm-v1', kvBlocks: 60 } };
    const row = await rowOf(tight as unknown as typeof chat);
    expect(row.binds).toMatchObject({ what: 'kv', text: expect.stringMatching(/^0 preemptions, KV up to 100 %/) });
  });

  test('bandwidth, of long answers to short prompts at a light load', async () => {
    const workload = { ...chat.workload, prompt: 20, output: 300 } as unknown as (typeof chat)['workload'];
    const row = await rowOf(withRate({ ...chat, workload }, 5));
    expect(row.binds.what).toBe('bandwidth');
  });

  test('compute, of long prompts with short answers', async () => {
    const workload = { ...chat.workload, prompt: 6000, output: 4 } as unknown as (typeof chat)['workload'];
    const row = await rowOf({ ...withRate({ ...chat, workload }, 8), slo: { ...chat.slo, ttft: '2 s' } });
    expect(row.binds.what).toBe('compute');
  });
});

describe('the closed form', () => {
  // FACTS D2: concurrency is what memory leaves over context times KV bytes a token
  test('counts the requests whose KV fits', async () => {
    const workload = { ...chat.workload, prompt: 900, output: 100 } as unknown as (typeof chat)['workload'];
    const tight = { ...chat, workload, engine: { base: 'vllm-v1', kvBlocks: 1000 } };
    const { estimate } = await rowOf(tight as unknown as typeof chat, { ...one, most: 64 });
    expect(estimate.concurrency).toBe(16);
  });

  // FACTS D1: requests a second times tokens over tokens a second
  test('adds up prefill and decode, and rounds up with headroom', async () => {
    const { rows, traffic } = await size(withPool(withRate(chat, 60), {}), { ...one, headroom: 2 });
    const { estimate } = rows[0] ?? { estimate: null };
    if (estimate === null) throw new Error('no row');
    const prefill = (traffic.ratePerS * traffic.promptTokens) / estimate.prefillTokensPerS;
    const decode = (traffic.ratePerS * traffic.outputTokens) / estimate.decodeTokensPerS;
    expect(estimate.computeNeed).toBeCloseTo(prefill + decode, 9);
    const need = Math.max(estimate.computeNeed, estimate.memoryNeed);
    expect(estimate.replicasWithoutHeadroom).toBe(Math.ceil(need));
    expect(estimate.replicas).toBe(Math.ceil(2 * need));
  });

  test('takes the largest batch whose step is within the TPOT', async () => {
    const { estimate } = await rowOf({ ...withRate(chat, 4), slo: { ttft: '2 s', tpot: '12 ms', attainment: 0.9 } });
    expect(estimate.decodeBatch).toBeLessThan(estimate.concurrency);
    expect(estimate.stepS).toBeLessThanOrEqual(0.012);
    expect(estimate.stepS).toBeGreaterThan(0.0115);
  });
});
