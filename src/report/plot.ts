/**
 * One plot: an SVG that stretches with the page, and HTML labels that do not. Places run from 0 to 1, right and up.
 * Nothing in it is user text but what goes through `html`.
 */

import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Shape {
  /** a class of the page's style, which colours it */
  readonly ink: string;
  readonly form: 'line' | 'area' | 'dashed' | 'dots';
  readonly points: readonly Place[];
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly ink: string;
  /** which side of the place the text is on */
  readonly side: 'right' | 'left' | 'leftbelow' | 'above' | 'below';
}

export interface Plot {
  readonly heightPx: number;
  /** what a person who does not see it should know */
  readonly says: string;
  readonly shapes: readonly Shape[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** spans of x that are shaded, with a word on each */
  readonly bands: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly labels: readonly Label[];
  readonly dots: readonly (Place & { readonly ink: string; readonly title: string })[];
  /** spans of x that show a text while they are pointed at; no script is needed */
  readonly hovers: readonly { readonly from: number; readonly to: number; readonly title: string }[];
  /** what the axes measure, where the heading does not say it */
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** names of curves that no label marks, above the plot */
  readonly keys?: readonly { readonly ink: string; readonly text: string }[];
}

const size = 1000;
const px = (value: number): string => (Math.min(1.05, Math.max(-0.05, value)) * size).toFixed(1).replace(/\.0$/, '');
const cent = (value: number): string => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;

/** SVG path through the points; level and upright parts in their short form. */
function pathOf(points: readonly Place[]): string {
  let [lastX, lastY] = ['', ''];
  return points
    .map((point, index) => {
      const [x, y] = [px(point.x), px(1 - point.y)];
      const [level, upright] = [y === lastY, x === lastX];
      [lastX, lastY] = [x, y];
      if (index === 0) return `M${x} ${y}`;
      if (level) return upright ? '' : `H${x}`;
      return upright ? `V${y}` : `L${x} ${y}`;
    })
    .join('');
}

/** A stroke without length at each place: a round end makes it a dot. */
const dotsOf = (points: readonly Place[]): string => points.map(({ x, y }) => `M${px(x)} ${px(1 - y)}h0`).join('');

function shapeMarkup(shape: Shape): Markup {
  const [first] = shape.points;
  const last = shape.points[shape.points.length - 1];
  if (first === undefined || last === undefined) return nothing;
  if (shape.form === 'dots') return html`<path class="dots ${shape.ink}" d="${dotsOf(shape.points)}"/>`;
  const path = pathOf(shape.points);
  if (shape.form === 'dashed') return html`<path class="line dashed ${shape.ink}" d="${path}"/>`;
  const line = html`<path class="line ${shape.ink}" d="${path}"/>`;
  if (shape.form === 'line') return line;
  return html`<path class="area ${shape.ink}" d="${path}L${px(last.x)} ${size}L${px(first.x)} ${size}Z"/>${line}`;
}

function svgOf(plot: Plot): Markup {
  const bands = plot.bands.map(
    (band) => html`<rect class="band" x="${px(band.from)}" y="0" width="${px(band.to - band.from)}" height="${size}"/>`,
  );
  const grid = plot.yTicks.map(
    (tick) => html`<path class="${tick.y === 0 ? 'base' : 'grid'}" d="M0 ${px(1 - tick.y)}H${size}"/>`,
  );
  const shapes = plot.shapes.map(shapeMarkup);
  return html`<svg viewBox="0 0 ${size} ${size}" preserveAspectRatio="none" role="img" aria-label="${plot.says}">
    ${bands}${grid}${shapes}
  </svg>`;
}

/** Its word begins where the band does; in a late band it ends with the plot. */
const bandWord = ({ from, text }: Plot['bands'][number]): Markup =>
  from > 0.9
    ? html`<span class="word late">${text}</span>`
    : html`<span class="word" style="left:${cent(from)}">${text}</span>`;

/** Ticks at the ends of the axis lean inwards, so that nothing sticks out of a narrow page. */
function leaning(x: number): string {
  if (x < 0.03) return 'start';
  return x > 0.97 ? 'end' : 'middle';
}

/** A span that shows its words while it is pointed at, towards the middle of the plot. */
const hitMarkup = ({ from, to, title }: Plot['hovers'][number]): Markup => {
  const place = `left:${cent(from)};width:${cent(to - from)}`;
  return html`<i class="${from > 0.5 ? 'probe late' : 'probe'}" style="${place}"><b>${title}</b></i>`;
};

export function plotMarkup(plot: Plot): Markup {
  const bandWords = plot.bands.map((band) => (band.to - band.from < 0.04 ? nothing : bandWord(band)));
  const yTicks = plot.yTicks.map((tick) => html`<span class="y" style="top:${cent(1 - tick.y)}">${tick.text}</span>`);
  const xTicks = plot.xTicks.map(
    (tick) => html`<span class="x ${leaning(tick.x)}" style="left:${cent(tick.x)}">${tick.text}</span>`,
  );
  const dots = plot.dots.map(
    (dot) =>
      html`<i class="dot ${dot.ink}" style="left:${cent(dot.x)};top:${cent(1 - dot.y)}" title="${dot.title}"></i>`,
  );
  const labels = plot.labels.map(
    (label) =>
      html`<b class="label ${label.side} ${label.ink}"
        style="left:${cent(label.x)};top:${cent(1 - label.y)}">${label.text}</b>`,
  );
  const hits = plot.hovers.map(hitMarkup);
  const over = html`<div class="over" aria-hidden="true">${bandWords}${yTicks}${dots}${labels}${hits}</div>`;
  const keys = (plot.keys ?? []).map(
    ({ ink, text }) => html`<span class="key"><i class="stroke ${ink}"></i>${text}</span>`,
  );
  const above =
    plot.yTitle === undefined && keys.length === 0
      ? nothing
      : html`<p class="axisname">${plot.yTitle ?? ''}${keys}</p>`;
  const below = plot.xTitle === undefined ? nothing : html`<p class="axisname below">${plot.xTitle}</p>`;
  return html`<div class="plot">${above}
    <div class="frame" style="height:${plot.heightPx}px">${svgOf(plot)}${over}</div>
    <div class="axis" aria-hidden="true">${xTicks}</div>${below}
  </div>`;
}

export const emptyPlot = (says: string): Markup => html`<p class="empty">${says}</p>`;
