/**
 * A page of predicted against measured kernels: a scatter of each operator, scores by group, the worst. One file
 * without scripts or network, as the page of a run.
 */

import type { Miss, Score, ScoredGroup } from '../calibration/score.ts';
import { percent, plain, seconds } from './format.ts';
import { details, html, type Markup, nothing, table } from './markup.ts';
import { page } from './page.ts';
import { type Place, plotMarkup } from './plot.ts';
import { log2, logTicks } from './scale.ts';

export interface ValidationPoint {
  readonly op: string;
  readonly measuredS: number;
  readonly predictedS: number;
}

export interface ValidationSection {
  /** which model, or which split */
  readonly name: string;
  readonly scores: readonly ScoredGroup[];
  readonly worst: readonly Miss[];
  readonly left: readonly { readonly reason: string; readonly rows: number }[];
  readonly points: readonly ValidationPoint[];
}

export interface ValidationPage {
  readonly title: string;
  readonly sections: readonly ValidationSection[];
}

/** Places along and up that a dot can have; two dots on one place are drawn once. */
const GRID = 400;

const scoreCells = ({ points, median, p90, bias }: Score): string[] => [
  String(points),
  percent(median),
  percent(p90),
  percent(bias),
];
const scoreColumns = ['rows', 'median', 'p90', 'bias'].map((title) => ({ title, number: true }));

/** Predicted up, measured along, both in logarithms; the dashed lines are equality and 25 % to either side. */
function scatter(name: string, points: readonly ValidationPoint[], score: ScoredGroup | undefined): Markup {
  const values = points.flatMap(({ measuredS, predictedS }) => [measuredS, predictedS]);
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY) / 1.2;
  const high = values.reduce((most, value) => Math.max(most, value), 0) * 1.2;
  const [from, span] = [log2(low), log2(high) - log2(low)];
  const at = (value: number): number => (log2(value) - from) / span;
  const places = new Map<number, Place>();
  for (const { measuredS, predictedS } of points) {
    const [x, y] = [Math.round(at(measuredS) * GRID), Math.round(at(predictedS) * GRID)];
    places.set(x * (GRID + 1) + y, { x: x / GRID, y: y / GRID });
  }
  const side = log2(1.25) / span;
  const diagonal = (shift: number): readonly Place[] => [
    { x: Math.max(0, -shift), y: Math.max(0, shift) },
    { x: Math.min(1, 1 - shift), y: Math.min(1, 1 + shift) },
  ];
  const ticks = logTicks(low, high).map((value) => ({ at: at(value), text: seconds(value) }));
  const median = score === undefined ? '' : `, median error ${percent(score.median)}`;
  const plot = plotMarkup({
    heightPx: 320,
    says: `${name}: predicted against measured time of ${points.length} kernels${median}.`,
    shapes: [
      ...[0, side, -side].map((shift) => ({ ink: 'plainink', form: 'dashed' as const, points: diagonal(shift) })),
      { ink: 'tpot', form: 'dots', points: [...places.values()] },
    ],
    xTicks: ticks.map((tick) => ({ x: tick.at, text: tick.text })),
    yTicks: ticks.map((tick) => ({ y: tick.at, text: tick.text })),
    xTitle: 'measured',
    yTitle: 'predicted',
    bands: [],
    labels: [],
    dots: [],
    hovers: [],
  });
  const words = score === undefined ? '' : `${percent(score.median)} median, ${percent(score.p90)} p90`;
  return html`<div class="panel"><h3>${name}<small>${words}</small></h3>${plot}</div>`;
}

function worstTable({ worst }: ValidationSection): Markup {
  if (worst.length === 0) return nothing;
  const rows = worst.map(({ kernel, predictedS, error, reason }) => [
    `${kernel.op} ${kernel.accelerator} ${kernel.precision} ${kernel.library}`,
    kernel.shape.join(' '),
    seconds(kernel.seconds),
    seconds(predictedS),
    percent(error),
    reason,
  ]);
  const columns = [
    { title: 'kernel' },
    { title: 'shape' },
    { title: 'measured', number: true },
    { title: 'predicted', number: true },
    { title: 'ln(predicted / measured)', number: true },
    { title: 'likely reason' },
  ];
  return html`<h3 class="sub">The worst ${worst.length}</h3>${table('The largest errors', columns, rows)}`;
}

function groupTable(by: string, scores: readonly ScoredGroup[]): Markup {
  const rows = scores.filter((score) => score.by === by).map((score) => [score.name, ...scoreCells(score)]);
  if (rows.length === 0) return nothing;
  return table(`Errors by ${by}`, [{ title: `by ${by}` }, ...scoreColumns], rows);
}

function sectionMarkup(section: ValidationSection, classOf: (op: string) => string): Markup {
  const groups = new Map<string, ValidationPoint[]>();
  for (const point of section.points) {
    const name = classOf(point.op);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [point]);
    else group.push(point);
  }
  const scoreOf = (name: string) => section.scores.find((score) => score.by === 'class' && score.name === name);
  const panels = [...groups].map(([name, points]) => scatter(name, points, scoreOf(name)));
  const others = [...new Set(section.scores.map(({ by }) => by))].filter((by) => by !== 'class');
  const tables = others.map((by) => details(`By ${by}`, groupTable(by, section.scores)));
  const left = section.left.map(({ reason, rows }) => html`<p class="note">${rows} rows left out: ${reason}</p>`);
  return html`<section><h2>${plain(section.name)}</h2>
    ${groupTable('class', section.scores)}<div class="columns">${panels}</div>
    ${worstTable(section)}${tables}${left}</section>`;
}

/** The whole file. */
export function validationReport({ title, sections }: ValidationPage, classOf: (op: string) => string): string {
  const body = html`<main><header><p class="eyebrow">Tokenworks · kernel validation</p>
    <h1>Predicted against measured</h1><p class="meta">${title}</p></header>
    ${sections.map((section) => sectionMarkup(section, classOf))}
    <footer>Errors are |ln(predicted / measured)|; bias is the median of ln(predicted / measured). Dashed: equal, and
    25 % to either side.</footer></main>`;
  return page('Kernel validation · Tokenworks', body);
}
