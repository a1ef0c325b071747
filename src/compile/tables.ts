// Tables of measured kernels in a step: rows that beat the datasheet, as a cache lets them in a benchmark, take its
// time here, and rows far off the fitted kernels are reported.

import type { CoreModule } from '../core/lab.ts';
import { type KernelModelRow, type KernelSample, Lab } from '../core/lab.ts';
import type { NamedModel } from './models.ts';

/** Times that a measured row may be off the fitted kernels before a slip of units is likelier: fits are off by 1.3. */
const FAR_OFF = 10;

interface CheckedTable {
  readonly model: NamedModel;
  readonly warning: string | null;
}

/** Seconds in three digits. */
const shownS = (seconds: number): string => `${Number(seconds.toPrecision(3))} s`;

function warningOf(what: string, samples: readonly KernelSample[], expectedS: readonly number[]): string | null {
  const off = samples.map(({ seconds }, at) => {
    const ratio = seconds / (expectedS[at] ?? seconds);
    return { at, times: Math.max(ratio, 1 / ratio) };
  });
  const far = off.filter(({ times }) => !(times <= FAR_OFF));
  if (far.length === 0) return null;
  const { at } = far.reduce((worst, one) => (one.times > worst.times ? one : worst));
  const sample = samples[at] as KernelSample;
  return (
    `${far.length} of ${samples.length} measured shapes of ${what} are over ${FAR_OFF} times off the fitted kernels ` +
    `(${sample.shape.join(' × ')}: ${shownS(sample.seconds)}, where ${shownS(expectedS[at] ?? 0)} is expected): ` +
    'check the units of the file.'
  );
}

/** A model as it serves in a step; one that is no table as it is. */
export function checkedTable(named: NamedModel, module: CoreModule): CheckedTable {
  const { row } = named.model;
  const { samples = [], peaks } = row;
  if (row.form !== 'table' || samples.length === 0) return { model: named, warning: null };
  const { samples: _, ...rest } = row;
  const fitted: KernelModelRow = { ...rest, form: 'calibrated' };
  const answers = Lab.create(module, [fitted]).time(samples.map(({ shape }) => ({ model: 0, shape })));
  const slower = samples.map((sample, at): KernelSample => {
    const { flop = 0, hbmBytes = 0 } = answers[at] ?? {};
    const leastS = peaks === undefined ? 0 : Math.max(flop / peaks.flopPerS, hbmBytes / peaks.bytesPerS);
    return sample.seconds < leastS ? { ...sample, seconds: leastS } : sample;
  });
  const expectedS = answers.map(({ seconds }) => seconds);
  return {
    model: { ...named, model: { ...named.model, row: { ...row, samples: slower } } },
    warning: warningOf(named.what, samples, expectedS),
  };
}
