// A precision in a word says what the table says.

import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';

const precisionOf = (precision: unknown) =>
  parseScenario({
    ...{ model: 'llama-3.1-8b', precision, fleet: { pools: [{ accelerator: 'b200-sxm' }] } },
    workload: { prompt: 100, output: 10, rate: '1 /s', requests: 10 },
  }).precision;

describe('a precision in a word', () => {
  test.each([
    ['bf16', { weights: 'bf16', activations: 'bf16' }],
    ['fp8', { weights: 'fp8', activations: 'fp8' }],
    ['FP8', { weights: 'fp8', activations: 'fp8' }],
    ['fp8-block', { weights: 'fp8-block', activations: 'fp8' }],
    ['nvfp4', { weights: 'fp4', activations: 'fp4' }],
    ['awq', { weights: 'int4', activations: 'bf16' }],
    ['w4a16', { weights: 'int4' }],
    ['int4/fp8', { weights: 'int4', activations: 'fp8' }],
    ['bf16/bf16/fp8', { weights: 'bf16', activations: 'bf16', kv: 'fp8' }],
  ])('%s', (word, table) => {
    expect({ ...precisionOf(word) }).toEqual({ ...precisionOf(table) });
  });

  test.each([
    ['fp9', /precision: found "fp9"\. Write a word such as fp8/],
    ['int4/fp9', /precision: found "int4\/fp9"\. Did you mean/],
    ['fp8/fp8/fp8/fp8', /Write a word/],
    ['', /precision/],
    [8, /precision: found 8\. Write a word such as fp8, or a table/],
  ])('%j is refused', (word, message) => {
    expect(() => precisionOf(word)).toThrow(message);
  });
});
