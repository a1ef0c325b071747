// What must fit before the head of the queue is admitted, on long prompts that were preempted again and again.

import { expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';

/** Llama 3.3 70B FP8 on two H100s: requests of 20,000 + 2,000 tokens, all at once. */
const offline = (engine: Readonly<Record<string, unknown>>) =>
  simulate({
    model: 'llama-3.3-70b',
    precision: { weights: 'fp8', activations: 'fp8', kv: 'fp8' },
    engine: { base: 'tensorrt-llm', kvTokens: 400_000, ...engine },
    fleet: { pools: [{ accelerator: 'h100-sxm', tp: 2 }] },
    workload: { prompt: 20_000, output: 2_000, rate: '100000 /s', requests: 60 },
    run: { warmUp: '0 s', window: '1 s' },
  });

test('where prompt and output must fit, 400,000 tokens hold 18 requests of 22,000 at a time', async () => {
  const result = await offline({ admit: 'whole' });
  const limited = await offline({ admit: 'chunk', maxNumSeqs: Math.floor(400_000 / 22_000) });
  expect(result.wholeRun.outputTokensPerS).toBe(limited.wholeRun.outputTokensPerS);
  expect(result.windows.preempted.every((count) => count === 0)).toBe(true);
});

test('the more must fit, the fewer are preempted, and the faster all are done', async () => {
  const [chunk, prompt, whole] = await Promise.all(['chunk', 'prompt', 'whole'].map((admit) => offline({ admit })));
  const preempted = [chunk, prompt, whole].map((result) => sumOf(result!.windows.preempted));
  expect(preempted[0]).toBeGreaterThan(preempted[1]!);
  expect(preempted[1]).toBeGreaterThan(0);
  expect(preempted[2]).toBe(0);
  expect(whole!.wholeRun.outputTokensPerS!).toBeGreaterThan(2 * chunk!.wholeRun.outputTokensPerS!);
  expect(prompt!.wholeRun.outputTokensPerS!).toBeGreaterThan(chunk!.wholeRun.outputTokensPerS!);
});

test('TensorRT-LLM evicts nothing by default; a present vLLM asks for the prompt, an older one less', async () => {
  expect(sumOf((await offline({})).windows.preempted)).toBe(0);
  const [older, present, newest] = await Promise.all(
    ['vllm-0.9', 'vllm-0.19', 'vllm'].map((base) => offline({ base, maxNumSeqs: 64, maxNumBatchedTokens: 8192 })),
  );
  expect(sumOf(older!.windows.preempted)).toBeGreaterThan(sumOf(present!.windows.preempted));
  expect(sumOf(newest!.windows.preempted)).toBe(sumOf(present!.windows.preempted));
});

test('requests beyond maxModelLen are refused, one as long is served', async () => {
  const [served, refused] = await Promise.all([21_999 + 1, 21_999].map((maxModelLen) => offline({ maxModelLen })));
  expect([served!.requests.rejected, refused!.requests.rejected]).toEqual([0, 60]);
  expect(refused!.warnings.map(({ text }) => text).join()).toMatch(/\d were longer than maxModelLen/);
});

function sumOf(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}
