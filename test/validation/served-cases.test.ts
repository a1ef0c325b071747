// VALIDATION: published throughput and latency of real engines against simulated ones, printed with their ratios.

import { expect, test } from 'vitest';
import { simulate } from '../../src/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { fasterBy, figureOf, right, type ServedCase, tensorrtThroughput, tooFast } from './served-cases.ts';

/** [how many times faster than published] of every figure of the cases. */
async function ratiosOf(cases: readonly ServedCase[]): Promise<number[]> {
  const ratios: number[] = [];
  for (const { id, source, scenario, published } of cases) {
    const result = await simulate(scenario as unknown as Scenario);
    for (const one of published) {
      const ours = figureOf(result, one.what);
      ratios.push(fasterBy(ours, one));
      process.stdout.write(
        `${id} (${source}), ${one.what}: ${ours.toPrecision(4)} of ${one.value}, ${(ours / one.value).toFixed(2)}\n`,
      );
    }
  }
  return ratios;
}

test('TensorRT-LLM throughput where memory and admission decide is met within 10 %, without a preemption', async () => {
  for (const ratio of await ratiosOf(tensorrtThroughput)) {
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }
  for (const { scenario } of tensorrtThroughput)
    expect((await simulate(scenario as unknown as Scenario)).engine.preemptions).toBe(0);
});

test('further published figures are met within 18 %, half of them within 6 %', async () => {
  const errors = (await ratiosOf(right)).map((ratio) => Math.abs(Math.log(ratio))).sort((a, b) => a - b);
  expect(errors[errors.length >> 1]).toBeLessThan(0.06);
  expect(errors.at(-1)).toBeLessThan(0.18);
});

test('what is known to be too fast is so by no more than 2.5 times, and never too slow', async () => {
  for (const ratio of await ratiosOf(tooFast)) {
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(2.5);
  }
});
