// The shipped coefficients against the measurements that they were fitted on: nobody changes one without noticing.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMeasured } from '../../src/calibration/read.ts';
import type { MeasuredKernel } from '../../src/calibration/types.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { type CollectiveOpName, collectiveModel } from '../../src/timing/collective.ts';
import { exchangeModel } from '../../src/timing/exchange.ts';
import { describeWithData } from '../support/optional.ts';
import { acceleratorOf } from './support.ts';

const module = await loadCoreModule();

function modelOf({ op, accelerator, library }: MeasuredKernel) {
  const entry = acceleratorOf(accelerator);
  if (op === 'dispatch' || op === 'combine') return exchangeModel(entry, { op });
  return collectiveModel(entry, { op: op as CollectiveOpName, library });
}

/** Median of |ln(predicted / measured)|. */
function medianError(rows: readonly MeasuredKernel[]): number {
  const errors = rows.map((row) => {
    const [answer] = Lab.create(module, [modelOf(row).row]).time([{ model: 0, shape: row.shape }]);
    return Math.abs(Math.log(answer!.seconds / row.seconds));
  });
  return errors.sort((a, b) => a - b)[errors.length >> 1]!;
}

describeWithData('measured collectives', (folder) => {
  const read = (name: string) =>
    readMeasured(readFileSync(`${folder}/calibration/${name}_aiconfigurator.csv`, 'utf8'), name).kernels;
  // every third row: a lab each
  const collectives = read('kernel_collectives').filter((row, at) => at % 3 === 0 && row.kernel === '');
  const exchanges = read('kernel_deepep').filter((_, at) => at % 5 === 0);

  test('sizes are bytes: eight H100 reduce 512 MiB at 445 GB/s of bus', () => {
    const [row] = read('kernel_collectives').filter(
      ({ op, accelerator, library, shape }) =>
        op === 'allReduce' &&
        accelerator === 'h100-sxm' &&
        library === 'nccl' &&
        shape[0] === 2 ** 29 &&
        shape[1] === 8,
    );
    expect((1.75 * 2 ** 29) / row!.seconds / 1e9).toBeCloseTo(445, -1);
  });

  test('NCCL all-reduce of 1 MB and more is within 8 % in the median, all of NCCL within 8 %', () => {
    const nccl = collectives.filter(({ library }) => library === 'nccl');
    expect(medianError(nccl.filter(({ op, shape }) => op === 'allReduce' && shape[0]! >= 2 ** 20))).toBeLessThan(0.08);
    expect(medianError(nccl)).toBeLessThan(0.08);
  });

  test('dispatch and combine of experts are within 8 % in the median', () => {
    expect(medianError(exchanges)).toBeLessThan(0.08);
  });
});
