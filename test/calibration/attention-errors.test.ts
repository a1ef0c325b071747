// Errors of the shipped attention and MLA coefficients on the calibration tables: by what a fit has not seen.

import { expect, test } from 'vitest';
import type { MeasuredKernel } from '../../src/calibration/types.ts';
import attentionFile from '../../src/catalog/kernel/attention.json' with { type: 'json' };
import mlaFile from '../../src/catalog/kernel/mla.json' with { type: 'json' };
import type { KernelEntry } from '../../src/catalog/kernel/types.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { attentionRows, errorsOf, mlaRows, modelOf, quantile, scoreText, without } from '../support/attention-rows.ts';
import { describeWithData } from '../support/optional.ts';

const attention = attentionFile.entries as readonly KernelEntry[];
const mla = mlaFile.entries as readonly KernelEntry[];
const module = await loadCoreModule();

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Rows by a word of theirs. */
function grouped(kernels: readonly MeasuredKernel[], wordOf: (kernel: MeasuredKernel) => string) {
  const groups = new Map<string, MeasuredKernel[]>();
  for (const kernel of kernels) groups.set(wordOf(kernel), [...(groups.get(wordOf(kernel)) ?? []), kernel]);
  return groups;
}

/** Prints the errors of each group, and answers their medians. */
function medians(
  title: string,
  groups: ReadonlyMap<string, readonly MeasuredKernel[]>,
  errorsFor: (kernels: readonly MeasuredKernel[]) => number[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [word, kernels] of groups) {
    const errors = errorsFor(kernels);
    say(`${title}: ${word} ${scoreText(errors)}`);
    found.set(word, quantile(errors.map(Math.abs), 0.5));
  }
  return found;
}

test('every entry holds the error that its fit made on shapes it had not seen', () => {
  const own = [...attention, ...mla].filter((entry) => entry.accelerator !== null);
  expect(own.length).toBeGreaterThan(150);
  for (const entry of own) {
    expect(entry.errors?.split).toBe('4 folds by (batch, length)');
    expect(entry.errors?.median ?? 1).toBeLessThan(0.25);
  }
  const weighted = own.flatMap(({ errors, points, op, library }) =>
    library === '' || op.startsWith('mla') ? [] : [{ median: errors?.median ?? 1, points }],
  );
  const sum = weighted.reduce((total, { points }) => total + points, 0);
  const mean = weighted.reduce((total, { median, points }) => total + median * points, 0) / sum;
  say(`held-out medians of attention, mean over entries: ${(100 * mean).toFixed(1)} %`);
  expect(mean).toBeLessThan(0.07);
});

describeWithData('attention against the calibration tables', (folder) => {
  const rows = attentionRows(folder);
  const latent = mlaRows(folder);

  test('the library named: median within 7 %, 90th percentile within 25 %', () => {
    expect(rows.length + latent.length).toBeGreaterThan(9000);
    for (const [kernels, entries] of [[rows, attention] as const, [latent, mla] as const]) {
      for (const [op, group] of grouped(kernels, (kernel) => kernel.op)) {
        const errors = errorsOf(module, group, (kernel) => modelOf(kernel, entries));
        say(`own entries: ${op} ${scoreText(errors)}`);
        expect(quantile(errors.map(Math.abs), 0.5)).toBeLessThan(0.07);
        expect(quantile(errors.map(Math.abs), 0.9)).toBeLessThan(0.25);
      }
    }
  });

  test('no library named: median within 12 % on the rows of all libraries, on each accelerator within 18 %', () => {
    const unnamed = (kernels: readonly MeasuredKernel[]) =>
      errorsOf(module, kernels, (kernel) => modelOf(kernel, attention, 'none'));
    const byOp = medians(
      'unnamed',
      grouped(rows, (kernel) => kernel.op),
      unnamed,
    );
    for (const median of byOp.values()) expect(median).toBeLessThan(0.12);
    const byAccelerator = medians(
      'unnamed',
      grouped(rows, (kernel) => `${kernel.op} ${kernel.accelerator}`),
      unnamed,
    );
    for (const median of byAccelerator.values()) expect(median).toBeLessThan(0.18);
  });

  test('short decode, below 20 µs: median within 12 %', () => {
    const short = rows.filter(({ op, seconds }) => op === 'decodeAttention' && seconds < 20e-6);
    const errors = errorsOf(module, short, (kernel) => modelOf(kernel, attention));
    expect(quantile(errors.map(Math.abs), 0.5)).toBeLessThan(0.12);
  });

  test('an accelerator held out takes its family, and is met within 12 %', () => {
    for (const [kernels, entries] of [[rows, attention] as const, [latent, mla] as const]) {
      for (const [word, group] of grouped(kernels, (kernel) => `${kernel.op} ${kernel.accelerator}`)) {
        // without its own entry nothing is known of it, its datasheet least of all
        if (group[0]!.accelerator === 'arc-b60') continue;
        const others = without(entries, group[0]!.accelerator);
        const errors = errorsOf(module, group, (kernel) => modelOf(kernel, others));
        const { origin } = modelOf(group[0]!, others);
        say(`held out: ${word} (${origin}) ${scoreText(errors)}`);
        if (origin === 'family') expect(quantile(errors.map(Math.abs), 0.5)).toBeLessThan(0.12);
      }
    }
  });
});
