// A figure for a paper: one quantity over another with its interval, a line a series; or a mark a run.

import * as format from '../report/format.ts';
import { html, type Markup } from '../report/markup.ts';
import { axisName, type FigureAxis, figureAxis, namesAxis, type Scale } from './axes.ts';
import { at, drawing, lineAt, series as looks, markAt, rule, soft, textAt } from './svg.ts';

export interface FigurePoint {
  /** a number, or the place of a name */
  readonly x: number;
  readonly y: number;
  /** null = no interval */
  readonly low: number | null;
  readonly high: number | null;
}

export interface FigureSeries {
  readonly name: string;
  /** by rising x; null = not known there, where the line is broken */
  readonly points: readonly (FigurePoint | null)[];
}

export interface LineFigure {
  readonly xLabel: string;
  /** '' = none */
  readonly xUnit: string;
  readonly yLabel: string;
  readonly yScale: Scale;
  readonly isXLog: boolean;
  readonly isYLog: boolean;
  /** of x; null = numbers */
  readonly names: readonly string[] | null;
  /** a line through the means, or a mark for each run */
  readonly form: 'line' | 'marks';
  readonly series: readonly FigureSeries[];
  /** what a series is; '' = there is one alone */
  readonly seriesLabel: string;
  /** what points and bands are, under the axis */
  readonly caption: string;
}

/** Series that can be distinguished. */
export const MOST_SERIES = looks.length;

const width = 560;
const left = 66;
const right = 18;
const plotHeight = 250;
const letter = 6.4;

type Look = (typeof looks)[number];

interface Frame {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly top: number;
  readonly px: (x: number) => number;
  readonly py: (y: number) => number;
}

interface Entry {
  readonly name: string;
  readonly look: Look;
  readonly x: number;
  readonly y: number;
}

/** Entries of the legend in as many lines as they need. */
function legendOf({ series, seriesLabel }: LineFigure): { entries: Entry[]; height: number } {
  if (seriesLabel === '') return { entries: [], height: 0 };
  const entries: Entry[] = [];
  let [x, line] = [left, 0];
  for (const [row, { name }] of series.entries()) {
    const needs = 40 + format.clip(name, 40).length * letter;
    if (x + needs > width - right && x > left) [x, line] = [left, line + 1];
    entries.push({ name: format.clip(name, 40), look: looks[row % looks.length] as Look, x, y: 30 + line * 17 });
    x += needs;
  }
  return { entries, height: 24 + (line + 1) * 17 };
}

function legendMarkup(entries: readonly Entry[], { seriesLabel, form }: LineFigure): Markup[] {
  if (entries.length === 0) return [];
  return [
    textAt(left, 14, seriesLabel, { colour: soft }),
    ...entries.map(({ name, look, x, y }) => {
      const stroke = form === 'line' ? lineAt(x, y, x + 24, y, look.colour, 1.8, look.dash) : html``;
      return html`${stroke}${markAt(x + 12, y, look.mark, look.colour)}${textAt(x + 30, y + 4, name)}`;
    }),
  ];
}

function axesMarkup(figure: LineFigure, { x, y, top, px, py }: Frame): Markup[] {
  const bottom = top + plotHeight;
  const isLong = figure.names?.some((name) => name.length * letter > (width - left - right) / figure.names!.length);
  const xTicks = x.ticks.map(({ value, text }, row) => {
    const y0 = bottom + 16 + (isLong === true && row % 2 === 1 ? 13 : 0);
    return html`${lineAt(px(value), bottom, px(value), bottom + 4)}
      ${textAt(px(value), y0, format.clip(text, 40), { anchor: 'middle', size: 10 })}`;
  });
  const yTicks = y.ticks.map(
    ({ value, text }) => html`${lineAt(left, py(value), width - right, py(value), rule)}
      ${lineAt(left - 4, py(value), left, py(value))}
      ${textAt(left - 7, py(value) + 3.5, text, { anchor: 'end', size: 10 })}`,
  );
  const middle = left + (width - left - right) / 2;
  const down = isLong === true ? 13 : 0;
  return [
    ...yTicks,
    ...xTicks,
    lineAt(left, bottom, width - right, bottom),
    lineAt(left, top, left, bottom),
    textAt(middle, bottom + 34 + down, axisName(figure.xLabel, figure.xUnit), { anchor: 'middle' }),
    textAt(14, top + plotHeight / 2, axisName(figure.yLabel, figure.yScale.unit), {
      anchor: 'middle',
      isUpright: true,
    }),
    textAt(middle, bottom + 52 + down, figure.caption, { anchor: 'middle', size: 9.5, colour: soft }),
  ];
}

/** Points that follow one another without a gap. */
function stretches(points: FigureSeries['points']): FigurePoint[][] {
  const found: FigurePoint[][] = [[]];
  for (const point of points) {
    if (point === null) found.push([]);
    else found.at(-1)?.push(point);
  }
  return found.filter(({ length }) => length > 0);
}

const pathOf = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y], row) => `${row === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('');

/** A band between the bounds of a stretch; a single point, and names, have whiskers. */
function intervalMarkup(points: readonly FigurePoint[], look: Look, figure: LineFigure, { px, py }: Frame): Markup {
  const known = points.filter(({ low, high }) => low !== null && high !== null);
  if (known.length < 2 || figure.names !== null) {
    return html`${known.map(({ x, low, high }) => {
      const [from, to] = [py(low ?? 0), py(high ?? 0)];
      const bar = (y: number) => lineAt(px(x) - 4, y, px(x) + 4, y, look.colour, 1.2);
      return html`${lineAt(px(x), from, px(x), to, look.colour, 1.2)}${bar(from)}${bar(to)}`;
    })}`;
  }
  const upper = known.map(({ x, high }) => [px(x), py(high ?? 0)] as const);
  const lower = known.map(({ x, low }) => [px(x), py(low ?? 0)] as const);
  return html`<path d="${pathOf([...upper, ...lower.toReversed()])}Z" fill="${look.colour}" fill-opacity="0.16"/>`;
}

function seriesMarkup({ points, name }: FigureSeries, row: number, figure: LineFigure, frame: Frame): Markup {
  const look = looks[row % looks.length] as Look;
  const { px, py } = frame;
  const parts = stretches(points).map((stretch) => {
    const marks = stretch.map(({ x, y }) => markAt(px(x), py(y), look.mark, look.colour));
    const path = pathOf(stretch.map(({ x, y }) => [px(x), py(y)] as const));
    const dash = look.dash === '' ? html`` : html` stroke-dasharray="${look.dash}"`;
    const isLine = figure.form === 'line' && figure.names === null;
    const line = isLine
      ? html`<path d="${path}" fill="none" stroke="${look.colour}" stroke-width="1.8"${dash}/>`
      : html``;
    return html`${intervalMarkup(stretch, look, figure, frame)}${line}${marks}`;
  });
  return html`<g><title>${name}</title>${parts}</g>`;
}

/** The values an axis has to hold; a logarithmic one has no place for what is not above 0. */
function yValues({ series, isYLog }: LineFigure): number[] {
  const all = series.flatMap(({ points }) =>
    points.flatMap((point) => (point === null ? [] : [point.y, point.low ?? point.y, point.high ?? point.y])),
  );
  return isYLog ? all.filter((value) => value > 0) : all;
}

/** `figure.yScale` is applied here: points are in SI units. */
export function lineFigureSvg(unscaled: LineFigure): Markup {
  const { factor } = unscaled.yScale;
  const times = (value: number | null) => (value === null ? null : value * factor);
  const figure: LineFigure = {
    ...unscaled,
    series: unscaled.series.map((one) => ({
      ...one,
      points: one.points.map((point) =>
        point === null ? null : { x: point.x, y: point.y * factor, low: times(point.low), high: times(point.high) },
      ),
    })),
  };
  const xs = figure.series.flatMap(({ points }) => points.flatMap((point) => (point === null ? [] : [point.x])));
  const x = figure.names === null ? figureAxis(xs, figure.isXLog) : namesAxis(figure.names);
  const y = figureAxis(yValues(figure), figure.isYLog);
  const { entries, height } = legendOf(figure);
  const top = 14 + height;
  const inside = (value: number): number => Math.min(1, Math.max(0, value));
  const frame: Frame = {
    ...{ x, y, top },
    px: (value) => left + x.at(value) * (width - left - right),
    // bounds below a logarithmic axis end at its foot
    py: (value) => top + (1 - inside(figure.isYLog && value <= 0 ? 0 : y.at(value))) * plotHeight,
  };
  const says = `${figure.yLabel} over ${figure.xLabel}${figure.seriesLabel === '' ? '' : `, by ${figure.seriesLabel}`}`;
  return drawing(width, top + plotHeight + 78, says, [
    ...axesMarkup(figure, frame),
    ...figure.series.map((one, row) => seriesMarkup(one, row, figure, frame)),
    ...legendMarkup(entries, figure),
  ]);
}
