// Kinds of input that once had no end, or reached what is no input: many rows, many problems, names that every object
// of JavaScript has.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKernelFile } from '../../src/calibration/kernel-file.ts';
import { readMeasured } from '../../src/calibration/read.ts';
import { validate } from '../../src/calibration/validate.ts';
import { readMeasurements } from '../../src/cli/measured.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import type { KernelQuestion } from '../../src/estimate/question.gen.ts';
import { KernelEstimator, parseScenario } from '../../src/index.ts';
import { createMaths } from '../../src/maths/maths.ts';

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

const inherited = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

test.each(inherited)('%s is the name of nothing', async (name) => {
  const gemm = 'system,framework,gemm_dtype,m,n,k,latency_ms';
  const collective = 'system,source,version,op,dtype,num_gpus,message_size,latency_ms';
  const entry = { accelerator: 'h100-sxm', op: 'gemm', precision: 'bf16', library: 'vllm', points: 1, errors: null };
  const file = (more: string) =>
    `{"entries":[${JSON.stringify({ ...entry, coefficients: {} }).slice(0, -1)},${more}}]}`;
  const refused: readonly (() => unknown)[] = [
    () => readMeasured(`${gemm}\n${name},x,bf16,1,1,1,1`, 'f'),
    () => readMeasured(`${collective}\nh100-sxm,nccl,1,${name},half,8,1024,1`, 'f'),
    () => readMeasured(`${collective}\nh100-sxm,nccl,1,all_reduce,${name},8,1024,1`, 'f'),
    () => readKernelFile(file(`"op":"${name}"`), 'f'),
    () => readKernelFile(file(`"accelerator":"${name}"`), 'f'),
    () => readKernelFile(file(`"coefficients":{"${name}":1}`), 'f'),
    () => readKernelFile(file(`"${name}":1`), 'f'),
  ];
  for (const [at, run] of refused.entries()) expect([at, issuesOf(run)]).toEqual([at, [expect.any(Object)]]);
  const estimator = await KernelEstimator.open();
  const ask = { op: 'gemm', accelerator: 'h100-sxm', m: 1, n: 1, k: 1 };
  const decode = {
    op: 'attention-decode',
    accelerator: 'h100-sxm',
    batch: 1,
    context: 1,
    heads: 1,
    kvHeads: 1,
    headDim: 8,
  };
  const reduce = { op: 'all-reduce', accelerator: 'h100-sxm', ranks: 8, bytes: 8 };
  const questions = [
    ...['op', 'accelerator', 'weights', 'activations', 'model'].map((key) => ({ ...ask, [key]: name })),
    ...['kv'].map((key) => ({ ...decode, [key]: name })),
    ...['algorithm', 'protocol', 'fabric'].map((key) => ({ ...reduce, [key]: name })),
  ];
  for (const question of questions) {
    expect([question, issuesOf(() => estimator.answer(question as KernelQuestion))]).toEqual([
      question,
      [expect.any(Object)],
    ]);
  }
});

test('a precision of measured rows may be called as it likes', () => {
  const rows = 'system,framework,gemm_dtype,m,n,k,latency_ms\nh100-sxm,x,constructor,1,1,1,1';
  expect(readMeasured(rows, 'f').kernels[0]?.precision).toBe('constructor');
});

test('a hundred and fifty thousand measured rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'));
  const lines = ['system,framework,gemm_dtype,m,n,k,latency_ms'];
  for (let row = 0; row < 150_000; row++) lines.push(`h100-sxm,x,bf16,${row + 1},64,64,0.01`, '#');
  writeFileSync(join(folder, 'rows.csv'), lines.join('\n'));
  const { kernels } = readMeasurements([folder]);
  rmSync(folder, { recursive: true });
  expect(kernels).toHaveLength(150_000);
  const module = await loadCoreModule();
  const { predicted } = validate({ module, maths: createMaths(module) }, kernels, 'calibrated');
  expect(predicted).toHaveLength(150_000);
});

test('of many problems the first twenty are listed and the others counted', () => {
  const one: Issue = { code: 'BAD_VALUE', path: ['a'], found: 'b', hint: 'c' };
  const many = Array.from({ length: 60_003 }, () => one);
  const told = new InputError(many).issues;
  expect(told).toHaveLength(21);
  expect(told[20]?.found).toBe('59983 more problems');
  // errors that are made of errors count once
  const again = new InputError([...told, ...told, ...many.slice(0, 20)]).issues;
  expect(again).toHaveLength(21);
  expect(again[20]?.found).toBe(`${2 * 60_003} more problems`);
  expect(new InputError(many.slice(0, 20)).issues).toHaveLength(20);
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, 1]));
  expect(issuesOf(() => parseScenario({ model: 'llama-3.1-8b', ...keys }))).toHaveLength(21);
});
