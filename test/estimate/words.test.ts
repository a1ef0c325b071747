// Words of a question about one kernel: each moves the answer in the direction that its definition says.

import { describe, expect, test } from 'vitest';
import type { KernelQuestion } from '../../src/estimate/question.gen.ts';
import { estimateKernel } from '../../src/index.ts';

const h100 = { accelerator: 'h100-sxm' };
const secondsOf = async (query: object) => (await estimateKernel({ ...h100, ...query } as KernelQuestion)).seconds;

const gemm = { op: 'gemm', m: 1024, n: 4096, k: 4096 };
const prefill = { op: 'attention-prefill', batch: 1, tokens: 1024, heads: 32, kvHeads: 8, headDim: 128 };
const allReduce = { op: 'all-reduce', ranks: 8, bytes: 65_536 };
const grouped = { op: 'grouped-gemm', m: 1024, groups: 8, n: 4096, k: 4096 };
const dispatch = { op: 'dispatch', ranks: 8, tokens: 128, hidden: 7168, topK: 8 };
const combine = { ...dispatch, op: 'combine' };

describe('parts left out', () => {
  test('a multiply of activations that are narrow already takes no quantisation', async () => {
    const fp8 = { ...gemm, weights: 'fp8', activations: 'fp8' };
    expect(await secondsOf({ ...fp8, quantise: false })).toBeLessThan(await secondsOf(fp8));
    expect(await secondsOf({ ...fp8, quantise: true })).toBe(await secondsOf(fp8));
    expect(await secondsOf({ ...gemm, quantise: false })).toBe(await secondsOf(gemm));
  });

  test('blocks of FP8 have kernels of their own', async () => {
    const blocks = { ...gemm, weights: 'fp8-block', activations: 'fp8' };
    expect(await secondsOf(blocks)).not.toBe(await secondsOf({ ...blocks, weights: 'fp8' }));
    expect(await secondsOf({ ...blocks, quantise: false })).toBeLessThan(await secondsOf(blocks));
  });

  test('prefill whose keys and values another kernel caches', async () => {
    expect(await secondsOf({ ...prefill, cacheWrite: false })).toBeLessThan(await secondsOf(prefill));
    expect(await secondsOf({ ...prefill, cacheWrite: true })).toBe(await secondsOf(prefill));
  });

  test('a collective outside of a captured graph waits for its launch', async () => {
    const eager = await secondsOf({ ...allReduce, captured: false });
    // launch of the H100's catalog entry
    expect(eager - (await secondsOf(allReduce))).toBeCloseTo(3.7e-6, 12);
    expect(await secondsOf({ ...allReduce, captured: true })).toBe(await secondsOf(allReduce));
  });

  test.each([
    [gemm, 'quantise'],
    [prefill, 'cacheWrite'],
    [allReduce, 'captured'],
  ])('points of a table were measured with every part: %o', async (query, part) => {
    const asked = estimateKernel({ ...h100, ...query, model: 'table', [part]: false } as KernelQuestion);
    await expect(asked).rejects.toThrow(new RegExp(`${part}.*Measured kernels have this part`, 's'));
  });
});

describe('grouped multiplies', () => {
  test('one group costs about a plain multiply, more groups of the same rows read more weights', async () => {
    const one = await secondsOf({ ...grouped, groups: 1 });
    const plain = await secondsOf(gemm);
    expect(one / plain).toBeGreaterThan(0.5);
    expect(one / plain).toBeLessThan(2);
    expect(await secondsOf({ ...grouped, groups: 64 })).toBeGreaterThan(await secondsOf(grouped));
  });

  test('uneven groups take longer than even ones', async () => {
    const even = await secondsOf({ ...grouped, groups: 64 });
    expect(await secondsOf({ ...grouped, groups: 64, distribution: 'power_law_1.2' })).not.toBe(even);
  });

  test('rest on the fused experts, which were measured as a whole', async () => {
    const answer = await estimateKernel({ ...h100, ...grouped, detail: true } as KernelQuestion);
    expect(answer).toMatchObject({ source: 'calibrated', detail: { trust: 'family', medianError: null } });
    expect(JSON.stringify(answer.detail)).toContain('was never measured');
  });
});

describe('dispatch and combine', () => {
  test('measured on an H100, a guess over PCIe', async () => {
    const trustOf = async (accelerator: string) =>
      (await estimateKernel({ ...dispatch, accelerator, detail: true } as KernelQuestion)).detail;
    expect(await trustOf('h100-sxm')).toMatchObject({ trust: 'measured' });
    expect(await trustOf('l40s')).toMatchObject({ trust: 'guess' });
  });

  test('more tokens, more experts a token and wider models send more', async () => {
    for (const word of [dispatch, combine]) {
      const base = await secondsOf(word);
      for (const more of [{ tokens: 256 }, { topK: 16 }, { hidden: 14_336 }]) {
        expect(await secondsOf({ ...word, ...more })).toBeGreaterThan(base);
      }
    }
  });

  test('bf16 sends more than fp8, which is what is dispatched when nothing is said', async () => {
    const [usual, fp8] = [await secondsOf(dispatch), await secondsOf({ ...dispatch, activations: 'fp8' })];
    expect(usual).toBe(fp8);
    expect(await secondsOf({ ...dispatch, activations: 'bf16' })).toBeGreaterThan(fp8);
    expect(await secondsOf({ ...combine, activations: 'bf16' })).toBe(await secondsOf(combine));
    expect(await secondsOf({ ...combine, activations: 'fp8' })).toBeLessThan(await secondsOf(combine));
  });

  test('the normal kernels take longer for few tokens, and longer with few SMs', async () => {
    const normal = { ...dispatch, mode: 'normal', tokens: 4096 };
    expect(await secondsOf({ ...dispatch, mode: 'normal', tokens: 8 })).toBeGreaterThan(
      await secondsOf({ ...dispatch, tokens: 8 }),
    );
    expect(await secondsOf({ ...normal, sms: 4 })).toBeGreaterThan(await secondsOf(normal));
  });

  test('ranks on two nodes take longer', async () => {
    const two = { ...dispatch, ranks: 16 };
    expect(await secondsOf(two)).toBeGreaterThan(await secondsOf(dispatch));
    await expect(estimateKernel({ ...h100, ...two, gpusPerNode: 16 } as KernelQuestion)).rejects.toThrow(/gpusPerNode/);
  });
});
