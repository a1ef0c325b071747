// How far GEMMs and experts are off on measurements: shipped coefficients, and those of an accelerator left out.

import { expect, test } from 'vitest';
import { gemmHeld } from '../../src/calibration/gemm.ts';
import { misleading, moeHeld } from '../../src/calibration/moe.ts';
import gemmFile from '../../src/catalog/kernel/gemm.json' with { type: 'json' };
import moeFile from '../../src/catalog/kernel/moe.json' with { type: 'json' };
import type { KernelFile } from '../../src/catalog/kernel/types.ts';
import type { KernelModelRow } from '../../src/core/lab.ts';
import { gemmModel, gemmRow } from '../../src/timing/gemm.ts';
import { moeModel, moeRow } from '../../src/timing/moe.ts';
import { accelerator, quantile } from '../support/kernels.ts';
import { errorsOf, grouped, type Measured, measuredExperts, measuredGemms, othersOf } from '../support/measured.ts';
import { describeWithData } from '../support/optional.ts';

const gemmEntries = (gemmFile as KernelFile).entries;
const moeEntries = (moeFile as KernelFile).entries;

type RowOf = (first: Measured) => KernelModelRow | null;

function errorsBy(groups: ReadonlyMap<string, Measured[]>, rowOf: RowOf): Map<string, number[]> {
  const errors = new Map<string, number[]>();
  for (const [key, rows] of groups) {
    const row = rowOf(rows[0]!);
    if (row !== null) errors.set(key, errorsOf(row, rows));
  }
  return errors;
}

const all = (errors: ReadonlyMap<string, number[]>) => [...errors.values()].flat();

test('what was held out by shape is within the goals', () => {
  for (const { errors, split, ...entry } of [...gemmEntries, ...moeEntries].map((e) => ({
    ...e,
    split: e.errors?.split,
  }))) {
    if (split !== undefined && entry.accelerator !== null) {
      const goal = entry.op === 'gemm' ? 0.11 : 0.2;
      expect(errors?.median, `${entry.op} ${entry.accelerator} ${entry.precision}`).toBeLessThan(goal);
    }
  }
});

describeWithData('GEMMs as measured', (folder) => {
  const groups = grouped(measuredGemms(folder));

  test('shipped coefficients are within 6 % in the middle', () => {
    const errors = errorsBy(
      groups,
      ({ accelerator: id, precision }) => gemmModel(accelerator(id), { accelerator: id, weights: precision }).row,
    );
    expect(all(errors)).toHaveLength(6125);
    expect(quantile(all(errors), 0.5)).toBeLessThan(0.06);
    expect(quantile(all(errors), 0.9)).toBeLessThan(0.2);
    for (const [key, some] of errors) expect(quantile(some, 0.5), key).toBeLessThan(0.1);
  });

  test('an accelerator left out is within 10 % by the others of its family', () => {
    const errors = errorsBy(groups, ({ accelerator: id, precision }) => {
      const others = othersOf(gemmEntries, id, precision);
      const coefficients = { ...gemmHeld(accelerator(id), precision, 0), ...others };
      return others === null ? null : { op: 'gemm', form: 'calibrated', coefficients: gemmRow(coefficients) };
    });
    expect(errors.size).toBe(22);
    expect(quantile(all(errors), 0.5)).toBeLessThan(0.06);
    for (const [key, some] of errors) expect(quantile(some, 0.5), key).toBeLessThan(0.1);
  });

  test('a plain roofline is several times as far off', () => {
    const errors = errorsBy(
      groups,
      ({ accelerator: id, precision }) =>
        gemmModel(accelerator(id), { accelerator: id, weights: precision, form: 'roofline' }).row,
    );
    expect(quantile(all(errors), 0.5)).toBeGreaterThan(0.12);
  });
});

describeWithData('experts as measured', (folder) => {
  const rows = measuredExperts(folder).filter((row) => !misleading({ op: 'moe', kernel: '', line: 0, ...row }));
  const groups = grouped(rows);

  test('shipped coefficients are within 12 % in the middle', () => {
    const errors = errorsBy(
      groups,
      ({ accelerator: id, precision }) => moeModel(accelerator(id), { accelerator: id, weights: precision }).row,
    );
    expect(all(errors).length).toBeGreaterThan(8500);
    expect(quantile(all(errors), 0.5)).toBeLessThan(0.08);
    expect(quantile(all(errors), 0.9)).toBeLessThan(0.3);
    for (const [key, some] of errors) expect(quantile(some, 0.5), key).toBeLessThan(0.12);
  });

  test('an accelerator left out is within 12 % by the others of its family', () => {
    const errors = errorsBy(groups, ({ accelerator: id, precision }) => {
      const others = othersOf(moeEntries, id, precision);
      const coefficients = { ...moeHeld(accelerator(id), precision), ...others };
      return others === null ? null : { op: 'moe', form: 'calibrated', coefficients: moeRow(coefficients) };
    });
    expect(errors.size).toBe(20);
    expect(quantile(all(errors), 0.5)).toBeLessThan(0.12);
  });
});
