// `tokenworks calibrate`: fits an accelerator's kernels to measurements, and says how far the fit is off on what it has
// not seen.

import { calibrate, splitName, usualSplit } from '../calibration/calibrate.ts';
import { className } from '../calibration/score.ts';
import type { MeasuredKernel } from '../calibration/types.ts';
import { accelerators, get } from '../catalog/index.ts';
import type { KernelFile } from '../catalog/kernel/types.ts';
import { loadCoreModule } from '../core/instance.ts';
import { InputError } from '../errors.ts';
import { createMaths } from '../maths/maths.ts';
import { columns, percent } from './columns.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { readMeasurements } from './measured.ts';
import { Paths } from './paths.ts';
import { print, talk } from './say.ts';

interface CalibrateFlags {
  readonly accelerator: string;
  readonly library?: string;
  readonly out?: string;
  readonly date?: string;
  readonly seed: number;
  readonly folds: number;
}

/** Rows of the accelerator and library asked for; an InputError says which there are. */
function chosen(kernels: readonly MeasuredKernel[], id: string, library: string | undefined): MeasuredKernel[] {
  const own = kernels.filter(({ accelerator }) => accelerator === id);
  const found = [...new Set(kernels.map(({ accelerator }) => accelerator))].sort().join(', ');
  if (own.length === 0) {
    const hint = `The measurements are of ${found}.`;
    throw new InputError([{ code: 'MISMATCH', path: ['--accelerator'], found: id, hint }]);
  }
  if (library === undefined) return own;
  const rows = own.filter((kernel) => kernel.library === library);
  if (rows.length > 0) return rows;
  const hint = `The measurements are of ${[...new Set(own.map((kernel) => kernel.library))].sort().join(', ')}.`;
  throw new InputError([{ code: 'MISMATCH', path: ['--library'], found: library, hint }]);
}

function checkFolds(folds: number): void {
  if (folds >= 2 && folds <= 100) return;
  throw new InputError([{ code: 'BAD_VALUE', path: ['--folds'], found: String(folds), hint: 'From 2 to 100.' }]);
}

export async function calibrateCommand(io: Io, measured: readonly string[], flags: CalibrateFlags): Promise<void> {
  checkFolds(flags.folds);
  const paths = new Paths().writes('--out', flags.out).check();
  const { id } = get(accelerators, flags.accelerator, ['--accelerator']);
  const { kernels, files, comments } = readMeasurements(measured, paths);
  const rows = chosen(kernels, id, flags.library);
  const module = await loadCoreModule();
  const split = { ...usualSplit, seed: flags.seed, folds: flags.folds };
  const { entries, left } = calibrate({ module, maths: createMaths(module) }, rows, split);
  const table = entries.map(({ op, precision, library, points, errors }) => [
    className(op),
    precision,
    library,
    String(points),
    percent(errors?.median),
    percent(errors?.p90),
  ]);
  const report = [
    `${id}: ${rows.length} rows of ${files.join(', ')}; errors on what the fit has not seen (${splitName(split)})`,
    '',
    ...columns(['operator', 'precision', 'library', 'rows', 'median', 'p90'], table, 3),
    ...left.map(({ group, rows: count, reason }) => `not fitted: ${group} (${count} rows): ${reason}`),
    '',
  ].join('\n');
  const file: KernelFile = {
    source: `Tokenworks fit on ${files.join(', ')}`,
    kind: 'fitted',
    provenance: {
      files,
      rows: rows.length,
      split: splitName(split),
      seed: flags.seed,
      ...(flags.date !== undefined && { date: flags.date }),
      ...(comments.length > 0 && { comments: comments.slice(0, 20) }),
    },
    entries,
  };
  (flags.out === '-' ? talk : print)(io, report);
  if (entries.length === 0) {
    const hint = left.some(({ isOff }) => isOff === true)
      ? 'Every fit is far off what was measured: are the times in the unit that the column names?'
      : 'Measure more shapes: sizes must vary in each dimension.';
    throw new InputError([{ code: 'INCOMPLETE', path: [...files], found: 'nothing that can be fitted', hint }]);
  }
  if (flags.out !== undefined) writeText(io, flags.out, `${JSON.stringify(file, null, 2)}\n`);
}
