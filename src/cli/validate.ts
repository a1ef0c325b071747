// `tokenworks validate`: scores a kernel model, or fits made anew, on measurements.

import { usualSplit } from '../calibration/calibrate.ts';
import { className, type ScoredGroup, scores, worst } from '../calibration/score.ts';
import { refit, type Validation, validate } from '../calibration/validate.ts';
import { loadCoreModule } from '../core/instance.ts';
import { InputError } from '../errors.ts';
import { forms } from '../estimate/query.ts';
import { createMaths } from '../maths/maths.ts';
import { type ValidationSection, validationReport } from '../report/validation.ts';
import { columns, percent } from './columns.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { readEntries, readMeasurements } from './measured.ts';
import { Paths } from './paths.ts';
import { print, talk } from './say.ts';

interface ValidateFlags {
  readonly model: string;
  readonly kernels?: string;
  readonly html?: string;
  readonly json?: string;
  readonly refit?: boolean;
  readonly seed: number;
  readonly folds: number;
}

const WORST = 10;

function check(paths: readonly string[], flags: ValidateFlags): (typeof forms)[number] {
  if (paths.length === 0) {
    const hint =
      'Name CSV files of measured kernels, or a folder of them: aiconfigurator’s tables, or what ' +
      'scripts/measure_kernels.py writes.';
    throw new InputError([{ code: 'MISSING', path: [], found: 'no measurements', hint }]);
  }
  const form = forms.find((name) => name === flags.model);
  const refuse = (flag: string, found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_VALUE', path: [flag], found, hint }]);
  };
  if (!(flags.folds >= 2 && flags.folds <= 100)) refuse('--folds', String(flags.folds), 'From 2 to 100.');
  return form ?? refuse('--model', flags.model, `Known: ${forms.join(', ')}.`);
}

const sectionOf = ({ name, predicted, left }: Validation): ValidationSection => ({
  name,
  scores: scores(predicted),
  worst: worst(predicted, WORST),
  left: [...left].map(([reason, rows]) => ({ reason, rows })),
  points: predicted.map(({ kernel, seconds }) => ({ op: kernel.op, measuredS: kernel.seconds, predictedS: seconds })),
});

const row = ({ name, points, median, p90, bias }: ScoredGroup): string[] => [
  name,
  String(points),
  percent(median),
  percent(p90),
  percent(bias),
];

const micro = (seconds: number): string => `${(seconds * 1e6).toPrecision(4)} µs`;

/** What a terminal shows of a section: scores in the given groupings, the worst, what was left out. */
function sectionText(section: ValidationSection, groupings: readonly string[]): string {
  const lines = [section.name, ''];
  for (const by of groupings) {
    const rows = section.scores.filter((score) => score.by === by).map(row);
    if (rows.length > 0) lines.push(...columns([`by ${by}`, 'rows', 'median', 'p90', 'bias'], rows, 1), '');
  }
  if (section.worst.length > 0) {
    const rows = section.worst.map(({ kernel, predictedS, error, reason }) => [
      `${kernel.op} ${kernel.accelerator} ${kernel.precision} ${kernel.library} [${kernel.shape.join(' ')}]`,
      micro(kernel.seconds),
      micro(predictedS),
      percent(error),
      reason,
    ]);
    const titles = ['the worst', 'measured', 'predicted', 'error', 'reason'];
    lines.push(...columns(titles, rows, 1, 4), '');
  }
  for (const { reason, rows } of section.left) lines.push(`left out: ${rows} rows: ${reason}`);
  return `${lines.join('\n')}\n`;
}

/** Fits of a whole folder take minutes: a terminal sees them pass. */
function progress({ stderr }: Io, done: number, of: number): void {
  if (stderr.isTTY) stderr.write(`\rfitted ${done} of ${of} groups${done === of ? '\n' : ''}`);
}

const all = ['class', 'precision', 'accelerator', 'library', 'size', 'origin'];

export async function validateCommand(io: Io, paths: readonly string[], flags: ValidateFlags): Promise<void> {
  const form = check(paths, flags);
  const named = new Paths().writes('--html', flags.html).writes('--json', flags.json).reads('--kernels', flags.kernels);
  named.check();
  const entries = flags.kernels === undefined ? [] : readEntries(flags.kernels);
  const { kernels, files, passed } = readMeasurements(paths, named);
  if (passed.length > 0) talk(io, `passed over, no measured kernels: ${passed.join(', ')}\n`);
  const module = await loadCoreModule();
  const bench = { module, maths: createMaths(module) };
  const split = { ...usualSplit, seed: flags.seed, folds: flags.folds };
  const validations =
    flags.refit === true
      ? refit(bench, kernels, split, (done, of) => progress(io, done, of))
      : [validate(bench, kernels, form, entries, split)];
  const sections = validations.map(sectionOf);
  const title = `${kernels.length} measured kernels of ${files.join(', ')}`;
  // the scores are shown before a file can fail
  if (flags.json !== '-' && flags.html !== '-') {
    const groupings = flags.refit === true ? ['class', 'precision', 'accelerator'] : all;
    print(io, [title, '', ...sections.map((section) => sectionText(section, groupings))].join('\n'));
  }
  if (flags.json !== undefined) {
    const result = {
      schemaVersion: 1,
      files,
      rows: kernels.length,
      sections: sections.map(({ points: _, ...section }) => section),
    };
    writeText(io, flags.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  if (flags.html !== undefined) writeText(io, flags.html, validationReport({ title, sections }, className));
}
