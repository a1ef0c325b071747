/**
 * A heat map of the replicas over time: a row a replica (or a group of neighbours), a column a span of time, one hue in
 * 16 strengths. Runs of one strength in a row are one stroke, and all strokes of one strength are one path. Where a
 * panel has too many runs, neighbouring columns are averaged, so that a page stays small whatever the run did.
 */

import type { HeatMap } from '../result/heat-map.ts';
import { tidy } from './format.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';
import { axisTo, timeTicks } from './scale.ts';
import { clock } from './time-plots.ts';

export interface HeatPanel {
  readonly title: string;
  /** a word of the page's style */
  readonly hue: 'used' | 'queue' | 'kv' | 'power';
  /** [row][bucket] */
  readonly values: readonly (readonly number[])[];
  readonly write: (value: number | null) => string;
  /** what the strongest colour stands for; null = what suits the largest value */
  readonly most: number | null;
}

export interface HeatFrame {
  readonly map: HeatMap;
  /** measured interval */
  readonly fromS: number;
  readonly toS: number;
}

/** Consecutive rows of one pool. */
export interface HeatBlock {
  readonly pool: string;
  readonly from: number;
  readonly to: number;
}

export const strengths = 16;
/** Strokes that a panel draws at most. */
const mostRuns = 20_000;
/** Rows that show their numbers when pointed at. */
const mostHovers = 128;
/** Pools up to this number have a line of their own for their name on narrow screens. */
const mostStacked = 12;

/** 0 for nothing, then 15 equal steps up to `top`. */
export const strengthOf = (value: number, top: number): number =>
  value > 0 && top > 0 ? Math.min(strengths - 1, 1 + Math.floor((value / top) * (strengths - 1))) : 0;

export function blocksOf({ pool }: HeatMap): HeatBlock[] {
  const blocks: HeatBlock[] = [];
  for (let from = 0; from < pool.length; ) {
    let to = from + 1;
    while (to < pool.length && pool[to] === pool[from]) to++;
    blocks.push({ pool: pool[from] ?? '', from, to });
    from = to;
  }
  return blocks;
}

/** "hopper/3", or "hopper/0–7" for a group. */
export function rowName({ pool, first, replicas }: HeatMap, row: number): string {
  const from = first[row] ?? 0;
  const count = replicas[row] ?? 1;
  return count === 1 ? `${pool[row]}/${from}` : `${pool[row]}/${from}–${from + count - 1}`;
}

const largestOf = (values: readonly (readonly number[])[]): number =>
  values.reduce((most, row) => row.reduce((larger, value) => Math.max(larger, value), most), 0);

/** Mean over time, weighted by what each bucket spans. */
export function meanOver(values: readonly number[], { startS, endS }: HeatMap): number {
  let sum = 0;
  let lengthS = 0;
  values.forEach((value, bucket) => {
    const spanS = endS[bucket]! - startS[bucket]!;
    sum += value * spanS;
    lengthS += spanS;
  });
  return lengthS > 0 ? sum / lengthS : 0;
}

/** What is drawn: columns on a common axis, and their values. */
interface Grid {
  readonly startS: readonly number[];
  readonly endS: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** Neighbouring columns in pairs. */
function halved({ startS, endS, values }: Grid): Grid {
  const pairs = Array.from({ length: Math.ceil(startS.length / 2) }, (_, pair) => 2 * pair);
  const last = startS.length - 1;
  const spanS = (bucket: number) => endS[bucket]! - startS[bucket]!;
  return {
    startS: pairs.map((at) => startS[at]!),
    endS: pairs.map((at) => endS[Math.min(at + 1, last)]!),
    values: values.map((row) =>
      pairs.map((at) => {
        if (at === last) return row[at]!;
        const lengthS = spanS(at) + spanS(at + 1);
        return lengthS > 0 ? (row[at]! * spanS(at) + row[at + 1]! * spanS(at + 1)) / lengthS : row[at]!;
      }),
    ),
  };
}

const levelsOf = (grid: Grid, top: number): number[][] =>
  grid.values.map((row) => row.map((value) => strengthOf(value, top)));

const runCount = (levels: readonly (readonly number[])[]): number =>
  levels.reduce((sum, row) => row.reduce((runs, level, at) => runs + (level === row[at - 1] ? 0 : 1), sum), 0);

/** The finest grid that needs no more strokes than a panel draws. */
function drawnGrid(full: Grid, top: number): { grid: Grid; levels: number[][] } {
  let grid = full;
  let levels = levelsOf(grid, top);
  while (runCount(levels) > mostRuns && grid.startS.length > 1) {
    grid = halved(grid);
    levels = levelsOf(grid, top);
  }
  return { grid, levels };
}

/** [strength] path data: a stroke a run, in units of columns and rows; each starts from the end of the last. */
function strokesOf(levels: readonly (readonly number[])[], edges: readonly number[]): string[] {
  const paths = Array.from({ length: strengths }, () => '');
  const [penX, penY] = [new Array<number>(strengths).fill(0), new Array<number>(strengths).fill(0)];
  levels.forEach((row, at) => {
    for (let from = 0; from < row.length; ) {
      let to = from + 1;
      while (to < row.length && row[to] === row[from]) to++;
      const level = row[from]!;
      const start = paths[level] === '' ? 'M0 .5' : '';
      paths[level] += `${start}m${edges[from]! - penX[level]!} ${at - penY[level]!}h${edges[to]! - edges[from]!}`;
      [penX[level], penY[level]] = [edges[to]!, at];
      from = to;
    }
  });
  return paths;
}

const cent = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

/** Whole units of the axis: a thousand from the beginning to the end. */
const axisUnits = 1000;

interface Drawing {
  readonly panel: HeatPanel;
  readonly frame: HeatFrame;
  readonly grid: Grid;
  readonly levels: readonly (readonly number[])[];
  readonly lastS: number;
  readonly rowPx: number;
}

function hoverRows({ panel, frame }: Drawing, { from, to }: HeatBlock): Markup[] {
  if (panel.values.length > mostHovers) return [];
  return panel.values.slice(from, to).map((values, at) => {
    const [mean, most] = [meanOver(values, frame.map), largestOf([values])];
    const title = `${rowName(frame.map, from + at)}: mean ${panel.write(mean)}, most ${panel.write(most)}`;
    return html`<rect class="hover" x="0" y="${at}" width="${axisUnits}" height="1"><title>${title}</title></rect>`;
  });
}

function blockMarkup(drawing: Drawing, block: HeatBlock): Markup {
  const { grid, levels, lastS, rowPx, frame } = drawing;
  const rows = block.to - block.from;
  const unit = (timeS: number): number => (lastS > 0 ? Math.round((timeS / lastS) * axisUnits) : 0);
  const edges = [...grid.startS.map(unit), unit(grid.endS[grid.endS.length - 1] ?? 0)];
  const strokes = strokesOf(levels.slice(block.from, block.to), edges).map((path, level) =>
    path === '' ? nothing : html`<path class="h${level}" d="${path}"/>`,
  );
  const marks = [frame.fromS, frame.toS]
    .filter((timeS) => timeS > 0 && timeS < lastS)
    .map((timeS) => html`<path class="mark" d="M${unit(timeS)} 0V${rows}"/>`);
  const height = Math.max(rows * rowPx, 3).toFixed(1);
  return html`<div class="heatrow"><span class="heatname" title="${block.pool}">${block.pool}</span>
    <svg class="cells ${rowPx >= 12 ? 'gaps' : ''}" style="height:${height}px"
      viewBox="0 0 ${axisUnits} ${rows}" preserveAspectRatio="none"
      aria-hidden="true">${strokes}${marks}${hoverRows(drawing, block)}</svg></div>`;
}

function legendOf({ hue, write }: HeatPanel, top: number): Markup {
  const swatches = Array.from({ length: strengths }, (_, level) => html`<i class="b${level}"></i>`);
  return html`<span class="heatkey hue-${hue}"><span>0</span><span class="ramp">${swatches}</span>
    <span>${tidy(write(top))}</span></span>`;
}

/** Which rows are strongest and weakest, for those who do not see them. */
function sentence({ title, values, write }: HeatPanel, { map }: HeatFrame): string {
  const means = values.map((row) => meanOver(row, map));
  const order = means.map((_, row) => row).sort((a, b) => means[b]! - means[a]! || a - b);
  const count = map.replicas.reduce((sum, replicas) => sum + replicas, 0);
  const of = (row: number | undefined) => (row === undefined ? '' : `${rowName(map, row)} ${write(means[row]!)}`);
  const ends = `most ${of(order[0])} on average, least ${of(order[order.length - 1])}`;
  return `${title} of ${count} replicas over time: ${ends}.`;
}

/** Cells at either end that may differ where a map is said to be of one colour. */
const fewCells = 0.01;

/** Where all but a few cells have one colour: the range that they lie in; else null. */
export function oneColour({ values, most }: HeatPanel): { readonly from: number; readonly to: number } | null {
  const cells = values.flat().sort((a, b) => a - b);
  const few = Math.floor(cells.length * fewCells);
  const [from, to] = [cells[few] ?? 0, cells[cells.length - 1 - few] ?? 0];
  const top = most ?? axisTo(cells[cells.length - 1] ?? 0).top;
  // a strength that an edge happens to part is one colour to the eye
  return strengthOf(from, top) === strengthOf(to, top) || to - from <= top / (strengths - 1) / 2 ? { from, to } : null;
}

/** A map, or where it would be of one colour the words for it. */
export function heatOrWords(panel: HeatPanel, frame: HeatFrame): Markup {
  const flat = oneColour(panel);
  if (flat === null) return heatPanel(panel, frame);
  const { from, to } = flat;
  const [low, high] = [panel.write(from), panel.write(to)];
  const range = low === high ? low : `${low} to ${high}`;
  return html`<div class="panel"><h3>${panel.title}</h3>
    <p class="note">${range} at every replica nearly all of the time: a map would be of one colour.</p></div>`;
}

export function heatPanel(panel: HeatPanel, frame: HeatFrame): Markup {
  const { map } = frame;
  const blocks = blocksOf(map);
  const largest = largestOf(panel.values);
  const top = panel.most ?? axisTo(largest).top;
  const { grid, levels } = drawnGrid({ startS: map.startS, endS: map.endS, values: panel.values }, top);
  const lastS = map.endS[map.endS.length - 1] ?? 0;
  const rowPx = Math.max(1.25, Math.min(18, 320 / panel.values.length));
  const drawing: Drawing = { panel, frame, grid, levels, lastS, rowPx };
  const ticks = timeTicks(lastS, 6).map((timeS) => {
    const share = lastS > 0 ? timeS / lastS : 0;
    const lean = share < 0.03 ? 'start' : share > 0.97 ? 'end' : 'middle';
    return html`<span class="x ${lean}" style="left:${cent(share)}">${clock(timeS, lastS)}</span>`;
  });
  return html`<div class="panel"><h3>${panel.title} ${legendOf(panel, top)}</h3>
    <div class="heat hue-${panel.hue} ${blocks.length > mostStacked ? 'dense' : ''}" role="img"
      aria-label="${sentence(panel, frame)}">${blocks.map((block) => blockMarkup(drawing, block))}
      <div class="heatrow"><span></span><div class="axis">${ticks}</div></div>
    </div></div>`;
}
