// On what an estimate rests: measured, of the family, or a guess.

import { describe, expect, test } from 'vitest';
import type { KernelQuestion } from '../../src/estimate/question.gen.ts';
import { estimateKernel } from '../../src/index.ts';

const gemm = (accelerator: string, more: object = {}) =>
  estimateKernel({ op: 'gemm', accelerator, m: 64, n: 4096, k: 4096, ...more });

describe('trust', () => {
  test.each(['tpu-v5p', 'cerebras-wse-3'])('a kernel that nobody measured on %s is a guess', async (accelerator) => {
    expect(await gemm(accelerator)).toMatchObject({ source: 'guess', extrapolated: true });
  });

  test('a fitted kernel is calibrated', async () => {
    expect(await gemm('h100-sxm')).toMatchObject({ source: 'calibrated', extrapolated: false });
  });

  test('who asks for the roofline is answered with it', async () => {
    expect(await gemm('tpu-v5p', { model: 'roofline' })).toMatchObject({ source: 'roofline', extrapolated: false });
  });

  test('a step is a guess where its kernels are', async () => {
    const step = { op: 'step', model: 'llama-3.1-8b', decode: 1, context: 100 };
    expect(await estimateKernel({ ...step, accelerator: 'tpu-v5p' } as KernelQuestion)).toMatchObject({
      source: 'guess',
    });
    expect(await estimateKernel({ ...step, accelerator: 'h100-sxm' } as KernelQuestion)).toMatchObject({
      source: 'calibrated',
    });
  });
});
