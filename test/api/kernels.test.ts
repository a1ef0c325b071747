// The batch API of kernel costs and the estimate of one step.

import { describe, expect, test } from 'vitest';
import { Bound, estimate, InputError, kernelBatch, Operator } from '../../src/index.ts';

const system = { model: 'llama-3.1-8b', accelerator: 'h100-sxm' };

describe('a kernel batch', () => {
  test('answers each question as the estimate of a step does', async () => {
    const shape = { decode: 20, context: 900, prefillTokens: 300 };
    const step = await estimate(system, shape);
    const batch = await kernelBatch(system, step.operators.length);
    const { query } = batch;
    for (const [row, { operator }] of step.operators.entries()) {
      const word = operator as keyof typeof Operator;
      query.operator[row] = Operator[word];
      query.tokens[row] = ['head', 'sampling', 'gather'].includes(operator) ? 21 : 320;
      if (word === 'decodeAttention') {
        query.tokens[row] = 20;
        query.contextTokens[row] = 20n * 900n;
        query.longestTokens[row] = 901n;
      }
      if (word === 'prefillAttention') {
        query.tokens[row] = 300;
        query.contextTokens[row] = 1200n;
        query.pairs[row] = 300n * (2n * 900n + 300n);
        query.longestTokens[row] = 1200n;
      }
    }
    batch.evaluate(step.operators.length);
    for (const [row, cost] of step.operators.entries()) {
      expect(Number(query.timePs[row]) * 1e-12).toBe(cost.timeS);
      expect(query.hbmBytes[row]).toBe(cost.hbmBytes);
      expect(query.flop[row]).toBe(cost.flop);
      expect(query.bound[row]).toBe(Bound[cost.bound]);
    }
  });

  test('more tokens never cost less, over a hundred thousand questions in one call', async () => {
    const rows = 100_000;
    const { query, evaluate } = await kernelBatch(system, rows);
    query.operator.fill(Operator.mlpUp);
    for (let row = 0; row < rows; row++) query.tokens[row] = row + 1;
    evaluate(rows);
    let falls = 0;
    for (let row = 1; row < rows; row++) if (query.timePs[row]! < query.timePs[row - 1]!) falls++;
    expect(falls).toBe(0);
    expect(query.bound[0]).toBe(Bound.memory);
    expect(query.bound[rows - 1]).toBe(Bound.compute);
  });

  test('refuses a batch of no or too many rows', async () => {
    for (const rows of [0, -1, 1.5, Number.NaN, 2 ** 21])
      await expect(kernelBatch(system, rows)).rejects.toThrow(InputError);
  });
});

test('an empty step is refused, and one beyond the budget', async () => {
  await expect(estimate(system, { decode: 0, context: 10, prefillTokens: 0 })).rejects.toThrow(/empty step/);
  await expect(estimate(system, { decode: 1, context: 10, prefillTokens: 8192 })).rejects.toThrow(/8192/);
});
