// Throughput of an accelerator against speed to the user, as serving benchmarks draw it: every fleet that was simulated, and
// the line that nothing is above and to the right of.

import type { SearchResult, SearchRow } from '../planner/index.ts';
import { html, type Markup } from '../report/markup.ts';
import { figureAxis } from './axes.ts';
import { fleetText } from './fleet-words.ts';
import { drawing, lineAt, series as looks, markAt, rule, soft, textAt } from './svg.ts';

const [width, left, right, top, plotHeight] = [860, 74, 24, 20, 360];
/** Largest over least beyond which an axis has decades. */
const WIDE = 40;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** accelerators of its pools: what colours and marks are for */
  readonly group: string;
}

function pointOf(row: Pick<SearchRow, 'figures'>, text: string, group: string): Point[] {
  const { tokensPerSPerUser, goodTokensPerSPerAccelerator } = row.figures;
  if (tokensPerSPerUser === null || !(goodTokensPerSPerAccelerator > 0)) return [];
  return [{ x: tokensPerSPerUser, y: goodTokensPerSPerAccelerator, text, group }];
}

const groupOf = ({ pools }: SearchRow): string => pools.map(({ accelerator }) => accelerator).join(' + ');

/** Points that no other is at least as fast and as productive as, by rising speed. */
export function speedFront<P extends { readonly x: number; readonly y: number }>(points: readonly P[]): P[] {
  const sorted = [...points].sort((a, b) => b.x - a.x || b.y - a.y);
  const front: P[] = [];
  for (const point of sorted) if (point.y > (front.at(-1)?.y ?? Number.NEGATIVE_INFINITY)) front.push(point);
  return front.reverse();
}

const isWide = (values: readonly number[]): boolean => Math.max(...values) > WIDE * Math.min(...values);

/** The drawing; null = nothing has both figures. */
export function frontPlot({ rows, front, others }: SearchResult): Markup | null {
  const answered = [...front, ...rows.filter(({ isOnFront }) => !isOnFront)];
  const named = answered.flatMap((row) => pointOf(row, fleetText(row), groupOf(row)));
  const behind = others.flatMap((row) => pointOf(row, row.id, ''));
  if (named.length === 0) return null;
  const all = [...named, ...behind];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [x, y] = [figureAxis(xs, isWide(xs)), figureAxis(ys, isWide(ys))];
  const px = (value: number) => left + x.at(value) * (width - left - right);
  const py = (value: number) => top + (1 - y.at(value)) * plotHeight;
  const bottom = top + plotHeight;
  const grid = [
    ...y.ticks.flatMap(({ value, text }) => [
      lineAt(left, py(value), width - right, py(value), rule),
      textAt(left - 8, py(value) + 4, text, { anchor: 'end', colour: soft }),
    ]),
    ...x.ticks.map(({ value, text }) => textAt(px(value), bottom + 18, text, { anchor: 'middle', colour: soft })),
    lineAt(left, bottom, width - right, bottom),
  ];
  const line = speedFront(named);
  const steps = line.slice(1).map((point, at) => {
    const before = line[at] as Point;
    return lineAt(px(before.x), py(before.y), px(point.x), py(point.y), '#12355b', 1.6);
  });
  const groups = [...new Set(named.map(({ group }) => group))];
  const lookOf = (group: string) => looks[groups.indexOf(group) % looks.length] ?? looks[0];
  const marks = named.map(({ x: at, y: of, text, group }) => {
    const { mark, colour } = lookOf(group);
    return html`<g><title>${text}</title>${markAt(px(at), py(of), mark, colour, 4.2)}</g>`;
  });
  const faint = behind.map(({ x: at, y: of, text }) => {
    return html`<g><title>${text}</title>${markAt(px(at), py(of), 'disc', '#c9c6bf', 2.4)}</g>`;
  });
  const legend = groups.flatMap((group, row) => {
    const [at, of] = [left + (row % 3) * 260, bottom + 66 + Math.floor(row / 3) * 18];
    return [markAt(at, of - 4, lookOf(group).mark, lookOf(group).colour), textAt(at + 10, of, group)];
  });
  const height = bottom + 78 + Math.floor((groups.length - 1) / 3) * 18;
  const axes = [
    textAt((left + width - right) / 2, bottom + 40, 'tokens/s/user (1 / median time per output token)', {
      anchor: 'middle',
    }),
    textAt(16, top + plotHeight / 2, 'good tokens/s/accelerator', { anchor: 'middle', isUpright: true }),
  ];
  const ends = line.length === 0 ? '' : ` The line runs from ${line[0]?.text} to ${line.at(-1)?.text}.`;
  const says = `Good tokens a second and accelerator against tokens a second and user of ${all.length} fleets.${ends}`;
  return drawing(width, height, says, [...grid, ...faint, ...steps, ...marks, ...axes, ...legend]);
}
