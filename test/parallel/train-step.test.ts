// The public face of a training step: what it reads, what it refuses, what it answers.

import { expect, test } from 'vitest';
import { InputError, trainingStep } from '../../src/index.ts';
import type { TrainingStepInput } from '../../src/scenario/training-input.gen.ts';

const step = {
  model: 'llama-3.1-8b',
  accelerator: 'h100-sxm',
  parallel: { tp: 2, pp: 2, dp: 4 },
  batch: { sequence: 4096, global: 64 },
};

async function issuesOf(input: unknown) {
  try {
    await trainingStep(input as TrainingStepInput);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

const pathsOf = async (input: unknown) => (await issuesOf(input)).map(({ path }) => path.join('.'));

test('YAML and plain data give the same step', async () => {
  const text = [
    'tokenworks: 1',
    'model: llama-3.1-8b',
    'accelerator: h100-sxm',
    'parallel: { tp: 2, pp: 2, dp: 4 }',
    'batch: { sequence: 4096, global: 64 }',
  ].join('\n');
  const told = await trainingStep(text);
  expect(told).toEqual(await trainingStep(step));
  expect(told.accelerators).toBe(16);
  expect(told.placement).toEqual(['tp 2: 2 a server', 'pp 2: 2 a server', 'dp 4: 2 a server']);
  expect(told.tokensPerS * told.stepS).toBeCloseTo(64 * 4096, 6);
  expect(told.mfu).toBeGreaterThan(0.2);
  expect(told.mfu).toBeLessThan(0.7);
});

test('calibrated kernels are asked of the core, rooflines only where told', async () => {
  const [calibrated, roofline] = [await trainingStep(step), await trainingStep({ ...step, kernels: 'roofline' })];
  expect(calibrated.stepS).not.toBe(roofline.stepS);
  expect(calibrated.stepS / roofline.stepS).toBeGreaterThan(0.8);
  expect(calibrated.stepS / roofline.stepS).toBeLessThan(1.25);
  expect(calibrated.notes.join()).toContain('GEMM calibrated');
});

test('unknown keys, names and numbers that cannot be are all told', async () => {
  expect(
    await pathsOf({ ...step, accelerator: 'h1000', zero: 4, batch: { sequence: -1, global: 1.5 }, colour: 'red' }),
  ).toEqual(expect.arrayContaining(['accelerator', 'zero', 'batch.sequence', 'batch.global', 'colour']));
  expect(await pathsOf({ ...step, overlap: { layer: 1.5 }, jitter: { mean: '-1 s' } })).toEqual([
    'overlap.layer',
    'jitter.mean',
  ]);
  expect(await pathsOf('just text')).toEqual(['training step']);
  expect(await pathsOf({ model: step.model })).toEqual(expect.arrayContaining(['accelerator', 'batch']));
});

test('layouts that cannot be, and ranks that do not fit', async () => {
  expect(await pathsOf({ ...step, parallel: { tp: 3, ep: 2 } })).toEqual(
    expect.arrayContaining(['parallel.tp', 'parallel.ep']),
  );
  const [unfit] = await issuesOf({ ...step, model: 'llama-3.1-405b' });
  expect(unfit).toMatchObject({ code: 'DOES_NOT_FIT', path: ['parallel', 'tp'] });
  expect(await pathsOf({ ...step, cluster: { nodes: 1 } })).toEqual(['cluster.nodes']);
});

test('what nobody knows is asked for', async () => {
  expect(await pathsOf({ ...step, accelerator: 'a100-sxm-80gb', precision: 'fp8' })).toEqual(['accelerator.peak.fp8']);
  expect(await pathsOf({ ...step, model: 'nemotron-h-56b-base-8k' })).toContain('model');
});

test('a mixture of experts of latent attention is trained too', async () => {
  const moe = await trainingStep({
    ...step,
    model: 'deepseek-v3',
    parallel: { tp: 1, pp: 16, dp: 64, ep: 64 },
    batch: { sequence: 4096, global: 8192 },
    recompute: 'full',
  });
  expect(moe.parts.expertS).toBeGreaterThan(0);
  expect(moe.mfu).toBeGreaterThan(0.05);
});
