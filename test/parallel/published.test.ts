// Published: throughput of large training runs within 15 %. Prints the table: config, published, ours, error.

import { expect, test } from 'vitest';
import type { TrainingStepInput } from '../../src/scenario/training-input.gen.ts';
import { type TrainingStepReport, trainingStep } from '../../src/training/index.ts';
import { publishedRuns } from './published-runs.ts';

const tolerance = 0.15;

const teraOf = (step: TrainingStepReport, counts: 'model' | 'hardware'): number =>
  (counts === 'model' ? step.modelFlopPerS : step.hardwareFlopPerS) / 1e12;

const signed = (share: number): string => `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;

test('published: TFLOP/s of one accelerator within 15 %', async () => {
  const rows: string[][] = [['configuration', 'published', 'ours', 'error', 'short kernels, no straggler']];
  const errors: number[] = [];
  for (const { name, step, published, counts } of publishedRuns) {
    const ours = teraOf(await trainingStep(step as unknown as TrainingStepInput), counts);
    const bare = await trainingStep({
      ...(step as unknown as TrainingStepInput),
      powerLimited: false,
      jitter: { straggler: 0 },
    });
    const error = ours / published - 1;
    errors.push(Math.abs(error));
    rows.push([name, String(published), ours.toFixed(1), signed(error), signed(teraOf(bare, counts) / published - 1)]);
  }
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at]!)).join('  '));
  process.stdout.write(`\n${lines.join('\n')}\n`);
  expect(errors).toHaveLength(6);
  expect(Math.max(...errors)).toBeLessThan(tolerance);
});
