// An accelerator that nobody measured has no error of its own: that of its family's fits is named as theirs.

import { expect, test } from 'vitest';
import type { KernelFacts } from '../../src/compile/compiled.ts';
import { simulate } from '../../src/index.ts';
import { errorWords, kernelsOf } from '../../src/report/kernel-words.ts';
import { textReport } from '../../src/report/text.ts';

const facts = (origin: KernelFacts['origin'], medianError: number | null): KernelFacts => ({
  ...{ what: 'GEMM', form: 'calibrated', origin, medianError, p90Error: 0.18, source: '', notes: [] },
});

test('the error of fits is its own where it was measured, its family’s elsewhere, and none where there is none', () => {
  expect(errorWords(facts('fitted', 0.059))).toBe('off by 5.9 % in the median, 18 % at p90');
  const lent = 'not measured; fits of its family are off by 5.9 % in the median, 18 % at p90 on other accelerators';
  expect(errorWords(facts('family', 0.059))).toBe(lent);
  expect(errorWords(facts('datasheet', null))).toBe('never measured');
});

test('the report of a chip that nobody measured lends it no error', async () => {
  const result = await simulate({
    tokenworks: 1,
    model: 'llama-3.1-8b',
    fleet: { pools: [{ accelerator: 'rubin' }] },
    workload: { preset: 'chat', rate: '2 /s', requests: 20 },
  });
  expect(kernelsOf(result).some(({ kernel }) => kernel.origin === 'family')).toBe(true);
  expect(textReport(result)).not.toMatch(/on Rubin: [^;]*; off by/);
  expect(textReport(result)).toMatch(/not measured; fits of its\s+family/);
});
