// `tokenworks figure FOLDER`: a figure for a paper (SVG) from the folder of a sweep or a comparison.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, shown } from '../errors.ts';
import { forestSvg } from '../plan-report/forest.ts';
import { type LineFigure, lineFigureSvg } from '../plan-report/line-figure.ts';
import { svgFile } from '../plan-report/svg.ts';
import type { CompareResult } from '../planner/index.ts';
import type { Markup } from '../report/markup.ts';
import { compareFigure, type FigureAsk, readJson, sweepFigureOf } from './figure-data.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';
import { SWEEP_FILE } from './sweep-store.ts';

interface FigureFlags extends FigureAsk {
  readonly out: string;
  readonly variant?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
}

const refuse = (flag: string, found: string, hint: string): never => {
  throw new InputError([{ code: 'BAD_VALUE', path: [flag], found, hint }]);
};

/** The forest of one variant; of the only other one when none is named. */
function forestOf(result: CompareResult, name: string | undefined): Markup {
  const names = result.variants.map((variant) => variant.name);
  const variant = name === undefined ? 1 : names.indexOf(name);
  if (variant < 1) return refuse('--variant', shown(name), `Variants: ${names.slice(1).join(', ')}.`);
  return forestSvg(result, variant);
}

/** A logarithm needs values above 0. */
function checkLog(figure: LineFigure): void {
  const points = figure.series.flatMap((one) => one.points.filter((point) => point !== null));
  if (points.length === 0) refuse('--y', figure.yLabel, 'No point of it is known.');
  if (figure.isXLog && points.some(({ x }) => x <= 0)) refuse('--log', 'x', 'Some x is not above 0.');
  if (figure.isYLog && points.some(({ y }) => y <= 0)) refuse('--log', 'y', 'Some y is not above 0.');
}

function markupOf(folder: string, flags: FigureFlags): Markup {
  const compared = join(folder, 'compare.json');
  let figure: LineFigure;
  if (existsSync(join(folder, SWEEP_FILE))) figure = sweepFigureOf(folder, flags);
  else if (!existsSync(compared))
    return refuse(
      'figure',
      shown(folder),
      `Name the folder of a sweep or of compare --out: no ${SWEEP_FILE} is there.`,
    );
  else {
    const result = readJson(compared) as CompareResult;
    if (flags.y === undefined) return forestOf(result, flags.variant);
    figure = compareFigure(result, flags);
  }
  checkLog(figure);
  const { xLabel = figure.xLabel, yLabel = figure.yLabel } = flags;
  return lineFigureSvg({ ...figure, xLabel, yLabel });
}

export function figureCommand(io: Io, folder: string, flags: FigureFlags): void {
  new Paths().writes('--out', flags.out).reads('figure', join(folder, 'runs.jsonl')).check();
  const unknown = flags.log.find((one) => one !== 'x' && one !== 'y');
  if (unknown !== undefined) refuse('--log', shown(unknown), 'Write x, y or x,y.');
  writeText(io, flags.out, svgFile(markupOf(folder, flags)));
  if (flags.out !== '-') print(io, `wrote ${flags.out}\n`);
}
