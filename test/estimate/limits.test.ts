// A step at the limits of its engine is priced, one beyond each of them is refused.

import { describe, expect, test } from 'vitest';
import { estimate, InputError } from '../../src/index.ts';

const system = {
  model: 'llama-3.1-8b',
  accelerator: 'h100-sxm',
  engine: { base: 'vllm-v1', maxNumSeqs: 64, maxNumBatchedTokens: 512 },
};
const price = (decode: number, prefillTokens: number, context = 100) =>
  estimate(system, { decode, context, prefillTokens });

async function refused(step: Promise<unknown>): Promise<string[]> {
  const error = await step.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).issues.map(({ path, hint }) => `${path.join('.')}: ${hint}`);
}

describe('sequences of a step', () => {
  test('maxNumSeqs of them decode, not one more', async () => {
    expect((await price(64, 0)).tokens).toBe(64);
    expect(await refused(price(65, 0))).toEqual(['decode: At most 64 sequences can decode in this step (maxNumSeqs).']);
  });

  test('a chunk takes the place of one', async () => {
    expect((await price(63, 1)).tokens).toBe(64);
    expect(await refused(price(64, 1))).toEqual(['decode: At most 63 sequences can decode in this step (maxNumSeqs).']);
  });
});

describe('tokens of a step', () => {
  test('the budget is used whole, decodes among it', async () => {
    expect((await price(0, 512)).tokens).toBe(512);
    expect((await price(32, 480)).tokens).toBe(512);
    for (const [decode, prefill] of [
      [0, 513],
      [32, 481],
    ] as const) {
      expect((await refused(price(decode, prefill)))[0]).toMatch(/^prefillTokens: .* at most 512/);
    }
  });

  test('one token is a step, none is not', async () => {
    expect((await price(0, 1)).tokens).toBe(1);
    expect((await price(1, 0)).tokens).toBe(1);
    expect((await refused(price(0, 0)))[0]).toMatch(/^decode: /);
  });
});

test('a context of 100,000,000 tokens is priced, one more is not', async () => {
  expect((await price(1, 0, 100_000_000)).timeS).toBeGreaterThan(0);
  expect((await refused(price(1, 0, 100_000_001)))[0]).toMatch(/^context: /);
});
